"""The link by which somebody quoted in an article proves who they are."""

from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.views.preview import by_invitation
from comments import badge, receipt
from postbox import guard
from postbox.views import interstitial

from .shown import see_other


# no-referrer would turn the Origin of the form's post into "null": nobody's own form.
@csrf_exempt  # postbox.guard looks after readers' forms, and the address itself is a secret
@by_invitation(referrer="same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def take_badge(request, token):
    """A page with one button; on POST the badge belongs to this browser, under this article."""
    writer = receipt.writer_of(request)
    if request.method != "POST":
        found = badge.invitation_of(token, commenter=writer)
        context = {"invitation": found, "article": found.article, "expert": found.expert}
        return render(request, "comments/badge.html", context)
    if not guard.comes_from_us(request):
        badge.invitation_of(token, commenter=writer)
        return interstitial(
            request,
            action=request.path,
            heading="One more click",
            explanation="Press the button, and the label is yours in this browser.",
            button="Take the label",
        )
    found = badge.take(token, commenter=writer)
    response = see_other(request.path)
    receipt.remember(response, found.taken_by)
    return response
