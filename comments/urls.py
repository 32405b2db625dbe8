"""Readers' addresses of comments. Mounted at the root, before those of articles."""

from django.urls import path

from articles.urls import ARTICLE
from comments import feeds, views

app_name = "comments"
urlpatterns = [
    path(f"{ARTICLE}comment/", views.post_comment, name="post"),
    path(f"{ARTICLE}feed/", feeds.article_feed, name="feed"),
    path("comments/<int:pk>/", views.comment_place, name="place"),
    path("comments/<int:pk>/mine/", views.comment_receipt, name="receipt"),
    path("comments/<int:pk>/reply/", views.reply_to_comment, name="reply"),
]
