"""Promise 1: no word of an article that readers may not see comes through any address of ours.

Every pattern of the resolver is walked. One that is not declared below fails the walk.
"""

import re
from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone

from articles import body
from articles.models import Correction
from articles.publish import publish
from articles.renditions import make_renditions
from tests.factories import (
    ago,
    make_account,
    make_article,
    make_author,
    make_comment,
    make_expert,
    make_image,
    make_section,
    make_tag,
)
from tests.walk import patterns

pytestmark = pytest.mark.django_db
CANARY = re.compile("canary", re.IGNORECASE)
STATES = ("draft", "in_review", "scheduled", "embargoed", "withdrawn")

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


def hidden_article(state):
    """An article with a canary in every field, in a state in which readers may not see it."""
    given = {
        "status": {"scheduled": "draft", "embargoed": "draft"}.get(state, state),
        "published_at": ago(days=1) if state == "withdrawn" else None,
        "embargoed_until": timezone.now() + timedelta(days=3) if state == "embargoed" else None,
    }
    picture = make_image(alt_text=f"canary {state}", caption="canary", credit="canary")
    make_renditions(picture)
    expert = make_expert(f"Canary {state}", organisation=f"Canary {state}", portrait=make_image())
    article = make_article(
        headline=f"Canary {state} headline",
        standfirst="A canary stands first.",
        slug=f"canary-{state}",
        topic="canary",
        body="<p>A canary in the text.</p>" + body.embed_html("image", picture.token),
        section=make_section("News"),
        authors=[make_author(f"Canary writer {state}", bio="canary")],
        takeaways=["A canary to take away."],
        quotes=[{"text": "The canary spoke.", "expert": expert, "disclosure": "canary"}],
        tags=[make_tag(f"Canary {state}", description="canary")],
        lead_image=picture,
        **{name: value for name, value in given.items() if value},
    )
    if state in ("scheduled", "embargoed"):
        publisher = make_account(f"publisher-{state}", group="Publisher")
        publish(article, by=publisher, at=timezone.now() + timedelta(days=4))
    if state == "withdrawn":
        Correction.objects.create(article=article, text="A canary was corrected.")
    make_comment(article, body="A canary comments.", display_name="Canary", status="approved")
    return article


def filled(route, article):
    """The path of ``route`` with the keys of ``article`` in it.

    Lists of a year or month are asked for up to today: those to come are 404 for anybody.
    """
    today = timezone.now().date()
    day = article.first_published_on or today
    if not route.startswith(ARTICLE):
        day = min(day, today)
    image = article.lead_image
    slugs = {
        "section": article.section.slug,
        "tag": article.tags.get().slug,
        "author": article.authors.get().slug,
        "expert": article.quotes.get().expert.slug,
    }
    values = {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "slug": slugs.get(route.partition("/")[0], article.slug),
        "pk": str(article.comments.get().pk),
        "token": image.token,
        "picture": image.token,
        "width": "320",
        "ext": "jpg",
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


@pytest.fixture
def aviary():
    """One public article, and one hidden article of each state, full of canaries."""
    make_article(section=make_section("News"), quotes=[{}], takeaways=["Seen."], tags=[make_tag()])
    return {state: hidden_article(state) for state in STATES}


def told(response):
    """Everything an answer says: its headers and its bytes."""
    words = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.headers}\n{words.decode('utf-8', 'replace')}"


@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
def test_no_canary_is_heard_at_any_public_address(client, aviary, method):
    walked = set()
    for state, article in aviary.items():
        for route, verdict in VERDICTS.items():
            path = filled(route, article)
            if path in walked:
                continue
            walked.add(path)
            ask = getattr(client, method)
            response = ask(path, {"q": "x"} if method == "post" else None)
            where = f"{method} {path} ({state})"
            # Whoever asks for a path knows it; nothing else may hold it.
            asked = article.get_absolute_url()
            heard = CANARY.search(told(response).replace(path, "").replace(asked, ""))
            assert not heard, where
            if verdict == HIDDEN and method in ("get", "head"):
                gone = {404, 410} if state == "withdrawn" else {404}
                assert response.status_code in gone or is_led_back(response), where
            if verdict == PAGE and method == "get":
                assert response.status_code == 200, where


def test_an_account_opens_nothing_at_any_public_address(client, login, aviary, chief):
    """Whoever is logged in is a reader like any other there, and posts like one."""
    article = aviary["draft"]
    asked = [(way, filled(route, article)) for route in VERDICTS for way in ("get", "post")]
    anonymous = [getattr(client, way)(path).status_code for way, path in asked]
    login(chief)
    for (way, path), status in zip(asked, anonymous, strict=True):
        assert getattr(client, way)(path).status_code == status, (way, path)


def is_led_back(response):
    """GET of the comment address leads to the article's own, whatever stands there."""
    return response.status_code == 302 and response["Location"].endswith("#speak")


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "embargoed"])
def test_a_hidden_article_answers_like_one_that_never_was(client, aviary, state):
    article = aviary[state]
    for end in ("", "print/", "feed/", "pdf/", "changes/", "nothing/"):
        path = f"{article.get_absolute_url()}{end}"
        for address in (path, path.rstrip("/")):
            other = address.replace(article.slug, "x" * len(article.slug))
            hidden, never = client.get(address), client.get(other)
            assert (hidden.status_code, dict(hidden.headers), hidden.content) == (
                never.status_code,
                dict(never.headers),
                never.content,
            )


def test_counts_and_pages_do_not_shift_for_what_is_hidden(client):
    public = make_article(section=make_section("News"), quotes=[{}], tags=[make_tag()])
    pages = [
        "/",
        "/section/news/",
        "/archive/",
        "/feed/",
        "/sitemap.xml",
        "/experts/",
        "/tag/power/",
    ]
    pages += [public.get_absolute_url(), f"/{public.first_published_on.year}/"]
    before = {page: client.get(page).content for page in pages}
    for state in STATES:
        hidden_article(state)
    for page, content in before.items():
        assert client.get(page).content == content, page


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
