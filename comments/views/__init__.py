"""Readers' pages of comments, one module per kind of page."""

from .badge import take_badge
from .mail import confirm_address, leave_digest, leave_mails
from .mine import (
    ask_for_link,
    erased,
    link_sent,
    mailed,
    mailed_download,
    mailed_erase,
    mine,
    mine_download,
    mine_erase,
)
from .place import comment_place, comment_replies
from .policy import comments_policy
from .post import post_comment, reply_to_comment
from .receipt import appeal_comment, comment_receipt, edit_comment, withdraw_comment
from .voice import recommend_comment, report_comment, report_done

__all__ = [
    "appeal_comment",
    "ask_for_link",
    "comment_place",
    "comment_receipt",
    "comment_replies",
    "comments_policy",
    "confirm_address",
    "edit_comment",
    "erased",
    "leave_digest",
    "leave_mails",
    "link_sent",
    "mailed",
    "mailed_download",
    "mailed_erase",
    "mine",
    "mine_download",
    "mine_erase",
    "post_comment",
    "recommend_comment",
    "reply_to_comment",
    "report_comment",
    "report_done",
    "take_badge",
    "withdraw_comment",
]
