"""Pictures about data and models: layers, speech, tables and pipelines."""

import math

from newsroom.demo.pictures_canvas import (
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    INK,
    LILAC,
    NAVY,
    ORANGE,
    PALE,
    PAPER,
    PEACH,
    SAND,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_props import gauge
from newsroom.demo.pictures_shapes import (
    Isometric,
    arc,
    bezier,
    pill,
    spline,
)


def model_layers(canvas, rng):
    """Translucent layers of nodes, one above another, with a few lit paths through them."""
    canvas.sky((0, "#2E2447"), (0.55, "#5D3F66"), (1, "#B5656A"))
    canvas.glow(800, 470, 640, glass(PEACH, 0.5))
    canvas.poly(Isometric(600, 660, 66).flat(-3.2, -3, 7, 7), glass("#2A1B38", 0.45))
    spots = [(x, y) for x in (-2.4, -0.8, 0.8, 2.4) for y in (-2.4, -0.8, 0.8, 2.4)]
    previous = None
    for level, tone in enumerate((TEAL, CLAY, SUN, PALE)):
        view = Isometric(800 + (level - 1.5) * 165, 606 - level * 112, 66)
        picks = rng.sample(spots, 5)
        if previous:
            _links(canvas, rng, previous, [view.at(x, y) for x, y in picks])
        _sheet(canvas, view.flat(-3.4, -3.4, 6.8, 6.8), tone)
        for spot in spots:
            _node(canvas, *view.at(*spot), lit=spot in picks)
        previous = [view.at(x, y) for x, y in picks]


def _node(canvas, x, y, *, lit):
    """One node standing on its layer."""
    canvas.disc(x + 7, y + 7, 20 if lit else 13, glass("#2A1B38", 0.35), 9 if lit else 6)
    if lit:
        canvas.glow(x, y - 6, 46, glass(WHITE, 0.7))
        canvas.disc(x, y - 6, 19, PAPER)
        canvas.poly(arc(x, y - 6, 19, -60, 120), SAND)
    else:
        canvas.disc(x, y, 12, glass(WHITE, 0.6), 7)


def _sheet(canvas, side, tone):
    """One see-through slab with a bright edge."""
    a, b, c, d = side
    thick = 17
    canvas.poly([d, c, (c[0], c[1] + thick), (d[0], d[1] + thick)], mix(tone, INK, 0.4))
    canvas.poly([c, b, (b[0], b[1] + thick), (c[0], c[1] + thick)], mix(tone, INK, 0.22))
    canvas.poly(side, glass(tone, 0.8))
    canvas.stroke([d, a, b], glass(WHITE, 0.55), 3)
    for k in (0.25, 0.5, 0.75):
        for p, q, r, s in ((a, b, d, c), (a, d, b, c)):
            ends = [
                tuple(one[i] + (two[i] - one[i]) * k for i in (0, 1))
                for one, two in ((p, q), (r, s))
            ]
            canvas.stroke(ends, glass(WHITE, 0.2), 2)


def _links(canvas, rng, low, high):
    """Threads from the lit nodes of one layer to those of the next."""
    for x, y in low:
        for end in rng.sample(high, 2):
            canvas.stroke([(x, y - 8), end], glass(PAPER, 0.75), 3.5)


def speech_waves(canvas, rng):
    """Two profiles facing each other, a waveform passing between them."""
    canvas.sky((0, "#C9D8B6"), (1, "#A9C2A0"))
    for k in range(7, 0, -1):
        canvas.disc(800, 470, 90 * k, mix("#B7CBA8", PAPER, (8 - k) / 9))
    _profile(canvas, 1, TEAL, DEEP)
    _profile(canvas, -1, CLAY, BRICK)
    for k in range(-13, 14):
        swell = math.exp(-((k / 8.5) ** 2))
        tall = 30 + 270 * swell * abs(math.sin(k * 1.9 + 0.7)) + rng.uniform(0, 34)
        x = 800 + k * 27
        tone = mix(TEAL, SUN, (k + 13) / 13) if k < 0 else mix(SUN, CLAY, k / 13)
        canvas.poly(pill(x - 7.5, 470 - tall / 2, 15, tall), tone)


def _profile(canvas, way, tone, dark):
    """A head and shoulders in profile, at the left facing right when ``way`` is 1."""
    knots = [
        (0, 980),
        (0, 120),
        (70, 96),
        (180, 88),
        (280, 118),
        (338, 190),
        (350, 268),
        (352, 318),
        (402, 400),
        (398, 424),
        (362, 430),
        (366, 466),
        (376, 486),
        (356, 502),
        (362, 530),
        (350, 548),
        (340, 602),
        (290, 626),
        (226, 622),
        (214, 690),
        (290, 740),
        (390, 800),
        (450, 880),
        (470, 980),
    ]
    head = [(-40, 980), (-40, 130), *spline(knots[2:], 8)]
    hair = [
        (-40, 60),
        *spline(
            [
                (60, 52),
                (190, 46),
                (300, 88),
                (352, 170),
                (340, 214),
                (270, 200),
                (226, 262),
                (214, 350),
                (176, 352),
                (170, 430),
                (110, 500),
                (60, 560),
                (-40, 570),
            ],
            8,
        ),
    ]
    coat = [
        (-40, 980),
        (-40, 700),
        *spline(
            [(60, 690), (150, 664), (226, 700), (300, 742), (400, 806), (460, 890), (480, 980)], 8
        ),
    ]
    for shape, colour in ((head, tone), (hair, dark), (coat, dark)):
        canvas.poly([(x, y) if way == 1 else (1600 - x, y) for x, y in shape], colour)
    ear = arc(150, 420, 40, 0, 360, ry=54)
    canvas.poly([(x if way == 1 else 1600 - x, y) for x, y in ear], mix(tone, WHITE, 0.16))
    lapel = [(150, 664), (226, 700), (330, 980), (250, 980)]
    canvas.poly([(x if way == 1 else 1600 - x, y) for x, y in lapel], glass(WHITE, 0.13))


def table_format(canvas, rng):
    """A table of tiles in isometric view, some lifting off into a newer version."""
    canvas.sky((0, "#E4EEEA"), (1, "#BCD9D4"))
    view = Isometric(800, 40, 77)
    canvas.poly(view.flat(0.9, 1.1, 10.2, 10.2, -0.8), glass(TEAL, 0.25))
    for level, tone in ((0, "#0B4650"), (1, "#136570"), (2, SEA)):
        z = -0.75 + level * 0.27
        view.block(
            canvas, (0, 0, z), (10, 10, 0.2), (tone, mix(tone, INK, 0.45), mix(tone, INK, 0.25))
        )
    palette = {0: CREAM, 1: PALE, 2: CREAM, 3: SUN, 4: CREAM, 5: PEACH}
    lifted = {
        (2, 3): 0.9,
        (2, 4): 1.5,
        (3, 4): 0.8,
        (6, 2): 1.2,
        (7, 2): 0.6,
        (6, 6): 1.7,
        (6, 7): 0.9,
        (4, 7): 0.7,
    }
    for column in range(8):
        for row in range(8):
            place = (0.35 + column * 1.18, 0.35 + row * 1.18)
            z = 0.05 + lifted.get((column, row), 0)
            tone = DUSK if row == 0 else palette[rng.randrange(6)]
            if (column, row) in lifted:
                canvas.poly(view.flat(place[0], place[1], 1.04, 1.04, 0.03), glass(DEEP, 0.55))
                tone = (CLAY, SUN, ORANGE)[(column + row) % 3]
            _tile(canvas, view, (*place, z), tone)


def _tile(canvas, view, place, tone):
    """One cell, with a short bar standing for its value."""
    x, y, z = place
    view.block(canvas, place, (1.04, 1.04, 0.16), (tone, mix(tone, INK, 0.38), mix(tone, INK, 0.2)))
    bar = PAPER if tone in (DUSK, CLAY) else NAVY
    canvas.poly(view.flat(x + 0.2, y + 0.38, 0.62, 0.11, z + 0.16), glass(bar, 0.6))
    canvas.poly(view.flat(x + 0.2, y + 0.6, 0.4, 0.11, z + 0.16), glass(bar, 0.4))


def pipelines(canvas, rng):
    """Fat coloured pipes weaving across a wall, with flanges, valves and a gauge."""
    canvas.sky((0, "#123B41"), (1, "#0A2A31"))
    for x in range(0, 1600, 160):
        canvas.rect(x, 0, 3, 900, glass(PALE, 0.07))
    for y in range(60, 900, 160):
        canvas.rect(0, y, 1600, 3, glass(PALE, 0.07))
    runs = (
        ([(-60, 140), (300, 140), (300, 620), (760, 620), (760, 960)], SEA, 74),
        ([(-60, 760), (520, 760), (520, 300), (1180, 300), (1180, -60)], SUN, 84),
        ([(-60, 420), (960, 420), (960, 720), (1660, 720)], CLAY, 96),
        ([(640, -60), (640, 160), (1400, 160), (1400, 560), (1660, 560)], CREAM, 62),
        ([(120, 960), (120, 560), (420, 560), (420, -60)], LILAC, 52),
    )
    for knots, tone, wide in runs:
        _pipe(canvas, knots, tone, wide)
    for x, y, wide in (
        (700, 420, 96),
        (1200, 720, 96),
        (860, 300, 84),
        (160, 140, 74),
        (1120, 160, 62),
    ):
        tone = {96: CLAY, 84: SUN, 74: SEA, 62: CREAM}[wide]
        _flange(canvas, x, y, wide, tone)
    _valve(canvas, 190, 420, CLAY)
    _valve(canvas, 1450, 720, CLAY)
    canvas.rect(1046, 226, 20, 60, SAND)
    canvas.disc(1066, 196, 92, glass(INK, 0.4))
    canvas.disc(1056, 182, 92, INK)
    gauge(canvas, (1056, 182, 80), 0.62, (PAPER, CLAY, INK, NAVY))


def _rounded(knots, radius):
    """A path through square turns, each rounded off."""
    path = [knots[0]]
    for before, turn, after in zip(knots, knots[1:], knots[2:], strict=False):
        ends = []
        for other in (before, after):
            away = math.hypot(other[0] - turn[0], other[1] - turn[1])
            ends.append(
                tuple(turn[k] + (other[k] - turn[k]) / away * min(radius, away / 2) for k in (0, 1))
            )
        path += bezier(
            ends[0],
            *[tuple(e[k] + (turn[k] - e[k]) * 0.55 for k in (0, 1)) for e in ends],
            ends[1],
            16,
        )
    return [*path, knots[-1]]


def _pipe(canvas, knots, tone, wide):
    """One pipe: its shadow, then four bands from its dark side to its light."""
    path = _rounded(knots, wide * 1.15)
    canvas.stroke([(x + 16, y + 26) for x, y in path], glass("#04161B", 0.5), wide, caps=False)
    bands = (
        (1, 0, mix(tone, INK, 0.45)),
        (0.82, -0.06, mix(tone, INK, 0.2)),
        (0.6, -0.12, tone),
        (0.14, -0.22, mix(tone, WHITE, 0.55)),
    )
    for share, shift, colour in bands:
        canvas.stroke(
            [(x + shift * wide, y + shift * wide) for x, y in path],
            colour,
            wide * share,
            caps=False,
        )


def _flange(canvas, x, y, wide, tone):
    """A bolted joint on a level pipe."""
    for dx in (-15, 3):
        canvas.rect(x + dx, y - wide * 0.64, 14, wide * 1.28, mix(tone, INK, 0.4), 4)
        canvas.rect(x + dx, y - wide * 0.64, 14, wide * 0.8, mix(tone, INK, 0.12), 4)


def _valve(canvas, x, y, tone):
    """A wheel valve on a level pipe."""
    wheel = PAPER
    canvas.rect(x - 66, y - 62, 132, 124, mix(tone, INK, 0.45), 20)
    canvas.rect(x - 66, y - 62, 132, 88, mix(tone, INK, 0.2), 20)
    canvas.disc(x + 12, y + 18, 82, glass("#04161B", 0.4))
    canvas.ring(x, y, 82, 17, wheel)
    for turn in (20, 65, 110, 155):
        angle = math.radians(turn)
        dx, dy = 74 * math.cos(angle), 74 * math.sin(angle)
        canvas.stroke([(x - dx, y - dy), (x + dx, y + dy)], wheel, 10)
    canvas.disc(x, y, 20, wheel)
    canvas.disc(x, y, 9, tone)
