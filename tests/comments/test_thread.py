import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Paper
from comments import moderate
from comments.appeal import appeal
from comments.erase import erase
from comments.models import Comment, Commenter, Thread, place_of
from comments.moderate import approve, reject, remove, withdraw_own
from comments.thread import PER_PAGE, cursor_of, page_of
from tests.factories import make_article, make_comment

Policy = Article.CommentsPolicy


def shown(article, moderator, **given):
    comment = make_comment(article, **given)
    approve(comment, by=moderator)
    return comment


@pytest.fixture
def say(article, moderator):
    """``say(parent=…)``: a comment on the article that readers can see."""
    return lambda **given: shown(article, moderator, **given)


@pytest.fixture
def page(client, article):
    """``page("?order=newest")``: the article's page."""
    return lambda query="": client.get(article.get_absolute_url() + query).content.decode()


def numbers(page):
    """The numbers of the comments on a page, in the order in which they stand."""
    return [int(number) for number in re.findall(r'<li id="c-(\d+)">', page)]


def fill(article, roots, replies=0):
    """So many threads in the fewest statements; every fifth comment waits."""
    Comment.objects.bulk_create(
        Comment(article=article, display_name=f"N{n}", body=f"Text {n}.", status="approved")
        for n in range(roots * (1 + replies))
    )
    rows = list(Comment.objects.filter(article=article, path="").order_by("pk"))
    for number, row in enumerate(rows):
        row.parent = None if number % (1 + replies) == 0 else rows[number - 1]
        row.path, row.depth = place_of(row.pk, row.parent)
    Comment.objects.bulk_update(rows, ["parent", "path", "depth"], batch_size=300)
    Thread.objects.update_or_create(article=article, defaults={"approved_count": len(rows)})
    return rows


def test_comments_stand_in_their_section_with_name_text_and_time(page, say):
    comment = say(display_name="Inès Okafor", body="Ask whether it is *one* invoice.")
    html = page()
    assert '<section class="comments comments--article no-print" id="comments"' in html
    assert re.search(r"Speak Your Mind <span class=\"count\">1 comment</span>", html)
    assert f'<li id="c-{comment.pk}"><article class="comment"' in html
    assert "Ask whether it is <em>one</em> invoice." in html
    assert f'<a href="/comments/{comment.pk}/"><time datetime="' in html
    assert '<span class="tile tile--1" aria-hidden="true">IO</span>' in html
    assert html.index("</article>") < html.index('id="comments"')


def test_replies_are_nested_to_three_levels_and_flat_below(say):
    parents = [None]
    for _ in range(5):
        parents.append(say(parent=parents[-1]))
    (root,) = page_of(parents[1].article).threads
    (second,) = root.replies
    assert [place.pk for place in second.replies] == [each.pk for each in parents[3:]]
    assert all(place.replies == [] for place in second.replies)


def test_a_reply_says_whom_it_answers(page, say):
    first = say(display_name="Priya Raman")
    say(parent=first)
    assert "<span>in reply to <bdi>Priya Raman</bdi></span>" in page()


def test_more_than_three_replies_fold(page, say):
    first = say()
    replies = [say(parent=first) for _ in range(5)]
    html = page()
    assert "Show 2 more replies" in html
    fold = html[html.index("<details") : html.index("</details>")]
    assert numbers(fold) == [each.pk for each in replies[3:]]


def test_three_replies_do_not_fold(page, say):
    first = say()
    for _ in range(3):
        say(parent=first)
    assert "<details" not in page()[page().index('id="comments"') :]


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "removed"])
def test_what_is_not_published_appears_nowhere_public(client, article, say, status):
    visible = say()
    hidden = make_comment(
        article, status=status, display_name="Canaryname", body="Canarywords", parent=visible
    )
    urls = [
        article.get_absolute_url() + query for query in ("", "?order=newest", "print/", "feed/")
    ]
    urls += [reverse(f"comments:{name}", args=[visible.pk]) for name in ("reply", "place")]
    urls += [
        reverse(f"comments:{name}", args=[hidden.pk]) for name in ("reply", "place", "receipt")
    ]
    for url in urls:
        words = client.get(url, follow=True).content.decode()
        assert "Canary" not in words, url
        assert f"c-{hidden.pk}" not in words, url
    assert "1 comment<" in client.get(article.get_absolute_url()).content.decode()
    for name in ("reply", "place", "receipt"):
        assert client.get(reverse(f"comments:{name}", args=[hidden.pk])).status_code == 404


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "removed"])
def test_a_hidden_comment_that_others_answer_leaves_a_wordless_place(page, article, say, status):
    first = say(body="Canarywords", display_name="Canaryname")
    answer = say(parent=first)
    Comment.objects.filter(pk=first.pk).update(status=status)
    Thread.objects.update(version=100)
    html = page()
    assert numbers(html) == [first.pk, answer.pk]
    assert html.count('class="tombstone"') == 1
    assert "Canary" not in html


def test_a_hidden_comment_that_nobody_answers_leaves_nothing(page, say, moderator):
    first, second = say(), say()
    remove(first, by=moderator)
    assert numbers(page()) == [second.pk]
    assert "tombstone" not in page()


def test_hiding_one_comment_neither_hides_nor_moves_anothers(page, say, moderator):
    first = say()
    reply, deep, other = say(parent=first), None, say()
    deep = say(parent=reply)
    before = numbers(page())
    remove(reply, by=moderator)
    withdraw_own(first)
    assert numbers(page()) == before == [first.pk, reply.pk, deep.pk, other.pk]
    assert page().count("tombstone") == 2


def erase_all(comment):
    erase([comment.commenter])


@pytest.mark.parametrize(
    ("hide", "then"),
    [("remove", erase_all), ("mark_spam", erase_all), ("mark_spam", withdraw_own)]
    + [("remove", appeal)],
)
def test_a_copy_of_the_page_is_true_when_a_wordless_place_says_something_else(
    client, article, moderator, hide, then
):
    comment = make_comment(article, commenter=Commenter.objects.create())
    for each in (comment, make_comment(article, parent=comment)):
        moderate.approve(each, by=moderator)
    getattr(moderate, hide)(comment, by=moderator)
    before = client.get(article.get_absolute_url())
    then(comment)
    headers = {"If-None-Match": before["ETag"]}
    after = client.get(article.get_absolute_url(), headers=headers)
    assert after.status_code == 200
    assert after.content != before.content


def test_no_comments_invites_the_first(page):
    assert "<strong>No comments yet.</strong> What do you know about this that we do not?" in page()


def test_a_closed_thread_can_be_read_and_takes_nothing(client, db, moderator):
    article = make_article(comments_policy=Policy.CLOSED)
    comment = shown(article, moderator)
    html = client.get(article.get_absolute_url()).content.decode()
    assert comment.body in html and "Comments are closed." in html
    assert "data-comment-form" not in html and "/reply/" not in html


def test_a_thread_that_is_off_is_left_out(client, db, moderator):
    article = make_article(comments_policy=Policy.OFF)
    comment = shown(article, moderator)
    html = client.get(article.get_absolute_url()).content.decode()
    assert comment.body not in html and "Speak Your Mind" not in html
    for name in ("place", "reply"):
        assert client.get(reverse(f"comments:{name}", args=[comment.pk])).status_code == 404


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (Policy.PREMODERATED, "An editor reads every comment before it appears."),
        (Policy.OPEN, "Comments appear at once, unless a check asks for an editor."),
    ],
)
def test_the_form_says_what_will_happen(client, db, policy, words):
    article = make_article(comments_policy=policy)
    assert words in client.get(article.get_absolute_url()).content.decode()


def test_the_form_on_a_public_page_is_empty_and_the_same_for_everybody(client, article, post):
    url = article.get_absolute_url()
    page = Client().get(url)
    form = page.content.decode()[page.content.decode().index("data-comment-form") - 200 :]
    for name in ("token", "key", "parent"):
        assert re.search(rf'<input type="hidden" name="{name}"( id="id_{name}")?>', form), name
    assert "maxlength" not in form[: form.index("</form>")]
    assert f'action="{url}comment/#speak"' in form
    post(article)  # this client has a cookie now
    assert client.get(url).content == page.content
    assert not page.cookies and page["Vary"] == "Accept-Encoding"


HOSTILE = '"><script>alert(1)</script><b onmouseover=x>'


def test_hostile_names_and_texts_are_shown_as_text(client, article, say):
    comment = say(display_name=HOSTILE[:80], body=HOSTILE + "\n> " + HOSTILE + "\n- " + HOSTILE)
    say(display_name="\u202eevil\u202e", parent=comment)
    for url in (
        article.get_absolute_url(),
        reverse("comments:reply", args=[comment.pk]),
        f"{article.get_absolute_url()}feed/",
    ):
        html = client.get(url).content.decode()
        assert "<script>alert" not in html and "<b onmouseover" not in html
        assert "\u202e" not in html


# Pages and order


def test_a_page_holds_25_threads_and_leads_on_to_the_rest(page, article):
    rows = fill(article, 60)
    seen, query = [], ""
    for _ in range(3):
        html = page(query)
        seen += numbers(html)
        links = re.findall(r'href="[^"?]*(\?[^"#]*)#comments">Newer comments', html)
        query = links[0] if links else ""
    assert seen == [row.pk for row in rows]
    assert not query


def test_every_page_leads_back(page, article):
    rows = fill(article, 60)
    last = page(f"?before=n{rows[49].path}")
    assert numbers(last) == [row.pk for row in rows[50:]]
    back = re.search(r'href="[^"?]*(\?[^"#]*)#comments">Older comments', last)[1]
    assert numbers(page(back)) == [row.pk for row in rows[25:50]]


def test_the_newest_come_first_if_asked_for(page, article):
    rows = fill(article, 30)
    html = page("?order=newest")
    assert numbers(html) == [row.pk for row in reversed(rows[5:])]
    on = re.search(r'href="[^"?]*(\?[^"#]*)#comments">Older comments', html)[1]
    assert "order=newest" in on
    assert numbers(page(on.replace("&amp;", "&"))) == [row.pk for row in reversed(rows[:5])]


@pytest.mark.parametrize(
    "query",
    ["?before=", "?before=x", "?before=nfffffffff", "?before=o000000000", "?order=best"]
    + ["?before=%00", "?before=n" + "f" * 5000, "?order=%FF&x=1"],
)
def test_a_bad_cursor_or_order_is_the_first_page(page, article, query):
    fill(article, 30)
    assert numbers(page(query)) == numbers(page())


def test_walking_all_pages_shows_each_visible_comment_once(article):
    rows = fill(article, 70, replies=2)
    hidden = [row.pk for number, row in enumerate(rows) if number % 5 == 0]
    Comment.objects.filter(pk__in=hidden).update(status="spam")
    for order in ("oldest", "newest", "best"):
        seen, before = [], ""
        while True:
            found = page_of(article, order=order, before=before)
            assert len(found.threads) <= PER_PAGE
            seen += [pk for place in found.threads for pk in visible_in(place)]
            before = found.next
            if not before:
                break
        assert sorted(seen) == sorted({row.pk for row in rows} - set(hidden))
        assert len(seen) == len(set(seen))


def visible_in(place):
    own = [place.pk] if place.comment else []
    return own + [pk for reply in place.replies for pk in visible_in(reply)]


def test_the_address_of_a_comment_leads_to_the_page_it_stands_on(client, article):
    rows = fill(article, 60, replies=1)
    for row in (rows[0], rows[49], rows[50], rows[51], rows[119]):
        response = client.get(reverse("comments:place", args=[row.pk]))
        assert response.status_code == 302
        url, _, fragment = response["Location"].partition("#")
        assert fragment == f"c-{row.pk}"
        assert row.pk in numbers(client.get(url).content.decode())
    assert cursor_of(rows[49]) == "" and cursor_of(rows[50]) == f"n{rows[48].path}"


def test_the_address_of_a_comment_on_a_hidden_article_leads_nowhere(client, say, article):
    comment = say()
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert client.get(reverse("comments:place", args=[comment.pk])).status_code == 404


# What it costs


def queries_of(run):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        run()
    return [each["sql"] for each in caught if 'FROM "comments_' in each["sql"]]


def test_three_queries_show_the_comments_of_an_article_whatever_their_number(article):
    paper = Paper.current()
    tags = "{% load comments %}{% thread article as t %}{{ t.count }}{% comments article %}"
    counts = []
    for _ in range(3):
        fill(article, 40, replies=3)
        request = RequestFactory().get("/")
        context = Context({"article": article, "paper": paper, "request": request})
        counts.append(len(queries_of(lambda: Template(tags).render(context))))  # noqa: B023
    assert counts == [3, 3, 3]  # one of them for the numbers of the whole thread


def test_an_empty_or_closed_thread_costs_no_more(client, db):
    for policy in (Policy.OPEN, Policy.CLOSED, Policy.OFF):
        article = make_article(comments_policy=policy)
        caught = queries_of(lambda: client.get(article.get_absolute_url()))  # noqa: B023
        assert len(caught) <= 2  # one of them asks for the version


def plan_of(query):
    sql, parameters = query.query.sql_with_params()
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql, parameters)
        return "\n".join(str(row) for row in cursor.fetchall())


def test_places_sort_byte_by_byte_whatever_the_language_of_the_database(article):
    """A database made in another language would sort them by its rules, and by no index."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT collation_name FROM information_schema.columns "
                "WHERE table_name = 'comments_comment' AND column_name = 'path'"
            )
            assert cursor.fetchall() == [("C",)]
    for path in ("b", "B", "a"):
        Comment.objects.filter(pk=make_comment(article).pk).update(path=path)
    assert list(Comment.objects.in_thread_order().values_list("path", flat=True)) == ["B", "a", "b"]


def test_a_page_of_a_long_thread_is_found_by_its_index(db):
    articles = [make_article() for _ in range(3)]
    for article in articles:
        fill(article, 500, replies=2)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    article = articles[1]
    rows = Comment.objects.filter(article=article).approved()
    roots = rows.values_list("root", flat=True).distinct().order_by("root")[:26]
    assert "comment_shown" in plan_of(roots)
    shown_rows = rows.filter(root__in=list(roots)).in_thread_order()
    assert "comment_shown" in plan_of(shown_rows)
    firsts = Comment.objects.filter(article=article, depth=1).order_by("-thread_rank", "path")
    assert "comment_best" in plan_of(firsts[:26])
    assert len(shown_rows) == 26 * 3


# Counts for lists


def test_counts_of_many_articles_cost_one_query(moderator, django_assert_num_queries):
    busy, quiet = make_article(), make_article()
    off = make_article(comments_policy=Policy.OFF)
    for article in (busy, busy, off):
        shown(article, moderator)
    reject(make_comment(quiet), by=moderator, reason="It is off the subject")
    tags = (
        "{% load comments %}{% comment_counts articles as counts %}"
        "{% for a in articles %}{{ counts|count_of:a }} {% endfor %}"
    )
    context = Context({"articles": [busy, quiet, off]})
    with django_assert_num_queries(2):  # and one for the paper
        assert Template(tags).render(context) == "2 0 0 "


def test_no_counts_are_shown_where_the_paper_has_comments_off(moderator):
    article = make_article()
    shown(article, moderator)
    paper = Paper.current()
    paper.comments_policy = Policy.OFF
    paper.save()
    tags = "{% load comments %}{% comment_counts articles as c %}{{ c|count_of:articles.0 }}"
    assert Template(tags).render(Context({"articles": [article]})) == "0"
