"""Reads what readers posted and were told, and prints what the database says about it."""

import json
import sys
from collections import Counter

import django

django.setup()

from django.db import connection  # noqa: E402  (after setup)
from django.db.models import Count  # noqa: E402

from comments.letters import question_key  # noqa: E402
from comments.models import Comment, ModerationEvent, Thread, place_of  # noqa: E402
from comments.screen import SCREENS  # noqa: E402
from postbox.models import Letter  # noqa: E402


def audit(said):
    """Names of what is wrong, with how often it is, beside some figures that only inform."""
    rows = {row.key: row for row in Comment.objects.select_related("commenter", "parent")}
    letters = set(Letter.objects.values_list("dedup_key", flat=True))
    events = Counter(ModerationEvent.objects.values_list("comment", flat=True))
    wrong = Counter({"lost": 0, "doubled": 0, "half-written": 0})
    for each in said:
        row = rows.get(each["fields"]["key"])
        if not each["answers"]:
            wrong["never answered"] += 1
        elif row is None or row.body != each["fields"]["body"]:
            wrong["lost"] += 1
        elif each["answers"] != [row.pk]:
            wrong["acknowledged as another one"] += 1
        else:
            missing = list(missing_of(row, each["fields"], letters, events))
            wrong["half-written"] += bool(missing)
            wrong.update(f"without {name}" for name in missing)
    wrong["doubled"] = repeated("body")
    wrong["rows that no reader sent"] = len(rows.keys() - {each["fields"]["key"] for each in said})
    asked = [row.commenter for row in rows.values() if row.commenter and row.commenter.email]
    wrong["letters of nobody"] = len(letters - set(map(question_key, asked)))
    wrong["threads counted wrong"] = sum(not is_right(row) for row in Thread.objects.all())
    wrong["damaged files"] = int(is_damaged())
    shown = sum(row.status == Comment.Status.APPROVED for row in rows.values())
    return {"wrong": wrong, "rows": len(rows), "shown": shown, "letters": len(letters)}


def missing_of(row, fields, letters, events):
    """What ``row`` came without, of all that its transaction should have written."""
    if (row.path, row.depth) != place_of(row.pk, row.parent):
        yield "its place"
    if str(row.parent_id or "") != fields["parent"]:
        yield "its parent"
    if len(row.verdicts) != len(SCREENS):
        yield "its verdicts"
    if row.about != fields["about"]:
        yield "what it answers"
    if events[row.pk] != (row.status != Comment.Status.PENDING):
        yield "its event"
    if row.commenter is None or row.commenter.email != fields["email"]:
        yield "its writer"
    elif fields["email"] and question_key(row.commenter) not in letters:
        yield "its letter"


def repeated(name):
    rows = Comment.objects.values(name).annotate(times=Count("pk")).filter(times__gt=1)
    return rows.order_by().count()


def is_right(thread):
    """Its count, its version (one for each that appeared) and the answers to its takeaway."""
    shown = Comment.objects.filter(article=thread.article_id).approved()
    answers = {}
    for uid in shown.exclude(about="").values_list("about", flat=True).distinct():
        numbers = shown.filter(about=uid).order_by("pk").values_list("pk", flat=True)
        answers[uid] = [len(numbers), numbers[0]]
    right = (shown.count(), shown.count(), answers)
    return (thread.approved_count, thread.version, thread.answers) == right


def is_damaged():
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return cursor.fetchall() != [("ok",)]


if __name__ == "__main__":
    print(json.dumps(audit(json.load(sys.stdin))))
