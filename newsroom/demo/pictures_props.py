"""Things that come back in several pictures: racks, clouds, trees, people, suns and water."""

import math

from newsroom.demo.pictures_canvas import CREAM, INK, PEACH, SUN, WHITE, glass, mix
from newsroom.demo.pictures_shapes import arc, pill


def sun(canvas, x, y, radius, colour=SUN, halo=2.6):
    """A plain disc with a soft halo."""
    canvas.glow(x, y, radius * halo, glass(colour, 0.42))
    canvas.disc(x, y, radius, colour)


def rack(canvas, rng, spot, body, lights=(SUN, SUN, CREAM), lit=0.35):
    """A tower of servers standing at ``spot`` (x, y, width, height), lamps on its right."""
    x, y, width, height = spot
    canvas.rect(x, y, width, height, body, 4)
    pad, slot = width * 0.12, width * 0.15
    row = y + pad
    while row + slot < y + height - pad:
        canvas.rect(
            x + pad, row, width - pad * 2, slot * 0.72, glass(WHITE, rng.uniform(0.05, 0.13))
        )
        if rng.random() < lit:
            lamp = glass(rng.choice(lights), rng.uniform(0.8, 1))
            canvas.rect(x + width - pad * 2.1, row + slot * 0.2, pad * 0.75, slot * 0.3, lamp)
        row += slot
    canvas.rect(x, y + 3, 3, height - 3, glass(WHITE, 0.08))


def cloud(canvas, x, y, width, colour, rows=3):
    """A flat cloud of stacked lozenges, thickest in the middle."""
    thick = width * 0.11
    offsets = ((0, 1.0, 0), (0.16, 0.62, 1), (0.3, 0.3, 2))
    for lead, share, level in offsets[:rows]:
        canvas.poly(pill(x + width * lead, y - thick * 0.86 * level, width * share, thick), colour)


def pine(canvas, x, y, height, colour):
    """A conifer standing at (x, y), its right side in shade."""
    dark = mix(colour, INK, 0.2)
    half = height * 0.24
    canvas.rect(x - height * 0.03, y - height * 0.12, height * 0.06, height * 0.12, INK)
    canvas.poly([(x, y - height), (x - half, y - height * 0.1), (x, y - height * 0.1)], colour)
    canvas.poly([(x, y - height), (x + half, y - height * 0.1), (x, y - height * 0.1)], dark)


def tree(canvas, x, y, height, colour):
    """A round tree standing at (x, y), its right side in shade."""
    crown = height * 0.34
    canvas.rect(
        x - height * 0.025, y - height * 0.5, height * 0.05, height * 0.5, mix(colour, INK, 0.6)
    )
    canvas.disc(x, y - height + crown, crown, colour, crown * 1.1)
    canvas.poly(arc(x, y - height + crown, crown, -90, 90, ry=crown * 1.1), mix(colour, INK, 0.16))


def person(canvas, x, y, height, coat, *, skin=PEACH, legs=INK, away=False):
    """A small standing figure, feet at (x, y), facing us or looking ``away``."""
    hair = "#2B2420"
    head, wide = height * 0.082, height * 0.125
    for side in (-0.52, 0.52):
        left = x + side * wide - wide * 0.36
        canvas.rect(left, y - height * 0.46, wide * 0.72, height * 0.46, legs, wide * 0.12)
    for side in (-1, 1):
        arm = x + side * wide * 1.08 - wide * 0.22
        canvas.poly(pill(arm, y - height * 0.79, wide * 0.44, height * 0.4), mix(coat, INK, 0.3))
    canvas.poly(pill(x - wide, y - height * 0.82, wide * 2, height * 0.44, wide * 0.75), coat)
    fold = pill(x + wide * 0.3, y - height * 0.82, wide * 0.7, height * 0.44, wide * 0.34)
    canvas.poly(fold, mix(coat, INK, 0.16))
    canvas.rect(x - head * 0.4, y - height * 0.85, head * 0.8, height * 0.06, mix(skin, INK, 0.14))
    canvas.disc(x, y - height * 0.925, head * 1.14, hair)
    if not away:
        canvas.disc(x, y - height * 0.905, head * 0.88, skin)
        canvas.poly(arc(x, y - height * 0.92, head * 1.1, 185, 355), hair)


def stars(canvas, rng, count, bottom, colour=CREAM):
    """Small stars above ``bottom``, thinning downwards."""
    for _ in range(count):
        x, y = rng.uniform(10, 1590), bottom * rng.random() ** 1.4
        canvas.disc(x, y, rng.choice((1.4, 1.8, 2.6)), glass(colour, rng.uniform(0.45, 0.95)))


def ripples(canvas, rng, area, colour, count):
    """Short level dashes of light on water within ``area`` (left, top, right, bottom).

    Dashes lengthen and thicken towards the bottom, which is nearest.
    """
    left, top, right, bottom = area
    for _ in range(count):
        near = rng.random() ** 1.3
        y = top + (bottom - top) * near
        long = (26 + 110 * near) * rng.uniform(0.5, 1.3)
        x = rng.uniform(left, right - long)
        canvas.stroke(
            [(x, y), (x + long, y)], glass(colour, rng.uniform(0.25, 0.7)), 1.5 + 3 * near
        )


def glitter(canvas, rng, x, area, colour):
    """The broken path of a low sun on water below ``x``, within ``area`` (top, bottom, spread)."""
    top, bottom, spread = area
    y = top + 6
    while y < bottom:
        near = (y - top) / (bottom - top)
        half = spread * (0.35 + near * 0.75) * rng.uniform(0.35, 1)
        drift = rng.uniform(-0.3, 0.3) * spread * near
        thick = 3 + 6 * near
        canvas.stroke([(x - half + drift, y), (x + half + drift, y)], colour, thick)
        y += thick * rng.uniform(1.9, 2.8)


def pylon(canvas, x, y, height, colour):
    """A lattice mast standing at (x, y); returns the points its cables hang from."""
    wide, thin = height * 0.15, max(1.6, height * 0.012)
    waist, top = y - height * 0.62, y - height
    legs = [(x - wide, y), (x - wide * 0.3, waist), (x - wide * 0.12, top)]
    for side in (1, -1):
        canvas.stroke([(x + (px - x) * side, py) for px, py in legs], colour, thin * 1.4)
    levels = [0, 0.2, 0.37, 0.5, 0.62]
    for low, high in zip(levels, levels[1:], strict=False):
        a, b = (wide * (1 - 0.7 * share / 0.62) for share in (low, high))
        canvas.stroke([(x - a, y - height * low), (x + b, y - height * high)], colour, thin)
        canvas.stroke([(x + a, y - height * low), (x - b, y - height * high)], colour, thin)
        canvas.stroke([(x - b, y - height * high), (x + b, y - height * high)], colour, thin)
    return _arms(canvas, x, y, height, colour)


def _arms(canvas, x, y, height, colour):
    """A mast's three cross-arms with their insulators."""
    ends, thin = [], max(1.6, height * 0.012)
    for share, reach in ((0.66, 0.24), (0.79, 0.19), (0.91, 0.14)):
        level, half = y - height * share, height * reach
        peak = level - height * 0.045
        for side in (-1, 1):
            canvas.stroke([(x, peak), (x + side * half, level), (x, level)], colour, thin)
            drop = (x + side * half, level + height * 0.04)
            canvas.stroke([(x + side * half, level), drop], colour, thin * 1.5)
            ends.append(drop)
    canvas.stroke([(x - height * 0.03, y - height * 0.66), (x, y - height)], colour, thin)
    canvas.stroke([(x + height * 0.03, y - height * 0.66), (x, y - height)], colour, thin)
    return ends


def needle(canvas, x, y, length, turn, colour, width):
    """A pointer from (x, y) at ``turn`` degrees, with its hub."""
    angle = math.radians(turn)
    tip = (x + length * math.cos(angle), y + length * math.sin(angle))
    canvas.stroke([(x, y), tip], colour, width)
    canvas.disc(x, y, width * 1.7, colour)


def gauge(canvas, spot, share, colours):
    """A round dial at ``spot`` (x, y, radius) pointing at ``share`` of its arc.

    ``colours`` are those of its face, arc, hand and ticks.
    """
    (x, y, radius), (face, band, hand, tick) = spot, colours
    canvas.disc(x, y, radius, face)
    canvas.stroke(arc(x, y, radius * 0.76, 135, 405), glass(tick, 0.3), radius * 0.12)
    canvas.stroke(arc(x, y, radius * 0.76, 135, 135 + 270 * share), band, radius * 0.12)
    for step in range(0, 11):
        turn = math.radians(135 + 27 * step)
        inner = 0.5 if step % 5 == 0 else 0.56
        ends = [
            (x + radius * r * math.cos(turn), y + radius * r * math.sin(turn))
            for r in (inner, 0.62)
        ]
        canvas.stroke(ends, glass(tick, 0.75), radius * 0.028)
    needle(canvas, x, y, radius * 0.56, 135 + 270 * share, hand, radius * 0.055)
