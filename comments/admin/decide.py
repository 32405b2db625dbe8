"""What the buttons of the queue do: one call of a verb for each comment, and what came of it."""

from dataclasses import dataclass, field

from comments import edit, moderate, text
from comments.admin.verbs import VERBS
from comments.models import Comment, ModerationEvent
from comments.undo import undo


@dataclass
class Outcome:
    """``done``: the number of the event of each decision. ``told``: why something was not decided,
    in sentences. ``taken_back``: how many decisions were."""

    done: list = field(default_factory=list)
    taken_back: int = 0
    told: list = field(default_factory=list)


def decided(form, *, by):
    """The Outcome of a valid DecisionForm. Each comment is decided about in a transaction of its
    own, so that one about which somebody was quicker stops none of the others."""
    outcome, chosen = Outcome(), form.cleaned_data["comment"]
    for comment in Comment.objects.filter(pk__in=chosen).order_by("pk"):
        try:
            DECISIONS[form.cleaned_data["verb"]](comment, form, by)
        except moderate.AlreadyDecided as error:
            outcome.told.append(about(comment, error))
        else:
            outcome.done.append(comment.events.filter(by=by).latest("pk").pk)
    return outcome


def undone(form, *, by):
    """The Outcome of a valid UndoForm; ``done`` is empty, since what is undone is over."""
    outcome = Outcome()
    events = ModerationEvent.objects.filter(pk__in=form.cleaned_data["event"])
    for event in events.select_related("comment").order_by("-pk"):
        try:
            undo(event, by=by)
        except moderate.AlreadyDecided as error:
            outcome.told.append(about(event.comment, error))
        else:
            outcome.taken_back += 1
    return outcome


def about(comment, error):
    """Whom a refusal is about, and what it says."""
    return f"{text.shown(text.cleaned_line(comment.display_name))}: {error}"


def _move(comment, form, by):
    given = form.cleaned_data
    verb, more = VERBS[given["verb"]], {}
    if verb.is_told:
        more["reason"] = form.words()
    read = given["comment"][comment.pk]
    MOVES[verb.name](comment, by=by, seen=given["seen"], read=read, **more)


def _restore(comment, form, by):
    moderate.restore(comment, by=by, seen=form.cleaned_data["seen"])


def _keep(comment, form, by):
    newest = form.cleaned_data["reports"]
    moderate.keep(comment, by=by, up_to=int(newest) if newest else None)


def _pick(comment, form, by):
    moderate.pick(comment, by=by)


def _unpick(comment, form, by):
    moderate.unpick(comment, by=by)


def _show_edit(comment, form, by):
    moderate.show_edit(_wish(comment), by=by, read=form.cleaned_data["edit"])


def _refuse_edit(comment, form, by):
    moderate.refuse_edit(_wish(comment), by=by, reason=form.words(), read=form.cleaned_data["edit"])


def _wish(comment):
    """The text that waits to replace that of ``comment``."""
    wish = edit.waiting_edit(comment)
    if wish is None:
        raise moderate.AlreadyDecided(comment, moderate.last_event(comment))
    return wish


MOVES = {
    "approve": moderate.approve,
    "reject": moderate.reject,
    "mark_spam": moderate.mark_spam,
    "remove": moderate.remove,
}
DECISIONS = {
    **dict.fromkeys(MOVES, _move),
    "restore": _restore,
    "keep": _keep,
    "pick": _pick,
    "unpick": _unpick,
    "show_edit": _show_edit,
    "refuse_edit": _refuse_edit,
}
