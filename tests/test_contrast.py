"""The colours of the stylesheet against the limits of WCAG 2.2, light and dark."""

import gzip
import re
from pathlib import Path

import pytest

from comments.text import TINTS

STATIC = Path(__file__).resolve().parent.parent / "newsroom/static/newsroom"
CSS = (STATIC / "site.css").read_text()
TEXT, CONTROL = 4.5, 3.0
PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "ink-2", "ink-3", "accent")
        for ground in ("paper", "surface", "tint")
    ),
    *(("bad", ground, TEXT) for ground in ("paper", "surface", "bad-bg")),
    *(("accent-strong", ground, TEXT) for ground in ("paper", "surface", "tint")),
    *(("ink", f"tile-{number}", TEXT) for number in range(1, TINTS + 1)),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    ("good", "good-bg", TEXT),
    ("warn", "warn-bg", TEXT),
    ("warn", "paper", TEXT),
    ("on-mark", "mark", TEXT),
    ("on-panel", "panel", TEXT),
    ("on-panel-2", "panel", TEXT),
    ("edge", "paper", CONTROL),
    ("edge", "surface", CONTROL),
]


def tokens(block):
    return dict(re.findall(r"--([a-z0-9-]+):(#[0-9A-Fa-f]{3,6})", block))


def schemes():
    block = CSS.split("@layer tokens {")[1].split("@layer")[0]
    light, dark = block.split("@media (prefers-color-scheme:dark)")
    return {"light": tokens(light), "dark": {**tokens(light), **tokens(dark)}}


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink,ground,limit", PAIRS)
def test_a_pair_can_be_told_apart(scheme, ink, ground, limit):
    colours = schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= limit


def test_the_measure_is_right():
    assert round(contrast("#16191D", "#FBFAF7"), 2) == 16.89
    assert contrast("#000", "#fff") == 21


def test_no_colour_stands_outside_the_tokens():
    rules = CSS.split("@layer base {")[1].split("@layer print {")[0]
    rules = re.sub(r"\.panel \.input\{[^}]*\}", "", rules)
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b|rgba?\(|hsla?\(", rules)


def test_the_stylesheet_and_the_script_are_small():
    assert len(gzip.compress(CSS.encode())) <= 12 * 1024
    assert len(gzip.compress((STATIC / "site.js").read_bytes())) <= 10 * 1024


def test_sides_are_named_by_the_direction_of_the_text():
    rules = CSS.split("@layer base {")[1]
    assert not re.search(
        r"(?:margin|padding|border)-(?:left|right)|text-align:(?:left|right)|float:", rules
    )
