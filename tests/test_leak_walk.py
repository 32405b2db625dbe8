"""Promise 1: no word of an article that readers may not see comes through any address of ours.

Every pattern of the resolver is walked. One that is not declared below fails the walk.
"""

import re
from itertools import product

import pytest
from django.urls import get_resolver
from django.utils import timezone

from tests.aviary import HIDDEN as HIDDEN_STATES
from tests.aviary import OLD_ADDRESS, STATES, hidden_article, public_article, stands_in
from tests.factories import make_image
from tests.walk import patterns

pytestmark = pytest.mark.django_db
CANARY = re.compile("canary", re.IGNORECASE)
UNKNOWN = 999_999_999  # the key of no row
METHODS = ("get", "head", "options", "post")
# A view that does not refuse these answers as to a GET, which is walked for every state.
OTHER_METHODS = ("put", "patch", "delete", "trace")

# What an address says when it names something hidden: the page without it, or that nothing is
# there. PAGE addresses name nothing; those in HIDDEN are filled with the hidden article's own keys.
PAGE, HIDDEN, PRIVATE = "page", "hidden", "private"
ARTICLE = "<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>/"
VERDICTS = {
    **dict.fromkeys(("", "robots.txt", "healthz", "readyz", "form-token/"), PAGE),
    **dict.fromkeys(("authors/", "experts/", "takeaways/", "archive/"), PAGE),
    **dict.fromkeys(("corrections/", "corrections/feed/"), PAGE),
    **dict.fromkeys(("feed/", "feed/atom/", "feed.json"), PAGE),
    **dict.fromkeys(("sitemap.xml", "sitemap-pages.xml", "news-sitemap.xml"), PAGE),
    **dict.fromkeys(("newsletter/", "newsletter/check-inbox/", "comments/policy/"), PAGE),
    **dict.fromkeys(
        (f"newsletter/{name}/<str:token>/" for name in ("confirm", "leave", "come-back")), HIDDEN
    ),
    **dict.fromkeys((ARTICLE, f"{ARTICLE}comment/", f"{ARTICLE}feed/", f"{ARTICLE}print/"), HIDDEN),
    **dict.fromkeys((f"comments/<int:pk>/{end}" for end in ("", "mine/", "reply/")), HIDDEN),
    **dict.fromkeys(
        (
            f"comments/<int:pk>/{end}/"
            for end in (
                *("replies", "recommend", "report", "report/done"),
                *("edit", "withdraw", "appeal"),
            )
        ),
        HIDDEN,
    ),
    **dict.fromkeys((f"comments/mine/{end}/" for end in ("ask", "asked", "erased")), PAGE),
    **dict.fromkeys(
        (
            f"comments/mine/{token}{end}"
            for token in ("", "<str:token>/")
            for end in ("", "download/", "erase/")
        ),
        HIDDEN,
    ),
    **dict.fromkeys(
        (f"comments/{name}/<str:token>/" for name in ("confirm", "mails", "badge", "digest")),
        HIDDEN,
    ),
    f"{ARTICLE}changes/": HIDDEN,
    "media/<token:token>/<width:width>.<ext:ext>": HIDDEN,
    **dict.fromkeys(("preview/<str:token>/", "preview/<str:token>/print/"), HIDDEN),
    "preview/<str:token>/<token:picture>/<width:width>.<ext:ext>": HIDDEN,
    "quote-check/<str:token>/": HIDDEN,
    **dict.fromkeys(("section/<slug:slug>/", "section/<slug:slug>/feed/"), PAGE),
    **dict.fromkeys(
        (
            f"{kind}/<slug:slug>/{end}"
            for kind in ("tag", "author", "expert")
            for end in ("", "feed/")
        ),
        HIDDEN,
    ),
    **dict.fromkeys(("<yyyy:year>/", "<yyyy:year>/<dd:month>/"), PAGE),
    "sitemap-<yyyy:year>-<dd:month>.xml": PAGE,
}


def paths_of(article):
    """The path of every public route with the keys of ``article`` in it, by route.

    Lists of a year or month are asked for up to today: those to come are 404 for anybody.
    """
    today = timezone.now().date()
    day = article.first_published_on or today
    comment = article.comments.first()
    values = {
        **dict.fromkeys(("token", "picture"), article.lead_image.token),
        "pk": str(comment.pk if comment else UNKNOWN),
        "width": "320",
        "ext": "jpg",
    }
    rows = dict(zip(("tag", "author", "expert"), stands_in(article), strict=True))
    slugs = {kind: row.slug for kind, row in {"section": article.section, **rows}.items()}
    return {
        route: filled(
            route,
            day if route.startswith(ARTICLE) else min(day, today),
            {"slug": slugs.get(route.partition("/")[0], article.slug), **values},
        )
        for route in VERDICTS
    }


def filled(route, day, values):
    values = {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        **values,
    }
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], route)


def public_routes():
    """The routes of readers' pages; the ledger's catch-all stands for every other path."""
    return [
        route
        for route, pattern in patterns(get_resolver())
        if not route.startswith("admin/") and pattern.name != "elsewhere"
    ]


def test_every_route_has_a_verdict():
    assert set(public_routes()) == set(VERDICTS)


@pytest.fixture(scope="module")
def cages(kept):
    public = public_article(lead_image=make_image())
    birds = {"public": public, **{state: hidden_article(state) for state in STATES}}
    for article in birds.values():
        article.paths = paths_of(article)
    return birds


@pytest.fixture
def aviary(cages, db):
    """One public article, and one hidden article of each state, full of canaries."""
    return cages


def told(response):
    """Everything an answer says: its headers and its bytes."""
    words = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.headers}\n{words.decode('utf-8', 'replace')}"


@pytest.mark.parametrize("method", [*METHODS, *OTHER_METHODS])
def test_no_canary_is_heard_at_any_public_address(client, aviary, method):
    walked = set()
    states = aviary if method in METHODS else ("public", "scheduled", "withdrawn")
    for state in states:
        article = aviary[state]
        asked = article.get_absolute_url()
        for route, path in article.paths.items():
            verdict = VERDICTS[route]
            if path in walked:
                continue
            walked.add(path)
            given = ({"q": "x"},) if method == "post" else ()
            response = getattr(client, method)(path, *given)
            where = f"{method} {path} ({state})"
            # Whoever asks for a path knows it; nothing else may hold it.
            heard = CANARY.search(told(response).replace(path, "").replace(asked, ""))
            assert not heard, where
            if state != "public" and verdict == HIDDEN and method in ("get", "head"):
                gone = {404, 410} if state == "withdrawn" else {404}
                assert response.status_code in gone or is_led_back(response), where
            if verdict == PAGE and method == "get":
                assert response.status_code == 200, where


def test_an_account_opens_nothing_at_any_public_address(client, login, aviary, chief):
    """Whoever is logged in is a reader like any other there, and posts like one."""
    article = aviary["draft"]
    asked = [(way, path) for path in article.paths.values() for way in ("get", "post")]
    anonymous = [getattr(client, way)(path).status_code for way, path in asked]
    login(chief)
    for (way, path), status in zip(asked, anonymous, strict=True):
        assert getattr(client, way)(path).status_code == status, (way, path)


def is_led_back(response):
    """GET of the comment address leads to the article's own, whatever stands there."""
    return response.status_code == 302 and response["Location"].endswith("#speak")


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_a_hidden_article_answers_like_one_that_never_was(client, aviary, state):
    article = aviary[state]
    ends = ("", "print/", "feed/", "pdf/", "changes/", "comment/", "nothing/")
    assert_like_unknown(client, article.get_absolute_url(), article.slug, ends)


@pytest.mark.parametrize("state", [*HIDDEN_STATES, "changes"])
def test_what_stands_in_hidden_articles_only_answers_like_what_never_was(client, aviary, state):
    article = aviary[state]
    tag, author, expert = stands_in(article)
    for row in (tag, author, expert):
        assert_like_unknown(client, row.get_absolute_url(), row.slug, ("", "feed/"))
    for picture in (article.lead_image, expert.portrait):
        place = f"/media/{picture.token}/"
        assert_like_unknown(client, place, picture.token, ("320.jpg", "320.webp", "1.jpg"))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("end", ["", "comment/", "print/", "feed/", "changes/"])
def test_an_old_address_of_what_was_withdrawn_tells_nothing_of_it(client, aviary, method, end):
    response = getattr(client, method)(f"{OLD_ADDRESS}{end}", follow=True)
    takes_it = method in ("get", "head") or (end, method) == ("comment/", "post")
    assert response.status_code in ((404, 410) if takes_it else (405,))
    asked = aviary["withdrawn"].get_absolute_url()
    assert not CANARY.search(told(response).replace(asked, ""))


def assert_like_unknown(client, page, name, ends):
    """Whatever is below ``page`` answers as it does under another name than ``name``."""
    for end, method in product(ends, ("get", "head", "post")):
        path = f"{page}{end}"
        for address in {path, path.rstrip("/")}:
            unknown = "x" * len(name)
            hidden = getattr(client, method)(address)
            never = getattr(client, method)(address.replace(name, unknown))
            said = hidden.content.replace(name.encode(), unknown.encode())
            assert (hidden.status_code, said) == (never.status_code, never.content), address
            headers = f"{dict(hidden.headers)}".replace(name, unknown)
            assert headers == f"{dict(never.headers)}", address


def test_nobody_without_an_account_hears_a_canary_in_the_admin(client, aviary):
    article = aviary["draft"]
    for route, _ in patterns(get_resolver()):
        if not route.startswith("admin/") or "(?P" in route:
            continue
        path = "/" + re.sub(r"<(?:\w+:)?\w+>", str(article.pk), route)
        for method in (client.get, client.post):
            response = method(path)
            assert not CANARY.search(told(response)), path
            assert response.status_code in (200, 302, 403, 404, 405), path
