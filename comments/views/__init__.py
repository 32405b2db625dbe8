"""Readers' pages of comments, one module per kind of page."""

from .badge import take_badge
from .mail import confirm_address, leave_digest, leave_mails
from .place import comment_place, comment_replies
from .policy import comments_policy
from .post import post_comment, reply_to_comment
from .receipt import appeal_comment, comment_receipt, edit_comment, withdraw_comment
from .voice import recommend_comment, report_comment, report_done

__all__ = [
    "appeal_comment",
    "comment_place",
    "comment_receipt",
    "comment_replies",
    "comments_policy",
    "confirm_address",
    "edit_comment",
    "leave_digest",
    "leave_mails",
    "post_comment",
    "recommend_comment",
    "reply_to_comment",
    "report_comment",
    "report_done",
    "take_badge",
    "withdraw_comment",
]
