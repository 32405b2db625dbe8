"""Pictures about connections: a chip on its board and a telephone switchboard."""

from newsroom.demo.pictures_canvas import (
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    HONEY,
    INK,
    LILAC,
    NAVY,
    ORANGE,
    PALE,
    PEACH,
    SAND,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_shapes import (
    Isometric,
    bezier,
    sag,
)


def chip_die(canvas, rng):
    """A chip on its board, seen from above one corner, its die a mosaic."""
    canvas.sky((0, "#16505A"), (1, "#0A2F38"))
    view = Isometric(800, 96, 52)
    _traces(canvas, rng, view)
    shadow = [
        view.at(4, 11.4),
        view.at(11.4, 11.4),
        view.at(11.4, 4),
        view.at(16, 7.2),
        view.at(16, 14.6),
        view.at(8.6, 14.6),
    ]
    canvas.poly(shadow, glass("#041A20", 0.6))
    view.block(canvas, (3.6, 3.6, 0), (7.8, 7.8, 0.55), ("#E4DBC9", "#B9AE9B", "#D0C6B3"))
    view.block(canvas, (4.1, 4.1, 0.55), (6.8, 6.8, 0.42), (CREAM, "#C9BFAE", SAND))
    canvas.poly(view.flat(5.0, 5.0, 5.0, 5.0, 0.97), mix(TEAL, INK, 0.35))
    tones = (TEAL, SEA, SUN, DEEP, PALE, CLAY, SEA, TEAL, HONEY)
    for column in range(6):
        for row in range(6):
            place = (5.14 + column * 0.795, 5.14 + row * 0.795, 0.97)
            tone = rng.choice(tones)
            tall = rng.choice((0.08, 0.08, 0.2, 0.42))
            view.block(
                canvas,
                place,
                (0.68, 0.68, tall),
                (tone, mix(tone, INK, 0.42), mix(tone, INK, 0.22)),
            )
    canvas.poly(view.flat(4.3, 10.3, 0.35, 0.35, 0.97), CLAY)
    _parts(canvas, view)


def _traces(canvas, rng, view):
    """Copper lines leaving the chip on all sides, each with one bend."""
    for lane in range(11):
        at = 4.1 + lane * 0.68
        for side in range(4):
            tone = rng.choice((SEA, SEA, "#4DA3A6", PALE, SUN))
            bend, end = rng.uniform(1.2, 3.4), rng.uniform(4.5, 14)
            shift = (lane - 5) * 0.2 * bend
            run = [
                (at, 0),
                (at, bend),
                (at + shift, bend + abs(shift)),
                (at + shift, bend + abs(shift) + end),
            ]
            flip = {
                0: lambda a, d: (a, 11.3 + d),
                1: lambda a, d: (11.3 + d, a),
                2: lambda a, d: (a, 3.7 - d),
                3: lambda a, d: (3.7 - d, a),
            }[side]
            path = [view.at(*flip(a, d)) for a, d in run]
            canvas.stroke(path, tone, 4 if tone == SUN else 3)
            if end < 10:
                canvas.disc(*path[-1], 8, tone, 5)
                canvas.disc(*path[-1], 4, "#0A2F38", 2.5)


def _parts(canvas, view):
    """Small components around the chip."""
    dark = ("#1C2A30", "#0C1519", "#131E23")
    tan = (ORANGE, BRICK, CLAY)
    spots = (
        ((13.4, 4.2), dark),
        ((13.4, 8.6), dark),
        ((4.4, 13.6), dark),
        ((9, 13.4), tan),
        ((0.4, 5), dark),
        ((0.6, 9.6), tan),
        ((6.4, 0.3), dark),
        ((10.6, 0.6), tan),
    )
    for (x, y), tones in spots:
        canvas.poly(view.flat(x + 0.3, y + 0.4, 2.1, 1.5), glass("#041A20", 0.5))
        view.block(canvas, (x, y, 0), (1.6, 1.0, 0.55), tones)
        view.block(canvas, (x - 0.12, y, 0), (0.3, 1.0, 0.58), (SAND, "#A89F90", "#C9BFAE"))
        view.block(canvas, (x + 1.42, y, 0), (0.3, 1.0, 0.58), (SAND, "#A89F90", "#C9BFAE"))


def switchboard(canvas, rng):
    """A telephone switchboard with coloured cords plugged across it."""
    canvas.sky((0, "#EBD9BE"), (1, "#DDC39C"))
    canvas.rect(70, 0, 1460, 660, "#3A2A2E", 22)
    canvas.rect(92, 0, 1416, 636, "#4A343A", 14)
    holes = [[(160 + column * 80, 70 + row * 88) for column in range(17)] for row in range(6)]
    for row in holes:
        canvas.rect(120, row[0][1] + 34, 1360, 3, glass(INK, 0.3))
        for x, y in row:
            lit = rng.random() < 0.16
            canvas.disc(x, y + 3, 19, glass(INK, 0.4))
            canvas.disc(x, y, 18, "#C9A35A")
            canvas.disc(x, y, 10, INK)
            if lit:
                canvas.glow(x + 30, y - 20, 26, glass(HONEY, 0.7))
            canvas.disc(x + 30, y - 20, 6, HONEY if lit else "#6B4E50")
    _desk(canvas)
    tones = (CLAY, SUN, PALE, SEA, CREAM, ORANGE, LILAC, CLAY, SUN)
    picks = rng.sample([hole for row in holes[:5] for hole in row[1:-1]], len(tones) + 6)
    for k, tone in enumerate(tones):
        _cord(canvas, picks[k], (250 + k * 134, 742), tone)
    for k in range(3):
        one, other = picks[len(tones) + 2 * k : len(tones) + 2 * k + 2]
        tone = (PEACH, SEA, SUN)[k]
        path = sag(one, other, 150 + 40 * k)
        _rope(canvas, path, tone)
        for end in (one, other):
            _plug(canvas, end, tone)


def _desk(canvas):
    """The sloping desk in front, with its rows of keys."""
    canvas.shade(
        [(30, 660), (1570, 660), (1640, 910), (-40, 910)], [(0, "#B5633F"), (1, "#8A4330")]
    )
    canvas.rect(20, 646, 1560, 26, "#D68A5B", 8)
    for k in range(9):
        x = 250 + k * 134
        canvas.disc(x, 748, 26, glass(INK, 0.3), 12)
        canvas.disc(x, 744, 24, "#C9A35A", 11)
        canvas.disc(x, 744, 15, INK, 7)
        canvas.rect(x - 13, 806, 40, 60, glass(INK, 0.25), 8)
        canvas.rect(x - 20, 798, 40, 60, CREAM, 8)
        canvas.rect(x - 20, 838, 40, 20, SAND, 8)
        canvas.disc(x, 820, 9, CLAY if k in (2, 5) else NAVY)


def _rope(canvas, path, tone):
    """A cord with its shadow and its sheen."""
    canvas.stroke([(x + 12, y + 16) for x, y in path], glass(INK, 0.3), 13)
    canvas.stroke(path, tone, 13)
    canvas.stroke([(x - 2, y - 2.5) for x, y in path], glass(WHITE, 0.3), 3)


def _cord(canvas, plug, desk, tone):
    """One cord from a desk socket up to a hole in the board."""
    x, y = plug
    low = max(desk[1] - 60, y + 160)
    _rope(canvas, bezier((x, y + 26), (x, low), (desk[0], low - 250), desk), tone)
    _plug(canvas, plug, tone)


def _plug(canvas, spot, tone):
    """A plug sitting in a hole, pointing down."""
    x, y = spot
    canvas.rect(x - 9, y - 8, 20, 52, glass(INK, 0.3), 8)
    canvas.rect(x - 13, y - 10, 26, 48, mix(tone, INK, 0.25), 9)
    canvas.rect(x - 13, y - 10, 14, 48, tone, 9)
