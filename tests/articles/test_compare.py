"""What an article said twice, side by side."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body, compare, diff
from articles.compare_body import MAX_ELEMENTS, SHOWN, Fold
from articles.sequences import Effort, steps
from tests.articles.test_diff import BASE, changed

LETTERS = st.lists(st.sampled_from("abc"), max_size=12)


def found(old, new):
    return compare.side_by_side(old, new)


def bodies(old, new):
    return found(changed(body=old), changed(body=new)).body


def said(marks):
    """Marks as text: [removed], {added}."""
    around = {"same": "{}", "removed": "[{}]", "added": "{{{}}}"}
    return "".join(around[mark.kind].format(mark.text) for mark in marks)


def shown(pair):
    return said(pair.old), said(pair.new)


@given(LETTERS, LETTERS, st.sampled_from([0, 20, 1000]))
def test_steps_lead_from_one_list_to_the_other_however_little_work_is_allowed(old, new, left):
    before, after = [], []
    for stays, a, b, c, d in steps(old, new, Effort(left)):
        assert stays == (old[a:b] == new[c:d])
        before += old[a:b]
        after += new[c:d]
    assert (before, after) == (old, new)


def test_the_shortest_way_is_found():
    kept = [
        old for stays, a, b, *_ in steps("abcabba", "cbabac") if stays for old in "abcabba"[a:b]
    ]
    assert len(kept) == 4


def test_nothing_differs_between_a_snapshot_and_itself():
    same = found(BASE, changed())
    assert not same.differs()
    assert same.unchanged[:2] == ["Headline", "Standfirst"]
    assert compare.changed_parts(BASE, changed()) == []


def test_a_field_is_marked_word_by_word_old_left_and_new_right():
    (pair,) = found(BASE, changed(headline="Tape is really back")).fields
    assert pair.label == "Headline"
    assert shown(pair) == ("Tape is back", "Tape is {really }back")


def test_words_between_two_changes_stay_and_blanks_do_not():
    (pair,) = found(
        changed(standfirst="One big old cat sat."), changed(standfirst="One tiny new cat sat.")
    ).fields
    assert shown(pair) == ("One [big old] cat sat.", "One {tiny new} cat sat.")


def test_texts_that_share_little_are_replaced_whole():
    (pair,) = found(
        changed(headline="Disk and tape are a pair"), changed(headline="Why a harbour bank spends")
    ).fields
    assert shown(pair) == ("[Disk and tape are a pair]", "{Why a harbour bank spends}")


def test_tags_authors_section_and_picture_are_compared_by_what_they_were_called():
    picture = {"id": 1, "token": "t", "caption": "A shelf", "alt_text": "Tapes", "focal_x": 50}
    old = changed(lead_image={**picture, "focal_y": 40})
    new = changed(
        section={"id": 2, "slug": "power", "name": "Power"},
        tags=[*BASE["tags"], {"id": 2, "slug": "zinc", "name": "Zinc"}],
        bylines=[{"uid": "x", "author": {"id": 1, "name": "Ana"}, "credit": "Lisbon"}],
        lead_image={**picture, "focal_y": 40, "caption": "Two shelves"},
    )
    pairs = {pair.label: shown(pair) for pair in found(old, new).fields}
    assert pairs["Section"] == ("[News]", "{Power}")
    assert pairs["Tags"] == ("Iron", "Iron, {Zinc}")
    assert pairs["Authors"] == ("", "{Ana (Lisbon)}")
    assert pairs["Lead picture"][1].startswith("Caption: {Two shelves}\nAlternative text: Tapes\n")


def test_another_lead_picture_shares_no_words_with_the_one_before():
    one = {"id": 1, "token": "t", "caption": "A shelf", "alt_text": "A shelf of tapes"}
    (pair,) = found(
        changed(lead_image=one), changed(lead_image={**one, "id": 2, "token": "u"})
    ).fields
    assert [mark.kind for mark in pair.old + pair.new] == ["removed", "added"]


def test_a_stored_value_is_shown_in_words():
    words = {"comments_policy": {"": "As the paper has it", "off": "Off"}}
    new = changed(comments_policy="off")
    (pair,) = compare.side_by_side(BASE, new, words_for=words).fields
    assert shown(pair) == ("[As the paper has it]", "{Off}")


def group(title, old, new):
    return next(each for each in found(old, new).groups if each.title == title)


def test_takeaways_are_known_by_their_uid():
    one, two = BASE["takeaways"]
    new = changed(takeaways=[{"uid": "c", "text": "Third."}, {**one, "text": "First, then."}])
    rows = group("Key takeaways", BASE, new)
    assert [(item.kind, item.is_moved) for item in rows.items] == [
        ("added", False),
        ("changed", False),
        ("removed", False),
    ]
    assert shown(rows.items[1].pairs[0]) == ("First.", "First{, then}.")
    assert rows.unchanged == 0


def test_a_takeaway_that_only_moved_says_so():
    old = changed(takeaways=[*BASE["takeaways"], {"uid": "c", "text": "Third."}])
    new = changed(takeaways=[old["takeaways"][2], *BASE["takeaways"]])
    rows = group("Key takeaways", old, new)
    assert [(item.label, item.kind, item.is_moved) for item in rows.items] == [
        ("Takeaway 1", "same", True)
    ]
    assert rows.unchanged == 2


def test_everything_about_a_quote_is_compared():
    quote = {
        **{"uid": "q", "text": "I said so.", "role": "Buyer", "organisation": "Bank"},
        **{"disclosure": "", "obtained_by": "", "source_url": "", "said_on": None},
        "expert": {"id": 1, "name": "Yuki"},
    }
    other = {
        **{"uid": "q", "text": "I said so then.", "role": "Head buyer", "organisation": "Port"},
        **{"disclosure": "Owns it", "obtained_by": "email", "source_url": "https://a.example/"},
        **{"said_on": "2026-03-04", "expert": {"id": 2, "name": "Mika"}},
    }
    (item,) = group("Expert quotes", changed(quotes=[quote]), changed(quotes=[other])).items
    assert [pair.label for pair in item.pairs] == list(compare.QUOTE_LABELS.values())
    assert shown(item.pairs[0]) == ("I said so.", "I said so{ then}.")


def test_words_of_pictures_in_the_body_are_compared():
    picture = {"id": 7, "token": "t", "caption": "A shelf", "alt_text": "Tapes"}
    new = {**picture, "alt_text": "Two tapes"}
    (item,) = group(
        "Pictures in the body", changed(body_images=[picture]), changed(body_images=[new])
    ).items
    assert "Alternative text: [Tapes]" in said(item.pairs[0].old)


def test_unchanged_paragraphs_are_folded_and_a_changed_one_is_marked():
    old = BASE["body"]
    first, pair, last = bodies(old, old.replace("Two.", "Two and a half.")).rows
    assert isinstance(first, Fold)
    assert (len(first.parts), len(last.parts)) == (1, 2)
    assert shown(pair) == ("Two.", "Two{ and a half}.")


def test_a_paragraph_finds_its_older_version_beside_new_and_deleted_ones():
    old = "<p>Gone for good.</p><p>Tape is slow and cheap and patient.</p>"
    new = "<p>Wholly other words here.</p><p>Another.</p><p>Tape is slow, cheap and patient.</p>"
    rows = bodies(old, new).rows
    assert [shown(row) for row in rows] == [
        ("[Gone for good.]", "{Wholly other words here.}"),
        ("", "{Another.}"),
        ("Tape is slow[ and] cheap and patient.", "Tape is slow{,} cheap and patient."),
    ]
    assert [row.kind for row in rows] == ["changed", "added", "changed"]


def test_a_change_of_formatting_alone_is_called_that_and_shown_as_it_looks():
    (row,) = bodies("<p>So it is.</p>", "<p>So it <strong>is</strong>.</p>").rows
    assert (row.kind, row.html) == (
        "formatted",
        ("<p>So it is.</p>", "<p>So it <strong>is</strong>.</p>"),
    )
    (row,) = bodies("<p>A line.</p>", "<h2>A line.</h2>").rows
    assert (row.kind, row.label) == ("formatted", "Paragraph, now heading")


def test_where_a_link_leads_is_told():
    old, new = (f'<p>See <a href="https://{host}.example/">here</a>.</p>' for host in "ab")
    (row,) = bodies(old, new).rows
    assert row.kind == "formatted"
    assert said(row.links) == "[https://a.example/]{https://b.example/}"


def test_the_items_of_a_list_stand_in_lines_of_their_own():
    (row,) = bodies("<ul><li>One</li><li>Two</li></ul>", "<ul><li>One</li><li>Three</li></ul>").rows
    assert row.label == "List"
    assert said(row.new) == "One\n{Three}"


def test_an_embed_is_named_in_words():
    quote = {"uid": "q", "text": "I said so.", "expert": {"id": 1, "name": "Yuki"}}
    old = changed(quotes=[quote], body="<p>One.</p>" + body.embed_html("takeaways"))
    new = {**old, "body": "<p>One.</p>" + body.embed_html("quote", "q")}
    _, row = found(old, new).body.rows
    assert shown(row) == ("[Key takeaways]", "{Expert quote: Yuki}")


def test_what_is_shown_as_html_was_cleaned_first():
    (row,) = bodies("<p>So.</p>", "<p><em>So</em>.<script>alert(1)</script></p>").rows
    assert "script" not in row.html[1]


def test_the_history_names_what_changed_in_short_words():
    new = changed(
        headline="Else",
        body="<p>Else.</p>",
        takeaways=[{"uid": "a", "text": "Else."}],
        quotes=[],
        tags=[],
        bylines=[{"uid": "x", "author": None, "credit": ""}],
        comments_policy="off",
    )
    assert compare.changed_parts(BASE, new) == [
        *("headline", "body", "2 takeaways", "1 quote", "authors", "tags", "comments"),
    ]
    swapped = changed(takeaways=BASE["takeaways"][::-1])
    assert compare.changed_parts(BASE, swapped) == ["order of takeaways"]
    renamed = changed(tags=[{**BASE["tags"][0], "name": "Fe"}])
    assert compare.changed_parts(BASE, renamed) == []


def test_snapshots_that_lack_most_things_are_compared_all_the_same():
    assert [pair.label for pair in found({}, {"headline": "x"}).fields] == ["Headline"]
    assert compare.changed_parts({}, {"headline": "x", "takeaways": []}) == ["headline"]


MEGABYTE = 1_000_000
HOSTILE = {
    "brackets": ("<p>x" + "(" * MEGABYTE + "y</p>", "<p>" + "(" * (MEGABYTE + 1) + "</p>"),
    "accents": ("<p>" + "\u0301" * 500_000 + "x</p>", "<p>y" + "\u0301" * 500_000 + "</p>"),
    "turned": ("<p>" + "a b " * 250_000 + "x</p>", "<p>y" + "b a " * 250_000 + "</p>"),
    "entities": ("<p>" + "&lt;" * 250_000 + "</p>", "<p>" + "&lt;" * 250_001 + "</p>"),
    "tiny": ("<p>x</p>" * 125_000, "<p>y</p>" * 125_000),
    "many": ("<p>x</p>" * (MAX_ELEMENTS // 2), "<p>y</p>" * (MAX_ELEMENTS // 2)),
}


@pytest.mark.parametrize("sort", HOSTILE)
def test_two_bodies_of_a_megabyte_are_compared_in_bounded_time(sort):
    began = time.process_time()
    changes = bodies(*HOSTILE[sort])
    assert time.process_time() - began < 2  # half of it, at most, on a machine with nothing to do
    assert changes.differ
    assert len(changes.rows) <= SHOWN
    assert changes.is_too_long == (sort in ("entities", "tiny"))
    assert (changes.left_out > 0) == (sort == "many")


def test_a_thousand_other_words_are_no_trouble_for_the_size_of_a_typing_fix():
    old, new = (" ".join(f"{letter}{n}" for n in range(5000)) for letter in "ab")
    began = time.process_time()
    assert diff.size(changed(body=old), changed(body=new)) > 20_000
    assert time.process_time() - began < 2
