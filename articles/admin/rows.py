"""The row on which an article is edited, and where its form is."""

from django.urls import reverse

from articles.models import Article

# Where a finding of the gate leads on the form.
ANCHORS = {"takeaways": "takeaways-group", "quotes": "quotes-group", "bylines": "bylines-group"}


def row_of(article):
    """The row on which ``article`` is edited now: its working copy, or itself."""
    row = Article.objects.filter(revises=article).first() or article
    if row is not article:
        row.revises = article
    return row


def change_page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def anchored(findings):
    """Pairs of a finding and the id of what it is about on the form."""
    return [(each, ANCHORS.get(each.field, f"id_{each.field}")) for each in findings]
