"""What a card of the queue tells about a comment and its writer, and what it never tells."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from comments.ban import ban
from comments.models import Comment, CommentEdit, Commenter, Report
from comments.moderate import approve, mark_spam, pick, reject, withdraw_own
from comments.text import marked_html_of
from tests.factories import ago, make_article, make_comment

pytestmark = pytest.mark.django_db
URL = "/admin/comments/comment/"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</textarea></title></style><svg onload=alert(1)>",
    "{{ 7|add:7 }}{% debug %}",
    "javascript:alert(1)",
    "<mark>x</mark><ins>y</ins>",
)
# A start of a tag of ours only: what came from a reader has no < left.
DANGEROUS = re.compile(r"<(script|img|svg|textarea x)[^>]*alert|on(error|load|focus)=alert[^&]*>")


def card_of(desk, comment, **query):
    html = desk.get(URL, query).content.decode()
    start = html.index(f'data-comment="{comment.pk}"')
    return html[start : html.index("</article>", start)]


def words_of(html):
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def verdict(words, *evidence, kind="hold", screen="words"):
    return {"screen": screen, "kind": kind, "words": words, "evidence": list(evidence)}


# Reasons and evidence


def test_evidence_is_marked_in_the_text_and_everything_is_escaped(desk):
    body = "Buy <b>cheap pumps</b> now, freedom is free & cheap pumps."
    comment = make_comment(body=body, verdicts=[verdict("On a list.", "cheap pumps", "free")])
    card = card_of(desk, comment)
    assert "&lt;b&gt;<mark>cheap pumps</mark>&lt;/b&gt;" in card
    assert "freedom is <mark>free</mark> &amp; <mark>cheap pumps</mark>." in card
    assert "On a list." in card


def test_evidence_that_is_not_in_the_text_stands_beside_the_reason(desk):
    comment = make_comment(
        display_name="The Editor", verdicts=[verdict("The name is ours.", "The Editor")]
    )
    assert "The name is ours. <mark><bdi>The Editor</bdi></mark>" in card_of(desk, comment)


@pytest.mark.parametrize(
    ("body", "pieces", "html"),
    [
        ("a *free pump* b", ["free pump* b"], "a <em><mark>free pump</mark></em><mark> b</mark>"),
        ("one\ntwo", ["one\ntwo"], "<mark>one</mark><br><mark>two</mark>"),
        ("ab bc", ["ab b", "b bc"], "<mark>ab bc</mark>"),
        ("class", ["ass"], "cl<mark>ass</mark>"),
        ("ass class", ["ass"], "<mark>ass</mark> class"),
        ("a\ufdd0b", ["a"], "<mark>a</mark>b"),
        ("`<i>` x", ["<i>"], "<code><mark>&lt;i&gt;</mark></code> x"),
        ("x", ["", " ", "y"], "x"),
        ("a &lt; b", ["lt"], "a &amp;<mark>lt</mark>; b"),
    ],
)
def test_marks_stand_around_words_and_never_around_tags(body, pieces, html):
    assert marked_html_of(body, pieces) == f"<p>{html}</p>"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_readers_wrote_acts_in_the_queue(desk, moderator, hostile):
    article = make_article()
    parent = make_comment(article, status="approved", display_name=hostile[:80], body=hostile)
    writer = Commenter.objects.create()
    comment = make_comment(
        article,
        parent=parent,
        commenter=writer,
        display_name=hostile[:80],
        body=f"{hostile} and *{hostile}*",
        verdicts=[verdict(f"Found {hostile}", hostile, hostile[3:9])],
    )
    approve(comment, by=moderator)
    Report.objects.create(comment=comment, reporter="x", reason="spam", words=hostile)
    CommentEdit.objects.create(
        comment=comment,
        body_before=comment.body,
        body=f"{hostile}!",
        verdicts=[verdict(hostile, hostile)],
    )
    done = comment.events.get().pk
    for query in ({"tab": "reported", "done": done, "q": hostile}, {"tab": "edits", "done": done}):
        html = desk.get(URL, query).content.decode()
        assert not DANGEROUS.search(html)
        assert "{{ 7|add:7 }}" not in hostile or "{{ 7|add:7 }}" in html
    page = desk.get(f"{URL}{comment.pk}/ban/").content.decode()
    assert not DANGEROUS.search(page)
    answer = desk.post(
        URL, {"verb": "approve", "comment": comment.pk, "seen": "pending"}, follow=True
    )
    assert not DANGEROUS.search(answer.content.decode())


# What goes with it


def test_a_long_comment_that_was_answered_can_be_read_whole(desk, article):
    parent = make_comment(article, status="approved", body="A gateway. " * 60 + "The very end.")
    card = card_of(desk, make_comment(article, parent=parent))
    assert "<details" in card and "The very end." in card


def test_all_open_reports_of_a_comment_stand_in_one_card(desk):
    comment, other = make_comment(status="approved"), make_comment(status="approved")
    for outcome in ("upheld", "upheld", "dismissed"):
        about = make_comment(status="approved")
        Report.objects.create(comment=about, reporter="digest-1", reason="spam", outcome=outcome)
    Report.objects.create(
        comment=comment, reporter="digest-2", reason="law", words="It names *me*."
    )
    Report.objects.create(comment=comment, reporter="digest-1", reason="attack")
    Report.objects.create(comment=comment, reporter="digest-3", reason="spam", outcome="dismissed")
    Report.objects.create(comment=other, reporter="digest-2", reason="harm")
    card = card_of(desk, comment, tab="reported")
    said = words_of(card)
    assert "2 reports" in said and "It advertises something" not in said.partition("Keep it")[0]
    assert "of whose reports 2 led to a comment being taken down and 1 did not" in said
    assert said.index("It attacks or insults somebody") < said.index("It is against the law")
    assert "It names <em>me</em>." in card
    assert "digest-" not in card


def test_of_very_many_reports_the_newest_are_shown_and_all_are_counted(desk):
    comment = make_comment(status="approved")
    for number in range(30):
        Report.objects.create(comment=comment, reporter=str(number), reason="spam")
    said = words_of(card_of(desk, comment, tab="reported"))
    assert "30 reports" in said and "The newest 20 of 30 are shown." in said


def test_keep_it_settles_the_reports_that_were_read(desk):
    comment = make_comment(status="approved")
    for reporter in "ab":
        Report.objects.create(comment=comment, reporter=reporter, reason="spam")
    read = re.search(r'name="reports" value="(\d+)"', card_of(desk, comment, tab="reported"))[1]
    late = Report.objects.create(comment=comment, reporter="late", reason="law")
    data = {"verb": "keep", "comment": comment.pk, "seen": "approved", "reports": read}
    desk.post(URL, data)
    assert list(Report.objects.filter(outcome="open")) == [late]
    assert Comment.objects.get(pk=comment.pk).status == "approved"


def test_a_text_that_waits_stands_beside_the_one_it_would_replace(desk):
    comment = make_comment(status="approved", body="We use one pump.")
    CommentEdit.objects.create(
        comment=comment,
        body_before=comment.body,
        body="We use two pumps.",
        verdicts=[verdict("On a list.", "pumps")],
    )
    card = card_of(desk, comment, tab="edits")
    assert "<p>We use one pump.</p>" in card
    assert "<p>We use two <mark>pumps</mark>.</p>" in card
    assert re.search(r"<del>.*?one</del><ins>.*?two</ins>", card) and "On a list." in card
    data = {"verb": "show_edit", "comment": comment.pk, "seen": "approved"}
    desk.post(URL, {**data, "edit": re.search(r'name="edit" value="(\w+)"', card)[1]})
    comment.refresh_from_db()
    assert comment.body == "We use two pumps."


def test_a_text_that_was_not_read_is_not_shown(desk):
    comment = make_comment(status="approved", body="We use one pump.")
    wish = CommentEdit.objects.create(
        comment=comment, body_before=comment.body, body="We use two pumps."
    )
    read = re.search(r'name="edit" value="(\w+)"', card_of(desk, comment, tab="edits"))[1]
    CommentEdit.objects.filter(pk=wish.pk).update(body="Buy pumps of us.")
    data = {"verb": "show_edit", "comment": comment.pk, "seen": "approved", "edit": read}
    response = desk.post(URL, data, follow=True)
    comment.refresh_from_db()
    assert comment.body == "We use one pump."
    assert "has changed the text since you opened this page" in words_of(response.content.decode())


@pytest.mark.parametrize("verb", ["approve", "reject", "mark_spam"])
def test_a_comment_whose_text_changed_meanwhile_is_not_decided_about(desk, verb):
    comment = make_comment()
    read = re.search(r'name="comment" value="(\d+-\w+)"', card_of(desk, comment))[1]
    comment.body = "Something that nobody has read."
    comment.save()
    data = {"verb": verb, "comment": read, "seen": "pending"}
    response = desk.post(URL, data, follow=True)
    assert Comment.objects.get(pk=comment.pk).status == "pending"
    assert "has changed the text since" in words_of(response.content.decode())


def test_refusing_a_new_text_tells_its_writer_why(desk):
    comment = make_comment(status="approved")
    CommentEdit.objects.create(comment=comment, body_before=comment.body, body="Buy pumps of us.")
    data = {"verb": "refuse_edit", "comment": comment.pk, "seen": "approved"}
    desk.post(URL, {**data, "reason": "It advertises something", "note": "No shops."})
    assert CommentEdit.objects.get().reason == "It advertises something. No shops."
    assert shows_nothing_to_do(desk.post(URL, data, follow=True))


def shows_nothing_to_do(response):
    return "Already decided" in response.content.decode()


# Its writer


def test_a_card_tells_the_history_of_its_writer(desk, moderator):
    writer = Commenter.objects.create()
    for number in range(7):
        past = make_comment(commenter=writer, body=f"Earlier text {number}.")
        if number < 4:
            approve(past, by=moderator, at=ago(hours=9 - number))
        elif number == 4:
            mark_spam(past, by=moderator)
        else:
            reject(past, by=moderator, reason="It is off the subject")
    withdrawn = make_comment(commenter=writer)
    withdraw_own(withdrawn)
    make_comment(body="Somebody else's.", commenter=Commenter.objects.create())
    said = words_of(card_of(desk, make_comment(commenter=writer)))
    assert "4 published, 2 turned down, 1 spam" in said
    assert "Not published 0" in said and "It is off the subject" in said
    assert "Earlier text 6." in said and "Earlier text 3." in said
    assert "Earlier text 2." not in said and "First comment" not in said


def test_a_card_says_whether_its_writer_is_new_trusted_or_banned(desk, moderator):
    known = Commenter.objects.create(email="k@office.example", email_confirmed_at=timezone.now())
    for _ in range(2):
        approve(make_comment(commenter=known), by=moderator)
    banned = Commenter.objects.create()
    ban(by=moderator, commenter=banned, reason="Threats.", until=timezone.now() + timedelta(days=3))
    by_known = words_of(card_of(desk, make_comment(commenter=known)))
    by_banned = words_of(card_of(desk, make_comment(commenter=banned)))
    by_nobody = words_of(card_of(desk, make_comment()))
    assert "Trusted" in by_known and "Email confirmed" in by_known and "Banned" not in by_known
    assert "Banned until" in by_banned and "First comment" in by_banned
    assert "Trusted" not in by_nobody and "Nothing else is known of this writer" in by_nobody


def test_a_banned_network_is_told_without_its_name(desk, moderator):
    key = "0123456789abcdef" * 2
    ban(by=moderator, network_key=key, reason="Threats.")
    card = card_of(desk, make_comment(network_key=key))
    assert "Banned" in card and key not in card


def test_no_address_and_no_network_is_told_anywhere(desk, moderator):
    key = "f00dfeed" * 4
    writer = Commenter.objects.create(
        email="kaia@office.example", new_email="new@office.example", email_confirmed_at=ago(days=1)
    )
    comment = make_comment(commenter=writer, network_key=key, status="approved")
    Report.objects.create(comment=comment, reporter="digest-of-a-visitor", reason="spam")
    pick(comment, by=moderator)
    ban(by=moderator, network_key=key, reason="Threats.")
    ban(by=moderator, commenter=writer, reason="Threats.")
    pages = [f"{URL}?tab=reported", f"{URL}?tab=published", f"{URL}{comment.pk}/ban/"]
    for url in (*pages, "/admin/comments/ban/"):
        html = desk.get(url).content.decode()
        for secret in ("kaia", "new@", key, writer.token, "digest-of-a-visitor"):
            assert secret not in html, url
