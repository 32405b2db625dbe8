from datetime import timedelta

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Paper
from newsletter import subscribe
from newsletter.forms import SignUpForm
from postbox import guard, network, rate
from postbox.kept import keeps_text
from postbox.views import interstitial

PER_NETWORK = 20
AN_HOUR = timedelta(hours=1)


@csrf_exempt  # postbox.guard looks after readers' forms: a public page can hold no token
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def sign_up(request):
    """The page with the form, and what becomes of it."""
    if request.method != "POST":
        return _form_page(request, SignUpForm())
    entry = guard.examine(request)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    if not entry.may_store:
        return interstitial(
            request,
            action=reverse("newsletter:sign_up"),
            heading="One more step",
            explanation="Press the button and we send you the mail that confirms your address.",
            button="Sign up",
        )
    key = f"newsletter:{network.network_key(request)}"
    if not rate.allow(key, limit=PER_NETWORK, window=AN_HOUR):
        form.add_error(None, "Too many sign-ups from your network. Try again in an hour.")
        response = _form_page(request, form, status=429)
        response["Retry-After"] = str(int(AN_HOUR.total_seconds()))
        return response
    if not entry.is_decoy_filled:
        subscribe.request_subscription(form.cleaned_data["email"])
    response = redirect("newsletter:check_inbox")
    response.status_code = 303
    return response


def _form_page(request, form, status=200):
    context = {"newsletter_form": form, "paper": Paper.current()}
    return render(request, "newsletter/sign_up.html", context, status=status)


@require_safe
def check_inbox(request):
    """What everybody sees after signing up, whoever they are."""
    return render(request, "newsletter/check_inbox.html", {"paper": Paper.current()})


@csrf_exempt  # the token in the address is what allows it; mail programs hold no cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    return _by_link(
        request, token, purpose=subscribe.CONFIRM, verb=subscribe.confirm, page="confirm"
    )


@csrf_exempt  # RFC 8058: one click, without cookies
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, token):
    return _by_link(request, token, purpose=subscribe.LEAVE, verb=subscribe.leave, page="leave")


@csrf_exempt  # as confirm
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request, token):
    return _by_link(
        request, token, purpose=subscribe.RETURN, verb=subscribe.come_back, page="come_back"
    )


def _by_link(request, token, *, purpose, verb, page):
    """A page with one button on GET; on POST the deed, and what it led to."""
    context = {"paper": Paper.current()}
    try:
        if request.method == "POST":
            subscription = verb(token)
            page += "_done"
        else:
            subscription = subscribe.subscription_of(token, purpose)
            is_done = purpose == subscribe.CONFIRM and subscription.is_confirmed()
            page += "_done" if is_done else ""
    except subscribe.DeadLink:
        context["newsletter_form"] = SignUpForm()
        return _private(render(request, "newsletter/dead_link.html", context, status=404))
    back = subscribe.token_for(subscription, subscribe.RETURN)
    context["undo"] = reverse("newsletter:come_back", kwargs={"token": back})
    return _private(render(request, f"newsletter/{page}.html", context))


def _private(response):
    """Addresses with a token in them are told to nobody, and found by no search engine."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
