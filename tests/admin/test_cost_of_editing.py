"""How many queries editors' screens take, whatever the number of articles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests import factories
from tests.admin.steps import change_page, form_data, page

pytestmark = pytest.mark.django_db
LIST = "articles_article_changelist"


def steps(client, article):
    """What an editor does all day: each a name and something to do."""
    data = form_data(article, headline="Better said", takeaways=[{"text": "One more."}])
    return {
        "list": lambda: client.get(page(LIST)),
        "search": lambda: client.get(page(LIST), {"q": "tape"}),
        "address": lambda: client.get(page(LIST), {"q": article.get_absolute_url()}),
        "filter": lambda: client.get(page(LIST), {"state": "published", "author": "Ana"}),
        "mine": lambda: client.get(page(LIST), {"view": "mine"}),
        "open": lambda: client.get(change_page(article)),
        "save": lambda: client.post(change_page(article), data),
        "history": lambda: client.get(page("articles_article_history", article.pk)),
        "autosave": lambda: client.post(page("articles_article_autosave", article.pk), data),
    }


def counted(client, article):
    counts = {}
    for name, step in steps(client, article).items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert step().status_code in (200, 302)
        counts[name] = len(queries)
    return counts


def live(**given):
    return factories.make_article(
        takeaways=["First."], quotes=[{}], tags=[factories.make_tag()], **given
    )


def test_no_step_of_editing_costs_more_with_more_articles(login, publisher):
    client = login(publisher)
    client.get(page(LIST))  # content types are asked for once in the life of a process
    counted(client, live())
    few = counted(client, live(owner=publisher))
    for number in range(25):
        article = live(owner=publisher)
        if number % 5 == 0:
            client.post(change_page(article), form_data(article, headline=f"Pending {number}"))
    assert Article.objects.filter(revises__isnull=False).count() > 5
    many = counted(client, live(owner=publisher))
    assert many == few
    assert many["list"] <= 15
