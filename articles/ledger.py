"""What stands at an address of this site, now or formerly."""

import re

from django.urls import Resolver404, resolve

from articles.models import Address, Article, Author, Expert, Section, Tag

_ARTICLE = re.compile(r"/[0-9]{4}/[0-9]{2}/[0-9]{2}/([-\w]+)/")
_NAMED = re.compile(r"/(section|tag|author|expert)/([-\w]+)/")
_MODELS = {"section": Section, "tag": Tag, "author": Author, "expert": Expert}


def leads_somewhere(path):
    """Whether a link to ``path`` leads to a page, moved or not, that was or is to be public."""
    path = path if path.endswith("/") else f"{path}/"
    if Address.objects.filter(path=path).exists():
        return True
    if found := _ARTICLE.match(path):
        row = Article.objects.editable().filter(slug=found[1]).first()
        return bool(row and path.startswith(row.get_absolute_url()))
    if found := _NAMED.match(path):
        return _MODELS[found[1]].objects.filter(slug=found[2]).exists()
    try:
        # "elsewhere" takes every path there is, to look it up in the ledger.
        return resolve(path).url_name != "elsewhere"
    except Resolver404:
        return False
