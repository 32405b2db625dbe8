"""The buttons below an article: each names one verb, who may press it, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from articles import permissions, publish, revise
from articles.models import Article

Status = Article.Status


@dataclass(frozen=True)
class Press:
    """What a button acts on: the article, the row its words stand in, who pressed, the form."""

    article: Article
    row: Article
    by: object
    form: object

    @property
    def override(self):
        """The reason to go out against the checks, from somebody who may do that."""
        may = permissions.may_override(self.by, self.article)
        return self.form.cleaned_data.get("override", "") if may else ""

    def typed(self, name):
        return self.form.cleaned_data.get(name) or ""


@dataclass(frozen=True)
class Button:
    """``name`` is posted; ``verb`` names the right, ``may`` decides, ``act`` does it.

    One that ``needs_words`` publishes what the form says: it does nothing if that is refused.
    """

    name: str
    verb: str
    may: Callable
    act: Callable
    done: str
    needs_words: bool = True


def _publish(press, at=None):
    """What stands on the form goes out, also what was saved beside an article withdrawn since."""
    publish.publish(press.article, by=press.by, at=at, override=press.override, with_changes=True)


def _publish_changes(press, at=None):
    revise.publish_changes(
        press.row,
        by=press.by,
        kind=press.typed("change_kind"),
        note=press.typed("change_note"),
        override=press.override,
        at=at,
    )


BUTTONS = (
    Button(
        "_review",
        "send_to_review",
        permissions.may_send_to_review,
        lambda press: publish.send_to_review(press.row, by=press.by),
        "Sent to review.",
    ),
    Button(
        "_send_back",
        "send_back",
        permissions.may_send_back,
        lambda press: publish.send_back(press.row, by=press.by, reason=press.typed("note")),
        "Sent back with your note.",
        needs_words=False,
    ),
    Button(
        "_publish",
        "publish",
        permissions.may_publish,
        _publish,
        "Published. Readers see it now.",
    ),
    Button(
        "_schedule",
        "schedule",
        permissions.may_publish,
        lambda press: _publish(press, press.form.publish_at),
        "Scheduled.",
    ),
    Button(
        "_withdraw",
        "withdraw",
        permissions.may_withdraw,
        lambda press: publish.withdraw(press.article, by=press.by, reason=press.typed("reason")),
        "Withdrawn.",
        needs_words=False,
    ),
    Button(
        "_publish_changes",
        "publish_changes",
        permissions.may_publish_changes,
        _publish_changes,
        "Published. Readers see the changes now.",
    ),
    Button(
        "_schedule_changes",
        "schedule_changes",
        permissions.may_publish_changes,
        lambda press: _publish_changes(press, press.form.publish_at),
        "Scheduled. Readers see the changes then, and nothing before.",
    ),
    Button(
        "_hold",
        "hold_changes",
        permissions.may_hold_changes,
        lambda press: revise.hold_changes(press.row, by=press.by),
        "The changes wait and go out at no set time.",
        needs_words=False,
    ),
    Button(
        "_discard",
        "discard_changes",
        permissions.may_discard_changes,
        lambda press: revise.discard_changes(press.row, by=press.by),
        "The changes are discarded. They stay in the history.",
        needs_words=False,
    ),
)
REFUSALS = (
    publish.NotReadyToPublish,
    publish.WrongState,
    revise.NotEditable,
    revise.GateRefused,
)


def pressed(data):
    """The Button whose name was posted, or None."""
    return next((button for button in BUTTONS if button.name in data), None)


def without_buttons(fields):
    """``fields``, pairs of name and value, without the names of buttons."""
    names = {button.name for button in BUTTONS}
    return [(name, value) for name, value in fields if name not in names]


def shown(user, row):
    """The verbs whose buttons ``user`` sees below ``row``, by name."""
    return {button.verb for button in BUTTONS if button.may(user, row)}


def can_be_sent(user):
    """What somebody who begins an article may do with it at once: verbs by name."""
    return shown(user, Article(owner=user, status=Status.DRAFT))
