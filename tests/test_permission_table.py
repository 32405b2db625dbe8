"""Promise 2: every verb and every view of the newsroom is allowed or refused by one table.

A new address fails the first test until tests/permission_table.py declares who may use it. Pages
are not drawn here, which other tests do: an answer counts by its status and by what it writes.
"""

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

import pytest
from django.db import connection, transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client, override_settings
from django.urls import reverse

from articles.models import Article
from tests.admin.steps import ARTICLE
from tests.permission_posts import FORMS, VERBS, delete, insert, update
from tests.permission_table import (
    ACTIONS,
    ELSEWHERE,
    FOR_ALL,
    PAGES,
    PICTURES,
    READING,
    ROLES,
    SCREEN_ROLES,
    SCREENS,
    STATES,
    WITHOUT_ARTICLES,
    WRITING,
)
from tests.permission_world import SECRET, World
from tests.walk import routes_of_staff

WRITES = re.compile("(INSERT|UPDATE|DELETE) ")
UNKNOWN = 999_999_999
ANYBODY = ("anonymous", *ROLES)
LIST = "/admin/articles/article/"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The newsroom of all tests here: each undoes what it does there."""
    media = tmp_path_factory.mktemp("media")
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    apart = override_settings(MEDIA_ROOT=media, PASSWORD_HASHERS=hashers)
    with django_db_blocker.unblock(), transaction.atomic():
        with apart:
            newsroom = World()
        newsroom.media = media
        yield newsroom
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def undrawn(quick_and_apart, settings, monkeypatch, world, db):
    def draw(response):
        response.content = b""
        return response

    settings.MEDIA_ROOT = world.media
    monkeypatch.setattr(SimpleTemplateResponse, "render", draw)
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@dataclass(frozen=True)
class Answer:
    """What came back, and the statements that wrote something on the way."""

    status: int
    to: str
    text: str
    written: tuple

    def letter(self, writes=None):
        """What it is in the letters of the table; ``writes`` begins the statement of what was
        asked for. "l" is the log-in, and anything else is a failure in words."""
        told = f"{self.status} {self.to} {self.written[:1]}".strip()
        if writes and any(each.startswith(writes) for each in self.written):
            return "y" if self.status in (200, 302) else told
        if self.to.startswith("/admin/login/") or "You are logged out" in self.text:
            return told if self.written else "l"
        if self.status in (403, 404, 405) or self.to == "/admin/":
            refused = {403: "n", 405: "x"}.get(self.status, "-")
            return told if self.written else refused
        if writes:
            return "." if self.status in (200, 302, 422) else told
        return "y" if self.status in (200, 302) and not self.written else told


class Visitor:
    """Somebody with a browser, logged in in a role."""

    def __init__(self, world, role):
        self.role, self.unknown = role, {}
        self.client = Client(raise_request_exception=False)
        if role != "anonymous":
            self.log_in(world.accounts[role])
            world.give_to(world.accounts[role])

    def log_in(self, account):
        self.client.force_login(account, backend="newsroom.login.NameOrEmailBackend")

    def ask(self, method, path, data=None):
        """The Answer; whatever was written is undone."""
        with undone(), written() as found:
            response = getattr(self.client, method.lower())(path, data)
        text = "" if response.streaming else response.content.decode()
        return Answer(response.status_code, response.get("Location", ""), text, tuple(found))

    def is_as_unknown(self, answer, method, name, args, data):
        """Whether ``answer`` about a row is the one about a row that never was."""
        key = method, name, args[1:], tuple(data or ())
        if key not in self.unknown:
            self.unknown[key] = self.ask(method, page(name, UNKNOWN, *args[1:]), data)
        other = self.unknown[key]
        own, never = page(name, *args), page(name, UNKNOWN, *args[1:])
        assert own not in other.text
        return (answer.status, answer.to.replace(own, never), answer.text.replace(own, never)) == (
            other.status,
            other.to,
            other.text,
        )

    def fault(self, method, name, args, expected, *, data=None, writes=None, about=""):
        """What is wrong with the answer to one cell of the table, in a line; "" if nothing is."""
        answer = self.ask(method, page(name, *args), data)
        came = answer.letter(writes)
        if came == "-" == expected and not self.is_as_unknown(answer, method, name, args, data):
            came = "another answer than for an unknown key"
        if method == "GET" and expected in "nl-x" and SECRET in answer.text:
            came = f"{came}, telling the secret"
        told = f"{method} {name} {about} as {self.role}: {expected} expected, {came} came"
        return "" if came == expected else told


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def written():
    """The statements that write, sessions apart."""
    found = []

    def note(execute, sql, params, many, context):
        if WRITES.match(sql) and '"django_session"' not in sql:
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def page(name, *args):
    return reverse(f"admin:{name}", args=args)


def lines(table):
    """The lines of a table: what they are about, and their columns of letters."""
    for line in table.strip().splitlines():
        name, *columns = line.split()
        if set("".join(columns)) <= set("yn-.xh"):
            yield name, columns


def check(faults):
    found = [each for each in faults if each]
    assert not found, "\n".join(found)


@pytest.fixture
def visitor(request, world):
    return Visitor(world, request.param)


every_role = pytest.mark.parametrize("visitor", ANYBODY, indirect=True)


def cells(role, columns):
    """Whose, which state, and the letter expected of ``role``, for a line about articles.

    Whoever edits any article is tried with those of others. Where a role has what another one
    has, one cell of each line shows that.
    """
    own, others, *more = columns
    match role:
        case "anonymous":
            yield "other", "D", "l"
        case "writer":
            yield from (("own", *cell) for cell in zip(STATES, own, strict=True))
            yield from (("other", *cell) for cell in zip(STATES, others, strict=True))
        case "editor":
            yield from (("other", *cell) for cell in zip(STATES, more[0], strict=True))
        case "publisher" if len(more) > 1:
            yield from (("other", *cell) for cell in zip(STATES, more[1], strict=True))
        case "publisher" | "chief":
            place = max(more[-1].find("y"), 0)
            yield "other", STATES[place], more[-1][place]
        case role if role in WITHOUT_ARTICLES:
            yield "own", "D", "n"


# Which addresses there are


def declared():
    """The names of all addresses below /admin/ that the table speaks of."""
    articles = {f"{ARTICLE}_{name}" for name, _ in lines(READING)}
    articles |= {f"articles_image_{end}" for end in ("change", "history", "picture", "delete")}
    screens = {f"{name}_{end}" for name, end in product(SCREENS, ENDS)}
    screens |= {f"admin/{name.replace('_', '/', 1)}/<path:object_id>/" for name in SCREENS}
    return articles | screens | {name for name, _ in lines(PAGES)} | FOR_ALL | ELSEWHERE


ENDS = ("changelist", "add", "change", "delete", "history")


def test_every_address_of_the_newsroom_is_declared():
    known = {pattern.name or route for route, pattern in routes_of_staff()}
    assert known == declared()


def test_every_verb_of_the_table_can_be_tried():
    assert [name for name, _ in lines(WRITING)] == list(VERBS)


# Articles


@every_role
def test_who_reads_what_of_an_article(world, visitor):
    numbers = {"revision": (1,), "restore": (1,), "milestone": (1,), "merge": (9,)}
    check(
        visitor.fault(
            "GET",
            f"{ARTICLE}_{name}",
            (world.articles[whose, state].pk, *numbers.get(name, ())),
            expected,
            about=f"{whose} {state}",
        )
        for name, columns in lines(READING)
        for whose, state, expected in cells(visitor.role, columns)
    )


@every_role
def test_who_does_what_with_an_article(world, visitor):
    check(
        visitor.fault(
            "POST",
            f"{ARTICLE}_{VERBS[name].name}",
            (article.pk, *VERBS[name].args),
            expected,
            data=VERBS[name].data(article),
            writes=VERBS[name].writes,
            about=f"{name} {whose} {state}",
        )
        for name, columns in lines(WRITING)
        for whose, state, expected in cells(visitor.role, columns)
        for article in [world.articles[whose, state]]
    )


def what_actions_change():
    """All that an action can change, by the key of the article, its working copy included."""
    tags = {}
    for row, tag in Article.tags.through.objects.values_list("article", "tag").order_by("tag"):
        tags.setdefault(row, []).append(tag)
    found = {}
    rows = Article.objects.values_list(
        "pk", "revises", "status", "section", "assigned_to", "published_at"
    )
    for pk, live, *rest in rows.order_by("pk"):
        found.setdefault(live or pk, []).append((rest, tags.get(pk)))
    return found


def changed_by(visitor, name, world):
    """Whose articles, and in which state, the action ``name`` changes if all are chosen."""
    given = {
        "action": name,
        "_selected_action": [article.pk for article in world.articles.values()],
        "apply": "1",
        "post": "yes",
        "to": world.accounts["editor"].pk,
        "tag": "Spare",
        "section": world.rows["articles_section"].pk,
        "reason": "It was wrong.",
    }
    before = what_actions_change()
    with undone():
        response = visitor.client.post(LIST, given)
        after = what_actions_change()
    articles = world.articles.items()
    moved = {cell for cell, row in articles if before[row.pk] != after.get(row.pk)}
    return response.status_code, moved


@every_role
def test_which_articles_an_action_changes(world, visitor):
    faults = []
    for name, (own, others, editor, publisher) in lines(ACTIONS):
        columns = {"writer": (own, others), "editor": (editor,) * 2}.get(
            visitor.role, (publisher,) * 2
        )
        status, moved = changed_by(visitor, name, world)
        if visitor.role in (*WITHOUT_ARTICLES, "anonymous"):
            columns = ("." * len(STATES),) * 2
            faults.append("" if status == 403 else f"POST {name} as {visitor.role}: {status}")
        for whose, column in zip(("own", "other"), columns, strict=True):
            came = "".join("y" if (whose, state) in moved else "." for state in STATES)
            told = f"{name} {whose} as {visitor.role}: {column} expected, {came} came"
            faults.append("" if came == column else told)
    check(faults)


# Pictures, and all other rows


def pictures_expected(role):
    column = {"writer": 0, "editor": 1, "publisher": 2, "chief": 2}.get(role)
    for line in PICTURES.strip().splitlines()[2:]:
        method, name, *columns = line.split()
        for place, letter in enumerate("uopmh"):
            other = "l" if role == "anonymous" else "n"
            yield method, name, letter, other if column is None else columns[column][place]


@every_role
def test_who_sees_and_changes_which_picture(world, visitor):
    posted = {"change": FORMS["articles_image"]() | {"file": ""}, "delete": {"post": "yes"}}
    writes = {"change": update("articles_image"), "delete": delete("articles_image")}
    check(
        visitor.fault(
            method,
            f"articles_image_{name}",
            (world.pictures[which].pk,),
            expected,
            data=posted[name] if method == "POST" else None,
            writes=writes[name] if method == "POST" else None,
            about=which,
        )
        for method, name, which, expected in pictures_expected(visitor.role)
    )


def screen_tries(name, rights, row):
    """Method, end of the name, whether it is about a row, the letter expected, and for a post
    what is posted and the statement that shows that it happened."""

    def may(right):
        return "y" if right in rights else "n"

    yield "GET", "changelist", False, may("v"), None, None
    yield "GET", "add", False, may("a"), None, None
    posted = FORMS.get(name, dict)()
    yield "POST", "add", False, may("a"), posted, insert(name)
    if row is None:
        return
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    answer = "y" if "d" in rights else "." if "v" in rights else "n"
    yield "POST", "changelist", False, answer, chosen, delete(name)
    yield "GET", "change", True, may("v"), None, None
    yield "POST", "change", True, may("c"), posted, update(name)
    yield "GET", "delete", True, may("d"), None, None
    yield "POST", "delete", True, may("d"), {"post": "yes"}, delete(name)
    yield "GET", "history", True, may("v"), None, None


@every_role
def test_who_has_which_screen(world, visitor):
    place = SCREEN_ROLES.index(visitor.role) if visitor.role in SCREEN_ROLES else None
    faults = []
    for name, columns in SCREENS.items():
        rights = columns[place] if place is not None else ""
        row = world.rows.get(name)
        for method, end, of_row, letter, data, writes in screen_tries(name, rights, row):
            expected = "l" if visitor.role == "anonymous" else letter
            args = (row.pk,) if of_row else ()
            faults.append(
                visitor.fault(method, f"{name}_{end}", args, expected, data=data, writes=writes)
            )
    check(faults)
