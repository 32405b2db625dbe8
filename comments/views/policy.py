"""The rules for comments, made from the checks, reasons, spans and limits that run."""

from datetime import timedelta

from django.shortcuts import render

from articles import views as article_pages
from articles.furniture import furniture_of
from comments import links, month, receipt, recommend, report, trust
from comments.models import EDIT_FOR
from comments.policy import Policy
from comments.reasons import ANCHORS
from comments.screen import SCREENS
from comments.submit import LEAST_BODY, LONGEST_BODY
from postbox.network import PERIOD

BEGINS = {
    Policy.OPEN: "A comment appears at once, unless a check asks for an editor.",
    Policy.PREMODERATED: "An editor reads every comment before it appears.",
    Policy.CLOSED: "No article takes comments now, unless it says otherwise.",
    Policy.OFF: "No article has comments now, unless it says otherwise.",
}


@article_pages.reader_page
def comments_policy(request):
    """What is done with a comment, by whom and why, and what came of it in the last month."""
    paper = furniture_of(request).paper
    context = {
        "paper": paper,
        "begins": BEGINS[Policy(paper.comments_policy)],
        "closes_after": paper.comments_close_after,
        "rules": [(check.__name__, check.rule) for check in SCREENS if check.rule.is_in_use()],
        "reasons": ANCHORS.items(),
        "limits": {"least": LEAST_BODY, "most": f"{LONGEST_BODY:,}"},
        "kept": {
            "network": days(PERIOD),
            "cookie": days(receipt.LIFETIME),
            "reports": days(report.KNOWN_FOR),
            "recommendations": days(recommend.KNOWN_FOR),
            "question": links.CONFIRM_FOR // timedelta(hours=1),
        },
        "edit_minutes": EDIT_FOR // timedelta(minutes=1),
        "trust": {"approved": trust.LEAST_APPROVED, "days": days(trust.WINDOW)},
        "month": month.month_of(month.last_month()),
        "few": month.FEW,
    }
    return render(request, "comments/policy.html", context)


def days(span):
    return span // timedelta(days=1)
