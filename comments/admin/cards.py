"""Comments as a moderator sees them in the queue, with all there is to know: cards.

A page of them costs the same few queries, however many reports, edits and earlier comments stand
behind it. No address and no network of anybody is among what a card tells.
"""

from dataclasses import dataclass, field

from django.db.models import Count, Window
from django.db.models.functions import RowNumber

from articles import diff
from articles.sequences import LIMIT, Effort
from comments import moderate, queue, text, weight
from comments.admin.verbs import keys_of, verbs_for
from comments.ban import bans_of_writers
from comments.history import LAST, History, decisions_about, histories_of
from comments.models import Ban, Comment, CommentEdit, ModerationEvent, digest_of
from comments.screen.verdict import Kind

Status = Comment.Status
MOST_REPORTS = 20  # of one comment, the newest
DIGITS_READ = 12  # of the digest of a text, to tell it from another one


@dataclass
class Reason:
    """What a check found: in ``words``, and ``elsewhere``, the pieces that are not in the text."""

    kind: str
    words: str
    elsewhere: list


@dataclass
class Change:
    """A text in the place of another one: ``marks`` lead from the one to the other."""

    edit: CommentEdit
    marks: list

    @property
    def html(self):
        return text.marked_html_of(self.edit.body, evidence_in(self.edit.verdicts))

    @property
    def reasons(self):
        return reasons_in(self.edit.verdicts, self.edit.body)

    @property
    def read(self):
        return digest_of(self.edit.body)[:DIGITS_READ]


@dataclass
class Card:
    """``event``: the last decision. ``reports``: open ones, those that are worth most first, of
    ``report_count`` in all. ``wish``: the Change that waits; ``change``: the last that was made.
    """

    comment: Comment
    event: ModerationEvent | None = None
    history: History = field(default_factory=History)
    ban: Ban | None = None
    reports: list = field(default_factory=list)
    wish: Change | None = None
    change: Change | None = None

    @property
    def html(self):
        return text.marked_html_of(self.comment.body, evidence_in(self.comment.verdicts))

    @property
    def reasons(self):
        return reasons_in(self.comment.verdicts, self.comment.body)

    @property
    def read(self):
        """What a decision posts about the text that it is about."""
        return digest_of(self.comment.body)[:DIGITS_READ]

    @property
    def appeal(self):
        return getattr(self.comment, "appeal", None)

    @property
    def is_withdrawn(self):
        return self.event is not None and self.event.reason == moderate.WITHDRAWN

    @property
    def is_decided(self):
        return self.event is not None and self.comment.status != Status.PENDING

    @property
    def is_undoable(self):
        return self.is_decided and not self.is_withdrawn

    @property
    def report_count(self):
        return self.reports[0].all_open if self.reports else 0

    @property
    def newest_report(self):
        return max((report.pk for report in self.reports), default="")

    @property
    def verbs(self):
        return verbs_for(
            self.comment, is_reported=bool(self.reports), is_edited=self.wish is not None
        )

    @property
    def buttons(self):
        """What is done by one press: pairs of Verb and the key that stands for it, or ""."""
        return [pair for pair in self._keyed() if not pair[0].is_told]

    @property
    def told_buttons(self):
        """What the writer is told about, with a reason to choose."""
        return [pair for pair in self._keyed() if pair[0].is_told]

    def _keyed(self):
        keys = keys_of(self.verbs)
        return [(verb, verb.key if keys[verb.key] is verb else "") for verb in self.verbs]


def evidence_in(verdicts):
    """Every piece of the text that a check has named."""
    return [piece for row in verdicts for piece in row.get("evidence", ())]


def reasons_in(verdicts, body):
    """The Reasons that are worth a moderator's eye; what stands in ``body`` is marked there."""
    return [
        Reason(
            row["kind"],
            row["words"],
            [piece for piece in row.get("evidence", ()) if not text.holds(body, piece)],
        )
        for row in verdicts
        if row.get("kind") != Kind.PASS
    ]


def cards_of(comments, *, at, named=()):
    """A Card for each of ``comments``, and the events numbered in ``named``. Five queries."""
    writers = {comment.commenter_id for comment in comments} - {None}
    networks = {comment.network_key for comment in comments} - {""}
    events = decisions_about(comments, writers, named=named)
    histories = histories_of(writers, at)
    bans = bans_of_writers(writers, networks, at)
    reports, edits = reports_of(comments), edits_of(comments)
    decisions = [event for event in events if event.verb == ModerationEvent.Verb.DECIDED]
    last = {event.comment_id: event for event in decisions}
    for event in reversed(decisions):
        writer = event.comment.commenter_id
        if writer in histories and event.of_writer <= LAST:
            histories[writer].last.append(event)
    cards = [
        Card(
            comment,
            last.get(comment.pk),
            histories.get(comment.commenter_id, History()),
            bans.get(comment.commenter_id) or bans.get(comment.network_key),
            reports.get(comment.pk, []),
            edits.get((comment.pk, CommentEdit.Status.PENDING)),
            edits.get((comment.pk, CommentEdit.Status.SHOWN)),
        )
        for comment in comments
    ]
    return cards, [event for event in events if event.pk in set(named)]


def reports_of(comments):
    """The newest MOST_REPORTS open reports of each of ``comments``, by its number, with the record
    of each reporter; those that are worth most first. One query."""
    mine = {"partition_by": "comment_id"}
    open_ones = (
        queue.open_reports()
        .filter(comment__in=comments)
        .annotate(
            place=Window(RowNumber(), order_by="-pk", **mine), all_open=Window(Count("pk"), **mine)
        )
    )
    found = {}
    for report in weight.with_records(open_ones.filter(place__lte=MOST_REPORTS)):
        report.worth = weight.worth(report.upheld, report.dismissed)
        found.setdefault(report.comment_id, []).append(report)
    for reports in found.values():
        reports.sort(key=lambda report: (-report.worth, -report.pk))
    return found


def edits_of(comments):
    """The Change that waits and the last one shown, by number of the comment and status of the
    edit. One query, and bounded work for all of them together."""
    edits = CommentEdit.objects.filter(comment__in=comments).exclude(
        status=CommentEdit.Status.REFUSED
    )
    place = Window(RowNumber(), partition_by=["comment_id", "status"], order_by="-pk")
    effort = Effort(2 * LIMIT)
    return {
        (edit.comment_id, edit.status): Change(
            edit, diff.words(edit.body_before, edit.body, effort)
        )
        for edit in edits.annotate(place=place).filter(place=1)
    }
