"""Somebody who tries the cells of the permission table, and how an answer is read."""

import re
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.permissions.table import ROLES
from tests.permissions.world import SECRET

WRITES = re.compile("(INSERT|UPDATE|DELETE) ")
UNKNOWN = 999_999_999  # the key of no row
LIST = "/admin/articles/article/"
every_role = pytest.mark.parametrize("visitor", ("anonymous", *ROLES), indirect=True)


@dataclass(frozen=True)
class Answer:
    """What came back, and the statements that wrote something on the way."""

    status: int
    to: str
    text: str
    written: tuple

    def letter(self, writes=None):
        """What it is in the letters of the table, "l" for the log-in, or in words if in none.

        ``writes`` begins the statement that shows that what was asked for happened.
        """
        told = f"{self.status} {self.to} {self.written[:1]}".strip()
        is_shown = self.status in (200, 302)
        if writes and any(each.startswith(writes) for each in self.written):
            return "y" if is_shown else told
        if self.to.startswith("/admin/login/") or "You are logged out" in self.text:
            return told if self.written else "l"
        if self.status in (403, 404, 405) or self.to == "/admin/":
            refused = {403: "n", 405: "x"}.get(self.status, "-")
            return told if self.written else refused
        if writes:
            return "." if is_shown or self.status == 422 else told
        return "y" if is_shown and not self.written else told


class Visitor:
    """Somebody with a browser, logged in in a role, who owns what is "own"."""

    def __init__(self, world, role):
        self.role, self._unknown = role, {}
        self.client = Client(raise_request_exception=False)
        if role != "anonymous":
            self.log_in(world.accounts[role])
            world.give_to(world.accounts[role])

    def log_in(self, account):
        self.client.force_login(account, backend="newsroom.login.NameOrEmailBackend")

    def ask(self, method, path, data=None):
        """The Answer; whatever was written is undone."""
        session = self.client.cookies.get("sessionid")
        with undone(), written() as found:
            response = getattr(self.client, method.lower())(path, data)
        if session:
            self.client.cookies["sessionid"] = session.value  # another one is undone, too
        text = "" if response.streaming else response.content.decode()
        return Answer(response.status_code, response.get("Location", ""), text, tuple(found))

    def fault(self, method, name, args, expected, *, data=None, writes=None, about=""):
        """What is wrong with the answer to one cell of the table, in a line; "" if nothing is."""
        answer = self.ask(method, page(name, *args), data)
        came = answer.letter(writes)
        if came == "-" == expected and args and isinstance(args[0], int):
            never = self._as_unknown(method, name, args, data)
            came = came if said(answer, args) == said(never, args) else "an answer of its own"
        if method == "GET" and expected in "nl-x" and SECRET in answer.text:
            came = f"{came} with the secret"
        told = f"{method} {name} {about} as {self.role}: {expected} expected, {came} came"
        return "" if came == expected else told

    def _as_unknown(self, method, name, args, data):
        """The Answer about a row that never was."""
        key = method, name, args[1:], tuple(data or ())
        if key not in self._unknown:
            self._unknown[key] = self.ask(method, page(name, UNKNOWN, *args[1:]), data)
        return self._unknown[key]


def said(answer, args):
    """All that ``answer`` tells, without the key that it was asked for."""
    asked = re.compile(rf"\b({args[0]}|{UNKNOWN})\b")
    return answer.status, asked.sub("", answer.to), asked.sub("", answer.text)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def written():
    """The statements that write."""
    found = []

    def note(execute, sql, params, many, context):
        if WRITES.match(sql):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def page(name, *args):
    return reverse(f"admin:{name}", args=args)


def lines(table):
    """The lines of a table: what each is about, and its columns of letters."""
    for line in table.strip().splitlines():
        name, *columns = line.split()
        if set("".join(columns)) <= set("yn-.xh"):
            yield name, columns


def check(faults):
    found = [each for each in faults if each]
    assert not found, "\n".join(found)
