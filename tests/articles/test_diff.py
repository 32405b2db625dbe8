"""Comparing two texts, and merging two people's work."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import diff
from articles.diff import merge, words

TEXTS = st.text(alphabet="ab é.\n", max_size=40)
BASE = {
    "schema": 1,
    "headline": "Tape is back",
    "standfirst": "Slow and wanted.",
    "slug": "tape",
    "topic": "",
    "section": {"id": 1, "slug": "news", "name": "News"},
    "lead_image": None,
    "comments_policy": "",
    "body": "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>",
    "tags": [{"id": 1, "slug": "iron", "name": "Iron"}],
    "takeaways": [{"uid": "a", "text": "First."}, {"uid": "b", "text": "Second."}],
    "quotes": [{"uid": "q", "text": "I said so.", "role": "Buyer"}],
    "bylines": [],
}


def changed(**given):
    return {**copy.deepcopy(BASE), **given}


@given(TEXTS, TEXTS)
def test_marks_give_both_texts_back_to_the_letter(old, new):
    marks = words(old, new)
    assert "".join(each.text for each in marks if each.kind != "removed") == new
    assert "".join(each.text for each in marks if each.kind != "added") == old


def test_a_changed_word_is_marked_and_no_more():
    marks = words("It was 40 racks.", "It was 14 racks.")
    assert [(each.kind, each.text) for each in marks] == [
        ("same", "It was "),
        ("removed", "40"),
        ("added", "14"),
        ("same", " racks."),
    ]


def test_different_fields_merge():
    merged = merge(BASE, changed(headline="Tape returns"), changed(standfirst="Wanted again."))
    assert merged.clashes == []
    assert merged.snapshot["headline"] == "Tape returns"
    assert merged.snapshot["standfirst"] == "Wanted again."


def test_the_same_field_changed_differently_clashes_and_keeps_all_three():
    merged = merge(BASE, changed(headline="Theirs"), changed(headline="Mine"))
    (clash,) = merged.clashes
    assert (clash.name, clash.base, clash.theirs, clash.mine) == (
        "headline",
        "Tape is back",
        "Theirs",
        "Mine",
    )


def test_the_same_change_twice_is_no_clash():
    assert merge(BASE, changed(headline="Same"), changed(headline="Same")).clashes == []


def test_different_paragraphs_merge():
    theirs = changed(body="<p>One!</p><p>Two.</p><p>Three.</p><p>Four.</p>")
    mine = changed(body="<p>One.</p><p>Two.</p><p>Three.</p><p>Four, and five.</p><p>Six.</p>")
    merged = merge(BASE, theirs, mine)
    assert merged.clashes == []
    assert merged.snapshot["body"] == (
        "<p>One!</p><p>Two.</p><p>Three.</p><p>Four, and five.</p><p>Six.</p>"
    )


def test_the_same_paragraph_clashes():
    theirs = changed(body=BASE["body"].replace("Two", "Zwei"))
    mine = changed(body=BASE["body"].replace("Two", "Deux"))
    (clash,) = merge(BASE, theirs, mine).clashes
    assert (clash.theirs, clash.mine) == (["<p>Zwei.</p>"], ["<p>Deux.</p>"])


def test_what_both_changed_in_the_same_way_beside_a_clash_is_no_part_of_it():
    theirs = changed(body="<p>One!</p><p>Zwei.</p><p>Three!</p><p>Four.</p>")
    mine = changed(body="<p>One!</p><p>Deux.</p><p>Three!</p><p>Four.</p>")
    (clash,) = merge(BASE, theirs, mine).clashes
    assert (clash.base, clash.theirs, clash.mine) == (
        ["<p>Two.</p>"],
        ["<p>Zwei.</p>"],
        ["<p>Deux.</p>"],
    )
    both = merge(BASE, theirs, mine, choices={clash.key: "both"}).snapshot["body"]
    assert both == "<p>One!</p><p>Zwei.</p><p>Deux.</p><p>Three!</p><p>Four.</p>"


def test_what_both_add_at_one_place_is_kept():
    theirs, mine = (changed(body=BASE["body"] + f"<p>{who}</p>") for who in ("Theirs", "Mine"))
    merged = merge(BASE, theirs, mine)
    assert merged.clashes == []
    assert merged.snapshot["body"].endswith("<p>Theirs</p><p>Mine</p>")


def test_rows_and_fields_of_a_row_merge():
    theirs = changed(quotes=[{"uid": "q", "text": "I said so.", "role": "Head buyer"}])
    mine = changed(
        quotes=[{"uid": "q", "text": "I said so then.", "role": "Buyer"}],
        takeaways=[*BASE["takeaways"], {"uid": "c", "text": "Third."}],
    )
    merged = merge(BASE, theirs, mine)
    assert merged.clashes == []
    assert merged.snapshot["quotes"] == [
        {"uid": "q", "text": "I said so then.", "role": "Head buyer"}
    ]
    assert [row["uid"] for row in merged.snapshot["takeaways"]] == ["a", "b", "c"]


def test_a_row_deleted_here_and_changed_there_is_a_clash_and_stays():
    theirs = changed(takeaways=[{"uid": "a", "text": "Changed."}, BASE["takeaways"][1]])
    mine = changed(takeaways=BASE["takeaways"][1:])
    merged = merge(BASE, theirs, mine)
    assert [clash.name for clash in merged.clashes] == ["takeaways:a"]
    assert merged.snapshot["takeaways"][0]["text"] == "Changed."


def test_a_row_deleted_by_one_is_gone():
    merged = merge(BASE, changed(takeaways=BASE["takeaways"][1:]), changed(headline="x"))
    assert [row["uid"] for row in merged.snapshot["takeaways"]] == ["b"]


@pytest.mark.parametrize("swap_mine", [True, False])
def test_a_new_order_is_kept_whoever_made_it(swap_mine):
    swapped = changed(takeaways=BASE["takeaways"][::-1])
    other = changed(takeaways=[*BASE["takeaways"], {"uid": "c", "text": "Third."}])
    sides = (other, swapped) if swap_mine else (swapped, other)
    order = [row["uid"] for row in merge(BASE, *sides).snapshot["takeaways"]]
    assert order.index("b") < order.index("a")
    assert "c" in order


def test_tags_of_both_are_kept_and_removed_ones_go():
    zinc, gold = ({"id": n, "slug": slug, "name": slug} for n, slug in ((2, "zinc"), (3, "gold")))
    theirs, mine = changed(tags=[*BASE["tags"], zinc]), changed(tags=[gold])
    assert [tag["slug"] for tag in merge(BASE, theirs, mine).snapshot["tags"]] == ["gold", "zinc"]


PARAGRAPHS = st.lists(st.sampled_from([f"<p>{letter}</p>" for letter in "abcdef"]), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_no_new_word_of_either_side_is_ever_lost(base, theirs, mine):
    """Whatever stands in one side and not in the base is in the merge or in a clash."""
    merged = merge(*(changed(body="".join(each)) for each in (base, theirs, mine)))
    kept = "".join(diff.blocks(merged.snapshot["body"]))
    kept += "".join("".join(clash.theirs) + "".join(clash.mine) for clash in merged.clashes)
    for side in (theirs, mine):
        for paragraph in set(side) - set(base):
            assert paragraph in kept
