"""Promise 2, beyond articles: pictures, all other rows, threads, pages and pickers."""

from itertools import product

import pytest
from django.apps import apps
from django.contrib import admin

from tests.permissions.posts import FORMS, PAGE_POSTS, THREAD_POSTS, delete, insert, update
from tests.permissions.table import (
    PAGES,
    PICKERS,
    PICTURES,
    ROLES,
    SCREEN_ROLES,
    SCREENS,
    THREADS,
)
from tests.permissions.visitor import LIST, UNKNOWN, check, every_role, lines, page
from tests.permissions.world import SECRET

# Pictures, and all other rows


def pictures_expected(role):
    column = {"writer": 0, "editor": 1, "publisher": 2, "chief": 2}.get(role)
    for line in PICTURES.strip().splitlines()[2:]:
        method, name, *columns = line.split()
        for place, which in enumerate("uopmh"):
            if role not in ("writer", "editor") and which not in "uh":
                continue  # the unused and the hidden one tell whether a role is as it should be
            other = "l" if role == "anonymous" else "n"
            yield method, name, which, other if column is None else columns[column][place]


@every_role
def test_who_sees_and_changes_which_picture(world, visitor):
    posts = {
        "change": (FORMS["articles_image"]() | {"file": ""}, update("articles_image")),
        "delete": ({"post": "yes"}, delete("articles_image")),
    }
    check(
        visitor.fault(
            method,
            f"articles_image_{name}",
            (world.pictures[which].pk,),
            expected,
            data=posts[name][0] if method == "POST" else None,
            writes=posts[name][1] if method == "POST" else None,
            about=which,
        )
        for method, name, which, expected in pictures_expected(visitor.role)
    )


def screen_tries(name, rights, row):
    """Method, end of the name, key, the letter expected, and for a post what is posted and the
    statement which shows that it happened. The first two are tried with every role, the others
    where a role has other rights than the one before it, and all of them with a writer."""

    def may(right):
        return "y" if right in rights else "n"

    posted = FORMS.get(name, dict)()
    yield "GET", "changelist", (), may("v"), None, None
    if row:
        yield "POST", "change", (row.pk,), may("c"), posted, update(name)
    yield "POST", "add", (), may("a"), posted, insert(name)
    yield "GET", "add", (), may("a"), None, None
    if not row:
        return
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    answer = "y" if "d" in rights else "." if "v" in rights else "n"
    yield "POST", "changelist", (), answer, chosen, delete(name)
    yield "GET", "change", (row.pk,), may("v"), None, None
    yield "GET", "delete", (row.pk,), may("d"), None, None
    yield "POST", "delete", (row.pk,), may("d"), {"post": "yes"}, delete(name)
    yield "GET", "history", (row.pk,), may("v"), None, None


def rights_of(role, name):
    columns = dict(zip(SCREEN_ROLES, SCREENS[name], strict=True))
    return columns.get(role, "")


@every_role
def test_who_has_which_screen(world, visitor):
    faults = []
    before = {"editor": "writer", "publisher": "editor", "chief": "publisher"}.get(visitor.role)
    for name in SCREENS:
        rights = rights_of(visitor.role, name)
        tries = list(screen_tries(name, rights, world.rows.get(name)))
        has_none = visitor.role != "writer" and not rights
        if has_none or before and rights == rights_of(before, name):
            tries = tries[:2]
        if visitor.role == "chief":
            tries = [each for each in tries if each[0] == "POST"]
        for method, end, args, letter, data, writes in tries:
            expected = "l" if visitor.role == "anonymous" else letter
            name_of_page = f"{name}_{end}"
            faults.append(
                visitor.fault(method, name_of_page, args, expected, data=data, writes=writes)
            )
    check(faults)


# Every other page


def thread_expected(role, columns):
    """Pairs of whose and which article and the letter expected of ``role``."""
    column = {"moderator": 0, "writer": 2, "editor": 3, "publisher": 3, "chief": 3}.get(role)
    letters = "-n-" if column is None else columns[column]
    if role in ("publisher", "chief"):
        yield ("other", "L"), letters[1]  # as editors, who are tried
        return
    yield from zip(product(("other",), "DLW"), letters, strict=True)
    if role == "writer":
        yield from zip(product(("own",), "DLW"), columns[1], strict=True)


@every_role
def test_who_does_what_in_a_thread(world, visitor):
    faults = []
    for name, columns in lines(THREADS):
        for (whose, state), letter in thread_expected(visitor.role, columns):
            article = world.articles[whose, state]
            expected = "l" if visitor.role == "anonymous" else letter
            data, writes = None, None
            if name != "read":
                data, writes = THREAD_POSTS[name](world)
            faults.append(
                visitor.fault(
                    "GET" if data is None else "POST",
                    "comments_thread",
                    (article.pk,),
                    expected,
                    data=data,
                    writes=writes,
                    about=f"{name} {whose} {state}",
                )
            )
    check(faults)


@every_role
def test_who_has_which_page(world, visitor):
    place = ROLES.index(visitor.role) if visitor.role in ROLES else None
    faults = []
    for name, (get, post) in lines(PAGES):
        args, asked, posts = PAGE_POSTS[name](world)
        expected = [each[place] if place is not None else "l" for each in (get, post)]
        faults.append(visitor.fault("GET", name, args, expected[0], data=asked))
        for data, writes in posts:
            faults.append(
                visitor.fault("POST", name, args, expected[1], data=data, writes=writes, about=data)
            )
    check(faults)


@every_role
def test_the_way_in_and_out_and_what_is_unknown(world, visitor):
    is_in = visitor.role != "anonymous"
    assert visitor.ask("GET", page("login")).to == ("/admin/" if is_in else "")
    unknown = visitor.ask("GET", "/admin/nothing/of/the/kind/")
    assert unknown.letter() == ("-" if is_in else "l")
    for row in (world.articles["other", "D"].pk, UNKNOWN):
        led = visitor.ask("GET", f"{LIST}{row}/")
        assert led.to.startswith("/admin/login/") or led.to == f"{LIST}{row}/change/"
        assert led.to.startswith("/admin/login/") != is_in
    assert visitor.ask("GET", page("logout")).letter() == ("x" if is_in else "-")
    visitor.client.post(page("logout"))
    assert visitor.ask("GET", page("index")).letter() == "l"


# Pickers


def pickers(*, is_own):
    """Every field that leads to rows that can be searched, as a picker asks for it, by the kind of
    these rows; with ``is_own`` False the far sides of such fields."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            screen = admin.site._registry.get(field.related_model)
            if screen and screen.search_fields and field.concrete == is_own:
                query = {
                    "app_label": model._meta.app_label,
                    "model_name": model._meta.model_name,
                    "field_name": field.name,
                }
                found.setdefault(field.related_model._meta.label, []).append(query)
    return found


def test_every_kind_of_row_that_is_picked_is_declared():
    assert set(pickers(is_own=True)) == {name for name, _ in lines(PICKERS)}


@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")  # of axes
@every_role
def test_what_a_picker_finds(world, visitor):
    letters = dict(lines(PICKERS))
    place = ROLES.index(visitor.role) if visitor.role in ROLES else None
    faults = []
    for label, queries in pickers(is_own=True).items():
        expected = letters[label][0][place] if place is not None else "l"
        for query in queries if visitor.role == "writer" else queries[:1]:
            answer = visitor.ask("GET", page("autocomplete"), query | {"term": ""})
            came = answer.letter()
            if came == "y" and label in HAVE_SECRETS:
                came = "y" if SECRET in answer.text else "h"
            told = f"{query} as {visitor.role}: {expected} expected, {came} came"
            faults.append("" if came == expected else told)
    check(faults)


HAVE_SECRETS = {"articles.Article", "articles.Image"}


@pytest.mark.parametrize("visitor", ["writer"], indirect=True)
def test_no_picker_works_from_the_far_side(world, visitor):
    check(
        visitor.fault("GET", "autocomplete", (), "n", data=query | {"term": ""}, about=query)
        for queries in pickers(is_own=False).values()
        for query in queries
    )
