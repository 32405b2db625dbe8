from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.urls import reverse


class SignUpForm(forms.Form):
    """One address. Its ids begin with nl_, as it stands on pages that have other forms."""

    email = forms.EmailField(
        label="Email address",
        max_length=254,
        help_text="We send one email to confirm. No tracking pixels; leave with one click.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address in the right form, like name@example.com",
            "max_length": "That address is too long. The limit is 254 characters",
        },
    )
    website = forms.CharField(label="Leave this field empty", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="nl_%s", **kwargs)

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_action = reverse("newsletter:sign_up")
        helper.disable_csrf = True
        helper.add_input(Submit("join", "Sign up"))
        return helper
