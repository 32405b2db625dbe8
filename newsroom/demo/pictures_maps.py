"""Pictures seen from straight above: a folded map and a river delta."""

import math

from newsroom.demo.pictures_canvas import (
    CLAY,
    CREAM,
    DEEP,
    HONEY,
    INK,
    MIST,
    MOSS,
    NAVY,
    ORANGE,
    PALE,
    PAPER,
    PEACH,
    SAGE,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_shapes import (
    arc,
    ribbon,
    spline,
)

LABELS = ((130, 190, 150), (150, 730, 120), (880, 150, 110), (490, 555, 130))


LABELS += ((1050, 330, 90), (930, 700, 130), (900, 570, 110), (560, 780, 120))


def place_names(canvas, rng):
    """A folded map: coast, rivers, roads, pins, and blank labels where names would be."""
    canvas.sky((0, "#9FCFCB"), (1, "#84BDBB"))
    for k in range(5):
        coast = [(x, y) for x, y in _coast(26 * (5 - k))]
        canvas.poly(coast, mix("#94C7C4", MIST, k / 5))
    land = _coast(0)
    canvas.poly([(x + 8, y + 12) for x, y in land], glass(TEAL, 0.35))
    canvas.poly(land, CREAM)
    with canvas.inside(land):
        _land(canvas, rng)
    for x, y, wide in LABELS:
        _label(canvas, x, y, wide)
    for x, y in ((1400, 210), (1440, 620)):
        canvas.rect(x - 60, y, 150, 14, glass(TEAL, 0.45), 7)
        canvas.rect(x - 34, y + 26, 96, 14, glass(TEAL, 0.3), 7)
    for x, y, size, tone in (
        (470, 430, 1.5, CLAY),
        (1010, 452, 1.1, TEAL),
        (760, 600, 0.9, SUN),
        (300, 470, 0.8, TEAL),
    ):
        _pin(canvas, x, y, size, tone)
    for x in (400, 800, 1200):
        canvas.shade(
            [(x - 26, 0), (x, 0), (x, 900), (x - 26, 900)],
            [(0, glass(INK, 0)), (1, glass(INK, 0.1))],
            across=True,
        )
        canvas.shade(
            [(x, 0), (x + 26, 0), (x + 26, 900), (x, 900)],
            [(0, glass(WHITE, 0.3)), (1, glass(WHITE, 0))],
            across=True,
        )
    _compass(canvas, 1410, 420)


def _coast(grow):
    """The land's outline, pushed out by ``grow``."""
    knots = [
        (-60, -60),
        (700, -60),
        (820, 40),
        (1010, 90),
        (1060, 200),
        (1180, 270),
        (1150, 390),
        (1260, 480),
        (1240, 610),
        (1120, 660),
        (1100, 790),
        (980, 860),
        (940, 980),
        (-60, 980),
    ]
    pushed = []
    for x, y in knots:
        away = math.hypot(x - 500, y - 450) or 1
        pushed.append((x + (x - 500) / away * grow, y + (y - 450) / away * grow))
    return [pushed[0], *spline(pushed[1:-1]), pushed[-1]]


def _land(canvas, rng):
    """Hills, woods, parks, a lake, a river and the roads."""
    for x, y, wide, tall, tone in (
        (160, 180, 260, 150, SAGE),
        (720, 90, 240, 120, SAGE),
        (960, 560, 190, 130, "#B9CDA3"),
        (330, 800, 300, 130, "#B9CDA3"),
        (60, 560, 130, 110, SAGE),
    ):
        knots = [
            (
                x + wide * math.cos(k * 0.785) * rng.uniform(0.75, 1.1),
                y + tall * math.sin(k * 0.785) * rng.uniform(0.75, 1.1),
            )
            for k in range(8)
        ]
        canvas.poly(spline(knots, closed=True), tone)
    for reach in (1, 0.72, 0.46, 0.2):
        knots = [
            (
                640 + reach * (120 + 26 * math.sin(k * 2.1)) * math.cos(k * 0.785),
                290 + reach * 84 * math.sin(k * 0.785),
            )
            for k in range(8)
        ]
        canvas.poly(spline(knots, closed=True), mix(CREAM, PEACH, 0.85 - reach * 0.6))
    river = spline(
        [
            (-40, 330),
            (160, 380),
            (300, 350),
            (430, 470),
            (600, 470),
            (740, 520),
            (880, 480),
            (1050, 560),
            (1280, 560),
        ]
    )
    canvas.poly(ribbon(river, lambda t: 18 + 34 * t), "#84BDBB")
    roads = (
        [(-40, 700), (220, 640), (470, 440), (640, 260), (700, -40)],
        [(470, 440), (760, 610), (960, 700), (1000, 960)],
        [(470, 440), (700, 400), (1010, 460), (1180, 400)],
        [(220, 640), (420, 760), (760, 610)],
    )
    for knots in roads:
        canvas.stroke(spline(knots), "#C7B795", 15)
    for knots in roads:
        canvas.stroke(spline(knots), WHITE if knots is not roads[0] else SUN, 9)
    canvas.disc(240, 500, 66, "#84BDBB", 34)


def _label(canvas, x, y, wide):
    """A blank label: a paper slip with a dark bar and a dot."""
    canvas.rect(x + 5, y + 7, wide + 44, 44, glass(INK, 0.16), 22)
    canvas.rect(x, y, wide + 44, 44, PAPER, 22)
    canvas.disc(x + 22, y + 22, 8, CLAY)
    canvas.rect(x + 40, y + 15, wide - 16, 14, NAVY, 7)


def _pin(canvas, x, y, size, tone):
    """A map pin whose point is at (x, y)."""
    canvas.poly(
        [
            (x, y),
            (x + 66 * size, y + 4 * size),
            (x + 120 * size, y + 34 * size),
            (x + 60 * size, y + 30 * size),
        ],
        glass(INK, 0.18),
    )
    top = y - 96 * size
    drop = [(x, y), *arc(x, top, 46 * size, 155, 385)]
    canvas.poly(drop, tone)
    canvas.poly([(x, y), *arc(x, top, 46 * size, -90, 25)], mix(tone, INK, 0.16))
    canvas.disc(x, top, 18 * size, PAPER)


def _compass(canvas, x, y):
    """A four-pointed compass rose out at sea."""
    canvas.ring(x, y, 84, 4, glass(TEAL, 0.5))
    for turn in range(4):
        angle = math.radians(turn * 90 - 90)
        tip = (x + 100 * math.cos(angle), y + 100 * math.sin(angle))
        for side, tone in ((-1, TEAL), (1, PAPER)):
            wing = (
                x + 24 * math.cos(angle + side * 0.785),
                y + 24 * math.sin(angle + side * 0.785),
            )
            canvas.poly([(x, y), tip, wing], CLAY if turn == 0 and side < 0 else tone)


def lake_delta(canvas, rng):
    """A river fanning out into a lake, seen from straight above, with fields beside it."""
    canvas.sky((0, "#D9B25F"), (1, "#C99A4C"))
    _fields(canvas, rng)
    shore = spline(
        [
            (1080, -40),
            (1010, 90),
            (1130, 220),
            (1060, 360),
            (1180, 470),
            (1090, 600),
            (1170, 730),
            (1060, 830),
            (1100, 940),
        ]
    )
    tones = ("#E8D5A0", "#A9D0C5", "#6DB7B4", SEA, "#1C7880", TEAL, "#0D5861")
    for k, tone in enumerate(tones):
        bank = [(x + k * (26 + k * 8) + 22 * math.sin(y / 90 + k), y) for x, y in shore]
        canvas.poly([*bank, (1640, 940), (1640, -40)], tone)
        if k == 0:
            _branches(canvas, 34, "#E8D5A0")
        elif k == 1:
            _branches(canvas, 0, SEA)
            _branches(canvas, -14, "#57ABAB")
    for x, y in ((1440, 250), (1380, 660), (1520, 540)):
        canvas.poly([(x - 22, y + 8), (x + 6, y - 34), (x + 6, y + 8)], PAPER)
        canvas.poly([(x - 26, y + 12), (x + 24, y + 12), (x + 14, y + 24), (x - 16, y + 24)], CLAY)
        canvas.stroke([(x - 60, y + 34), (x + 40, y + 34)], glass(PALE, 0.6), 3)


def _fields(canvas, rng):
    """Ploughed parcels and woods either side of the river."""
    tones = (SAGE, MOSS, SUN, ORANGE, "#E6CE8A", "#B5774A", "#94B08A", HONEY, CLAY)
    for row in range(5):
        for column in range(6):
            x, y = -60 + column * 190 + row * 24, -40 + row * 196
            corners = [
                (x + rng.uniform(0, 20), y + rng.uniform(0, 20)),
                (x + 176, y + rng.uniform(-14, 24)),
                (x + 186, y + 176),
                (x + rng.uniform(-8, 18), y + 182),
            ]
            tone = rng.choice(tones)
            canvas.poly(corners, tone)
            if rng.random() < 0.6:
                with canvas.inside(corners):
                    for k in range(-1, 10):
                        start = x + k * 24
                        canvas.stroke(
                            [(start, y - 20), (start + rng.choice((0, 1)) + 60, y + 210)],
                            glass(INK, 0.1),
                            7,
                        )
    for _ in range(70):
        x, y, r = (
            rng.uniform(0, 1020),
            rng.choice((rng.uniform(0, 190), rng.uniform(720, 900))),
            rng.uniform(13, 24),
        )
        canvas.disc(x + 8, y + 9, r, glass(INK, 0.25))
        canvas.disc(x, y, r, mix(MOSS, DEEP, 0.45))
        canvas.disc(x - r * 0.25, y - r * 0.25, r * 0.6, mix(MOSS, DEEP, 0.2))


def _branches(canvas, grow, tone):
    """The river and its arms, ``grow`` wider than the water on each of them."""
    root = [(-40, 470), (120, 430), (260, 500), (420, 450), (540, 470)]
    arms = (
        ([(540, 470), (680, 380), (800, 250), (940, 180), (1120, 130), (1330, 120)], 46),
        ([(540, 470), (700, 440), (840, 380), (980, 330), (1180, 320), (1330, 330)], 38),
        ([(540, 470), (720, 500), (880, 480), (1020, 520), (1260, 500), (1400, 510)], 56),
        ([(540, 470), (660, 560), (800, 620), (960, 620), (1220, 660), (1380, 650)], 40),
        ([(620, 530), (700, 660), (830, 740), (960, 800), (1160, 820), (1330, 810)], 30),
        ([(800, 250), (880, 120), (960, 50), (1040, -20)], 20),
        ([(840, 380), (930, 410), (1040, 420), (1180, 410), (1330, 400)], 18),
    )
    canvas.poly(ribbon(spline(root), lambda t: max(104 + grow - 16 * t, 4)), tone)
    for knots, wide in arms:
        canvas.poly(
            ribbon(spline(knots), lambda t, w=wide: max(w * (1.5 - 0.5 * t) + grow, 3)), tone
        )
