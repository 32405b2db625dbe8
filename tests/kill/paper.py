"""Makes a paper with open threads, and prints where comments are posted, and to which takeaway."""

import json

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (after setup)
from django.urls import reverse  # noqa: E402

from articles.models import Article  # noqa: E402
from comments.forms import address_of  # noqa: E402
from tests.factories import make_article  # noqa: E402

ARTICLES = 60  # so many that no check finds one of them too busy


def target():
    article = make_article(
        comments_policy=Article.CommentsPolicy.OPEN, takeaways=["Tape is patient."]
    )
    path = reverse("comments:post", kwargs=address_of(article))
    return path, article.takeaways.get().uid


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    print(json.dumps([target() for _ in range(ARTICLES)]))
