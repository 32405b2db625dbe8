from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from postbox.guard import GUARD_FIELDS, form_token, fresh_key, well_formed_key

# For one person and one moment; and the page with the button must not sit in anyone's frame,
# where a click on something else could be led to it.
PRIVATE = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "X-Frame-Options": "DENY",
}
NOT_KEPT = GUARD_FIELDS | {"csrfmiddlewaretoken"}
# The name of the text in a reader's form; any other form shows its longest piece of prose.
TEXT_FIELD = "body"


@require_safe
def form_token_view(request):
    """What script puts into a reader's form before it is sent.

    No secret: a page elsewhere could ask for it, though not read the answer, and its own post
    would still not come from the same origin.
    """
    return JsonResponse({"token": form_token(), "key": fresh_key()}, headers=PRIVATE)


def interstitial(request, *, action, heading, explanation, button, fields=None, status=200):
    """A page that gives a reader's post back, exactly as it came, with one button to send it.

    Every posted text field is in it under its own name, with a new token and the posted key, or
    a new one. ``fields`` maps the names of texts to show, for reading and changing, to their
    labels; without it that is ``body``, else the longest value with a space in it. The others
    are hidden. One character HTML cannot hold: browsers read a NUL in the page as U+FFFD.
    """
    posted = posted_texts(request)
    labels = prose_labels(posted) if fields is None else fields
    context = {
        "action": action,
        "heading": heading,
        "explanation": explanation,
        "button": button,
        "shown": [(name, labels[name], value) for name, value in posted if name in labels],
        "hidden": [(name, value) for name, value in posted if name not in labels],
        "token": form_token(),
        "key": well_formed_key(request) or fresh_key(),
    }
    page = render_to_string("postbox/one_button.html", context, request)
    # A post may name a charset that yields halves of characters, which nothing can encode.
    return HttpResponse(page.encode("utf-8", "replace"), status=status, headers=PRIVATE)


def posted_texts(request):
    """Pairs of name and value in the order they came, without the fields of the guard."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_KEPT
        for value in values
    ]


def prose_labels(posted):
    """The field a reader will want to see again, with a label; {} if the post holds no prose."""
    if any(name == TEXT_FIELD for name, _ in posted):
        return {TEXT_FIELD: ""}
    prose = [(len(value), name) for name, value in posted if len(value.split(None, 1)) > 1]
    return {max(prose)[1]: ""} if prose else {}
