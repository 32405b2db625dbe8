"""Promise 2: every verb and every view of the newsroom is allowed or refused by one table.

An address that tests/permissions/table.py does not speak of fails the first test: declare there who
may use it. Pages are not drawn here, which other tests do: an answer counts by its status and by
what it writes.
"""

from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType

from articles import permissions
from articles.admin import buttons
from articles.models import Article
from tests.admin.steps import ARTICLE
from tests.permissions.posts import PAGE_POSTS, THREAD_POSTS, VERBS
from tests.permissions.table import (
    ACTIONS,
    FOR_ALL,
    PAGES,
    PICTURES,
    READING,
    SCREENS,
    STATES,
    THREADS,
    WITHOUT_ARTICLES,
    WRITING,
)
from tests.permissions.visitor import LIST, Visitor, check, every_role, lines, page, undone
from tests.permissions.world import row_of
from tests.walk import routes_of_staff

SOME_STATES = "DCW"


# Which addresses there are


ENDS = ("changelist", "add", "change", "delete", "history")


def declared():
    """The names of all addresses that the table speaks of."""
    articles = {f"{ARTICLE}_{name}" for name, _ in lines(READING)}
    pictures = {f"articles_image_{line.split()[1]}" for line in PICTURES.strip().splitlines()[2:]}
    screens = {f"{name}_{end}" for name, end in product(SCREENS, ENDS)}
    screens |= {f"admin/{name.replace('_', '/', 1)}/<path:object_id>/" for name in SCREENS}
    pages = {name for name, _ in lines(PAGES)} | {"comments_thread"}
    return articles | pictures | screens | pages | FOR_ALL


def test_every_address_of_the_newsroom_is_declared():
    assert {pattern.name or route for route, pattern in routes_of_staff()} == declared()


def test_every_line_of_the_table_is_tried():
    assert [name for name, _ in lines(WRITING)] == list(VERBS)
    assert {name for name, _ in lines(PAGES)} == set(PAGE_POSTS)
    assert {name for name, _ in lines(THREADS)} - {"read"} == set(THREAD_POSTS)


# Articles


def tried(whose, column):
    """Some cells of a column: where its letter changes, in three states anyhow, and one of those
    in which a verb is told not to fit. Where its button shows is asked of every state below."""
    for place, (state, letter) in enumerate(zip(STATES, column, strict=True)):
        is_edge = {letter} != set(column[max(0, place - 1) : place + 2])
        if place == column.index(letter) if letter == "." else is_edge or state in SOME_STATES:
            yield whose, state, letter


def cells(role, columns):
    """Whose article, its state, and the letter expected of ``role``, for a line of the table.

    Whoever edits any article is tried with those of others. Where a publisher has just what an
    editor has, one cell shows that; and one that a superuser has what a publisher has.
    """
    own, others, *more = columns
    if role == "anonymous":
        yield "other", "D", "l"
    elif role in WITHOUT_ARTICLES:
        yield "own", "D", "n"
    elif role == "writer":
        yield from (*tried("own", own), *tried("other", others))
    elif role == "editor":
        yield from tried("other", more[0])
    elif role == "publisher" and more[-1] != more[0]:
        yield from tried("other", more[-1])
    elif role == "publisher" or more[-1] != more[0] or len(more) == 1:
        place = max(more[-1].find("y"), 0)
        yield "other", STATES[place], more[-1][place]


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


@pytest.mark.parametrize(
    "role,whose,place",
    [
        ("writer", "own", 0),
        ("editor", "other", 2),
        ("publisher", "other", 3),
        ("chief", "other", 3),
    ],
)
def test_a_button_is_shown_where_it_does_something(world, role, whose, place):
    world.give_to(world.accounts[role])
    verbs = {button.verb for button in buttons.BUTTONS}
    table = {name: columns[place] for name, columns in lines(WRITING) if name in verbs}
    assert set(table) == verbs
    for number, state in enumerate(STATES):
        row = row_of(world.articles[whose, state])
        shown = buttons.shown(world.accounts[role], row)
        assert shown == {name for name in verbs if table[name][number] == "y"}, state


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
    """The status of the answer to the action ``name`` with all articles, and whose articles, in
    which states, it changed; of deletion it is drafts, since others would stop it."""
    chosen = [cell for cell in world.articles if name != "delete_selected" or cell[1] == "D"]
    given = {
        "action": name,
        "_selected_action": [world.articles[cell].pk for cell in chosen],
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


@pytest.mark.parametrize("visitor", ["writer", "editor", "publisher", "chief"], indirect=True)
def test_an_action_is_offered_where_it_changes_something(world, visitor):
    response = visitor.client.get(LIST)
    offered = {name for name, _ in response.context_data["action_form"].fields["action"].choices}
    place = {"writer": 0, "editor": 2}.get(visitor.role, 3)
    expected = {name for name, columns in lines(ACTIONS) if "y" in columns[place]}
    assert offered - {""} == expected


@every_role
def test_which_articles_an_action_changes(world, visitor):
    faults = []
    for name, (own, others, editor, publisher) in lines(ACTIONS):
        if visitor.role in ("publisher", "chief") and publisher == editor and "y" in editor:
            continue  # as editors do, which is tried
        expected = {"writer": (own, others), "editor": (editor, editor)}
        columns = expected.get(visitor.role, (publisher, publisher))
        status, moved = changed_by(visitor, name, world)
        if visitor.role in (*WITHOUT_ARTICLES, "anonymous"):
            columns = ("." * len(STATES),) * 2
            faults.append("" if status == 403 else f"POST {name} as {visitor.role}: {status}")
        for whose, column in zip(("own", "other"), columns, strict=True):
            came = "".join("y" if (whose, state) in moved else "." for state in STATES)
            told = f"{name} {whose} as {visitor.role}: {column} expected, {came} came"
            faults.append("" if came == column else told)
    check(faults)


# Rights that end, and the address that readers know


def assert_out(visitor, world, letter):
    """Nothing is open any more to whoever has the session of ``visitor``."""
    article = world.articles["own", "D"]
    tries = [("GET", page(f"{ARTICLE}_{name}", article.pk), None) for name in ("change", "preview")]
    tries += [("POST", page(f"{ARTICLE}_change", article.pk), VERBS["save"].data(article))]
    tries += [("POST", LIST, {"action": "publish_now", "_selected_action": [article.pk]})]
    for method, path, data in tries:
        assert visitor.ask(method, path, data).letter() == letter, (visitor.role, method, path)


@pytest.mark.parametrize("visitor", ["writer", "editor", "publisher", "chief"], indirect=True)
def test_a_role_that_is_taken_away_counts_at_once(world, visitor):
    account = world.accounts[visitor.role]
    assert visitor.ask("GET", LIST).letter() == "y"
    with undone():
        account.groups.clear()
        type(account).objects.filter(pk=account.pk).update(is_superuser=False)
        assert_out(visitor, world, "n")
    with undone():
        Group.objects.all().delete()
        type(account).objects.filter(pk=account.pk).update(is_superuser=False)
        assert_out(visitor, world, "n")


@pytest.mark.parametrize("visitor", ["writer", "moderator", "chief"], indirect=True)
@pytest.mark.parametrize("lost", ["is_active", "is_staff"])
def test_an_account_that_is_closed_is_out_at_once(world, visitor, lost):
    account = world.accounts[visitor.role]
    assert visitor.ask("GET", page("index")).letter() == "y"
    type(account).objects.filter(pk=account.pk).update(**{lost: False})
    assert_out(visitor, world, "l")
    assert visitor.ask("GET", page("index")).letter() == "l"
    fresh = type(account).objects.get(pk=account.pk)
    assert not permissions.may_see(fresh, world.articles["own", "D"])
    assert not permissions.has_right_to("publish", fresh)


@pytest.mark.parametrize("visitor", ["writer"], indirect=True)
def test_an_article_handed_over_is_out_of_reach_at_once(world, visitor):
    article = world.articles["own", "D"]
    assert visitor.ask("GET", page(f"{ARTICLE}_change", article.pk)).letter() == "y"
    Article.objects.filter(pk=article.pk).update(owner=world.colleague)
    for name in ("change", "history", "preview", "notes"):
        assert visitor.ask("GET", page(f"{ARTICLE}_{name}", article.pk)).letter() == "-"


def test_the_address_of_a_row_is_told_to_those_who_see_it(world):
    kind = ContentType.objects.get_for_model(Article).pk
    for role, whose, letter in [("writer", "other", "-"), ("writer", "own", "y")]:
        visitor = Visitor(world, role)
        for state in STATES:
            answer = visitor.ask("GET", page("view_on_site", kind, world.articles[whose, state].pk))
            assert answer.letter() == letter, (whose, state)
