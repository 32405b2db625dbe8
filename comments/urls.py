"""Readers' addresses of comments. Mounted at the root, before those of articles."""

from django.urls import path

from articles.urls import ARTICLE
from comments import feeds, views

app_name = "comments"
urlpatterns = [
    path(f"{ARTICLE}comment/", views.post_comment, name="post"),
    path(f"{ARTICLE}feed/", feeds.article_feed, name="feed"),
    path("comments/confirm/<str:token>/", views.confirm_address, name="confirm"),
    path("comments/mails/<str:token>/", views.leave_mails, name="leave"),
    path("comments/digest/<str:token>/", views.leave_digest, name="leave_digest"),
    path("comments/policy/", views.comments_policy, name="policy"),
    path("comments/badge/<str:token>/", views.take_badge, name="badge"),
    path("comments/mine/", views.mine, name="mine"),
    path("comments/mine/download/", views.mine_download, name="mine_download"),
    path("comments/mine/erase/", views.mine_erase, name="mine_erase"),
    path("comments/mine/erased/", views.erased, name="mine_erased"),
    path("comments/mine/ask/", views.ask_for_link, name="mine_ask"),
    path("comments/mine/asked/", views.link_sent, name="mine_asked"),
    path("comments/mine/<str:token>/", views.mailed, name="mailed"),
    path("comments/mine/<str:token>/download/", views.mailed_download, name="mailed_download"),
    path("comments/mine/<str:token>/erase/", views.mailed_erase, name="mailed_erase"),
    path("comments/<int:pk>/", views.comment_place, name="place"),
    path("comments/<int:pk>/replies/", views.comment_replies, name="replies"),
    path("comments/<int:pk>/reply/", views.reply_to_comment, name="reply"),
    path("comments/<int:pk>/recommend/", views.recommend_comment, name="recommend"),
    path("comments/<int:pk>/report/", views.report_comment, name="report"),
    path("comments/<int:pk>/report/done/", views.report_done, name="report_done"),
    path("comments/<int:pk>/mine/", views.comment_receipt, name="receipt"),
    path("comments/<int:pk>/edit/", views.edit_comment, name="edit"),
    path("comments/<int:pk>/withdraw/", views.withdraw_comment, name="withdraw"),
    path("comments/<int:pk>/appeal/", views.appeal_comment, name="appeal"),
]
