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
    return [(each, anchor_of(each)) for each in findings]


def anchor_of(finding):
    if finding.number:
        return f"{finding.field}-{finding.number - 1}"
    return ANCHORS.get(finding.field, f"id_{finding.field}")
