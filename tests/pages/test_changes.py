"""Every change of a live article says what it is, and its old words can be read."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import body
from articles.correct import issue_correction
from articles.edit import save_words
from articles.models import Article, Correction, Event, Revision
from articles.publish import publish, withdraw
from articles.revise import (
    Change,
    discard_changes,
    open_working_copy,
    publish_changes,
    publish_due_changes,
    save_revision,
    set_aside,
)
from articles.snapshot import apply_snapshot, to_snapshot
from tests.factories import (
    ago,
    make_article,
    make_author,
    make_expert,
    make_image,
    make_section,
    make_tag,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(publisher):
    """An article that went out two days ago by the verb."""
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        article = make_article(
            status="draft",
            headline="Tape has its best year",
            body="<p>They sold fourteen tapes.</p><p>Nobody minds.</p><p>Disks are late.</p>",
            lead_image=make_image(),
        )
        publish(article, by=publisher)
    return article


def changed(live, by, *, kind=Change.UPDATE, note="We asked a second buyer.", **words):
    """``live`` after a change of its ``words``, in public."""
    copy = open_working_copy(live, by=by)
    apply_snapshot(copy, {**to_snapshot(copy), **words})
    save_revision(copy, by=by)
    return publish_changes(copy, by=by, kind=kind, note="" if kind == Change.TYPO else note)


def path_of(article):
    return f"{Article.objects.get(pk=article.pk).get_absolute_url()}changes/"


def told(read, article):
    """What the page lists: each entry without its markup, newest first."""
    page = read(path_of(article))
    assert page.status == 200
    entries = re.findall(r'<li class="log__item">(.*?)</li>', page.text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", entry).split()) for entry in entries]


def test_an_article_nobody_changed_says_so(read):
    article = make_article(published_at=ago(days=1))
    page = read(path_of(article))
    assert page.status == 200
    assert "No changes since it was published on" in page.text
    assert f"<h1>Changes to “{article.headline}”</h1>" in page.text
    assert f'<a href="{article.get_absolute_url()}">Back to the article</a>' in page.text


def test_search_engines_are_kept_from_words_that_were_wrong(read, live, publisher):
    changed(live, publisher, headline="Tape has its worst year")
    page = read(path_of(live))
    assert '<meta name="robots" content="noindex, follow">' in page.text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{path_of(live)}">' in page.text
    assert "/changes/" not in read("/sitemap.xml").text + read("/robots.txt").text


def test_a_change_shows_its_kind_its_moment_its_note_and_the_words(read, live, publisher):
    changed(
        live,
        publisher,
        kind=Change.CORRECTION,
        note="It was forty, not fourteen.",
        body="<p>They sold forty tapes.</p><p>Nobody minds.</p><p>Disks are late.</p>",
    )
    page = read(path_of(live))
    at = live.events.get(verb=Event.Verb.CHANGED).at
    assert re.search(rf'<h2>Correction, <time datetime="{at:%Y-%m-%dT%H:%M}\+00:00">', page.text)
    assert re.search(r"\d\d:\d\d UTC</time></h2>", page.text)
    assert "<p>It was forty, not fourteen.</p>" in page.text
    assert (
        'They sold <del><span class="vh">removed: </span>fourteen</del>'
        '<ins><span class="vh">added: </span>forty</ins> tapes.'
    ) in page.text
    assert "2 paragraphs unchanged." in page.text
    assert "Nobody minds" not in page.text


def test_changes_stand_newest_first_each_against_the_version_before_it(read, live, publisher):
    changed(live, publisher, headline="Tape has its second year", note="The first.")
    changed(live, publisher, headline="Tape has its third year", note="The next.")
    changed(live, publisher, headline="Tape has its 3rd year", kind=Change.TYPO)
    typo, second, first = told(read, live)
    assert re.match(r"Typing fix, .* removed: third added: 3rd year", typo)
    assert re.match(r"Update, .*The next\..* removed: second added: third year", second)
    assert re.match(r"Update, .*The first\..* removed: best added: second year", first)


def test_everything_that_readers_read_is_compared(read, live, publisher):
    expert = make_expert("Nneka Obi", role="Buyer", organisation="Port")
    quote = {
        "uid": "q1",
        "text": "Tape is calm.",
        "role": "Buyer",
        "organisation": "Port",
        "disclosure": "",
        "obtained_by": "interview",
        "source_url": "",
        "expert": {"id": expert.pk, "slug": expert.slug, "name": expert.name},
        "said_on": "2026-03-04",
    }
    tag, section, author = make_tag("Ferries"), make_section("Sea"), make_author("Bo Lind")
    picture = make_image(alt_text="Two ships", caption="At noon")

    def named(row):
        return {"id": row.pk, "slug": row.slug, "name": row.name}

    changed(
        live,
        publisher,
        standfirst="Cheap, slow and suddenly missing.",
        tags=[named(tag)],
        section=named(section),
        bylines=[{"uid": "b1", "author": named(author), "credit": ""}],
        takeaways=[{"uid": "t1", "text": "Tape is rare."}],
        quotes=[quote],
        lead_image={"id": picture.pk},
        comments_policy="closed",
        slug="tape-is-missing",
    )
    (entry,) = told(read, live)
    for words in (
        "Standfirst Cheap, slow and suddenly removed: wanted added: missing .",
        "Section removed: Infrastructure added: Sea",
        "Tags added: Ferries",
        "Authors removed: Ana Ortega added: Bo Lind",
        "Lead picture removed: Alternative text: A shelf of tapes",
        "added: Caption: At noon Alternative text: Two ships",
        "Takeaway 1 added: Tape is rare.",
        "Quote 1 added: Tape is calm.",
        "Person: added: Nneka Obi",
        "Role: added: Buyer",
        "Obtained by: added: Interview",
        "Said on: added: 4 March 2026",
    ):
        assert words in entry
    for words in ("Focal point", "File:", "Address", "Comments", picture.token, "closed"):
        assert words not in entry
    changed(live, publisher, takeaways=[{"uid": "t1", "text": "Tape is very rare."}], quotes=[])
    assert "Takeaway 1 Tape is added: very rare." in told(read, live)[0]
    assert "removed: Nneka Obi" in told(read, live)[0]


def test_a_note_without_another_word_repeats_no_difference(read, live, publisher):
    changed(live, publisher, headline="Tape has its second year", note="The first.")
    changed(live, publisher, note="The same once more.")
    again, first = told(read, live)
    assert again.endswith("The same once more.")
    assert "removed: best" in first


def test_pictures_and_looks_in_the_text_are_told_in_words(read, live, publisher):
    picture = make_image(caption="At noon")
    changed(
        live,
        publisher,
        body="<p>They sold <em>fourteen</em> tapes.</p>"
        + body.embed_html("image", picture.token)
        + '<p>Nobody <a href="/x/">minds</a>.</p><p>Disks are late.</p>',
    )
    (entry,) = told(read, live)
    assert "A paragraph with the same words looks different." in entry
    assert "added: Picture: At noon" in entry
    assert "Links: added: /x/" in entry
    assert "1 paragraph unchanged." in entry


def test_what_is_written_about_a_decorative_picture_and_never_read_stays_unread(
    read, live, publisher
):
    unread = make_image(alt_text="Canary for nobody", is_decorative=True, caption="At dusk")
    changed(live, publisher, lead_image={"id": unread.pk})
    changed(live, publisher, lead_image=None)
    assert "Lead picture removed: Caption: At dusk" in told(read, live)[0]
    assert not sung(read, live)


def test_notices_without_a_change_of_words_are_listed_too(read, live, editor, publisher):
    changed(live, publisher, headline="Tape has its second year", note="The first.")
    for kind in (Correction.Kind.RETRACTION, Correction.Kind.CORRECTION):
        issue_correction(live, by=editor, kind=kind, text=f"A {kind}.")
    moment = ago(days=1)
    for number in (1, 2):  # from another system, which knew days and no more
        Correction.objects.create(article=live, text=f"Imported {number}.", issued_at=moment)
    entries = told(read, live)
    assert [entry.split(",")[0] for entry in entries] == [
        "Correction",
        "Retraction",
        "Update",
        "Correction",
        "Correction",
    ]
    assert entries[1].endswith("A retraction.")
    assert {entry[-11:] for entry in entries[3:]} == {"Imported 1.", "Imported 2."}


CANARY = "Canary"


def sung(read, article):
    return re.findall("canary", read(path_of(article)).text, re.IGNORECASE)


def canaries(article):
    """A snapshot of ``article`` in which everything sings."""
    expert, tag = make_expert(f"{CANARY} Expert", organisation=""), make_tag(f"{CANARY} tag")
    words = to_snapshot(article)
    return {
        **words,
        "headline": f"{CANARY} headline",
        "standfirst": f"{CANARY} standfirst",
        "body": f"<p>{CANARY} in the text.</p>",
        "tags": [{"id": tag.pk, "slug": tag.slug, "name": tag.name}],
        "takeaways": [{"uid": "t", "text": f"{CANARY} takeaway"}],
        "quotes": [
            {
                **dict.fromkeys(("disclosure", "source_url", "obtained_by", "organisation"), ""),
                "uid": "q",
                "text": f"{CANARY} speaks",
                "role": f"{CANARY} keeper",
                "expert": {"id": expert.pk, "slug": expert.slug, "name": expert.name},
                "said_on": None,
            }
        ],
    }


def test_drafts_before_publication_are_nobodys_business(read, publisher):
    draft = make_article(status="draft", lead_image=make_image())
    plain = to_snapshot(draft)
    save_words(draft, by=publisher, typed=canaries(draft))
    save_words(draft, by=publisher, typed=plain, base=draft.revisions.last())
    publish(Article.objects.get(), by=publisher)
    assert told(read, draft) == []
    changed(draft, publisher, headline="Another headline for it")
    assert len(told(read, draft)) == 1
    assert any(CANARY in each.snapshot["headline"] for each in draft.revisions.all())
    assert not sung(read, draft)


def test_a_date_long_past_makes_no_draft_public(read, publisher):
    with time_machine.travel(timezone.now() - timedelta(days=9)):
        draft = make_article(status="draft", lead_image=make_image())
        plain = to_snapshot(draft)
        save_words(draft, by=publisher, typed=canaries(draft))
    save_words(draft, by=publisher, typed=plain, base=draft.revisions.last())
    publish(Article.objects.get(), by=publisher, at=ago(days=5))
    changed(draft, publisher, headline="Another headline for it")
    assert len(told(read, draft)) == 1
    assert not sung(read, draft)


def test_a_row_published_without_a_verb_shows_no_draft_of_it(read, publisher):
    draft = make_article(status="draft", lead_image=make_image())
    plain = to_snapshot(draft)
    save_words(draft, by=publisher, typed=canaries(draft))
    save_words(draft, by=publisher, typed=plain, base=draft.revisions.last())
    draft.refresh_from_db()
    draft.status, draft.published_at = Article.Status.PUBLISHED, ago(days=400)
    draft.save()
    assert told(read, draft) == []
    changed(draft, publisher, headline="Another headline for it")
    assert len(told(read, draft)) == 1
    assert not sung(read, draft)


def test_working_copies_kept_held_or_thrown_away_do_not_sing(read, live, publisher):
    copy = open_working_copy(live, by=publisher)
    apply_snapshot(copy, canaries(live))
    save_revision(copy, by=publisher)
    assert told(read, live) == []
    due = timezone.now() + timedelta(days=1)
    publish_changes(copy, by=publisher, kind="update", note="Canary note", at=due)
    assert told(read, live) == []
    assert not sung(read, live)
    copy.refresh_from_db()
    discard_changes(copy, by=publisher)
    changed(live, publisher, headline="Another headline for it")
    assert len(told(read, live)) == 1
    assert not sung(read, live)


def test_what_a_working_copy_said_on_its_way_does_not_sing(read, live, publisher):
    copy = open_working_copy(live, by=publisher)
    plain = to_snapshot(copy)
    apply_snapshot(copy, canaries(live))
    save_revision(copy, by=publisher)
    apply_snapshot(copy, {**plain, "headline": "Another headline for it"})
    save_revision(copy, by=publisher)
    publish_changes(copy, by=publisher, kind="update", note="Said better.")
    assert "removed: Tape has its best year" in told(read, live)[0]
    assert not sung(read, live)


def test_words_set_aside_do_not_sing(read, live, publisher):
    set_aside(live, canaries(live), by=publisher, began_from=None, note="Canary clash")
    changed(live, publisher, headline="Another headline for it")
    set_aside(live, canaries(live), by=publisher, began_from=None, note="Canary clash")
    assert len(told(read, live)) == 1
    assert not sung(read, live)


def test_reasons_given_to_the_newsroom_alone_do_not_sing(read, live, publisher):
    copy = open_working_copy(live, by=publisher)
    copy.bylines.all().delete()
    save_revision(copy, by=publisher, note="Canary")
    publish_changes(
        copy, by=publisher, kind="update", note="No author.", override="Canary has the right"
    )
    assert "canary" in live.events.get(verb=Event.Verb.CHANGED).reason.lower()
    assert "No author." in told(read, live)[0]
    assert not sung(read, live)


def test_what_was_typed_while_it_was_scheduled_does_not_sing_but_for_the_last(read, publisher):
    article = make_article(status="draft", lead_image=make_image())
    plain = to_snapshot(article)
    due = timezone.now() + timedelta(days=1)
    publish(article, by=publisher, at=due)
    save_words(article, by=publisher, typed=canaries(article), base=article.revisions.last())
    changed(article, publisher, headline="Canary changes before anybody sees it")
    last = {**plain, "headline": "What readers read first"}
    save_words(article, by=publisher, typed=last, base=article.revisions.last())
    assert read(path_of(article)).status == 404
    with time_machine.travel(due + timedelta(hours=1)):
        assert told(read, article) == []
        changed(article, publisher, headline="What readers read next")
        (entry,) = told(read, article)
        assert "What readers read removed: first added: next" in entry
        assert not sung(read, article)


def test_a_schedule_that_was_called_off_made_nothing_public(read, publisher):
    article = make_article(status="draft", lead_image=make_image())
    plain, start = to_snapshot(article), timezone.now()
    apply_snapshot(article, canaries(article))
    publish(article, by=publisher, at=start + timedelta(days=1))
    withdraw(article, by=publisher, reason="")
    save_words(article, by=publisher, typed=plain, base=article.revisions.last())
    publish(article, by=publisher, at=start + timedelta(days=3))
    publish(article, by=publisher, at=start + timedelta(days=2))
    with time_machine.travel(start + timedelta(days=4)):
        assert told(read, article) == []
        changed(article, publisher, headline="Another headline for it")
        assert len(told(read, article)) == 1
        assert not sung(read, article)


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_a_tag_that_had_another_name_before_it_was_public_does_not_sing(
    read, publisher, is_withdrawn
):
    tag = make_tag("Canary project")
    article = make_article(status="draft", lead_image=make_image(), tags=[tag])
    due = timezone.now() + timedelta(days=1)
    publish(article, by=publisher, at=due)
    tag.name, tag.slug = "Ferries", "ferries"
    tag.save()
    with time_machine.travel(due + timedelta(hours=1)):
        if is_withdrawn:
            article.refresh_from_db()
            withdraw(article, by=publisher, reason="The source is in doubt.")
            article.tags.clear()
            publish(article, by=publisher)
        else:
            changed(article, publisher, tags=[])
        assert "Tags removed: Ferries" in told(read, article)[0]
        assert not sung(read, article)


def test_a_withdrawn_article_is_gone_with_its_changes(read, client, live, publisher):
    changed(live, publisher, **canaries(live))
    assert sung(read, live)
    withdraw(Article.objects.get(pk=live.pk), by=publisher, reason="The source is in doubt.")
    page = read(path_of(live))
    assert page.status == 410
    assert "The source is in doubt." in page.text
    page = page.text.replace(path_of(live), "")
    assert not re.search("canary|tape", page, re.IGNORECASE)


def test_what_was_typed_while_it_was_withdrawn_does_not_sing_but_for_the_last(
    read, live, publisher
):
    changed(live, publisher, headline="Tape has its second year")
    live.refresh_from_db()
    plain = to_snapshot(live)
    withdraw(live, by=publisher, reason="The source is in doubt.")
    save_words(live, by=publisher, typed=canaries(live), base=live.revisions.last())
    last = {**plain, "headline": "Tape has its third year"}
    save_words(live, by=publisher, typed=last, base=live.revisions.last())
    live.refresh_from_db()
    publish(live, by=publisher)
    again, update = told(read, live)
    assert again.startswith("Published again, ")
    assert "It had been withdrawn on" in again
    assert "removed: second added: third year" in again
    assert "removed: best added: second year" in update
    assert not sung(read, live)


def test_what_comes_back_at_a_later_moment_is_no_change_until_then(read, live, publisher):
    withdraw(live, by=publisher, reason="The source is in doubt.")
    due = timezone.now() + timedelta(days=1)
    publish(live, by=publisher, at=due)
    withdraw(live, by=publisher, reason="Not yet.")
    publish(live, by=publisher, at=due + timedelta(days=1))
    assert read(path_of(live)).status == 410
    with time_machine.travel(due + timedelta(days=2)):
        (entry,) = told(read, live)
        assert entry.startswith("Published again, ")
        assert entry.endswith("No words changed.")


def test_the_history_of_an_earlier_release_is_not_trusted(read, live, publisher):
    now = timezone.now()
    words = {**to_snapshot(live), "headline": "Canary thrown away"}
    Revision.objects.create(article=live, number=90, snapshot=words, saved_at=now)
    now += timedelta(seconds=1)
    words = {**words, "headline": "As it went out"}
    Revision.objects.create(article=live, number=91, snapshot=words, saved_at=now)
    live.events.create(
        verb="changed", from_status="published", to_status="published", at=now, reason="typo"
    )
    with time_machine.travel(now + timedelta(minutes=1)):
        (entry,) = told(read, live)
        assert entry.startswith("Typing fix, ")
        changed(live, publisher, headline="Another headline for it")
        assert "removed: Tape has its best year" in told(read, live)[0]
        assert not sung(read, live)


@pytest.mark.parametrize("status", ["draft", "in_review", "scheduled"])
def test_a_hidden_article_answers_like_one_that_never_was(read, status):
    given = {"status": "published", "published_at": ago(days=-1)}
    article = make_article(**(given if status == "scheduled" else {"status": status}))
    Correction.objects.create(article=article, text="Canary")
    never = path_of(article).replace(article.slug, "x" * len(article.slug))
    pages = [read(path) for path in (path_of(article), never)]
    assert pages[0].status == 404
    assert pages[0].text == pages[1].text
    assert pages[0].response.headers == pages[1].response.headers


def test_the_page_moves_along_with_the_article(read, live, publisher):
    old = path_of(live)
    changed(live, publisher, slug="tape-at-last")
    assert path_of(live) != old
    for path in (old, old[:-1]):
        page = read(path)
        assert (page.status, page.response["Location"]) == (301, path_of(live))


def test_other_methods_and_unknown_keys_change_nothing(client, live, publisher):
    changed(live, publisher, headline="Another headline for it")
    path = path_of(live)
    plain = client.get(path)
    assert client.get(f"{path}?before=%00&page=9&order=x&q=y").content == plain.content
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == plain.headers["ETag"]
    assert client.get(path, HTTP_IF_NONE_MATCH=plain.headers["ETag"]).status_code == 304
    assert client.post(path, {"note": "x"}).status_code == 405


def test_reading_it_changes_no_row(read, live, publisher):
    changed(live, publisher, headline="Another headline for it")
    with CaptureQueriesContext(connection) as queries:
        read(path_of(live))
    assert not [each for each in queries if not each["sql"].startswith("SELECT")]


def test_it_costs_the_same_for_three_changes_and_for_thirty(read, client, live, publisher):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(path_of(live))
        with CaptureQueriesContext(connection) as of_article:
            client.get(Article.objects.get(pk=live.pk).get_absolute_url())
        return len(queries), len(of_article)

    for number in range(3):
        changed(live, publisher, headline=f"Tape has its year number {number}")
    few = cost()
    many_changes(live, publisher, 27)
    assert len(told(read, live)) == 30
    assert cost() == few


def many_changes(live, by, count):
    """Changes as publish_changes() leaves them, without its many steps."""
    words, now = to_snapshot(Article.objects.get(pk=live.pk)), timezone.now()
    top = live.revisions.order_by("-number").first()
    for step in range(count):
        at = now - timedelta(minutes=count - step)
        live.events.create(verb="changed", from_status="published", to_status="published", at=at)
        Revision.objects.create(
            article=live,
            number=top.number + 1 + step,
            snapshot={**words, "headline": f"Tape has its minute number {step}"},
            saved_at=at,
            began_from=top,
        )


def test_the_newest_fifty_are_shown_and_the_others_are_counted(read, live, publisher):
    many_changes(live, publisher, 53)
    page = read(path_of(live))
    assert page.text.count('<li class="log__item">') == 50
    assert "3 older changes are not shown." in page.text


HOSTILE = ["<", "&", "(", "@", "e\u0301", "[", "a ", "a. b, ", "<p>x</p>", "<b>"]


@pytest.mark.parametrize("field", ["body", "takeaways"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_of_anything_is_answered_at_once(client, live, publisher, unit, field):
    """Promise 18."""
    many_changes(live, publisher, 2)
    for number, revision in enumerate(live.revisions.order_by("-number")[:2]):
        text = f"{number} {unit * (1_000_000 // len(unit))}"
        words = text if field == "body" else [{"uid": "t", "text": text}]
        revision.snapshot = {**revision.snapshot, field: words}
        revision.save()
    path = path_of(live)
    client.get("/")
    began = time.process_time()
    page = client.get(path)
    spent = time.process_time() - began
    assert page.status_code == 200
    assert page.content.decode().count("cannot show it word by word") == 2
    assert spent < 0.2


def test_many_long_changes_are_shown_as_far_as_a_page_can_bear(read, live, publisher):
    many_changes(live, publisher, 8)
    for revision in live.revisions.all():
        revision.snapshot = {**revision.snapshot, "body": "x" * 120_000}
        revision.save()
    entries = told(read, live)
    shown = ["added: " in entry for entry in entries]
    assert shown == sorted(shown, reverse=True)
    assert 1 < sum(shown) < 8
    assert "cannot show it word by word" in entries[-1]


def test_marks_escape_what_they_hold(read, live, publisher):
    changed(
        live,
        publisher,
        headline="<script>alert(1)</script> & more",
        body="<p>&lt;img src=x onerror=alert(1)&gt; fourteen tapes.</p>",
    )
    text = read(path_of(live)).text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text


# What moves with a change, and what does not


def machine_dates(read, article):
    """Every date of change that the site tells machines and readers."""
    path = Article.objects.get(pk=article.pk).get_absolute_url()
    page = read(path)
    day = article.first_published_on
    entry = read(f"/sitemap-{day.year:04}-{day.month:02}.xml").between(path, "</url>")
    return {
        "JSON-LD": page.structured()["dateModified"],
        "Open Graph": re.findall(r'article:modified_time" content="([^"]+)', page.text),
        "page": re.findall(r"<dt>(?:Updated|Clarified|Corrected).*?</dd>", page.text),
        "sitemap": re.findall("<lastmod>(.*?)</lastmod>", entry),
        "Atom": re.findall("<updated>(.*?)</updated>", read("/feed/atom/").text),
        "JSON Feed": re.findall('"date_modified": "([^"]+)', read("/feed.json").text),
    }


def test_a_typing_fix_moves_no_date_and_gets_no_link(read, live, publisher):
    before = machine_dates(read, live)
    changed(live, publisher, headline="Tape has its best ear", kind=Change.TYPO)
    assert machine_dates(read, live) == before
    assert "changes/" not in read(live.get_absolute_url()).text
    assert "Tape has its best ear" not in read("/corrections/").text
    assert told(read, live)[0].startswith("Typing fix, ")


@pytest.mark.parametrize("kind", [Change.UPDATE, Change.CLARIFICATION, Change.CORRECTION])
def test_a_real_change_moves_every_date_and_is_linked(read, live, publisher, kind):
    before = machine_dates(read, live)
    changed(live, publisher, headline="Tape has its worst year", kind=kind, note="It is worse.")
    after = machine_dates(read, live)
    assert [name for name in after if after[name] == before[name]] == []
    link = f'href="{live.get_absolute_url()}changes/"'
    article, printed = (read(f"{live.get_absolute_url()}{end}").text for end in ("", "print/"))
    assert article.count(link) == 1
    assert link not in printed
    log = read("/corrections/").text
    assert log.count(link) == 1
    assert f"{Change(kind).label}, <time" in log
    feed = read("/corrections/feed/").text
    assert f"<title>{Change(kind).label}, " in feed
    assert "It is worse." in feed


def test_due_changes_are_dated_by_when_they_happened(read, live, publisher):
    copy = open_working_copy(live, by=publisher)
    copy.headline = "Tape has its worst year"
    copy.save()
    save_revision(copy, by=publisher)
    due = timezone.now() + timedelta(days=1)
    publish_changes(copy, by=publisher, kind="update", note="From today.", at=due)
    with time_machine.travel(due + timedelta(hours=3), tick=False):
        assert publish_due_changes() == 1
        at = timezone.now()
    with time_machine.travel(due + timedelta(hours=4)):
        assert f'<time datetime="{at:%Y-%m-%dT%H:%M}+00:00">' in read(path_of(live)).text
        assert "removed: best added: worst year" in told(read, live)[0]


def test_the_list_of_corrections_is_paged(read, live):
    for number in range(45):
        Correction.objects.create(
            article=live, text=f"Notice {number}.", issued_at=ago(hours=number + 1)
        )
    seen, path = [], "/corrections/"
    while path:
        page = read(path)
        found = re.findall(r"<p>(Notice \d+\.)</p>", page.text)
        assert 0 < len(found) < 45
        seen += found
        older = re.search(r'href="(\?before=[^"]+|/corrections/\?before=[^"]+)"', page.text)
        path = older and f"/corrections/?{older[1].partition('?')[2]}"
    assert seen == [f"Notice {number}." for number in range(45)]
