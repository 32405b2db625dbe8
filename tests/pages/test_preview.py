"""An article before it is public, for whoever has a link."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from articles import invite
from articles.body import embed_html
from articles.models import Article, Correction, PreviewLink, PreviewOpening
from articles.publish import publish
from articles.revise import link_body_images, open_working_copy
from tests.factories import ago, make_article, make_author, make_expert, make_quote, make_tag

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def draft():
    return make_article(
        status="draft",
        headline="A pact nobody has seen",
        body='<p>Words of the <a href="https://example.com/">draft</a>.</p>',
        takeaways=["Take this away"],
        quotes=[{"text": "I said so."}],
        tags=[make_tag()],
    )


@pytest.fixture
def share(editor):
    """``share(article)``: the address of a new link to it."""

    def make(article, **given):
        link = invite.invite_to_preview(article, by=editor, **{"label": "The lawyer", **given})
        return f"/preview/{invite.token_of(link)}/"

    return make


@pytest.mark.parametrize("end", ["", "print/"])
@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_the_page_is_the_one_readers_will_see_and_says_what_it_is(read, share, draft, state, end):
    if state != "draft":
        draft = make_article(status=state, headline=draft.headline, body=draft.body, quotes=[{}])
    page = read(share(draft) + end)
    assert page.status == 200
    for words in (draft.headline, "Words of the", 'class="expert-quote"', "Ana Ortega"):
        assert words in page.text
    assert "Preview for The lawyer: not published." in page.text
    assert "Ends" in page.text


def test_it_holds_nothing_that_leads_to_a_page_which_is_not_there(read, share, draft):
    for end in ("", "print/"):
        page = read(share(draft) + end)
        assert '<meta name="robots" content="noindex, nofollow">' in page.text
        for absent in ("canonical", "ld+json", "og:", "twitter:", "<form", 'id="comments"'):
            assert absent not in page.text
        assert draft.get_absolute_url() not in page.text
        assert draft.slug not in page.text


def test_it_shows_one_article_only(read, share, draft):
    make_article(headline="Another of the same tag", tags=[make_tag()], section=draft.section)
    assert "Another of the same tag" not in read(share(draft)).text


def test_no_cache_keeps_it_nobody_finds_it_and_links_do_not_tell_it(client, share, draft, picture):
    draft.lead_image = picture()
    draft.save()
    address = share(draft)
    token = draft.lead_image.token
    paths = [address, f"{address}print/", f"{address}{token}/320.jpg", "/preview/1.x/"]
    for path in paths:
        for ask in (client.get, client.head, client.post):
            response = ask(path)
            assert response["Cache-Control"] == "no-store"
            assert response["X-Robots-Tag"] == "noindex, nofollow"
            assert response["Referrer-Policy"] == "no-referrer"
            assert "ETag" not in response
            assert not response.cookies
            assert response["Vary"] == "Accept-Encoding"


def test_it_takes_no_posts_and_gives_the_text_back(client, share, draft):
    response = client.post(share(draft), {"body": "All I wrote"})
    assert response.status_code == 405
    assert "All I wrote" in response.content.decode()
    assert not PreviewOpening.objects.exists()


def test_a_working_copy_is_shown_in_place_of_what_readers_see(read, share, editor):
    live = make_article(headline="As it was", published_at=ago(days=3), quotes=[{}])
    address = share(live)
    copy = open_working_copy(live, by=editor)
    Article.objects.filter(pk=copy.pk).update(headline="As it will be", slug="moved")
    Correction.objects.create(article=live, text="It was thirteen.")
    page = read(address)
    assert "As it will be" in page.text
    assert "As it was" not in page.text
    assert "with changes that are not published" in page.text
    assert "It was thirteen." in page.text
    assert f"{live.published_at:%-d %B %Y}" in page.text


def test_a_link_to_the_copy_shows_the_draft_as_it_is_now(read, share, draft):
    address = share(draft)
    Article.objects.filter(pk=draft.pk).update(headline="Newer words")
    page = read(address)
    assert "Newer words" in page.text
    assert draft.headline not in page.text


def test_once_public_the_link_leads_to_the_article(client, share, draft, publisher):
    address = share(draft)
    publish(draft, by=publisher, at=datetime.now(UTC) + timedelta(hours=1))
    assert client.get(address).status_code == 200
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2)):
        response = client.get(address)
        draft.refresh_from_db()
        assert response.status_code == 302
        assert response["Location"] == draft.get_absolute_url()
        assert response["Cache-Control"] == "no-store"
        assert client.get(f"{address}print/")["Location"] == f"{draft.get_absolute_url()}print/"


def test_it_ends_at_the_second(client, share, draft):
    with time_machine.travel(NOON, tick=False):
        address = share(draft)
    week = timedelta(days=7)
    with time_machine.travel(NOON + week - timedelta(seconds=1), tick=False):
        assert client.get(address).status_code == 200
    with time_machine.travel(NOON + week, tick=False):
        assert client.get(address).status_code == 404


def test_nobody_can_make_it_last_longer_than_a_month(client, share, draft):
    with time_machine.travel(NOON, tick=False):
        address = share(draft, lasting=timedelta(days=400))
    with time_machine.travel(NOON + timedelta(days=30), tick=False):
        assert client.get(address).status_code == 404


def test_every_dead_link_gets_the_same_answer(client, share, draft, editor):
    address = share(draft)
    token = address.split("/")[2]
    check = invite.invite_to_check(draft.quotes.get(), by=editor)
    ended = share(draft, lasting=timedelta(seconds=-1))
    revoked = share(draft, label="Somebody else")
    invite.revoke(PreviewLink.objects.get(label="Somebody else"))
    gone = make_article(status="draft")
    deleted = share(gone)
    gone.delete()
    wrong = ["1", "x", "9" * 400, "1.x", "%00", "%ff", "é", token[:-1], f"{token}x", "1:2:3"]
    wrong += [invite.token_of(check), token.replace(".", "..")]
    dead = [ended, revoked, deleted, *(f"/preview/{each}/" for each in wrong)]
    answers = {client.get(path).content for path in dead}
    assert len(answers) == 1
    assert "This link has ended" in answers.pop().decode()
    for path in dead:
        assert client.get(path).status_code == 404, path
        assert client.get(f"{path}print/").status_code == 404, path
    assert not PreviewOpening.objects.exists()
    assert client.get(address).status_code == 200


def test_a_token_opens_its_own_article_only(read, share, draft):
    other = make_article(status="draft", headline="The other one")
    first, second = share(draft), share(other)
    number, _, signature = second.split("/")[2].partition(".")
    mixed = f"/preview/{PreviewLink.objects.get(article=draft).pk}.{signature}/"
    assert "The other one" not in read(first).text
    assert "The other one" in read(second).text
    assert read(mixed).status == 404


def test_each_opening_is_noted_and_a_look_by_machine_is_not(client, share, draft):
    address = share(draft)
    with time_machine.travel(NOON, tick=False):
        PreviewLink.objects.update(made_at=NOON, expires_at=NOON + timedelta(days=1))
        client.get(address)
        client.get(f"{address}print/")
        client.head(address)
    assert [each.at for each in PreviewOpening.objects.all()] == [NOON, NOON]


def test_an_address_that_lost_its_slash_leads_there_and_is_one_opening(client, share, draft):
    address = share(draft)
    response = client.get(address.rstrip("/"), follow=True)
    assert response.redirect_chain == [(address, 301)]
    assert draft.headline in response.content.decode()
    assert PreviewOpening.objects.count() == 1
    assert client.get("/preview/1.x").status_code == 404


def test_openings_are_counted_up_to_a_bound(client, share, draft, monkeypatch):
    monkeypatch.setattr(invite, "MOST_OPENINGS", 2)
    address = share(draft)
    for _ in range(4):
        assert client.get(address).status_code == 200
    assert PreviewOpening.objects.count() == 2


def test_the_page_comes_though_its_opening_cannot_be_noted(client, share, draft, monkeypatch):
    def fail(**_):
        raise DatabaseError

    monkeypatch.setattr(PreviewOpening.objects, "create", fail)
    assert client.get(share(draft)).status_code == 200


# Pictures


def pictures_of(page):
    return set(re.findall(r'(/[^" ,]+\.(?:jpg|webp|avif))', page.text))


def test_every_picture_of_the_page_is_served_below_its_own_address(client, read, share, picture):
    inside = picture()
    draft = make_article(
        status="draft",
        lead_image=picture(),
        body="<p>One.</p>" + embed_html("image", inside.token),
        authors=[make_author(portrait=picture())],
        quotes=[{"expert": make_expert(portrait=picture())}],
    )
    link_body_images(draft)
    address = share(draft)
    shown = pictures_of(read(address))
    tokens = {path.split("/")[3] for path in shown}
    assert len(tokens) == 4
    for path in shown:
        assert path.startswith(address)
        response = client.get(path)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("image/")
        assert response["X-Content-Type-Options"] == "nosniff"
        public = path.replace(address, "/media/")
        assert client.get(public).status_code == 404


def test_pictures_of_other_articles_are_not(client, share, draft, picture):
    foreign, public = picture(), picture()
    make_article(status="draft", lead_image=foreign)
    make_article(lead_image=public)
    address = share(draft)
    dead = client.get("/preview/1.x/").content
    for image in (foreign, public):
        response = client.get(f"{address}{image.token}/320.jpg")
        assert (response.status_code, response.content) == (404, dead)


def test_a_picture_goes_with_the_link_and_with_its_place(client, share, draft, picture):
    draft.lead_image = picture()
    draft.save()
    address = share(draft)
    path = f"{address}{draft.lead_image.token}/320.jpg"
    assert client.get(path).status_code == 200
    assert client.get(path.replace("320", "321")).status_code == 404
    Article.objects.filter(pk=draft.pk).update(lead_image=None)
    assert client.get(path).status_code == 404
    Article.objects.filter(pk=draft.pk).update(lead_image=draft.lead_image)
    invite.revoke(PreviewLink.objects.get())
    assert client.get(path).status_code == 404
    assert not PreviewOpening.objects.exists()


# How much it asks of the database


def queries(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_queries_do_not_grow_with_the_article(client, share, draft, picture):
    address = share(draft)
    make_quote(draft, expert=make_expert("First", portrait=picture()))
    few = queries(client, address)
    for number in range(5):
        make_quote(draft, expert=make_expert(f"Expert {number}", portrait=picture()))
        draft.bylines.create(author=make_author(f"Author {number}"), position=number + 1)
        draft.tags.add(make_tag(f"Tag {number}"))
        share(draft)
    assert queries(client, address) == few <= 14
