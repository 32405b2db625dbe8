import gc
import time
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comments import text

LARGE = 200_000
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "*<b onclick=x>*",
    "`</code><script>alert(1)</script>`",
    '> <iframe src="//evil.example">',
    '- "onmouseover="alert(1)',
    "https://a.example/\"onclick='alert(1)'",
    "https://a.example/<script>",
    "[click](javascript:alert(1))",
    "&lt;script&gt; &#60;b&#62;",
    "<\0script>",
]
ALLOWED = {"p", "br", "em", "blockquote", "ul", "li", "code", "a"}


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.words = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("One\r\nline", "<p>One<br>line</p>"),
        ("so *much* of it", "<p>so <em>much</em> of it</p>"),
        ("2*3*4 and * this *", "<p>2*3*4 and * this *</p>"),
        ("> they said\n>\n> more\nI say", "<blockquote><p>they said</p><p>more</p></blockquote>"),
        (">> deep\n> > and spaced", "<blockquote><p>deep<br>and spaced</p></blockquote>"),
        ("- one\n- *two*", "<ul><li>one</li><li><em>two</em></li></ul>"),
        ("-5 degrees", "<p>-5 degrees</p>"),
        ("use `a < b`", "<p>use <code>a &lt; b</code></p>"),
        ("`*not*`", "<p><code>*not*</code></p>"),
        ("", ""),
        (">", ""),
    ],
)
def test_the_few_marks_readers_know_become_html(typed, html):
    assert text.html_of(typed).startswith(html)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("see https://a.example/x.", "https://a.example/x"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("https://a.example/wiki/Tape_(data)", "https://a.example/wiki/Tape_(data)"),
        ("HTTP://A.example", "HTTP://A.example"),
        ("https://a.example:8000/?a=1&b=2#c", "https://a.example:8000/?a=1&b=2#c"),
        ("*https://a.example*", "https://a.example"),
        ("https://bücher.example/ß", "https://bücher.example/ß"),
    ],
)
def test_web_addresses_become_links_that_vouch_for_nothing(typed, address):
    links = [attrs for tag, attrs in Tags(text.html_of(typed)).tags if tag == "a"]
    assert links == [{"href": address, "rel": "nofollow ugc noopener"}]
    assert text.links_in(typed) == [address]
    assert "<a" not in text.html_of(typed, links=False)


@pytest.mark.parametrize(
    "typed",
    [
        "//evil.example/x",
        "javascript://a.example/%0aalert(1)",
        "data:text/html,hello",
        "ftp://a.example/",
        "https://bank.example@evil.example/",
        "https://localhost/",
        "https:///evil.example",
        "https:\\\\evil.example",
        "xhttps://a.example",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_what_is_no_plain_web_address_stays_text(typed):
    assert "<a" not in text.html_of(typed)
    assert text.links_in(typed) == []


@given(st.text() | st.lists(st.sampled_from(HOSTILE + list("*`>-\n <&\"'"))).map("".join))
@example("\n".join(HOSTILE))
def test_only_our_own_tags_come_out_whatever_went_in(typed):
    html = text.html_of(typed)
    for tag, attrs in Tags(html).tags:
        assert tag in ALLOWED
        assert set(attrs) == ({"href", "rel"} if tag == "a" else set())
        assert attrs.get("href", "https://").lower().startswith(("https://", "http://"))
    # A second wall finds nothing to take away.
    rules = {"tags": ALLOWED, "attributes": {"a": {"href", "rel"}}, "link_rel": None}
    assert Tags(nh3.clean(html, **rules)).tags == Tags(html).tags


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_markup_is_shown_as_the_text_it_is(typed):
    assert "<script" not in text.html_of(typed)
    visible = "".join(Tags(text.html_of(typed)).words)
    letters = [each for each in text.cleaned(typed) if each.isalnum()]
    assert [each for each in visible if each.isalnum()] == letters


@given(st.text(alphabet=st.characters(categories=("L", "N", "Zs"), max_codepoint=0x2FFF)))
def test_no_letter_is_lost_on_the_way_to_the_screen(typed):
    visible = "".join(Tags(text.html_of(typed)).words).split()
    assert visible == text.cleaned(typed).split()


@given(st.text())
def test_cleaning_twice_changes_nothing(typed):
    once = text.cleaned(typed)
    assert text.cleaned(once) == once
    assert not set(once) & set("\0\r\x0b\x1b\ufffe\u2028")


def test_half_a_character_does_not_reach_the_database():
    assert text.cleaned("kept \ud800") == "kept \ufffd"


def test_turned_round_writing_and_stacked_marks_do_no_harm():
    assert "\u202e" not in text.html_of("cilbup \u202eton")
    piled = "a" + "\u0301\u200d" * 200 + "b"
    assert sum(each == "\u0301" for each in text.shown(text.cleaned(piled))) <= text.MAX_MARKS
    assert text.shown(piled)[0] == "a" and text.shown(piled)[-1] == "b"


@pytest.mark.parametrize(
    "typed", ["שָׁלוֹם עֲלֵיכֶם", "สวัสดีที่นี่", "नमस्ते", "Việt Nam", "👩🏽‍🚀 🏳️‍🌈", "مَرْحَبًا"]
)
def test_no_language_suffers_for_it(typed):
    assert text.shown(text.cleaned(typed)) == text.cleaned(typed)


@pytest.mark.parametrize("typed", ["", "  \n", "\u200b\u200d", "\u3164", "\u2800\u00a0", "\u0301"])
def test_what_nobody_can_see_is_blank(typed):
    assert text.is_blank(typed)


@pytest.mark.parametrize("typed", ["a", "!", "字", "👍", "٣"])
def test_what_somebody_can_see_is_not(typed):
    assert not text.is_blank(typed)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Priya Raman", "PR"), ("Bram de Wit", "BW"), ("ß", "SS"), ("李 小龍", "李小"), ("!!", "?")],
)
def test_a_tile_shows_initials(name, letters):
    assert text.initials(name) == letters


def test_the_colour_of_a_tile_stays_with_the_name_and_differs_between_names():
    assert text.tint_of("Priya Raman") == text.tint_of("priya raman") == 1
    tints = {text.tint_of(f"Reader {number}") for number in range(100)}
    assert tints == set(range(1, text.TINTS + 1))


def test_an_excerpt_is_one_line_cut_between_words():
    assert text.excerpt("One\n\ntwo three", 100) == "One two three"
    assert text.excerpt("One two three four", 12) == "One two…"


def seconds_for(typed):
    """The least processor time of two runs over everything that reads a comment."""

    def once():
        start = time.process_time()
        text.html_of(typed)
        text.links_in(typed)
        text.excerpt(typed)
        text.is_blank(typed)
        text.initials(typed)
        text.tint_of(typed)
        return time.process_time() - start

    gc.disable()  # what other tests left behind is not this text's doing
    try:
        return min(once() for _ in range(2))
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "unit",
    ["<", "*", "(", "`", ">", "> ", ">\n", "- \n", "&", "@", "[", "*a", "`a", "a\u0301\u0301", "a."]
    + ["https://", "https://a.b/(", "https://a.b/).", "\u0301", "**a ", "*a* ", "\n"],
)
def test_twice_the_text_takes_at_most_twice_the_time(unit):
    whole = (unit * (LARGE // len(unit) + 1))[:LARGE]
    quarter = whole[: LARGE // 4]  # two doublings away
    # A noisy machine gets more tries; time that grows with the square fails all of them by far.
    ratios = (seconds_for(whole) / seconds_for(quarter) for _ in range(5))
    assert any(ratio <= 2.5**2 for ratio in ratios)
