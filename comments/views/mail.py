"""Where the links in our mails about comments lead. Looking changes nothing: mail scanners follow
links. The address itself is what allows the button, as mail programs hold no cookie."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments import address, digest, links


def by_mail(view):
    """A page whose address is a secret: told to nobody, and found by no search engine."""

    @csrf_exempt  # the token in the address is what allows it
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def shown(request, token):
        try:
            response = view(request, token)
        except links.DeadLink:
            response = render(request, "comments/mail_dead_link.html", status=404)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return shown


@by_mail
def confirm_address(request, token):
    """A page with one button; on POST the address is confirmed. Twice is once."""
    if request.method == "POST":
        address.confirm(token)
        is_done = True
    else:
        _, is_done = address.asked_by(token)
    return render(request, "comments/mail_confirm.html", {"is_done": is_done})


@by_mail
def leave_mails(request, token):
    """A page with one button; on POST the mails stop (RFC 8058). Twice, and for ever."""
    if request.method == "POST":
        address.leave(token)
        is_done = True
    else:
        is_done = address.is_left(token)
    context = {
        "is_done": is_done,
        "article": address.article_of(token),
        "is_all": address.is_all(token),
        "all_link": address.way_out_of_all(token),
    }
    return render(request, "comments/mail_leave.html", context)


@by_mail
def leave_digest(request, token):
    """The same for a moderator's mails about the queue."""
    if request.method == "POST":
        digest.leave(token)
        is_done = True
    else:
        is_done = digest.is_left(token)
    return render(request, "comments/mail_leave_digest.html", {"is_done": is_done})
