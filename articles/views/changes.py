"""What changed in an article since readers could read it first."""

from django.shortcuts import render

from articles.changes import public_changes

from .addresses import answer_without_row, public_article
from .reading import reader_page


@reader_page
def article_changes(request, year, month, day, slug):
    """The changes of an article in public, newest first, word by word."""
    article = public_article(year, month, day, slug)
    if article is None:
        return answer_without_row(request)
    context = {
        "article": article,
        "section": article.section,
        "changes": public_changes(article),
        "canonical": f"{article.get_absolute_url()}changes/",
    }
    return render(request, "articles/article_changes.html", context)
