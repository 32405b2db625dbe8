"""What stands at an address of this site, now or formerly, and who may have it."""

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, Model, OuterRef, Q
from django.urls import Resolver404, resolve

from articles.models import Address, Article, Author, Expert, Section, Tag
from articles.models.address import TARGETS
from articles.models.article import first_date

_ARTICLE = re.compile(r"/[0-9]{4}/[0-9]{2}/[0-9]{2}/([-\w]+)/")
_NAMED = re.compile(r"/(section|tag|author|expert)/([-\w]+)/")
_MODELS = {"section": Section, "tag": Tag, "author": Author, "expert": Expert}
# Pages below a page root that move along with it.
SUFFIXES = ("", "print/", "pdf/", "email/", "feed/", "changes/")
LONGEST = 300
# First parts of addresses that are ours whether or not a pattern knows what follows.
OURS = ("account", "admin", "media", "preview", "quote-check", "search", "static")
KEPT = "This address is kept: readers knew something else there. Choose another last part"


@dataclass(frozen=True)
class Answer:
    """What a reader gets at an address: ``status`` is 200, 301, 404 or 410.

    ``row`` is what stands there, stood there or is led to, if that is known; ``to`` the path that
    a 301 leads to; ``entry`` the Address that says so, where the rows themselves do not.
    """

    status: int
    row: Model | None = None
    to: str = ""
    entry: Address | None = None


# Where an address leads


def answer_at(path):
    """The Answer at ``path``; None where the site makes a page of its own, whatever the ledger
    says."""
    if is_unreadable(path):
        return Answer(404)
    name, found = _page_name(path), _row_at(path)
    has_page = name != "elsewhere"
    if found and has_page and is_public(found):
        return Answer(200, row=found)
    if has_page and not _ARTICLE.match(path) and not _NAMED.match(path):
        return None
    if path.endswith("/"):
        row = found if has_page and not isinstance(found, Article) else None
        return answer_without_row(path, row)
    slashed = answer_at(f"{path}/")
    if slashed and slashed.status != 200:
        return slashed
    return Answer(301, row=slashed and slashed.row, to=f"{path}/")


def answer_without_row(path, row=None):
    """What stands at an address that no public row has: one hop, an end, or nothing.

    ``row`` is the tag, author or expert whose address it is, though nothing of theirs is public.
    """
    entry, suffix = entry_for(path)
    if entry is None:
        return _end_of(row or _article_once_at(path))
    target = entry.target()
    if target is None:
        return Answer(410, entry=entry)
    if not is_public(target):
        # That the ledger knows a list says that readers did; an article may be yet to come.
        answer = _end_of(target) if isinstance(target, Article) else Answer(410, row=target)
        return replace(answer, entry=entry)
    here = f"{target.get_absolute_url()}{suffix}"
    if here == path or _page_name(here) == "elsewhere":
        return Answer(404)
    return Answer(301, row=target, to=here, entry=entry)


def _end_of(row):
    """410 for a ``row`` that readers knew once, 404 for any other and for None."""
    if isinstance(row, Article):
        seen = (Article.Status.WITHDRAWN, Article.Status.PUBLISHED)
        was_public = row.status in seen and row.has_been_public()
    else:
        was_public = row and Article.objects.once_public().belonging_to(row).exists()
    return Answer(410, row=row) if was_public else Answer(404)


def entry_for(path):
    """The ledger's row for ``path`` or for the page root above it, and the rest of the path."""
    if is_unreadable(path):
        return None, ""
    roots = {path.removesuffix(each): each for each in SUFFIXES if path.endswith(f"/{each}")}
    rows = Address.objects.filter(path__in=roots).select_related(*TARGETS)
    best = max(rows, key=lambda row: len(row.path), default=None)
    return best, roots[best.path] if best else ""


def is_unreadable(path):
    """Whether ``path`` is nothing that a database could have been asked to keep."""
    return len(path) > LONGEST or "\x00" in path


def is_public(row):
    """Whether the page of ``row`` can be read now. A section's always can."""
    if isinstance(row, Article):
        return row.is_published()
    return isinstance(row, Section) or Article.objects.published().belonging_to(row).exists()


def is_list(path):
    """Whether ``path`` is, or was, that of a section, a tag or a person."""
    return bool(_NAMED.match(path))


def _page_name(path):
    """The name of the page of ours that answers ``path``: "elsewhere" is asked of the ledger, and
    not every page below a root is built yet."""
    try:
        return resolve(path).url_name
    except Resolver404:
        return "elsewhere"


def _row_at(path):
    """The row, public or not, whose address ``path`` is or lies below; None if there is none."""
    if found := _NAMED.match(path):
        return _MODELS[found[1]].objects.filter(slug=found[2]).first()
    if found := _ARTICLE.match(path):
        article = Article.objects.editable().filter(slug=found[1]).first()
        is_here = article and path.startswith(article.get_absolute_url())
        return article if is_here else None
    return None


def _article_once_at(path):
    """The article that readers saw at ``path``, or above it, and cannot see now."""
    found = _ARTICLE.match(path)
    if not found or is_unreadable(path):
        return None
    article = Article.objects.once_public().with_slug(found[1]).first()
    is_here = article and path.startswith(article.get_absolute_url())
    return article if is_here and not article.is_published() else None


def leads_somewhere(path):
    """Whether a link to ``path`` leads to a page, moved or not, that was or is to be public."""
    path = path if path.endswith("/") else f"{path}/"
    if is_unreadable(path):
        return False
    if Address.objects.filter(path=path).exists() or _row_at(path):
        return True
    is_one_of_many = _NAMED.match(path) or _ARTICLE.match(path)
    return not is_one_of_many and _page_name(path) != "elsewhere"


def leading_on():
    """A condition of Address: its target can be read now. For filters and annotations alike."""
    public = Article.objects.published()
    return ExpressionWrapper(
        Q(section__isnull=False)
        | Exists(public.filter(pk=OuterRef("article")))
        | Exists(public.filter(tags=OuterRef("tag")))
        | Exists(public.filter(bylines__author=OuterRef("author")))
        | Exists(public.filter(quotes__expert=OuterRef("expert"))),
        output_field=BooleanField(),
    )


# Who may have an address


def taken_by(path, row):
    """Why ``row`` may not have the address ``path``, in a sentence without its stop, or None."""
    return KEPT if Address.objects.kept_from(row).filter(path=path).exists() else None


def refusal(row, slug):
    """Why the address of ``row`` may not end in ``slug``, in a sentence without its stop, or None.

    The address of an article that nobody has seen begins with a date to come: that is for the
    gate to judge.
    """
    if isinstance(row, Article):
        kept = row.revises or row
        others = Article.objects.editable().exclude(pk=kept.pk)
        is_fixed = kept.has_been_public()
        path = Article(slug=slug, first_published_on=kept.first_published_on).get_absolute_url()
    else:
        kept, others, is_fixed = row, type(row).objects.exclude(pk=row.pk), True
        path = type(row)(slug=slug).get_absolute_url()
    if others.filter(slug=slug).exists():
        return f"Another {row._meta.verbose_name} has this address. Choose another last part"
    return taken_by(path, kept) if is_fixed else None


def path_at(article, *, at):
    """The address that ``article``, or the live one it revises, has once it is public at ``at``."""
    live = article.revises or article
    is_fixed = article.revises_id or live.has_been_public()
    day = live.first_published_on if is_fixed else first_date(at)
    return Article(slug=article.slug, first_published_on=day).get_absolute_url()


class NoAddress(Exception):
    """What was typed cannot be an old address; the message says why."""


def asked(typed):
    """The path that a browser asks for when somebody pastes ``typed``, a part of it or more."""
    path = re.sub(r"^https?://[^/?#]*", "", typed.strip(), flags=re.IGNORECASE)
    path = path.removeprefix(urlsplit(settings.SITE_URL).netloc)
    return "/" + unquote(re.split("[?#]", path)[0]).lstrip("/")


def path_from(typed):
    """The old address that somebody typed, as it is kept: with a slash at both ends.

    Raise NoAddress for what no request could ask for, and for more than a path.
    """
    if re.search(r"[?#]", typed):
        raise NoAddress("Leave off what begins with ? or #: addresses are told apart without it")
    path = asked(typed).rstrip("/") + "/"
    odd = not path.isprintable() or "\N{REPLACEMENT CHARACTER}" in path
    if odd or {".", "..", ""} & set(path.split("/")[1:-1]):
        raise NoAddress("No browser asks for such an address")
    if len(path) > Address._meta.get_field("path").max_length:
        raise NoAddress("The address is too long")
    return path


def check_old_address(path):
    """Raise NoAddress if ``path`` may not be added as an old address: it is kept already, is that
    of a page of ours, or would never be reached."""
    if Address.objects.filter(path=path).exists():
        raise NoAddress("This address is in the ledger already")
    if path.strip("/").partition("/")[0] in OURS:
        raise NoAddress("The site keeps addresses that begin so for itself")
    row = _row_at(path)
    if row and row.get_absolute_url() == path and _has_fixed_address(row):
        kind = row._meta.verbose_name
        name = f"the {kind} “{row}”" if is_public(row) else f"some {kind}"
        raise NoAddress(f"This is the address of {name}")
    if _ARTICLE.fullmatch(path) or _NAMED.fullmatch(path):
        return
    if _page_name(path) == "elsewhere":
        return
    if _ARTICLE.match(path) or _NAMED.match(path):
        raise NoAddress("Leave off the last part: pages below an address move along with it")
    raise NoAddress("The site has a page of its own there")


def _has_fixed_address(row):
    return not isinstance(row, Article) or bool(row.first_published_on)
