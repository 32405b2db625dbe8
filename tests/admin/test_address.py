"""Old addresses: the list, trying one, adding one by hand, and what a rename costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import ledger
from articles.models import Address, Article
from articles.publish import publish, withdraw
from articles.rename import remember_address, rename
from tests import factories
from tests.admin.steps import page, words_of

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/articles/address/", "/admin/articles/address/add/"


def paths(response):
    return re.findall(r'class="field-old"><a[^>]*>([^<]*)', response.content.decode())


def cells(response, name):
    found = re.findall(rf'<td class="field-{name}">(.*?)</td>', response.content.decode(), re.S)
    return [re.sub("<[^>]+>", "", each).strip() for each in found]


def add(client, path, **given):
    return client.post(ADD, {"path": path, **given})


@pytest.fixture
def section():
    return factories.make_section("News")


# Adding one by hand


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/old/", "/old/"),
        ("old", "/old/"),
        ("  /2019/old-post.html ", "/2019/old-post.html/"),
        ("https://www.example.com/2019/old", "/2019/old/"),
        ("HTTP://127.0.0.1:8000/2019/old/", "/2019/old/"),
        ("127.0.0.1:8000/2019/old/", "/2019/old/"),
        ("//2019/old", "/2019/old/"),
        ("/caf%C3%A9/", "/café/"),
        ("/old%20story", "/old story/"),
        ("/tag/not-ours/", "/tag/not-ours/"),
        ("/2019/03/04/not-ours/", "/2019/03/04/not-ours/"),
        ("/category/news/feed/", "/category/news/feed/"),
    ],
)
def test_an_old_address_is_typed_or_pasted_whole_and_then_leads_on(
    client, login, editor, section, typed, kept
):
    add(login(editor), typed, section=section.pk)
    entry = Address.objects.get()
    assert (entry.path, entry.target(), entry.made_by) == (kept, section, editor)
    client.logout()
    for path in (kept, kept.rstrip("/")):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, "/section/news/")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("/old/?p=3", "Leave off what begins with ? or #"),
        ("/old/#top", "Leave off what begins with ? or #"),
        ("/a/../b/", "No browser asks for such an address"),
        ("/a//b/", "No browser asks for such an address"),
        ("/a\x07b/", "No browser asks for such an address"),
        ("/%ff/", "No browser asks for such an address"),
        ("/%00/", "No browser asks for such an address"),
        ("/a\0b/", "Null characters are not allowed"),
        ("/" + "é" * 254, "The address is too long"),
        ("/" + "a" * 300, "at most 255 characters"),
        ("", "Fill this in"),
        ("/", "The site has a page of its own there"),
        ("https://www.example.com", "The site has a page of its own there"),
        ("/archive/", "The site has a page of its own there"),
        ("/feed", "The site has a page of its own there"),
        ("/2019/", "The site has a page of its own there"),
        ("/2019/07/", "The site has a page of its own there"),
        ("/newsletter/", "The site has a page of its own there"),
        ("/admin/articles/", "The site keeps addresses that begin so for itself"),
        ("/static/old.css", "The site keeps addresses that begin so for itself"),
        ("/section/news/", "This is the address of the section “News”"),
        ("/tag/hidden/", "This is the address of some tag"),
        ("/section/news/feed/", "Leave off the last part"),
        ("/2019/03/04/story/print/", "Leave off the last part"),
        ("/kept/", "This address is in the ledger already"),
        ("ARTICLE", "This is the address of some article"),
    ],
)
def test_what_would_never_be_reached_is_refused_with_the_reason(
    login, publisher, section, typed, why
):
    factories.make_tag("Hidden")
    Address.objects.create(path="/kept/", gone_note="It was an advertisement.")
    article = factories.make_article(status="draft", headline="Canary")
    publish(article, by=publisher, at=factories.ago(days=-3))
    typed = typed.replace("ARTICLE", article.get_absolute_url())
    response = add(login(publisher), typed, section=section.pk)
    assert why in words_of(response)
    assert Address.objects.count() == 1


def test_an_old_address_leads_to_one_place_or_says_why_it_leads_nowhere(login, publisher, section):
    client, tag = login(publisher), factories.make_tag()
    both = add(client, "/old/", section=section.pk, tag=tag.pk)
    assert "one place only" in words_of(both)
    neither = add(client, "/old/")
    assert "Say where it leads" in words_of(neither)
    noted = add(client, "/old/", section=section.pk, gone_note="It was an advertisement.")
    assert "only where the address leads nowhere" in words_of(noted)
    unknown = add(client, "/old/", section="99999999999999999999999")
    assert "errorlist" in unknown.content.decode()
    assert not Address.objects.exists()
    add(client, "/old/", gone_note="It was an advertisement.")
    assert "It was an advertisement." in words_of(client.get("/old/"))


def test_an_old_address_is_neither_changed_nor_taken_away(login, chief, section):
    entry = Address.objects.create(path="/old/", section=section)
    client = login(chief)
    client.post(page("articles_address_change", entry.pk), {"path": "/other/"})
    client.post(page("articles_address_delete", entry.pk), {"post": "yes"})
    client.post(LIST, {"action": "delete_selected", "_selected_action": entry.pk, "post": "yes"})
    assert Address.objects.get().path == "/old/"
    assert "/old/" in words_of(client.get(page("articles_address_change", entry.pk)))


def test_writers_and_moderators_have_no_part_in_it(login, writer, moderator, section):
    for account in (writer, moderator):
        client = login(account)
        for address in (LIST, f"{LIST}?try=/section/news/", ADD):
            assert client.get(address).status_code == 403
        assert add(client, "/old/", section=section.pk).status_code == 403
    assert not Address.objects.exists()


def test_an_old_address_added_to_a_draft_is_unknown_until_readers_see_it(login, chief):
    article = factories.make_article(status="draft")
    client = login(chief)
    add(client, "/old/", article=article.pk)
    assert client.get("/old/").status_code == 404
    assert cells(client.get(LIST), "kind") == ["Not public yet"]
    publish(article, by=chief)
    assert client.get("/old/")["Location"] == article.get_absolute_url()


def test_no_loop_and_no_chain_can_be_made_by_hand(login, chief):
    """Where an address leads is computed from its target, so that a path is never a target."""
    client = login(chief)
    article = factories.make_article(slug="one")
    first = article.get_absolute_url()
    rename(article, slug="two", by=chief)
    second = article.get_absolute_url()
    for path in (first, second):
        assert add(client, path, article=article.pk).status_code == 200
    add(client, "/older/", article=article.pk)
    rename(article, slug="three", by=chief)
    for path in (first, second, "/older/"):
        assert client.get(path)["Location"] == article.get_absolute_url()
    rename(article, slug="one", by=chief)
    assert client.get(first).status_code == 200
    for path in (second, "/older/", first.replace("one", "three")):
        assert client.get(path)["Location"] == first


# The list


def test_the_list_says_where_each_address_leads_and_who_used_it(client, login, editor, section):
    article = factories.make_article(slug="old", headline="Canary sings", section=section)
    rename(article, slug="new", by=editor)
    old = Address.objects.get().path
    client.get(old)
    ended = factories.make_article(slug="ended", headline="Silent", section=section)
    withdraw(ended, by=editor, reason="Wrong.")
    Address.objects.create(path="/gone/", gone_note="It was an advertisement.")
    client = login(editor)
    found = client.get(LIST)
    assert paths(found) == ["/gone/", ended.get_absolute_url(), old]
    assert cells(found, "leads_to") == [
        "It was an advertisement.",
        "Article: Silent",
        "Article: Canary sings",
    ]
    assert cells(found, "kind") == ["Gone", "Gone", "Moved"]
    assert cells(found, "hits") == ["0", "0", "1"]
    assert cells(found, "added_by") == ["–", "editor", "editor"]
    assert cells(found, "last_used")[:2] == ["–", "–"]
    assert re.fullmatch(r"\d\d:\d\d", cells(found, "last_used")[2])
    assert f'<a href="{article.get_absolute_url()}">Article: Canary sings</a>' in str(found.content)
    assert paths(client.get(f"{LIST}?kind=moved")) == [old]
    assert len(paths(client.get(f"{LIST}?kind=gone"))) == 2
    assert paths(client.get(f"{LIST}?q=gone")) == ["/gone/"]
    assert client.get(f"{LIST}?kind=%00").status_code == 400


@pytest.mark.parametrize("kind", ["tag", "author", "expert"])
def test_the_list_knows_which_lists_readers_can_see(login, editor, kind):
    row = getattr(factories, f"make_{kind}")("Old name")
    given = {"tag": {"tags": [row]}, "author": {"authors": [row]}}
    article = factories.make_article(**given.get(kind, {"quotes": [{"expert": row}]}))
    rename(row, slug="new", by=editor)
    client = login(editor)
    assert cells(client.get(LIST), "kind") == ["Moved"]
    withdraw(article, by=editor, reason="Wrong.")
    assert sorted(cells(client.get(LIST), "kind")) == ["Gone", "Gone"]
    publish(article, by=editor)
    assert cells(client.get(LIST), "kind") == ["In use again", "Moved"]


def test_the_list_asks_as_often_however_long_it_is(login, editor):
    client = login(editor)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        return len(queries)

    def more(number):
        tag = factories.make_tag(f"Tag {number}")
        article = factories.make_article(
            section=factories.make_section(f"Section {number}"), tags=[tag]
        )
        for row in (tag, article, article.section):
            rename(row, slug=f"new-{number}", by=editor)

    more(0)
    few = count()
    for number in range(1, 9):
        more(number)
    assert count() == few


def test_who_sees_only_own_articles_sees_no_address_of_others(login, writer, chief):
    """No group is made so; an administrator could make one."""
    article = factories.make_article(status="draft", headline="Canary", owner=chief)
    Address.objects.create(path="/old/", article=article)
    writer.user_permissions.add(
        *type(writer)
        ._meta.get_field("user_permissions")
        .related_model.objects.filter(codename="view_address")
    )
    found = login(writer).get(LIST)
    assert found.status_code == 200
    assert paths(found) == []


# The try box


def test_an_address_is_tried_in_words(login, editor, section):
    client = login(editor)
    article = factories.make_article(slug="old", headline="Tape & tin", section=section)
    old = article.get_absolute_url()
    rename(article, slug="new", by=editor)
    new = article.get_absolute_url()
    ended = factories.make_article(slug="ended", section=section)
    withdraw(ended, by=editor, reason="Wrong.")
    hidden = factories.make_article(status="draft", headline="Canary", slug="canary")
    for typed, said in (
        (new, "200 Readers find the article “Tape & tin” there."),
        (f"http://127.0.0.1:8000{new}?utm_source=x#end", "200 Readers find the article"),
        (old, f"301 Readers are led on, in one hop, to {new}"),
        (old.rstrip("/"), f"301 Readers are led on, in one hop, to {new}"),
        (f"{old}print/", f"301 Readers are led on, in one hop, to {new}print/"),
        (new.rstrip("/"), f"301 Readers are led on, in one hop, to {new}"),
        ("section/news", "301 Readers are led on, in one hop, to /section/news/"),
        ("/feed", "301 Readers are led on, in one hop, to /feed/"),
        (ended.get_absolute_url(), "410 Readers are told that what stood there is gone."),
        (hidden.get_absolute_url(), "404 Readers find nothing there"),
        ("/nowhere/", "404 Readers find nothing there"),
        ("/%00/", "404 Readers find nothing there"),
        ("/" + "a" * 5000, "404 Readers find nothing there"),
        ("http://[", "The site makes a page of its own there"),
        ("/archive/", "The site makes a page of its own there"),
        ("/", "The site makes a page of its own there"),
        ("/feed.json", "The site makes a page of its own there"),
        ("/admin/", "The site makes a page of its own there"),
    ):
        response = client.get(LIST, {"try": typed})
        assert response.status_code == 200
        assert said in words_of(response), typed
        assert "Canary" not in words_of(response)
    assert not Address.objects.filter(hits__gt=0).exists()


def test_the_try_box_is_quiet_until_it_is_used_and_leads_to_adding(login, editor):
    client = login(editor)
    for address in (LIST, f"{LIST}?try=", f"{LIST}?try=%20"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Readers" not in response.content.decode().split('id="content"')[1]
    found = client.get(f"{LIST}?try=/old<b>/").content.decode()
    assert "<b>" not in found.split('id="content"')[1].split("<table")[0].replace("</b>", "")
    assert f'href="{ADD}?path=/old%3Cb%3E/"' in found
    assert 'value="/old&lt;b&gt;/"' in client.get(f"{ADD}?path=/old%3Cb%3E/").content.decode()


def test_the_try_box_says_what_readers_get(client, chief):
    """Two ways to the same answer must not drift apart."""
    tag = factories.make_tag("Ferries")
    article = factories.make_article(slug="one", tags=[tag])
    scheduled = factories.make_article(slug="later", published_at=factories.ago(days=-2))
    ended = factories.make_article(slug="ended")
    withdraw(ended, by=chief, reason="Wrong.")
    for row in (tag, article, article.section):
        remember_address(row)
        rename(row, slug="two", by=chief)
    Address.objects.create(path="/old.html/", article=article)
    Address.objects.create(path="/draft/", article=factories.make_article(status="draft"))
    Address.objects.create(path="/gone/", gone_note="It was an advertisement.")
    roots = [*Address.objects.values_list("path", flat=True), "/tag/nobody/", "/2019/01/01/none/"]
    roots += [row.get_absolute_url() for row in (tag, article, article.section, scheduled, ended)]
    for root in roots:
        for suffix in ("", "print/", "feed/", "pdf/", "nonsense/"):
            for path in (f"{root}{suffix}", f"{root}{suffix}"[:-1]):
                response, answer = client.get(path), ledger.answer_at(path)
                got = response.status_code, response.get("Location", "")
                assert got == (answer.status, answer.to), path


# What a rename costs


def test_renaming_a_section_costs_the_same_however_many_articles_it_has(login, chief, section):
    client = login(chief)
    tag = factories.make_tag("Power")

    def fill(count):
        for _ in range(count):
            factories.make_article(section=section, tags=[tag])

    def cost(row, slug):
        data = {"name": row.name, "slug": slug, "position": 0}
        with CaptureQueriesContext(connection) as queries:
            client.post(page(f"articles_{row._meta.model_name}_change", row.pk), data)
        row.refresh_from_db()
        assert row.slug == slug
        return len(queries)

    fill(2)
    cost(section, "news-1"), cost(tag, "power-1")  # what is looked up once is known from here on
    before = [article.get_absolute_url() for article in Article.objects.all()]
    few = [cost(section, "news-2"), cost(tag, "power-2")]
    fill(38)
    many = [cost(section, "news-40"), cost(tag, "power-40")]
    assert few == many
    assert max(many) <= 30
    assert {client.get(path).status_code for path in before} == {200}
    for path in ("/section/news/", "/section/news/feed/", "/section/news-2/", "/section/news"):
        here = client.get(path)
        assert here.status_code == 301
        assert client.get(here["Location"]).status_code == 200


@pytest.mark.parametrize("make", ["make_section", "make_tag", "make_author", "make_expert"])
def test_a_taken_address_is_refused_in_words_and_what_was_typed_stays(login, publisher, make):
    row, other = getattr(factories, make)("Known"), getattr(factories, make)("Other")
    remember_address(row)
    rename(row, slug="moved", by=publisher)
    client = login(publisher)
    kind = row._meta.model_name
    for slug, why in (
        ("known", "This address is kept: readers knew something else there."),
        ("moved", f"Another {kind} has this address."),
    ):
        for place in (page(f"articles_{kind}_change", other.pk), page(f"articles_{kind}_add")):
            data = {"name": "Typed name", "slug": slug, "position": 0}
            response = client.post(place, data)
            if response.status_code == 403:
                continue
            assert why in words_of(response)
            assert 'value="Typed name"' in response.content.decode()
    other.refresh_from_db()
    assert (other.name, other.slug) == ("Other", "other")
