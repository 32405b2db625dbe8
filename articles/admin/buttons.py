"""The buttons below an article: each names one verb, who may press it, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from articles import permissions, publish
from articles.models import Article

Status = Article.Status


@dataclass(frozen=True)
class Button:
    """``name`` is posted; ``verb`` names the right, ``may`` decides, ``act`` does it."""

    name: str
    verb: str
    may: Callable
    act: Callable
    done: str


BUTTONS = (
    Button(
        "_review",
        "send_to_review",
        permissions.may_send_to_review,
        lambda article, by, form: publish.send_to_review(article, by=by),
        "Sent to review.",
    ),
    Button(
        "_send_back",
        "send_back",
        permissions.may_send_back,
        lambda article, by, form: publish.send_back(
            article, by=by, reason=form.cleaned_data["note"]
        ),
        "Sent back with your note.",
    ),
    Button(
        "_publish",
        "publish",
        permissions.may_publish,
        lambda article, by, form: publish.publish(article, by=by),
        "Published. Readers see it now.",
    ),
    Button(
        "_schedule",
        "schedule",
        permissions.may_publish,
        lambda article, by, form: publish.publish(article, by=by, at=form.publish_at),
        "Scheduled.",
    ),
    Button(
        "_withdraw",
        "withdraw",
        permissions.may_withdraw,
        lambda article, by, form: publish.withdraw(
            article, by=by, reason=form.cleaned_data["reason"]
        ),
        "Withdrawn.",
    ),
)
REFUSALS = (publish.NotReadyToPublish, publish.WrongState)


def pressed(data):
    """The Button whose name was posted, or None."""
    return next((button for button in BUTTONS if button.name in data), None)


def shown(user, article):
    """The verbs whose buttons ``user`` sees below ``article``, by name."""
    return {button.verb for button in BUTTONS if button.may(user, article)}


def can_be_sent(user):
    """What somebody who begins an article may do with it at once: verbs by name."""
    return shown(user, Article(owner=user, status=Status.DRAFT))
