from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from comments import breaker
from comments.models import Breaker, Comment, Commenter
from comments.screen.rate import PER_ARTICLE, PER_WRITER
from comments.submit import submit_comment
from tests.comments.conftest import post_url
from tests.comments.screen.steps import objections, row_of
from tests.factories import ago, make_account, make_article, make_comment

Status = Comment.Status
BAD = [{"screen": "shape", "kind": "hold", "words": "It is written in capitals."}]


def make_wave(article, count=breaker.LEAST_BAD, *, networks=20, at=None, verdicts=BAD):
    at = at or timezone.now()
    return Comment.objects.bulk_create(
        Comment(
            article=article,
            display_name="A",
            body=f"Wave {number}",
            verdicts=verdicts,
            network_key=f"n{number % networks}",
            path=f"{number:09x}",
            created_at=at - timedelta(seconds=number % 500),
        )
        for number in range(count)
    )


def test_the_same_writer_is_held_after_some_comments_in_ten_minutes(open_article, say):
    writer = Commenter.objects.create()
    now = timezone.now()
    for number in range(PER_WRITER):
        assert say(f"Text {number}.", commenter=writer, at=now).status == Status.APPROVED
    assert objections(say("One more.", commenter=writer, at=now)) == {"writer_rate": "hold"}
    assert say("Of another.", commenter=Commenter.objects.create(), at=now).status == "approved"
    later = now + timedelta(minutes=11)
    assert say("Later.", commenter=writer, at=later).status == Status.APPROVED


def test_a_rush_under_one_article_is_held_there_and_nowhere_else(open_article, say):
    make_wave(open_article, PER_ARTICLE, at=timezone.now() - timedelta(seconds=1), verdicts=[])
    Comment.objects.update(created_at=ago(seconds=20))
    assert objections(say()) == {"article_rate": "hold"}
    elsewhere = make_article(comments_policy=Article.CommentsPolicy.OPEN)
    comment = submit_comment(elsewhere, display_name="A", body="Somewhere else.")
    assert comment.status == Status.APPROVED
    assert say("A minute after.", at=timezone.now() + timedelta(minutes=2)).status == "approved"


# The breaker


def test_a_wave_makes_every_comment_wait_and_says_so(open_article, say, client):
    page = open_article.get_absolute_url()
    before = client.get(page)
    assert "Comments appear at once" in before.content.decode()
    make_wave(open_article)
    comment = say("A calm word in a storm.")
    assert comment.status == Status.PENDING
    assert "an editor reads each first" in row_of(comment, "wave")["words"]
    opened = Breaker.objects.get()
    assert opened.until - opened.opened_at == timedelta(hours=1)
    assert "20 comments from many networks" in opened.why
    # Nobody keeps the page that promised something else.
    now = client.get(page, headers={"If-None-Match": before["ETag"]})
    assert now.status_code == 200
    assert "Many comments arrive now: an editor reads each" in now.content.decode()


def test_after_an_hour_it_is_as_before(open_article, say, client):
    now = timezone.now()
    Breaker.objects.create(opened_at=now - timedelta(hours=2), until=now, why="Many.")
    make_wave(open_article, at=now - timedelta(hours=1))
    assert say().status == Status.APPROVED
    assert "Comments appear at once" in client.get(open_article.get_absolute_url()).content.decode()


def test_a_wave_that_goes_on_is_found_again(open_article, say):
    now = timezone.now()
    Breaker.objects.create(opened_at=now - timedelta(hours=2), until=now, why="Many.")
    make_wave(open_article)
    assert objections(say()) == {"wave": "hold"}
    assert Breaker.objects.count() == 2


@pytest.mark.parametrize(
    "wave",
    [
        {"count": breaker.LEAST_BAD - 1},
        {"networks": 6},  # a school class, or one machine
        {"verdicts": [{"screen": "shape", "kind": "pass", "words": ""}]},  # a story that moves many
    ],
)
def test_what_is_no_wave_changes_nothing(open_article, say, wave):
    make_wave(open_article, **wave)
    assert say().status == Status.APPROVED
    assert not Breaker.objects.exists()


def test_a_busy_paper_needs_ten_times_its_usual_hour(open_article):
    now = timezone.now()
    usual = [
        Comment(article=open_article, body="x", created_at=now - timedelta(hours=hour, minutes=30))
        for hour in range(1, 168)
        for _ in range(3)
    ]
    for number, comment in enumerate(usual):
        comment.path = f"{number:09x}"
    Comment.objects.bulk_create(usual)
    make_wave(open_article, 25, at=now)
    assert breaker.wave_at(now) == ""
    make_wave(open_article, 25, at=now)
    assert "usually brings 3" in breaker.wave_at(now)


def test_an_editor_ends_it_and_what_came_before_counts_no_more(open_article, say):
    make_wave(open_article)
    say()
    chief = make_account("chief", is_superuser=True)
    breaker.end(breaker.breaker_now(), by=chief)
    assert breaker.breaker_now() is None
    assert say("Now it is calm.").status == Status.APPROVED
    assert Breaker.objects.get().ended_by == chief


def test_two_that_opened_at_once_end_together(open_article, chief):
    now = timezone.now()
    for _ in range(2):
        Breaker.objects.create(opened_at=now, until=now + breaker.LASTS, why="Many at once.")
    breaker.end(breaker.breaker_now(), by=chief)
    assert breaker.breaker_now() is None


def test_looking_for_a_wave_costs_the_same_however_many_came(
    open_article, django_assert_num_queries
):
    for count in (5, 300):
        make_wave(open_article, count, networks=5)
        with django_assert_num_queries(3 if count == 5 else 4):
            breaker.watch(timezone.now())


def test_the_form_on_the_page_is_not_lost_in_a_wave(post, open_article):
    make_wave(open_article)
    response = post(open_article, url=post_url(open_article))
    assert response.status_code == 303
    assert Comment.objects.order_by("-pk").first().status == Status.PENDING


def test_comments_made_before_there_were_checks_are_no_wave(open_article, say):
    for number in range(25):
        make_comment(open_article, body=f"Old {number}")
    assert say().status == Status.APPROVED
