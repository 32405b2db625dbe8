"""The form in which readers speak their mind."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from comments import text
from comments.models import Comment
from comments.submit import LEAST_BODY, LONGEST_BODY, LONGEST_NAME
from postbox import guard

NO_BODY = "Write a comment before you post it"
NO_NAME = "Enter your name"
NO_ADDRESS = "Enter your email address"
PARENT_GONE = "The comment you answered is gone. You can post yours as a new comment"
NOTHING_LOST = "Your comment is still here, below. Nothing was lost."


class ReadersField(forms.CharField):
    """Words as they are stored; what nobody could see is nothing. Browsers cut none of it."""

    def __init__(self, *, clean, noun, least=1, limit, **kwargs):
        super().__init__(**kwargs)
        self.clean_text, self.noun, self.least, self.limit = clean, noun, least, limit

    def to_python(self, value):
        value = self.clean_text(super().to_python(value))
        return "" if text.is_blank(value) else value

    def validate(self, value):
        super().validate(value)
        if over := max(0, len(value) - self.limit):
            characters = "character" if over == 1 else "characters"
            raise ValidationError(
                f"Your {self.noun} is {over:,} {characters} too long. The limit is {self.limit:,}"
            )
        if len(value) < self.least:
            raise ValidationError(f"Write at least {self.least} characters")


class CommentForm(forms.Form):
    """A reader's comment on ``article``, and the fields by which ``postbox.guard`` knows a post.

    On a public page it is empty, token and key included: the page is the same for everybody.
    ``answered`` is the comment whose own small page the form stands on.
    """

    body = ReadersField(
        label="Your comment",
        clean=lambda value: text.cleaned(value).strip(),
        noun="comment",
        least=LEAST_BODY,
        limit=LONGEST_BODY,
        help_text=f"Up to {LONGEST_BODY:,} characters. Blank lines make paragraphs; "
        "web addresses become links.",
        widget=forms.Textarea(attrs={"rows": 6, "cols": False, "dir": "auto"}),
        error_messages={"required": NO_BODY},
    )
    display_name = ReadersField(
        label="Name",
        clean=text.cleaned_line,
        noun="name",
        limit=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": NO_NAME},
    )
    email = forms.EmailField(
        label="Email address",
        required=False,
        help_text="It stays private. No mail is sent about comments yet.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        max_length=254,
        error_messages={
            "invalid": "Enter an email address in the right form, like name@example.com",
            "max_length": "That address is too long. The limit is 254 characters",
        },
    )
    notify = forms.BooleanField(
        label="Email me when somebody replies, once that is possible", required=False
    )
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False, label="Leave this field empty")

    def __init__(self, *args, article, answered=None, **kwargs):
        super().__init__(*args, initial={"parent": answered and answered.pk}, **kwargs)
        # Browsers cut pasted text without a word; ours say what is too long.
        self.fields["email"].widget.attrs.pop("maxlength", None)
        self.article, self.answered = article, answered

    def clean(self):
        if self.cleaned_data.get("notify") and self["email"].value() in ("", None):
            self.add_error("email", NO_ADDRESS)
        typed = self.cleaned_data.get("parent")
        self.cleaned_data["parent"] = self.parent_from(typed) if typed else self.answered

    def parent_from(self, typed):
        """The visible comment of this article with the number ``typed``; an error if none is."""
        is_number = typed.isascii() and typed.isdigit() and len(typed) < 19
        rows = Comment.objects.visible().filter(article=self.article)
        found = rows.filter(pk=typed).first() if is_number else None
        if found is None:
            self.refuse_parent()
        return found

    def refuse_parent(self):
        """Say that the answered comment is gone; posted again, this becomes a new comment."""
        self.add_error(None, PARENT_GONE)
        self.data = self.data.copy()
        self.data["parent"] = ""

    def keep(self, entry):
        """Make the form, shown again, good for another post; ``entry`` is that of this one."""
        self.data = self.data.copy()
        if entry.token is not guard.Token.VALID:
            self.data["token"] = guard.form_token()
        self.data["key"] = entry.key or guard.fresh_key()
        self.data["website"] = ""

    @property
    def action(self):
        """Where the form is posted to."""
        if self.answered:
            return reverse("comments:reply", args=[self.answered.pk])
        return reverse("comments:post", kwargs=address_of(self.article))

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_action = f"{self.action}#speak"
        helper.attrs = {"data-comment-form": "", "data-reader-form": ""}
        helper.disable_csrf = True
        helper.error_heading_level = 3 if self.answered else 4
        helper.error_note = NOTHING_LOST
        helper.layout = Layout(
            "body",
            "display_name",
            "email",
            "notify",
            "parent",
            "token",
            "key",
            Field("website", template="comments/_trap.html"),
            HTML('{% include "comments/_actions.html" %}'),
        )
        return helper


def address_of(article):
    """The parts of an article's address, as our URL patterns name them."""
    _, year, month, day, slug, _ = article.get_absolute_url().split("/")
    return {"year": year, "month": month, "day": day, "slug": slug}
