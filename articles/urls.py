"""Readers' addresses of articles and lists. Mounted at the root."""

from django.urls import path, register_converter

from articles import views

app_name = "articles"


class Digits:
    """Digits of one length, kept as written: a date in an address has one spelling."""

    def to_python(self, value):
        return value

    to_url = to_python


class FourDigits(Digits):
    regex = "[0-9]{4}"


class TwoDigits(Digits):
    regex = "[0-9]{2}"


register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "dd")

ARTICLE = "<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>/"
urlpatterns = [
    path(ARTICLE, views.article_detail, name="detail"),
    path("section/<slug:slug>/", views.section_detail, name="section"),
    path("tag/<slug:slug>/", views.tag_detail, name="tag"),
    path("author/<slug:slug>/", views.author_detail, name="author"),
    path("expert/<slug:slug>/", views.expert_detail, name="expert"),
]
