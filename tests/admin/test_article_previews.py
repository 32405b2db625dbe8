"""What readers would see, beside the form; and links to it for people without an account."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import autosave, invite
from articles.body import embed_html
from articles.models import Article, PreviewLink, QuoteCheck
from articles.renditions import make_renditions
from articles.revise import open_working_copy
from tests import factories
from tests.admin.steps import ARTICLE, change_page, form_data, page, words_of

pytestmark = pytest.mark.django_db
NAMES = ("preview", "preview_page", "preview_print", "links")


def at(article, name):
    return page(f"{ARTICLE}_{name}", article.pk)


@pytest.fixture
def draft(writer):
    return factories.make_article(
        status="draft",
        owner=writer,
        headline="A pact nobody has seen",
        body="<p>Words of the draft.</p>",
        quotes=[
            {"text": "I said so."},
            {"text": "Me too.", "expert": factories.make_expert("Ola")},
        ],
    )


# Who may


@pytest.mark.parametrize(
    "who,state,owned,seen,shared",
    [
        ("writer", "draft", True, 200, 200),
        ("writer", "in_review", True, 200, 200),
        ("writer", "published", True, 200, 403),
        ("writer", "withdrawn", True, 200, 403),
        ("writer", "draft", False, 404, 404),
        ("editor", "draft", False, 200, 200),
        ("editor", "withdrawn", False, 200, 200),
        ("publisher", "published", False, 200, 200),
        ("moderator", "draft", False, 403, 403),
        ("moderator", "draft", True, 403, 403),
    ],
)
def test_who_sees_a_preview_and_who_shares_it(request, login, who, state, owned, seen, shared):
    account = request.getfixturevalue(who)
    owner = account if owned else factories.make_account("owner", group="Writer")
    article = factories.make_article(status=state, owner=owner, quotes=[{}])
    link = invite.invite_to_preview(article, by=owner, label="x")
    client = login(account)
    for name in NAMES:
        expected = shared if name == "links" else seen
        assert client.get(at(article, name)).status_code == expected, name
        if name != "links":
            refused = (405, 403) if seen == 403 else (405,)
            assert client.post(at(article, name)).status_code in refused
    done = {200: 302}.get(shared, shared)
    posts = [{"make": "1", "label": "y", "days": "7"}, {"ask": article.quotes.get().uid}]
    for data in [*posts, {"revoke": link.pk}]:
        assert client.post(at(article, "links"), data).status_code == done
    link.refresh_from_db()
    assert bool(link.revoked_at) == (shared == 200)
    assert PreviewLink.objects.count() == (2 if shared == 200 else 1)
    assert QuoteCheck.objects.count() == (1 if shared == 200 else 0)


def test_nobody_comes_in_without_a_log_in(client, draft):
    for name in NAMES:
        answer = client.get(at(draft, name))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")
        assert client.post(at(draft, name), {"make": "1", "label": "x"}).status_code in (302, 403)
    assert not PreviewLink.objects.exists()


def test_strange_keys_are_unknown(login, editor):
    client = login(editor)
    for key in ("0", "x", "9" * 30, "_00", "1/preview"):
        for end in ("preview/", "preview/page/", "preview/page/print/", "links/"):
            assert client.get(f"/admin/articles/article/{key}/{end}").status_code == 404


# Looking at it


def test_the_page_shows_the_draft_in_a_frame_of_a_chosen_width(login, writer, draft):
    client = login(writer)
    for given, chosen, source in [
        ("", "phone", "preview_page"),
        ("?as=desktop", "desktop", "preview_page"),
        ("?as=print", "print", "preview_print"),
        ("?as=nonsense&x=%00", "phone", "preview_page"),
    ]:
        response = client.get(at(draft, "preview") + given)
        text = response.content.decode()
        assert f'class="frame frame--{chosen}" src="{at(draft, source)}"' in text
        assert f'href="?as={chosen}" aria-current="page"' in text
        assert "frame-src 'self'" in response["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["preview_page", "preview_print"])
def test_what_stands_in_the_frame_may_be_framed_by_us_alone(login, writer, draft, name):
    response = login(writer).get(at(draft, name))
    policy = response["Content-Security-Policy"].split("; ")
    assert "frame-ancestors 'self'" in policy
    assert not any(each.startswith("frame-src") for each in policy)
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    text = response.content.decode()
    assert draft.headline in text
    assert "Words of the draft." in text
    for absent in ("canonical", "ld+json", "Preview for", 'id="comments"'):
        assert absent not in text


def test_the_working_copy_is_what_is_shown(login, editor):
    live = factories.make_article(headline="As it was")
    copy = open_working_copy(live, by=editor)
    Article.objects.filter(pk=copy.pk).update(headline="As it will be")
    client = login(editor)
    text = client.get(at(live, "preview_page")).content.decode()
    assert "As it will be" in text
    assert "As it was" not in text
    assert "readers see something else" in words_of(client.get(at(live, "preview")))
    assert client.get(at(copy, "preview_page")).status_code == 404


def test_pictures_come_the_way_that_asks_who_looks(login, writer, draft):
    inside = factories.make_image(uploaded_by=writer)
    draft.lead_image = factories.make_image(uploaded_by=writer)
    draft.body += embed_html("image", inside.token)
    draft.save()
    draft.body_images.add(inside)
    for image in (inside, draft.lead_image):
        make_renditions(image)
    client = login(writer)
    text = client.get(at(draft, "preview_page")).content.decode()
    for image in (inside, draft.lead_image):
        source = page("articles_image_picture", image.pk)
        assert f'src="{source}?w=' in text
        assert client.get(f"{source}?w=640").status_code == 200
    assert "/media/" not in text


def test_dates_are_in_the_clocks_of_readers(login, editor):
    editor.time_zone = "Asia/Tokyo"
    editor.save()
    live = factories.make_article(published_at=factories.ago(days=2))
    text = login(editor).get(at(live, "preview_page")).content.decode()
    assert f"{live.published_at:%H:%M} UTC" in text


# As it is typed


def kept(account, article, **given):
    """Keep what ``account`` typed on the form of ``article``."""
    pairs = []
    for name, value in form_data(article, **given).items():
        values = value if isinstance(value, list) else [value]
        pairs += [(name, str(each)) for each in values]
    autosave.keep(account, article, fields=pairs)


def test_what_is_typed_is_shown_before_it_is_saved(login, writer, draft):
    expert = factories.make_expert("Ada Typed")
    kept(
        writer,
        draft,
        headline="A typed headline",
        body="<p>Typed <script>alert(1)</script>words.</p>",
        takeaways=[{"position": 10, "text": "A typed takeaway", "uid": ""}],
        quotes=[{"position": 5, "text": "A typed quote.", "expert": expert.pk, "uid": ""}],
        tags=[factories.make_tag("Typed tag").pk],
    )
    client = login(writer)
    text = client.get(at(draft, "preview_page") + "?typed=1").content.decode()
    for words in ("A typed headline", "A typed takeaway", "A typed quote.", "Ada Typed"):
        assert words in text
    assert "Typed tag" in text
    assert "I said so." in text
    assert "alert(1)" not in text
    assert draft.headline not in text
    assert draft.headline in client.get(at(draft, "preview_page")).content.decode()
    draft.refresh_from_db()
    assert (draft.headline, draft.takeaways.count(), draft.quotes.count()) == (
        "A pact nobody has seen",
        0,
        2,
    )


def test_what_is_typed_is_shown_to_who_typed_it(login, writer, editor, draft):
    kept(writer, draft, headline="A typed headline")
    text = login(editor).get(at(draft, "preview_page") + "?typed=1").content.decode()
    assert "A typed headline" not in text
    assert draft.headline in text


def test_a_picture_of_somebody_else_cannot_be_typed_in(login, writer, editor, draft):
    foreign = factories.make_image(uploaded_by=editor, caption="Zanzibar")
    make_renditions(foreign)
    factories.make_article(status="draft", owner=editor, lead_image=foreign)
    kept(writer, draft, body=embed_html("image", foreign.token), lead_image=foreign.pk)
    text = login(writer).get(at(draft, "preview_page") + "?typed=1").content.decode()
    assert "Zanzibar" not in text


def test_nonsense_that_was_kept_breaks_no_preview(login, writer, draft):
    pairs = [("headline", "x" * 500), ("section", "9" * 30), ("tags", "\0"), ("lead_image", "x")]
    pairs += [("quotes-TOTAL_FORMS", "x"), ("takeaways-TOTAL_FORMS", "99999999"), ("body", "<p>")]
    autosave.keep(writer, draft, fields=pairs)
    assert login(writer).get(at(draft, "preview_page") + "?typed=1").status_code == 200


# Beside the form


def test_the_form_leads_to_the_preview_and_says_what_was_said_to_the_quotes(login, editor, draft):
    first, second = draft.quotes.all()
    token = invite.token_of(invite.invite_to_check(first, by=editor))
    invite.approve_quote(token, words=first.text)
    client = login(editor)
    response = client.get(change_page(draft))
    assert "Approved" in words_of(response)
    assert "Not asked" in words_of(response)
    for name in ("preview", "links"):
        assert f'href="{at(draft, name)}"' in response.content.decode()
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    first.text += "!"
    first.save()
    assert "Changed since approved" in words_of(client.get(change_page(draft)))


def test_a_new_article_has_no_preview(login, writer):
    assert "data-live" not in login(writer).get(page(f"{ARTICLE}_add")).content.decode()


# Links


def make(client, article, **given):
    data = {"make": "1", "label": "The lawyer", "days": "7", **given}
    return client.post(at(article, "links"), data, follow=True)


def addresses(response):
    found = re.findall(r'value="(http[^"]+)" readonly', response.content.decode())
    return [unescape(each).replace("http://127.0.0.1:8000", "") for each in found]


@pytest.mark.parametrize("days", [1, 7, 30])
def test_a_link_is_made_for_a_person_and_a_time_and_works(login, client, editor, draft, days):
    response = make(login(editor), draft, days=str(days))
    (address,) = addresses(response)
    link = PreviewLink.objects.get()
    assert (link.label, link.made_by, link.article) == ("The lawyer", editor, draft)
    assert link.expires_at - link.made_at == timedelta(days=days)
    assert "A link for The lawyer is below" in words_of(response)
    client.logout()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "given,words",
    [
        ({"label": " "}, "Say who it is for"),
        ({"label": "x" * 121}, "at most 120 characters"),
        ({"label": "x\0"}, "Null characters"),
        ({"days": "400"}, "Choose one of the list"),
        ({"days": "x"}, "Choose one of the list"),
    ],
)
def test_what_makes_no_link_is_said_in_words(login, editor, draft, given, words):
    response = make(login(editor), draft, **given)
    assert response.status_code == 422
    assert words in words_of(response)
    assert not PreviewLink.objects.exists()


def test_the_page_lists_when_each_link_was_opened(login, client, editor, draft):
    link = invite.invite_to_preview(draft, by=editor, label="The lawyer")
    invite.invite_to_preview(draft, by=editor, label="The boss")
    for hours in range(25):
        with time_machine.travel(timezone.now() + timedelta(hours=hours)):
            invite.open_preview(invite.token_of(link))
    response = login(editor).get(at(draft, "links"))
    told = words_of(response)
    assert "Opened 25 times, last" in told
    assert "The last 20 of them." in told
    assert response.content.decode().count("<li><time") == 20
    assert "The boss" in told
    assert "Not opened yet." in told


def test_a_revoked_link_opens_nothing_and_is_listed_as_such(login, client, editor, draft):
    (address,) = addresses(make(login(editor), draft))
    link = PreviewLink.objects.get()
    response = client.post(at(draft, "links"), {"revoke": link.pk}, follow=True)
    assert "Revoked. The link opens nothing any more." in words_of(response)
    assert "Links that ended (1)" in words_of(response)
    assert addresses(response) == []
    assert client.get(address).status_code == 404


def test_links_of_another_article_are_out_of_reach(login, writer, editor, draft):
    other = factories.make_article(status="draft", owner=editor, quotes=[{"text": "Zanzibar"}])
    link = invite.invite_to_preview(other, by=editor, label="Zanzibar")
    check = invite.invite_to_check(other.quotes.get(), by=editor)
    client = login(writer)
    posts = [{"revoke": link.pk}, {"revoke_check": check.pk}, {"ask": other.quotes.get().uid}]
    posts += [{"revoke": "x"}, {"revoke_check": "9" * 30}, {"ask": "\0"}, {"nothing": "1"}, {}]
    for data in posts:
        assert client.post(at(draft, "links"), data).status_code == 404, data
    for row in (link, check):
        row.refresh_from_db()
        assert row.works()
    assert QuoteCheck.objects.count() == 1
    assert "Zanzibar" not in words_of(client.get(at(draft, "links")))


def test_there_is_an_end_to_how_many_links_work(login, editor, draft, monkeypatch):
    monkeypatch.setattr(invite, "MOST_WORKING", 2)
    client = login(editor)
    make(client, draft)
    make(client, draft)
    response = make(client, draft, label="One too many")
    assert response.status_code == 422
    assert "2 links work already" in words_of(response)
    assert 'value="One too many"' in response.content.decode()
    invite.revoke(PreviewLink.objects.first())
    assert make(client, draft).status_code == 200
    assert PreviewLink.objects.count() == 3


# Quotes


def test_a_quote_goes_from_asked_to_approved_to_lapsed(login, client, editor, draft):
    quote = draft.quotes.get(text="I said so.")
    client = login(editor)
    assert "Make a link for Yuki Tanabe" in words_of(client.get(at(draft, "links")))
    response = client.post(at(draft, "links"), {"ask": quote.uid}, follow=True)
    (address,) = addresses(response)
    assert "Waiting for an answer" in words_of(response)
    assert "I said so." in client.get(address).content.decode()
    invite.comment_on_quote(address.split("/")[2], text="Say <b>did</b>.")
    told = words_of(client.get(at(draft, "links")))
    assert "Comment to read" in told
    assert "Say <b>did</b>." in told
    invite.approve_quote(address.split("/")[2], words=quote.text)
    told = words_of(client.get(at(draft, "links")))
    assert "Approved" in told
    assert "Say <b>did</b>." in told
    quote.text = "I said no."
    quote.save()
    response = client.get(at(draft, "links"))
    assert "The approved words differ from what the quote says now" in words_of(response)
    assert re.search(r"<del>.*?so</del><ins>.*?no</ins>", response.content.decode())


def test_a_link_to_a_quote_is_revoked(login, client, editor, draft):
    check = invite.invite_to_check(draft.quotes.first(), by=editor)
    login(editor).post(at(draft, "links"), {"revoke_check": check.pk})
    assert client.get(f"/quote-check/{invite.token_of(check)}/").status_code == 404


def test_the_quotes_of_the_working_copy_are_those_that_are_asked_about(login, editor):
    live = factories.make_article(quotes=[{"text": "As it was."}])
    copy = open_working_copy(live, by=editor)
    copy.quotes.update(text="As it will be.")
    client = login(editor)
    assert "As it will be." in words_of(client.get(at(live, "links")))
    client.post(at(live, "links"), {"ask": copy.quotes.get().uid})
    assert QuoteCheck.objects.get().article == live


# How much it asks of the database


def count(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_queries_do_not_grow_with_links_openings_or_quotes(login, editor, draft):
    client = login(editor)

    def fill():
        link = invite.invite_to_preview(draft, by=editor, label="x")
        invite.open_preview(invite.token_of(link))
        quote = factories.make_quote(draft, expert=factories.make_expert(f"Expert {link.pk}"))
        check = invite.invite_to_check(quote, by=editor)
        invite.approve_quote(invite.token_of(check), words=quote.text)

    fill()
    places = [at(draft, name) for name in NAMES]
    few = [count(client, place) for place in places]
    for _ in range(5):
        fill()
    assert [count(client, place) for place in places] == few
    assert max(few) <= 20
