"""How well the checks that read a text find spam among texts of which that is known.

Nothing is stored and no row is read but the newest SpamModel and the word lists.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass, field

from comments import text
from comments.learn import held_by_word
from comments.learning.machine import Machine
from comments.learning.regression import area, share_above
from comments.models import Comment, SpamModel, digest_of
from comments.screen.civility import civility
from comments.screen.learned import machine_of
from comments.screen.letters import letters
from comments.screen.shape import shape
from comments.screen.verdict import Kind
from comments.screen.words import words

SHARES = (0.001, 0.01, 0.05)
HOLD_SHARE = 0.01
LABELS = {"spam": True, "1": True, "ham": False, "good": False, "0": False}
MOST_ROWS = 100_000
LONGEST_FIELD = 1_000_000
PARTS = 5
MOST_SOURCES = 10  # each is left out once; more are put together


class BadFile(Exception):
    """The file cannot be read; the message says why, for who gave it."""


@dataclass(frozen=True)
class Labelled:
    """A text of which is known whether it is spam; ``source`` is where it was found."""

    body: str
    is_spam: bool
    name: str
    source: str


@dataclass
class Finding:
    """Scores of spam and of good texts by source, each by what did not learn from that source."""

    spam: dict = field(default_factory=lambda: defaultdict(list))
    good: dict = field(default_factory=lambda: defaultdict(list))
    held_beforehand: list = field(default_factory=list)

    def all_of(self, kind):
        return [score for scores in getattr(self, kind).values() for score in scores]

    def recalls(self, source=None):
        """The share of spam above the score that SHARES of the good exceed, and the area."""
        spam = self.all_of("spam") if source is None else self.spam[source]
        good = self.all_of("good") if source is None else self.good[source]
        return [recall_at(spam, good, share) for share in SHARES], area(spam, good)


def recall_at(spam, good, share):
    """The share of ``spam`` scored higher than all but ``share`` of ``good``."""
    limit = sorted(good, reverse=True)[int(share * len(good))] if good else float("-inf")
    return share_above(spam, limit)


def read(path):
    """The Labelled texts of a CSV file, each text once, and how many were left out as repeated.

    Its columns are ``text`` and ``label`` (spam or ham, 1 or 0), and if it has them ``name`` and
    ``source``. Raise BadFile.
    """
    csv.field_size_limit(LONGEST_FIELD)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = [_labelled(row, number) for number, row in enumerate(_rows_of(file), 2)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadFile(f"{path} cannot be read: {error}") from error
    once = {digest_of(row.body): row for row in reversed(rows)}
    chosen = [row for row in rows if once.pop(digest_of(row.body), None)]
    if len({row.is_spam for row in chosen}) < 2:
        raise BadFile(f"{path} needs texts of both kinds, spam and ham.")
    return chosen, len(rows) - len(chosen)


def _rows_of(file):
    reader = csv.DictReader(file)
    if missing := {"text", "label"} - set(reader.fieldnames or ()):
        names = ", ".join(sorted(missing))
        raise BadFile(f"The first line must name the columns; missing: {names}.")
    for number, row in enumerate(reader):
        if number == MOST_ROWS:
            raise BadFile(f"The file has more than {MOST_ROWS:,} texts.")
        yield row


def _labelled(row, number):
    label = (row["label"] or "").strip().casefold()
    if label not in LABELS:
        raise BadFile(f"Line or row {number}: the label {label!r} is none of {', '.join(LABELS)}.")
    body = text.cleaned(row["text"] or "")
    source = (row.get("source") or "").strip()
    return Labelled(body, LABELS[label], row.get("name") or "A reader", source)


def rules():
    """Fixed rules by their names, each a function from Labelled to whether it objects."""
    checks = {
        "two links or more": lambda each: len(text.links_in(each.body)) >= 2,
        "any link": lambda each: bool(text.links_in(each.body)),
    }
    for check in (shape, letters, words, civility):
        checks[f"check “{check.__name__}”"] = _objection_of(check)
    return checks


def _objection_of(check):
    def objects(each):
        comment = Comment(display_name=each.name[:80], body=each.body)
        return check(comment, None).kind != Kind.PASS

    return objects


def shares_of_rule(rule, labelled):
    """The shares of spam and of good texts that a rule objects to."""
    objected = {True: [], False: []}
    for each in labelled:
        objected[each.is_spam].append(rule(each))
    return tuple(sum(objected[kind]) / len(objected[kind]) for kind in (True, False))


def by_machine(labelled, machine):
    """The Finding of a Machine that has learned from none of them."""
    finding = Finding()
    for each in labelled:
        scores = finding.spam if each.is_spam else finding.good
        scores[each.source].append(machine.score(each.body))
    return finding


def machine_in_force():
    """The number and the Machine of the newest SpamModel, or None."""
    newest = SpamModel.objects.defer("vocabulary", "weights").first()
    return (newest.pk, machine_of(newest.pk, newest.made_at)) if newest else None


def parts_of(labelled, *, by_source):
    """Numbers of ``labelled`` by the part that is left out together: a source, or a fifth."""
    sources = sorted({each.source for each in labelled})
    parts = defaultdict(list)
    for number, each in enumerate(labelled):
        if by_source and len(sources) <= MOST_SOURCES:
            parts[each.source].append(number)
        elif by_source:
            parts[f"group {int(digest_of(each.source), 16) % PARTS + 1}"].append(number)
        else:
            parts[f"part {int(digest_of(each.body), 16) % PARTS + 1}"].append(number)
    return dict(sorted(parts.items()))


def by_rest(labelled, parts):
    """The Finding of what was learned each time from all parts but one.

    Its ``held_beforehand`` has for each text whether it is spam, and whether it is above the limit
    that was set without it: at the score which 1 % of the good texts of the other parts exceed,
    judged by what did not learn from them either.
    """
    known = [(each.body, each.is_spam) for each in labelled]
    finding = Finding()
    for name, left_out in parts.items():
        rest = [part for other, part in parts.items() if other != name]
        limit = _limit_among(rest, known)
        machine = Machine.of(known[index] for part in rest for index in part)
        for index in left_out:
            body, is_spam = known[index]
            score = machine.score(body)
            (finding.spam if is_spam else finding.good)[name].append(score)
            if limit is not None:
                finding.held_beforehand.append((is_spam, score > limit))
    return finding


def _limit_among(parts, known):
    """The score that 1 % of the good texts of ``parts`` exceed, each judged by the other parts;
    None if there is no other."""
    good = []
    for part in parts:
        rest = [known[index] for other in parts if other is not part for index in other]
        if rest:
            machine = Machine.of(rest)
            good += [machine.score(known[index][0]) for index in part if not known[index][1]]
    return sorted(good, reverse=True)[int(HOLD_SHARE * len(good))] if good else None


def shares_beforehand(finding):
    """The shares of spam and of good texts above the limits that were set without them."""
    held = {True: [], False: []}
    for is_spam, is_held in finding.held_beforehand:
        held[is_spam].append(is_held)
    return tuple(sum(held[kind]) / max(1, len(held[kind])) for kind in (True, False))


def gaps(labelled, finding):
    """What was learned from all of them holds which share of harmless sentences, by the word that
    they name; at the scores that SHARES of the good texts exceed in ``finding``."""
    machine = Machine.of((each.body, each.is_spam) for each in labelled)
    good = sorted(finding.all_of("good"), reverse=True)
    return {share: held_by_word(machine, good[int(share * len(good))]) for share in SHARES}
