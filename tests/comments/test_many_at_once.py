"""Readers, moderators and the newsroom in one thread at the same moment: all of them are served."""

from articles.models import Article
from comments.badge import answer_as_staff
from comments.models import Thread
from comments.recommend import recommend
from comments.submit import submit_comment
from tests.factories import make_account, make_article, make_comment

TIMES = 24


def test_answers_and_recommendations_of_one_comment_never_wait_in_a_circle(together):
    article = make_article(comments_policy=Article.CommentsPolicy.OPEN)
    begun = make_comment(article, status="approved")
    answered = make_comment(article, status="approved", parent=begun)

    def work(number):
        if number % 2:
            return recommend(answered, visitor=f"visitor {number}")
        return submit_comment(
            article, display_name="Priya", body=f"My answer {number}.", parent=answered
        )

    together(TIMES, work)
    answered.refresh_from_db()
    assert answered.recommendations == TIMES // 2
    assert Thread.objects.get().approved_count >= TIMES // 2


def test_the_newsroom_answers_while_readers_do(together):
    article = make_article(comments_policy=Article.CommentsPolicy.OPEN)
    speaker = make_account("speaker", is_superuser=True)

    def work(number):
        if number % 2:
            return answer_as_staff(article, by=speaker, body=f"We say {number}.")
        return submit_comment(article, display_name="Priya", body=f"And I say {number}.")

    together(TIMES, work)
    assert Thread.objects.get().approved_count == TIMES
