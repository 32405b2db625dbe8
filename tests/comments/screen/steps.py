"""What tests of the checks share."""

from comments.models import ModerationEvent, WordRule
from postbox.guard import Entry, Token
from tests.factories import ago, make_comment

SAID = {"display_name": "Priya", "body": "We run both through one gateway already."}


def entry(**given):
    base = {"is_same_origin": True, "token": Token.VALID, "seconds": 60.0}
    return Entry(**{**base, "is_decoy_filled": False, "key": "", **given})


def objections(comment):
    """What the checks had against it, by their names."""
    return {row["screen"]: row["kind"] for row in comment.verdicts if row["kind"] != "pass"}


def row_of(comment, name):
    return next(row for row in comment.verdicts if row["screen"] == name)


def rule(words, which="hold", **given):
    return WordRule.objects.create(words=words, list=which, **given)


def decide(status, body, by, **given):
    """A comment that ``by`` put into ``status``."""
    given = {"created_at": ago(days=1), **given}
    comment = make_comment(body=body, status=status, **given)
    ModerationEvent.objects.create(comment=comment, by=by, from_status="pending", to_status=status)
    return comment
