"""The form in which readers speak their mind."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from comments import text
from comments.appeal import LONGEST_WORDS as LONGEST_APPEAL
from comments.models import Comment, Report
from comments.report import LONGEST_WORDS as LONGEST_REPORT
from comments.submit import LEAST_BODY, LONGEST_BODY, LONGEST_NAME
from postbox import guard

NO_BODY = "Write a comment before you post it"
NO_NAME = "Enter your name"
NO_ADDRESS = "Enter your email address"
BAD_ADDRESS = "Enter an email address in the right form, like name@example.com"
LONG_ADDRESS = "That address is too long. The limit is 254 characters"
PART_GONE = (
    "What you answered is not in the article any more. You can post yours about the whole article"
)
NO_REASON = "Choose what is wrong with the comment"
PARENT_GONE = "The comment you answered is gone. You can post yours as a new comment"
NOTHING_LOST = "What you wrote is still here, below. Nothing was lost."


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
        if not value:
            return
        if over := max(0, len(value) - self.limit):
            characters = "character" if over == 1 else "characters"
            raise ValidationError(
                f"Your {self.noun} is {over:,} {characters} too long. The limit is {self.limit:,}"
            )
        if len(value) < self.least:
            raise ValidationError(f"Write at least {self.least} characters")


def cleaned_body(value):
    return text.cleaned(value).strip()


def body_field(**given):
    """What a reader has to say, by the limits of a comment."""
    return ReadersField(
        clean=cleaned_body,
        noun="comment",
        least=LEAST_BODY,
        limit=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 6, "cols": False, "dir": "auto"}),
        error_messages={"required": NO_BODY},
        **given,
    )


class GuardedForm(forms.Form):
    """A reader's form, and the fields by which ``postbox.guard`` knows a post.

    On a public page they are empty, as the page is the same for everybody.
    """

    token = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False, label="Leave this field empty")

    def keep(self, entry):
        """Make the form, shown again, good for another post; ``entry`` is that of this one."""
        self.data = self.data.copy()
        if entry.token is not guard.Token.VALID:
            self.data["token"] = guard.form_token()
        self.data["key"] = entry.key or guard.fresh_key()
        self.data["website"] = ""

    def helper_for(self, action, *fields, button, **attrs):
        """How crispy shows the form: its own ``fields``, those of the guard, and the button."""
        helper = FormHelper()
        helper.form_action = action
        # As typed: to read a megabyte of signs that are percent-coded takes ten times as long.
        helper.attrs = {"data-reader-form": "", "enctype": "multipart/form-data", **attrs}
        helper.disable_csrf = True
        helper.error_note = NOTHING_LOST
        trap = Field("website", template="comments/_trap.html")
        actions = HTML(f'{{% include "comments/_actions.html" with button="{button}" %}}')
        helper.layout = Layout(*fields, "token", "key", trap, actions)
        return helper


def fresh_guard():
    """What a page for one person only puts into the fields of the guard beforehand."""
    return {"token": guard.form_token(), "key": guard.fresh_key()}


class CommentForm(GuardedForm):
    """A reader's comment on ``article``.

    ``answered`` is the comment whose own small page the form stands on; ``parts`` are the
    takeaways and quotes that can be answered elsewhere, by uid. ``has_address`` tells that its
    writer left an address that is confirmed.
    """

    about = forms.ChoiceField(
        label="What is it about?",
        required=False,
        error_messages={"invalid_choice": PART_GONE},
    )
    body = body_field(
        label="Your comment",
        help_text=f"Up to {LONGEST_BODY:,} characters. Blank lines make paragraphs; "
        "web addresses become links.",
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
        help_text="To tell you when it is published or answered. It stays private.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        max_length=254,
        error_messages={"invalid": BAD_ADDRESS, "max_length": LONG_ADDRESS},
    )
    notify = forms.BooleanField(label="Email me when somebody replies", required=False)
    parent = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article, answered=None, parts=None, has_address=False, **kwargs):
        super().__init__(*args, initial={"parent": answered and answered.pk}, **kwargs)
        # Browsers cut pasted text without a word; ours say what is too long.
        self.fields["email"].widget.attrs.pop("maxlength", None)
        self.article, self.answered, self.has_address = article, answered, has_address
        self._offer(parts)

    def _offer(self, parts):
        """Let the reader choose what of the article to answer, where there is anything."""
        if self.answered or not (parts or self.data.get("about")):
            del self.fields["about"]
            return
        choices = [(uid, f"{part.label}: {part.words}") for uid, part in (parts or {}).items()]
        self.fields["about"].choices = [("", "The article as a whole"), *choices]

    def clean(self):
        has_typed = self["email"].value() not in ("", None)
        if self.cleaned_data.get("notify") and not has_typed and not self.has_address:
            self.add_error("email", NO_ADDRESS)
        if "about" in self.errors:  # posted again, it is about the whole
            self.data = self.data.copy()
            self.data["about"] = ""
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

    @property
    def action(self):
        """Where the form is posted to."""
        if self.answered:
            return reverse("comments:reply", args=[self.answered.pk])
        return reverse("comments:post", kwargs=address_of(self.article))

    @property
    def helper(self):
        fields = [name for name in ("about", "body") if name in self.fields]
        fields += ["display_name", "email", "notify", "parent"]
        action = f"{self.action}#speak"
        attrs = {"data-comment-form": ""}
        helper = self.helper_for(action, *fields, button="Post comment", **attrs)
        helper.error_heading_level = 3 if self.answered else 4
        return helper


class EditForm(GuardedForm):
    """A new text for the own ``comment``, on a page for its writer only."""

    body = body_field(label="Your comment")

    def __init__(self, *args, comment, **kwargs):
        super().__init__(*args, **kwargs)
        self.comment = comment

    @property
    def helper(self):
        action = reverse("comments:edit", args=[self.comment.pk])
        attrs = {"data-comment-form": ""}
        return self.helper_for(action, "body", button="Save the new text", **attrs)


class AppealForm(GuardedForm):
    """What the writer of ``comment`` has to say against a decision, if anything."""

    body = ReadersField(
        label="Why should we look again?",
        help_text=f"Up to {LONGEST_APPEAL:,} characters. Only the editors read it.",
        required=False,
        clean=cleaned_body,
        noun="text",
        limit=LONGEST_APPEAL,
        widget=forms.Textarea(attrs={"rows": 4, "cols": False, "dir": "auto"}),
    )

    def __init__(self, *args, comment, **kwargs):
        super().__init__(*args, **kwargs)
        self.comment = comment

    @property
    def helper(self):
        action = reverse("comments:appeal", args=[self.comment.pk])
        return self.helper_for(action, "body", button="Ask for a second look")


class ReportForm(GuardedForm):
    """What a reader tells the moderators about ``comment``."""

    reason = forms.ChoiceField(
        label="What is wrong with it?",
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": NO_REASON, "invalid_choice": NO_REASON},
    )
    body = ReadersField(
        label="In your own words",
        help_text=f"Up to {LONGEST_REPORT:,} characters. Only the moderators read it.",
        required=False,
        clean=cleaned_body,
        noun="text",
        limit=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 3, "cols": False, "dir": "auto"}),
    )

    def __init__(self, *args, comment, **kwargs):
        super().__init__(*args, **kwargs)
        self.comment = comment

    @property
    def helper(self):
        action = reverse("comments:report", args=[self.comment.pk])
        return self.helper_for(action, "reason", "body", button="Send the report")


class AskForm(GuardedForm):
    """The address to which the way to everything written with it is sent."""

    email = forms.EmailField(
        label="Email address",
        help_text="The one that you confirmed when you commented.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": NO_ADDRESS, "invalid": BAD_ADDRESS, "max_length": LONG_ADDRESS},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs.pop("maxlength", None)


def address_of(article):
    """The parts of an article's address, as our URL patterns name them."""
    _, year, month, day, slug, _ = article.get_absolute_url().split("/")
    return {"year": year, "month": month, "day": day, "slug": slug}
