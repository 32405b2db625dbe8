"""Promise 3: a form takes what it shows, of the row it was opened for, and nothing else."""

import pytest

from articles.models import Article
from tests import factories
from tests.admin.steps import ARTICLE, change_page, form_data, page, post, rows, words_of


def posted_as_own(other, *keys, **given):
    """The rows of the article ``other`` as a form of another one could be made to post them."""
    data = {}
    author = factories.make_author("Somebody else").pk
    words = {"takeaways": {"text": "X"}, "quotes": {"text": "X"}, "bylines": {"author": author}}
    for prefix, typed in words.items():
        row = getattr(other, prefix).get()
        known = {"id": row.pk, "uid": row.uid, "article": other.pk}
        data |= rows(prefix, [], [{**{key: known[key] for key in keys}, **typed, **given}])
    return data


@pytest.mark.parametrize("is_new", [False, True])
def test_rows_of_another_article_are_not_changed_through_an_own_form(login, writer, editor, is_new):
    other = factories.make_article(
        status="draft", owner=editor, takeaways=["Theirs."], quotes=[{"text": "Theirs."}]
    )
    own = None if is_new else factories.make_article(status="draft", owner=writer, authors=[])
    address = page(f"{ARTICLE}_add") if is_new else change_page(own)
    before = rows_of(other)
    client = login(writer)
    for keys in (["id"], ["uid"], ["id", "uid"], ["id", "uid", "article"]):
        for given in ({}, {"DELETE": "on"}):
            client.post(address, form_data(own) | posted_as_own(other, *keys, **given))
            assert rows_of(other) == before, (keys, given)


def rows_of(article):
    kinds = (article.takeaways, article.quotes, article.bylines)
    return [list(rows.order_by("pk").values()) for rows in kinds]


def test_not_even_an_editor_changes_two_articles_with_one_form(login, editor):
    one, other = (
        factories.make_article(status="draft", owner=editor, takeaways=[text])
        for text in ("One.", "Other.")
    )
    data = form_data(one)
    row = other.takeaways.get()
    data |= {"takeaways-0-id": row.pk, "takeaways-0-uid": row.uid, "takeaways-0-text": "Changed."}
    login(editor).post(change_page(one), data)
    assert other.takeaways.get().text == "Other."


def test_a_form_ignores_every_field_that_it_does_not_show(login, writer, editor):
    draft = factories.make_article(status="draft", owner=writer)
    other = factories.make_article()
    shown = {"headline", "standfirst", "slug", "topic", "body", "section", "lead_image"}
    shown |= {"embargoed_until", "comments_policy", "saved_at"}
    posted = {
        "status": "published",
        "revises": other.pk,
        "owner": editor.pk,
        "assigned_to": editor.pk,
        "id": other.pk,
        "pk": other.pk,
        "override": "So be it.",
        "change_kind": "typo",
        **dict.fromkeys(("withdrawn_reason", "changes_kind", "changes_note"), "x"),
    }
    for name in ("published_at", "first_published_at", "changed_at", "created_at"):
        posted |= {name: "2020-01-01 00:00", f"{name}_0": "2020-01-01", f"{name}_1": "00:00"}
    for name in ("changes_due_at", "withdrawn_at"):
        posted |= {name: "2020-01-01 00:00", f"{name}_0": "2020-01-01", f"{name}_1": "00:00"}
    before = hidden_of(draft, shown)
    response = post(login(writer), draft, **posted, headline="Shown, and changed")
    assert "Saved." in words_of(response)
    assert Article.objects.get(pk=draft.pk).headline == "Shown, and changed"
    assert hidden_of(draft, shown) == before


def hidden_of(row, shown):
    values = type(row).objects.filter(pk=row.pk).values().get()
    return {name: value for name, value in values.items() if name.removesuffix("_id") not in shown}


@pytest.mark.parametrize(
    "make,shown",
    [
        ("make_section", {"name", "description", "position", "slug"}),
        ("make_tag", {"name", "description", "slug"}),
        ("make_expert", {"name", "role", "organisation", "bio", "portrait", "disclosure", "slug"}),
        ("make_author", {"name", "role", "bio", "portrait", "account", "slug"}),
        ("make_image", {"file", "focal_x", "focal_y", "alt_text", "is_decorative", "caption"}),
        ("make_account", {"username", "first_name", "last_name", "email", "time_zone"}),
    ],
)
def test_no_form_takes_a_column_that_it_does_not_show(login, chief, make, shown):
    row = getattr(factories, make)(*(["given"] if make == "make_account" else []))
    shown |= {"credit", "is_active", "is_staff", "is_superuser"}
    before = hidden_of(row, shown)
    posted = dict.fromkeys(before, "7") | {f"{name}_0": "2020-01-01" for name in before}
    posted |= {"name": "Given", "slug": "given", "position": "5", "username": "given"}
    posted |= {"focal_x": "40", "focal_y": "40", "alt_text": "Given", "is_active": "on"}
    kind = f"{row._meta.app_label}_{row._meta.model_name}"
    response = login(chief).post(page(f"{kind}_change", row.pk), posted)
    assert response.status_code == 302
    assert hidden_of(row, shown) == before
