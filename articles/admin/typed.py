"""What was typed on an article's form, and which saved row each posted row is."""

import re

from articles.models import Article, Byline, ExpertQuote, KeyTakeaway
from articles.snapshot import WORDS, snapshot_of

ROWS = {"takeaways": KeyTakeaway, "quotes": ExpertQuote, "bylines": Byline}


def rows_typed(formset):
    """The rows of ``formset`` that stay, filled and in their order; none of them is saved."""
    rows = []
    for place, form in enumerate(formset.forms):
        is_empty = form.instance._state.adding and not form.has_changed()
        if is_empty or form in formset.deleted_forms or not form.is_valid():
            continue
        form.instance.position = form.cleaned_data.get("position") or 0
        rows.append((form.instance.position, place, form.instance))
    return [row for _, _, row in sorted(rows, key=lambda each: each[:2])]


def typed_snapshot(form, formsets):
    """The snapshot of what stands on the form and its rows."""
    rows = {formset.prefix: rows_typed(formset) for formset in formsets}
    return snapshot_of(form.instance, tags=form.cleaned_data.get("tags", ()), **rows)


def typed_article(form, formsets):
    """The article as it is typed, in memory only, with its rows in place: for the gate to judge."""
    # Django has no rows of an article without a key, even when they are at hand.
    typed = Article(pk=form.instance.pk or 0, revises_id=form.instance.revises_id)
    for name in (*WORDS, "section", "lead_image", "embargoed_until", "status", "published_at"):
        setattr(typed, name, getattr(form.instance, name))
    typed._prefetched_objects_cache = {
        formset.prefix: _placed(ROWS[formset.prefix], rows_typed(formset)) for formset in formsets
    }
    return typed


def _placed(model, rows):
    """A queryset that holds ``rows`` and asks nobody."""
    found = model.objects.all()
    found._result_cache, found._prefetch_done = rows, True
    return found


def matched(data, article):
    """``data`` as posted, each row with the key of the row of ``article`` that it is.

    A form may show the rows of what readers see while its words go to a working copy, or hold a
    row that somebody else deleted and restored: keys change, uids stay.
    """
    data = data.copy()
    for prefix, model in ROWS.items():
        if f"{prefix}-TOTAL_FORMS" in data:
            _match_rows(data, prefix, *_known_rows(model, article))
    return data


def _known_rows(model, article):
    """Key by uid of the rows of ``article``; uid by key of these and of what it revises."""
    pks = [pk for pk in (article.revises_id, article.pk) if pk]
    found = model.objects.filter(article__in=pks).values_list("article", "pk", "uid")
    return (
        {uid: pk for owner, pk, uid in found if owner == article.pk},
        {str(pk): uid for _, pk, uid in found},
    )


def _match_rows(data, prefix, key_of, uid_of):
    """Renumber the posted rows: those with a saved row first, as Django expects them."""
    saved, fresh = {}, []
    for row in _taken_out(data, prefix):
        uid = uid_of.get(_last(row, "id")) or _last(row, "uid")
        if uid in key_of and uid not in saved:
            saved[uid] = row | {"id": [str(key_of[uid])], "uid": [uid]}
        else:
            fresh.append(row | {"id": [""], "uid": [uid]})
    for number, row in enumerate([*saved.values(), *fresh]):
        for name, values in row.items():
            data.setlist(f"{prefix}-{number}-{name}", values)
    data[f"{prefix}-TOTAL_FORMS"] = str(len(saved) + len(fresh))
    data[f"{prefix}-INITIAL_FORMS"] = str(len(saved))


def _taken_out(data, prefix):
    """The posted rows in their order, out of ``data``; without the key of the article, which the
    address of the page names."""
    rows = {}
    for name in list(data):
        if found := re.fullmatch(rf"{prefix}-([0-9]{{1,4}})-(\w+)", name):
            rows.setdefault(int(found[1]), {})[found[2]] = data.pop(name)
    return [
        {name: values for name, values in row.items() if name != "article"}
        for _, row in sorted(rows.items())
    ]


def _last(row, name):
    return (row.get(name) or [""])[-1]
