"""Their own quote, and nothing else of the article, for the person quoted."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import diff, invite
from postbox import guard
from postbox.kept import keeps_text
from postbox.views import interstitial

from .preview import by_invitation
from .reading import text_back

ENDED = "Nothing was noted. Copy your text and send it to whoever asked you"
NEITHER = "Nothing was noted. Use the buttons on the page with your quote"
ONE_MORE = "Press the button, and what you decided is noted."
BUTTONS = {
    "approve": "I approve these words",
    "comment": "Send my comment",
}


class CommentField(forms.CharField):
    """What the speaker has to say: kept as typed, or refused in words."""

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")

    def validate(self, value):
        try:
            invite.cleaned_comment(value)
        except invite.CommentRefused as refused:
            raise ValidationError(str(refused)) from refused


class QuoteCheckForm(forms.Form):
    """Both answers of the speaker: ``act`` says which button was pressed."""

    act = forms.ChoiceField(choices=list(BUTTONS.items()))
    body = CommentField(
        label="Is something not right?",
        required=False,
        help_text="Up to 5,000 characters. Only the editors read it.",
        widget=forms.Textarea(attrs={"rows": 6, "cols": False, "dir": "auto"}),
    )

    def clean(self):
        """With an approval a comment may come along; without one it must."""
        if self.cleaned_data.get("act") == "approve" and not self.data.get("body", "").strip():
            self.errors.pop("body", None)

    def comment(self):
        """What was typed and is to be kept, or ""."""
        return self.cleaned_data.get("body", "")


# no-referrer would turn the Origin of the form's post into "null": nobody's own form.
@csrf_exempt  # postbox.guard looks after readers' forms, and the address itself is a secret
@by_invitation(referrer="same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_text
def quote_check(request, token):
    """The quote as it is to be printed; on POST what its speaker says to it."""
    if request.method == "POST":
        return _take(request, token)
    check, quote = invite.open_check(token)
    return _page(request, check, quote, QuoteCheckForm(initial={"body": check.comment}))


def _take(request, token):
    try:
        check, quote = invite.open_check(token)
        return _answer(request, token, check, quote)
    except invite.DeadInvitation:
        return text_back(request, heading="This link has ended", words=ENDED, status=404)


def _answer(request, token, check, quote):
    """Note what was said, and lead back to the page that says so."""
    form = QuoteCheckForm(request.POST)
    if not form.is_valid():
        if "act" in form.errors:
            return text_back(request, heading="Nothing was noted", words=NEITHER, status=422)
        return _page(request, check, quote, form, status=422)
    act = form.cleaned_data["act"]
    if not guard.examine(request).may_store:
        return interstitial(
            request,
            action=request.path,
            heading="One more step",
            explanation=ONE_MORE,
            button=BUTTONS[act],
            fields={"body": form.fields["body"].label} if form.comment() else {},
        )
    try:
        if act == "approve":
            invite.approve_quote(token, words=request.POST.get("words", ""))
        if form.comment():
            invite.comment_on_quote(token, text=form.comment())
    except invite.WordsChanged:
        return _page(request, *invite.open_check(token), form, status=422, has_changed=True)
    response = HttpResponseRedirect(request.path)
    response.status_code = 303
    return response


def _page(request, check, quote, form, *, status=200, has_changed=False):
    is_approved = check.is_approval_of(quote.text)
    has_lapsed = check.approved_at is not None and not is_approved
    context = {
        "check": check,
        "quote": quote,
        "form": form,
        "buttons": BUTTONS,
        "has_changed": has_changed,
        "is_approved": is_approved,
        "marks": diff.words(check.approved_words, quote.text) if has_lapsed else (),
        # The page is for one person and no cache keeps it, so that it can hold what others fetch.
        "token": guard.form_token(),
        "key": guard.fresh_key(),
    }
    return render(request, "articles/quote_check.html", context, status=status)
