"""How urgent a comment is to a moderator: the one place where that is weighed.

A weight is a plain number, 0 for a comment that came this moment and that nobody objects to:

- each open report adds what its reporter's record is worth: 1 for somebody new, towards 2 for one
  whose reports led to comments being taken down, towards 0 for one whose reports were dismissed;
  all together at most 10, so that a crowd cannot hold up everything else;
- an appeal adds 2, as its writer has waited once before;
- each check that objected adds a half;
- each day of waiting adds 1, and at most 7.
"""

from datetime import timedelta

from django.db.models import Count, ExpressionWrapper, F, FloatField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from comments.models import Report

Outcome = Report.Outcome
MOST_OF_REPORTS = 10
APPEAL = 2
OBJECTION = 0.5
DAY = timedelta(days=1)
MOST_OF_DAYS = 7


def weight(*, reports=0, is_appeal=False, objections=0, waited=timedelta()):
    """The weight of a comment; ``reports`` is the sum of what each of them is worth."""
    days = min(max(waited / DAY, 0), MOST_OF_DAYS)
    return min(reports, MOST_OF_REPORTS) + APPEAL * is_appeal + OBJECTION * objections + days


def worth(upheld, dismissed):
    """What a report is worth by the record of its reporter, between 0 and 2.

    Laplace's rule of succession, doubled: with no record it is 1.
    """
    return 2 * (upheld + 1) / (upheld + dismissed + 2)


def with_records(reports):
    """``reports``, each with ``upheld`` and ``dismissed``: how many of its reporter's were."""
    return reports.annotate(upheld=_settled(Outcome.UPHELD), dismissed=_settled(Outcome.DISMISSED))


def sum_of_reports():
    """What the open reports of a comment are worth, for a query over comments."""
    worths = ExpressionWrapper(
        2.0 * (F("upheld") + 1) / (F("upheld") + F("dismissed") + 2), FloatField()
    )
    mine = Report.objects.filter(comment=OuterRef("pk"), outcome=Outcome.OPEN)
    summed = with_records(mine).order_by().values("comment").annotate(sum=Sum(worths))
    return Subquery(summed.values("sum"))


def _settled(outcome):
    """How many reports of the same reporter came out so; 0 once the reporter is forgotten."""
    same = Report.objects.filter(reporter=OuterRef("reporter"), outcome=outcome)
    return Coalesce(
        Subquery(same.order_by().values("reporter").annotate(n=Count("pk")).values("n")), 0
    )
