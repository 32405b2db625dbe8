"""The history of an article: reading, comparing, restoring and naming what it said."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.autosave import keep
from articles.models import Article, Revision
from articles.publish import publish, send_to_review, withdraw
from articles.revise import open_working_copy, publish_changes, save_revision, set_aside
from articles.snapshot import to_snapshot
from articles.version import site_version
from tests import factories
from tests.admin.steps import ARTICLE, change_page, page, words_of

pytestmark = pytest.mark.django_db


def history(article, **query):
    return page(f"{ARTICLE}_history", article.pk) + question(query)


def compared(article, **query):
    return page(f"{ARTICLE}_compare", article.pk) + question(query)


def question(query):
    return "?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else ""


def reading(article, number=1):
    return page(f"{ARTICLE}_revision", article.pk, number)


def restoring(article, number=1):
    return page(f"{ARTICLE}_restore", article.pk, number)


def naming(article, number=1):
    return page(f"{ARTICLE}_milestone", article.pk, number)


def saved(article, by, note="", **given):
    """One more revision of ``article``, which says what is given from now on."""
    for name, value in given.items():
        setattr(article, name, value)
    article.save()
    return save_revision(article, by=by, note=note)


@pytest.fixture
def draft(writer):
    """A writer's draft with three revisions: headline one, two, three."""
    article = factories.make_article(status="draft", owner=writer, body="<p>It was 40 racks.</p>")
    saved(article, writer, headline="Headline one")
    saved(article, writer, "Checked", headline="Headline two", body="<p>It was 14 racks.</p>")
    saved(article, writer, headline="Headline three", standfirst="")
    return article


@pytest.fixture
def live(editor):
    """A live article of an editor's with one revision, and a working copy with two."""
    article = factories.make_article(
        owner=editor, headline="As readers know it", lead_image=factories.make_image()
    )
    save_revision(article, by=editor)
    copy = open_working_copy(article, by=editor)
    saved(copy, editor, headline="Not out yet")
    return article


# The list


def test_the_history_says_who_when_which_fields_and_the_note(login, writer, draft):
    words = words_of(login(writer).get(history(draft)))
    assert re.search(r"Revision 3.*Revision 2.*Revision 1", words)
    assert "Changed: headline, standfirst" in words
    assert "Changed: headline, body" in words
    assert "This is the first version." in words
    assert re.search(r"\d{1,2} \w+ 20\d\d, \d\d:\d\d UTC , writer\. Checked", words)


def test_events_stand_between_the_revisions(login, editor, publisher):
    article = factories.make_article(
        status="draft", owner=editor, lead_image=factories.make_image()
    )
    save_revision(article, by=editor, at=factories.ago(days=4))
    send_to_review(article, by=editor, at=factories.ago(days=3))
    publish(article, by=publisher, at=None)
    withdraw(article, by=publisher, reason="The source could not be confirmed.")
    words = words_of(login(editor).get(history(article)))
    assert re.search("Withdrawn.*The source.*Published.*Sent to review.*Revision 1", words)


def test_changes_beside_and_set_aside_are_told_apart(login, editor, live):
    typed = {**to_snapshot(live), "headline": "Typed meanwhile"}
    first = live.revisions.get(number=1)
    set_aside(live, typed, by=editor, began_from=first, note="Clashed")
    response = login(editor).get(history(live))
    words = words_of(response)
    assert "Revision 4 Set aside in a clash" in words
    assert page(f"{ARTICLE}_merge", live.pk, 4) in response.content.decode()
    assert "Revision 3 Changes beside the live article" in words
    begun = words[words.index("Revision 2") : words.index("Revision 1 ")]
    assert "No words changed." in begun


def chips_of(client, article):
    """What the history says of readers, by the number of a revision; newest first."""
    html = client.get(history(article)).content.decode()
    rows = re.findall(r'<li id="revision-(\d+)".*?</h2>', html, flags=re.S)
    heads = re.findall(r"<h2>Revision \d+(.*?)</h2>", html, flags=re.S)
    return {
        int(row): re.findall(r"Readers s\w+ this", head)
        for row, head in zip(rows, heads, strict=True)
    }


def test_what_readers_saw_is_told_from_what_they_never_did(login, editor, publisher):
    article = factories.make_article(status="in_review", owner=editor)
    saved(article, editor, headline="A draft nobody saw")
    saved(article, editor, headline="As it went out")
    publish(article, by=publisher)
    copy = open_working_copy(article, by=editor)
    saved(copy, editor, headline="Changed beside it")
    client = login(editor)
    assert chips_of(client, article) == {1: [], 2: ["Readers see this"], 3: [], 4: []}
    publish_changes(copy, by=publisher, kind="update", note="More.")
    assert chips_of(client, article) == {
        **{1: [], 2: ["Readers saw this"], 3: [], 4: []},
        5: ["Readers see this"],
    }
    withdraw(article, by=publisher, reason="Not ours.")
    saved(article, editor, headline="Written while it was away")
    assert chips_of(client, article)[5] == ["Readers saw this"]
    assert chips_of(client, article)[6] == []


def test_what_was_replaced_before_its_moment_was_seen_by_nobody(login, editor, publisher):
    article = factories.make_article(status="in_review", owner=editor)
    saved(article, editor, headline="First words")
    due = timezone.now() + timedelta(hours=2)
    publish(article, by=publisher, at=due)
    saved(article, editor, headline="Better words")
    client = login(editor)
    assert chips_of(client, article) == {1: [], 2: []}
    with time_machine.travel(due + timedelta(minutes=1)):
        client = login(editor)
        assert chips_of(client, article) == {1: [], 2: ["Readers see this"]}


def test_a_copy_begun_anew_is_measured_by_the_article_and_not_by_the_copy_before(
    login, editor, live
):
    live.working_copy.delete()
    open_working_copy(live, by=editor)
    words = words_of(login(editor).get(history(live)))
    assert "No words changed." in words[: words.index("Revision 3")]


def test_autosaves_are_no_part_of_the_history(login, writer, draft):
    keep(writer, draft, fields=[["headline", "Half a thought"]])
    assert "Half a thought" not in words_of(login(writer).get(history(draft)))


def test_an_article_without_revisions_is_at_its_first_version(login, writer):
    article = factories.make_article(status="draft", owner=writer)
    client = login(writer)
    assert "This is the first version." in words_of(client.get(history(article)))
    assert client.get(compared(article)).status_code == 200


def test_old_revisions_are_on_further_pages(login, writer, draft):
    rows = [
        Revision(article=draft, number=number, snapshot={"headline": f"H {number}"})
        for number in range(4, 121)
    ]
    Revision.objects.bulk_create(rows)
    client = login(writer)
    numbers = []
    query = {}
    while query is not None:
        text = client.get(history(draft, **query)).content.decode()
        numbers += re.findall(r'id="revision-(\d+)"', text)
        found = re.search(r"before=(\d+)\">Older", text)
        query = {"before": found[1]} if found else None
    assert numbers == [str(number) for number in range(120, 0, -1)]


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 30, "%00", "1.5", "٣"])
def test_a_bad_place_is_the_first_page(login, writer, draft, before):
    response = login(writer).get(history(draft, before=before))
    assert response.status_code == 200
    assert 'id="revision-3"' in response.content.decode()


def test_the_history_costs_the_same_however_long_it_is(login, writer, draft):
    client = login(writer)

    def costs(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    few = costs(history(draft)), costs(compared(draft, old=1, new=3))
    for number in range(30):
        saved(draft, writer, headline=f"Headline {number}")
    assert (costs(history(draft)), costs(compared(draft, old=1, new=30))) == few
    assert max(few) <= 16


# Comparing


def test_two_revisions_stand_side_by_side_word_by_word(login, writer, draft):
    text = login(writer).get(compared(draft, old=1, new=3)).content.decode()
    assert '<del><span class="visually-hidden">removed: </span>one</del>' in text
    assert '<ins><span class="visually-hidden">added: </span>three</ins>' in text
    assert '<del><span class="visually-hidden">removed: </span>40</del>' in text
    assert text.index(">40</del>") < text.index(">14</ins>")


def test_the_older_revision_stands_left_whichever_was_chosen_first(login, writer, draft):
    client = login(writer)
    turned = words_of(client.get(compared(draft, old=3, new=1)))
    assert turned == words_of(client.get(compared(draft, old=1, new=3)))


def test_nothing_chosen_compares_the_last_two(login, writer, draft):
    client = login(writer)
    for query in ({}, {"old": "", "new": ""}, {"old": 2}, {"new": 3}):
        words = words_of(client.get(compared(draft, **query)))
        assert "Old: revision 2" in words, query
        assert "New: revision 3" in words, query


def test_what_it_says_now_and_what_readers_see_can_be_compared(login, editor, live):
    words = words_of(login(editor).get(compared(live, old="public", new="now")))
    assert "Old: what readers see now" in words
    assert "removed: As readers know it" in words
    assert "added: Not out yet" in words


def test_one_revision_against_itself_says_so(login, writer, draft):
    client = login(writer)
    assert "Both say the same." in words_of(client.get(compared(draft, old=2, new=2)))
    assert "This is the first version." in words_of(client.get(compared(draft, old=1, new=1)))


def test_unchanged_paragraphs_are_folded(login, writer):
    article = factories.make_article(status="draft", owner=writer)
    same = "".join(f"<p>Paragraph {n}.</p>" for n in range(12))
    saved(article, writer, body=f"{same}<p>Old end.</p>")
    saved(article, writer, body=f"{same}<p>New end.</p>")
    text = login(writer).get(compared(article)).content.decode()
    assert "<summary>12 unchanged paragraphs</summary>" in text


@pytest.mark.parametrize("key", ["99", "0", "-1", "x", "9" * 30, "%00", "1%27", "public"])
def test_what_the_article_has_not_is_not_found(login, writer, draft, key):
    client = login(writer)
    assert client.get(compared(draft, old=key, new=1)).status_code == 404
    assert client.get(compared(draft, old=1, new=key)).status_code == 404


def test_hostile_words_are_escaped(login, writer, draft):
    saved(draft, writer, headline="<script>alert(1)</script>", standfirst="<b>Bold & bad</b>")
    client = login(writer)
    for address in (history(draft), compared(draft), reading(draft, 4)):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        assert "<b>Bold" not in text


def test_a_body_of_countless_parts_is_read_without_its_formatting(login, writer, draft):
    said = {**to_snapshot(draft), "body": "<p>x &lt;</p>" * 20_000}
    draft.revisions.create(number=9, snapshot=said)
    text = login(writer).get(reading(draft, 9)).content.decode()
    assert "Too long to show with its formatting." in text
    assert "x &lt; x &lt;" in text


# Restoring


def test_restoring_a_draft_brings_the_words_back_and_keeps_the_others(login, writer, draft):
    response = login(writer).post(restoring(draft, 1), follow=True)
    assert "Revision 1 is back." in words_of(response)
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.body) == ("Headline one", "<p>It was 40 racks.</p>")
    assert list(fresh.revisions.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]
    assert fresh.revisions.get(number=4).note == "Restored revision 1"


def test_restoring_a_live_article_changes_nothing_that_readers_see(
    login, client, publisher, editor
):
    live = factories.make_article(headline="As it was", lead_image=factories.make_image())
    save_revision(live, by=editor)
    saved(live, editor, headline="As it is")
    path = live.get_absolute_url()
    seen, version = client.get(path).content, site_version()
    response = login(publisher).post(restoring(live, 1), follow=True)
    assert "Readers see no change until you publish it." in words_of(response)
    assert Article.objects.get(revises=live).headline == "As it was"
    client.logout()
    assert (client.get(path).content, site_version()) == (seen, version)


def test_words_that_no_revision_holds_yet_are_kept_before_they_are_replaced(login, writer, draft):
    Article.objects.filter(pk=draft.pk).update(headline="Set in a shell")
    login(writer).post(restoring(draft, 1))
    assert "Set in a shell" in [each.snapshot["headline"] for each in draft.revisions.all()]


def test_what_could_not_be_brought_back_is_named(login, writer, draft):
    tag = factories.make_tag("Zinc")
    draft.tags.add(tag)
    saved(draft, writer, slug="tape")
    tag.delete()
    saved(draft, writer, slug="reels")
    factories.make_article(slug="tape")
    words = words_of(login(writer).post(restoring(draft, 4), follow=True))
    assert "Not brought back" in words
    assert "tag “Zinc”" in words
    assert "address “tape”" in words
    assert Article.objects.get(pk=draft.pk).slug == "reels"


def test_an_article_in_review_keeps_its_section(login, writer, draft):
    before = saved(draft, writer, section=None)
    saved(draft, writer, section=factories.make_section("Power"))
    send_to_review(draft, by=writer)
    words = words_of(login(writer).post(restoring(draft, before.number), follow=True))
    assert "having no section" in words
    assert Article.objects.get().section.name == "Power"


def test_a_withdrawn_article_that_gets_an_old_address_back_keeps_the_other_alive(
    login, client, publisher
):
    article = factories.make_article(status="withdrawn", slug="first")
    save_revision(article, by=publisher)
    saved(article, publisher, slug="second")
    path = article.get_absolute_url()
    login(publisher).post(restoring(article, 1))
    assert Article.objects.get().slug == "first"
    client.logout()
    assert client.get(path).status_code in (301, 410)


def test_what_it_says_already_is_not_restored(login, writer, editor, draft, live):
    words = words_of(login(writer).post(restoring(draft, 3), follow=True))
    assert "Nothing was restored. The article says just that already." in words
    assert draft.revisions.count() == 3
    live.working_copy.delete()
    login(editor).post(restoring(live, 1))
    assert not Article.objects.filter(revises=live).exists()


def test_a_scheduled_article_is_not_restored_to_what_would_not_pass(login, publisher):
    article = factories.make_article(status="draft", lead_image=factories.make_image())
    empty = saved(article, publisher, body="")
    saved(article, publisher, body="<p>Words.</p>")
    publish(article, by=publisher, at=timezone.now() + timedelta(days=1))
    words = words_of(login(publisher).post(restoring(article, empty.number), follow=True))
    assert "Nothing was restored: this goes out at a set time. Write the body." in words
    assert Article.objects.get().body == "<p>Words.</p>"


def test_a_revision_of_a_later_release_is_refused_in_words(login, writer, draft):
    draft.revisions.create(number=9, snapshot={"schema": 2, "headline": "From the future"})
    client = login(writer)
    assert "another release" in words_of(client.post(restoring(draft, 9), follow=True))
    for address in (history(draft), compared(draft, old=3, new=9), reading(draft, 9)):
        assert client.get(address).status_code == 200
    assert Article.objects.get().headline == "Headline three"


# Milestones


def test_a_revision_is_named_and_its_name_taken_away(login, writer, draft):
    client = login(writer)
    response = client.post(naming(draft, 2), {"name": "  As sent to\tthe lawyer "}, follow=True)
    assert "Revision 2 is called “As sent to the lawyer” now." in words_of(response)
    assert draft.revisions.get(number=2).name == "As sent to the lawyer"
    listed = words_of(client.get(history(draft) + "?named"))
    assert "As sent to the lawyer" in listed
    assert "Revision 1" not in listed
    client.post(naming(draft, 2), {"name": ""})
    assert draft.revisions.get(number=2).name == ""


@pytest.mark.parametrize("name", ["x" * 81, "a\0b"])
def test_a_name_that_cannot_be_kept_comes_back(login, writer, draft, name):
    response = login(writer).post(naming(draft, 2), {"name": name})
    assert response.status_code == 422
    assert 'class="errorlist"' in response.content.decode()
    assert name.replace("\0", "") in response.content.decode().replace("\0", "")
    assert draft.revisions.get(number=2).name == ""


def test_naming_leads_back_to_the_place_in_the_list(login, writer, draft):
    client = login(writer)
    response = client.post(naming(draft, 2), {"name": "A", "before": "3"})
    assert response.headers["Location"] == f"{history(draft)}?before=3#revision-2"
    response = client.post(naming(draft, 2), {"name": "A", "before": "//evil.example"})
    assert response.headers["Location"] == f"{history(draft)}#revision-2"


# Who may


def pages_of(article):
    return [
        *(history(article), reading(article), compared(article), compared(article, new="now")),
        *(compared(article, old=1, new=1), restoring(article), naming(article)),
    ]


@pytest.mark.parametrize("who", ["writer", "moderator"])
def test_anothers_draft_has_no_history(request, login, editor, who):
    hidden = factories.make_article(status="draft", owner=editor, headline="Zanzibar merger")
    save_revision(hidden, by=editor)
    client = login(request.getfixturevalue(who))
    for address in pages_of(hidden):
        for response in (client.get(address), client.post(address, {"name": "Mine"})):
            assert response.status_code == (404 if who == "writer" else 403), address
            assert "Zanzibar" not in response.content.decode(), address
    assert Revision.objects.get().name == ""


def test_a_revision_is_found_under_its_own_article_only(login, writer, draft):
    mine = factories.make_article(status="draft", owner=writer)
    client = login(writer)
    numbers = draft.revisions.count()
    for address in (
        *(reading(mine, numbers), restoring(mine, numbers), naming(mine, numbers)),
        compared(mine, old=numbers, new="now"),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404


def test_who_may_only_read_an_article_reads_its_history_and_changes_nothing(login, writer):
    live = factories.make_article(owner=writer)
    save_revision(live, by=writer)
    client = login(writer)
    for address in (history(live), reading(live), compared(live)):
        text = client.get(address).content.decode()
        assert "Restore" not in text
        assert "Save name" not in text
    assert client.post(restoring(live)).status_code == 403
    assert client.post(naming(live), {"name": "Mine"}).status_code == 403
    assert not Article.objects.filter(revises=live).exists()


def test_restoring_and_naming_take_a_post(login, writer, draft):
    client = login(writer)
    before = Revision.objects.count()
    for address in (restoring(draft, 1), naming(draft, 1)):
        assert client.get(address).status_code == 405
        assert client.head(address).status_code == 405
    assert Revision.objects.count() == before


def test_the_rail_leads_to_the_history(login, writer, draft):
    text = login(writer).get(change_page(draft)).content.decode()
    assert f'<a href="{history(draft)}">All revisions and compare</a>' in text
    assert f'<a href="{reading(draft, 3)}">' in text
