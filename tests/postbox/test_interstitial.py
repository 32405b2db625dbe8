from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.test import RequestFactory
from django.utils.html import escape
from hypothesis import example, given
from hypothesis import strategies as st

from postbox.guard import Token, examine
from postbox.views import interstitial

pytestmark = pytest.mark.django_db  # the page around the form may ask for sections

WORDS = {
    "action": "/2026/03/04/pact/comment/",
    "heading": "One more click",
    "explanation": "This page was open for a long time. Nothing was lost; post again",
    "button": "Post comment",
}


class FormReader(HTMLParser):
    """The controls of the page's form as a browser reads them: (tag, type, name, value)."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.controls, self.form, self.buttons, self.textarea = [], None, 0, None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form" and attrs.get("action") == WORDS["action"]:
            self.form = attrs
        elif tag == "input" and self.form:
            self.controls.append((tag, attrs["type"], attrs["name"], attrs.get("value", "")))
        elif tag == "textarea" and self.form:
            self.textarea = (attrs["name"], [])
        elif tag == "button" and self.form:
            self.buttons += 1

    def handle_data(self, data):
        if self.textarea:
            self.textarea[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            name, pieces = self.textarea
            # HTML drops one line break right after the tag.
            value = "".join(pieces).removeprefix("\n")
            self.controls.append((tag, "", name, value))
            self.textarea = None
        elif tag == "form":
            self.form = None

    def texts(self):
        return {name: value for tag, _, name, value in self.controls if tag == "textarea"}

    def posted(self):
        return [(name, value) for _, _, name, value in self.controls]


def request_with(pairs, **headers):
    return RequestFactory(headers=headers).post(
        "/", urlencode(pairs), content_type="application/x-www-form-urlencoded"
    )


def page_for(pairs, **given):
    response = interstitial(request_with(pairs), **{**WORDS, **given})
    return FormReader(response.content.decode())


HOSTILE = [
    "\n",
    "\n\n\nThree lines down",
    "\r\nOne line down",
    "</textarea><script>alert(1)</script>",
    "\"double\" 'single' `back`",
    "&amp; &lt; &#10; &nbsp &copy",
    "a\0b",
    "👩🏽‍🚀 שלום \u202e\u0301\ufeff\ufffe",
    "{{ token }}{% csrf_token %}",
    "  blanks at both ends \t ",
    "\x01\x1f\x7f\x85\u2028",
    "",
]


@given(body=st.text(), name=st.text(), extra=st.text())
@example(*["\n" * 3] * 3)
def test_every_text_comes_back_as_it_was_posted(body, name, extra):
    pairs = [("display_name", name), ("body", body), ("parent", extra), ("topic", extra)]
    page = page_for(pairs)
    assert page.texts() == {"body": body}
    assert set(pairs) <= set(page.posted())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was_posted(text):
    page = page_for([("body", text), ("display_name", text)])
    assert page.texts() == {"body": text}
    assert ("display_name", text) in page.posted()


@pytest.mark.parametrize("unit", ["<", "&", "(", "@", "\u0301", "\n", "👩🏽‍🚀", "long "])
def test_a_megabyte_comes_back_as_it_was_posted(unit):
    text = (unit * (1_000_000 // len(unit.encode())))[:1_000_000]
    assert page_for([("body", text)]).texts() == {"body": text}


def test_what_comes_back_can_be_stored_when_it_is_posted_again():
    again = page_for([("body", "Hello"), ("display_name", "Kaia")]).posted()
    request = request_with(again, **{"Sec-Fetch-Site": "same-origin"})
    assert examine(request).may_store
    assert not examine(request).is_decoy_filled
    assert request.POST["body"] == "Hello"


def test_token_and_decoy_are_renewed_and_nothing_is_there_twice():
    posted = page_for(
        [("body", "Hello"), ("token", "old"), ("website", "http://x"), ("key", "short")]
    ).posted()
    assert sorted(name for name, _ in posted) == ["body", "key", "token", "website"]
    values = dict(posted)
    assert values["website"] == ""
    assert examine(request_with(posted)).token is Token.VALID
    assert examine(request_with(posted)).key


def test_a_well_formed_key_is_kept_so_that_two_posts_stay_one():
    assert dict(page_for([("body", "x"), ("key", "abcdefgh1")]).posted())["key"] == "abcdefgh1"


def test_two_pages_have_two_keys():
    keys = {dict(page_for([("body", "x")]).posted())["key"] for _ in range(2)}
    assert len(keys) == 2


def test_a_token_of_djangos_own_is_not_carried_along():
    assert "csrfmiddlewaretoken" not in dict(page_for([("csrfmiddlewaretoken", "x")]).posted())


def test_every_value_of_a_field_comes_back():
    pairs = [("topic", "models"), ("topic", "chips"), ("topic", "models")]
    assert [pair for pair in page_for(pairs).posted() if pair[0] == "topic"] == pairs


def test_the_page_has_one_form_and_one_button():
    page = page_for([("body", "x")])
    assert page.buttons == 1


@pytest.mark.parametrize(
    ("pairs", "shown"),
    [
        ([("body", "short"), ("display_name", "A much longer name")], ["body"]),
        ([("reason", "rude"), ("note", "It calls people names."), ("to", "a b")], ["note"]),
        ([("email", "kaia@example.com")], []),
        ([], []),
    ],
)
def test_the_text_is_shown_and_the_rest_is_hidden(pairs, shown):
    assert list(page_for(pairs).texts()) == shown


def test_a_form_may_say_which_texts_it_shows():
    pairs = [("body", "x"), ("question", "y"), ("email", "z")]
    page = page_for(pairs, fields={"question": "Your <question>"})
    assert page.texts() == {"question": "y"}
    assert set(pairs) <= set(page.posted())


def test_the_page_is_for_one_person_and_one_moment():
    response = interstitial(request_with([("body", "x")]), **WORDS)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["X-Frame-Options"] == "DENY"
    assert not response.cookies


def test_the_status_is_the_callers():
    assert interstitial(request_with([("body", "x")]), status=429, **WORDS).status_code == 429


def test_the_words_of_the_page_are_text_and_not_markup():
    words = {name: f"<b>{name}</b>" for name in ("heading", "explanation", "button")}
    page = interstitial(request_with([]), **{**WORDS, **words}).content.decode()
    for word in words.values():
        assert word not in page
        assert escape(word) in page


def test_half_a_character_in_an_odd_charset_ends_in_a_page():
    body = b'--b\r\nContent-Disposition: form-data; name="body"\r\n\r\nkept \\ud800\r\n--b--\r\n'
    kind = "multipart/form-data; boundary=b; charset=unicode_escape"
    request = RequestFactory().generic("POST", "/", body, content_type=kind)
    response = interstitial(request, **WORDS)
    assert FormReader(response.content.decode()).texts() == {"body": "kept ?"}


def test_a_posted_file_is_left_out():
    body = (
        b'--b\r\nContent-Disposition: form-data; name="body"\r\n\r\nHello\r\n'
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nabc\r\n--b--\r\n'
    )
    kind = "multipart/form-data; boundary=b"
    request = RequestFactory().generic("POST", "/", body, content_type=kind)
    page = FormReader(interstitial(request, **WORDS).content.decode())
    assert page.texts() == {"body": "Hello"}
    assert "f" not in dict(page.posted())
