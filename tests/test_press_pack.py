"""Our crispy pack, tried on a form that has one field of each kind."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Button, Div, Fieldset, Layout, Submit
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

PACK = Path(__file__).resolve().parent.parent / "templates/press"
HOW = [("d", "Every weekday"), ("w", "On <Thursdays>")]


class Every(forms.Form):
    name = forms.CharField(label="Name & title", help_text="Not <b>bold</b>")
    text = forms.CharField(widget=forms.Textarea)
    email = forms.EmailField(required=False)
    how = forms.ChoiceField(choices=HOW, widget=forms.RadioSelect, help_text="Change it later.")
    topics = forms.MultipleChoiceField(choices=HOW, widget=forms.CheckboxSelectMultiple)
    where = forms.ChoiceField(choices=HOW, required=False)
    agree = forms.BooleanField(label="I agree")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, tag, **wanted):
        return [a for t, a in self.tags if t == tag and wanted.items() <= a.items()]

    def ids(self):
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]


def helper(**given):
    made = FormHelper()
    made.disable_csrf = True
    made.add_input(Submit("go", "Send it"))
    for name, value in given.items():
        setattr(made, name, value)
    return made


def shown(form, given_helper=None):
    template = Template("{% load crispy_forms_tags %}{% crispy form helper %}")
    given_helper = helper() if given_helper is None else given_helper  # an empty one is falsy
    context = {"form": form, "helper": given_helper}
    return template.render(Context({**context, "csrf_token": "a-token"}))


@pytest.fixture
def empty():
    return shown(Every())


@pytest.fixture
def wrong():
    return shown(Every({"email": "kaia@", "name": "<i>"}))


def test_no_template_of_the_pack_marks_anything_safe():
    files = list(PACK.rglob("*.html"))
    assert len(files) == 11
    for path in files:
        assert not re.search(r"\|\s*safe|autoescape|mark_safe", path.read_text()), path


def test_words_of_ours_and_of_readers_are_escaped(wrong):
    assert "Not &lt;b&gt;bold&lt;/b&gt;" in wrong
    assert 'value="&lt;i&gt;"' in wrong
    assert "On &lt;Thursdays&gt;" in wrong
    assert "Name &amp; title" in wrong


def test_the_form_leaves_checking_and_words_to_us(empty):
    (form,) = Page(empty).all("form")
    assert "novalidate" in form and form["method"] == "post"


def test_a_readers_form_holds_no_token_and_an_editors_does(empty):
    assert "csrfmiddlewaretoken" not in empty
    assert "csrfmiddlewaretoken" in shown(Every(), helper(disable_csrf=False))


def test_every_visible_field_has_a_label_or_a_legend(empty):
    page = Page(empty)
    labelled = {label["for"] for label in page.all("label")}
    controls = page.all("input") + page.all("textarea") + page.all("select")
    visible = {each["id"] for each in controls if each.get("type") != "hidden"}
    assert visible <= labelled
    assert len(page.all("legend")) == 2
    assert len(page.ids()) == len(set(page.ids()))


def test_only_optional_fields_are_marked(empty):
    assert empty.count("(optional)") == 2
    assert "*" not in empty


def test_label_hint_error_and_control_come_in_this_order(wrong):
    places = [
        wrong.index('<label for="id_name"'),
        wrong.index('id="id_name_helptext"') if 'id="id_name_helptext"' in wrong else -1,
        wrong.index('name="name"'),
    ]
    assert places == sorted(places) and -1 not in places
    email = wrong.index('<label for="id_email"')
    assert email < wrong.index('id="id_email_error"') < wrong.index('name="email"')


def test_hint_and_error_are_joined_to_their_control(wrong):
    page = Page(wrong)
    (email,) = page.all("input", name="email")
    assert email["aria-invalid"] == "true"
    assert email["aria-describedby"] == "id_email_error"
    assert page.all("input", name="name")[0]["aria-describedby"] == "id_name_helptext"
    assert {"id_email_error", "id_name_helptext", "id_how_error", "id_how_helptext"} <= set(
        page.ids()
    )


def test_a_group_of_choices_is_described_by_its_hint_and_error(wrong):
    (group,) = Page(wrong).all("fieldset", id="div_id_how")
    assert group["aria-describedby"] == "id_how_helptext id_how_error"


def test_the_summary_leads_to_each_wrong_field_and_to_the_first_choice_of_a_group(wrong):
    page = Page(wrong)
    targets = [a["href"][1:] for a in page.all("a") if a["href"].startswith("#")]
    assert {"id_email", "id_text", "id_how_0", "id_topics_0", "id_agree"} == set(targets)
    assert set(targets) <= set(page.ids())
    (summary,) = page.all("div", role="alert")
    assert summary["tabindex"] == "-1"


def test_the_summary_names_what_is_wrong_with_no_field_at_all():
    form = Every({})
    form.add_error(None, "Closed <now>")
    assert "<li>Closed &lt;now&gt;</li>" in shown(form)


def test_the_summarys_heading_takes_the_next_level_of_its_page(wrong):
    assert "<h2>There is a problem</h2>" in wrong
    assert "<h4>There is a problem</h4>" in shown(Every({}), helper(error_heading_level=4))


def test_an_error_says_so_to_those_who_cannot_see_its_colour(wrong):
    assert wrong.count('<span class="vh">Error: </span>') == 5
    assert 'class="field field--error"' in wrong and 'class="field choice field--error"' in wrong


def test_buttons_act_and_are_not_inputs(empty):
    (button,) = Page(empty).all("button")
    assert button["type"] == "submit" and "btn--quiet" not in button["class"]
    quiet = helper(inputs=[Button("stop", "Stop it")])
    assert "btn--quiet" in Page(shown(Every(), quiet)).all("button")[0]["class"]


def test_fields_can_be_grouped():
    layout = Layout(Fieldset("Who you are", "name", "email"), Div("text", css_class="wide"))
    page = shown(Every(), helper(layout=layout))
    assert "<legend>Who you are</legend>" in page
    assert '<div class="wide"' in page and '<textarea name="text"' in page
    assert "&lt;textarea" not in page


def test_a_single_field_can_be_placed_by_hand():
    template = Template("{% load crispy_forms_tags %}{{ form.email|as_crispy_field }}")
    page = template.render(Context({"form": Every(), "request": RequestFactory().get("/")}))
    assert '<label for="id_email">Email <span class="opt">(optional)</span></label>' in page
