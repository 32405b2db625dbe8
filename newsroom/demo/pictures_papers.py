"""Pictures about records and judgement: a ledger, a stamp and a pair of scales."""

import math

from newsroom.demo.pictures_canvas import (
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    HONEY,
    INK,
    MIST,
    NAVY,
    ORANGE,
    PALE,
    PAPER,
    PEACH,
    PLUM,
    SAND,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_props import rack
from newsroom.demo.pictures_shapes import arc, box, ribbon, spline


def ledger(canvas, rng):
    """An open ledger on a desk, seen from above, with a pen, a cup and long shadows."""
    canvas.sky((0, "#C9573B"), (1, "#AE452F"))
    for y in range(60, 900, 140):
        canvas.rect(0, y, 1600, 3, glass(BRICK, 0.35))
    canvas.poly(
        [(1330, 120), (1480, 240), (1480, 840), (360, 880), (250, 800)], glass("#4A1A16", 0.35)
    )
    canvas.rect(246, 92, 1092, 724, DEEP, 18)
    for side in (0, 1):
        for k in range(4):
            x = 268 + k * 5 if side == 0 else 800
            canvas.rect(x, 112 + k, 532 - k * 5, 684 - k * 2, mix(SAND, PLUM, 0.22 - k * 0.05), 6)
    canvas.shade(box(290, 116, 510, 676), [(0, PAPER), (0.8, CREAM), (1, "#CFC2AA")], across=True)
    canvas.shade(box(800, 116, 510, 676), [(0, "#D8CCB5"), (0.16, CREAM), (1, PAPER)], across=True)
    for page in (0, 1):
        _ledger_page(canvas, rng, 322 + page * 512)
    canvas.poly([(1190, 100), (1226, 100), (1226, 850), (1208, 826), (1190, 850)], SUN)
    _pen(canvas)
    _cup(canvas, 1470, 170)
    for x, y in ((120, 700), (164, 640), (96, 590)):
        canvas.disc(x + 10, y + 12, 40, glass("#4A1A16", 0.4))
        canvas.disc(x, y, 40, mix(SUN, BRICK, 0.35))
        canvas.disc(x, y - 4, 40, SUN)
        canvas.ring(x, y - 4, 31, 4, glass(BRICK, 0.45))


def _ledger_page(canvas, rng, x):
    """One page: a heading, ruled lines, entries as bars, and a column of amounts."""
    canvas.rect(x, 152, 190, 22, DEEP, 4)
    canvas.rect(x, 188, 120, 10, glass(DEEP, 0.35), 4)
    for column in (276, 366):
        canvas.rect(x + column, 226, 3, 530, glass(CLAY, 0.55))
    for row in range(15):
        y = 226 + row * 36
        canvas.rect(x, y, 446, 2, glass(TEAL, 0.3))
        if row == 14:
            break
        canvas.rect(x + 6, y + 12, rng.choice((90, 140, 180, 220, 240)), 12, glass(NAVY, 0.62), 6)
        wide = rng.choice((30, 44, 60))
        canvas.rect(x + 352 - wide, y + 12, wide, 12, TEAL if rng.random() < 0.6 else CLAY, 6)
        wide = rng.choice((26, 40, 58))
        canvas.rect(x + 440 - wide, y + 12, wide, 12, glass(NAVY, 0.62), 6)
    canvas.rect(x + 286, 226 + 36 * 9 + 3, 74, 31, glass(SUN, 0.55), 4)


def _pen(canvas):
    """A fountain pen lying across the right-hand page."""
    canvas.poly(ribbon([(1010, 700), (1400, 470)], 30), glass("#3B1E18", 0.3))
    canvas.stroke([(1050, 640), (1392, 420)], INK, 34)
    canvas.stroke([(1060, 626), (1384, 418)], glass(WHITE, 0.22), 7)
    canvas.stroke([(1250, 512), (1262, 504)], SUN, 36, caps=False)
    canvas.poly([(1026, 628), (1052, 666), (960, 698)], SUN)
    canvas.stroke([(968, 692), (1020, 660)], BRICK, 3)
    canvas.stroke([(1310, 452), (1400, 394)], SUN, 7)


def _cup(canvas, x, y):
    """A cup of coffee from above."""
    canvas.disc(x + 36, y + 42, 122, glass("#4A1A16", 0.4))
    canvas.disc(x, y, 122, MIST)
    canvas.disc(x, y, 108, PALE)
    canvas.stroke([(x - 60, y + 66), (x - 112, y + 122)], PAPER, 24)
    canvas.disc(x + 12, y + 14, 78, glass(DEEP, 0.3))
    canvas.disc(x, y, 78, PAPER)
    canvas.disc(x, y, 66, "#5A3426")
    canvas.poly(arc(x, y, 66, 150, 300), "#6E4331")
    canvas.stroke(arc(x, y, 50, 190, 250), glass(PEACH, 0.7), 6)


def audit_stamp(canvas, rng):
    """A stamp lifted from a report, its green tick still wet."""
    canvas.sky((0, SUN), (1, "#E3A92B"))
    _ink_pad(canvas)
    for k, (turn, tone) in enumerate(((-7, SAND), (4, CREAM), (-2, PAPER))):
        sheet = _turned(box(330 - k * 14, 60 + k * 12, 640, 900), (650, 500), turn)
        canvas.poly([(x + 26, y + 30) for x, y in sheet], glass(BRICK, 0.28))
        canvas.poly(sheet, tone)

    def on(points):
        return _turned(points, (650, 500), -2)

    canvas.poly(on(box(360, 130, 250, 30)), DEEP)
    canvas.poly(on(box(360, 178, 150, 14)), glass(DEEP, 0.4))
    for row in range(13):
        wide = rng.choice((430, 500, 520, 380))
        if row in (4, 9):
            continue
        canvas.poly(on(box(360, 232 + row * 40, wide, 12)), glass(NAVY, 0.28))
    for k, tall in enumerate((50, 84, 66, 120, 104, 148)):
        canvas.poly(
            on(box(370 + k * 46, 905 - tall, 32, tall)), (TEAL, SEA, TEAL, SEA, CLAY, TEAL)[k]
        )
    _imprint(canvas, 745, 560)
    _stamp(canvas)


def _ink_pad(canvas):
    """An open ink pad, half under the papers."""
    case = _turned(box(20, 560, 380, 250), (210, 690), 12)
    canvas.poly([(x + 22, y + 34) for x, y in case], glass(BRICK, 0.35))
    canvas.poly([(x, y + 12) for x, y in case], "#0A2A31")
    canvas.poly(case, DUSK)
    canvas.poly(_turned(box(46, 586, 328, 198), (210, 690), 12), "#0A2A31")
    canvas.poly(_turned(box(52, 594, 316, 184), (210, 690), 12), TEAL)
    canvas.poly(_turned(box(52, 594, 120, 184), (210, 690), 12), glass(WHITE, 0.08))


def _turned(points, centre, degrees):
    """Points rotated about ``centre``."""
    turn = math.radians(degrees)
    cos, sin, (cx, cy) = math.cos(turn), math.sin(turn), centre
    return [
        (cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos)
        for x, y in points
    ]


def _imprint(canvas, x, y):
    """A double ring with a tick and a starred border."""
    canvas.disc(x, y, 160, glass(SEA, 0.12))
    canvas.ring(x, y, 160, 12, TEAL)
    canvas.ring(x, y, 116, 5, TEAL)
    for k in range(24):
        turn = math.radians(k * 15)
        canvas.disc(x + 132 * math.cos(turn), y + 132 * math.sin(turn), 5 if k % 2 else 8, TEAL)
    canvas.stroke([(x - 56, y + 4), (x - 14, y + 48), (x + 64, y - 44)], TEAL, 26)


def _stamp(canvas):
    """The stamp itself: a turned handle, a brass collar and a rubber foot."""
    canvas.poly(
        [(1010, 690), (1360, 690), (1640, 860), (1640, 910), (1240, 910)], glass(BRICK, 0.4)
    )
    canvas.shade(
        [(1150, 470), (1220, 470), (1250, 600), (1120, 600)],
        [(0, BRICK), (0.5, CLAY), (1, "#7A2C22")],
        across=True,
    )
    knob = spline(
        [
            (1185, 170),
            (1262, 196),
            (1292, 270),
            (1262, 348),
            (1226, 400),
            (1222, 480),
            (1148, 480),
            (1144, 400),
            (1108, 348),
            (1078, 270),
            (1108, 196),
        ],
        closed=True,
    )
    canvas.shade(knob, [(0, CLAY), (0.35, "#E46B45"), (0.62, CLAY), (1, "#8F3325")], across=True)
    canvas.disc(1140, 246, 20, glass(WHITE, 0.35), 34)
    canvas.rect(1112, 470, 146, 30, INK, 8)
    canvas.rect(1112, 470, 40, 30, glass(WHITE, 0.25), 8)
    canvas.shade([(1080, 600), (1290, 600), (1360, 660), (1010, 660)], [(0, "#32414A"), (1, INK)])
    canvas.rect(1010, 656, 350, 40, INK, 6)
    canvas.rect(1020, 692, 330, 18, TEAL, 4)


def scales(canvas, rng):
    """A balance: a rack on one pan, a heap of coins on the other, before a great disc."""
    canvas.sky((0, "#DCE9E7"), (1, "#BFDCDA"))
    canvas.disc(800, 430, 350, SUN)
    canvas.poly(arc(800, 430, 350, 0, 180), mix(SUN, ORANGE, 0.3))
    canvas.sky((0, TEAL), (1, DUSK), top=716)
    canvas.poly([(660, 800), (940, 800), (1640, 905), (1200, 905)], glass(INK, 0.3))
    tilt = 7
    ends = [
        (
            800 + side * 430 * math.cos(math.radians(tilt)),
            214 + side * 430 * math.sin(math.radians(tilt)),
        )
        for side in (-1, 1)
    ]
    canvas.shade(box(782, 190, 36, 580), [(0, NAVY), (0.5, "#56678D"), (1, "#26324D")], across=True)
    canvas.poly([(640, 800), (700, 752), (900, 752), (960, 800)], "#26324D")
    canvas.rect(690, 738, 220, 24, NAVY, 8)
    canvas.stroke(ends, INK, 24)
    canvas.stroke([(x, y - 5) for x, y in ends], NAVY, 8)
    canvas.disc(800, 214, 44, INK)
    canvas.disc(800, 214, 26, CLAY)
    canvas.poly([(786, 176), (814, 176), (806, 90), (794, 90)], INK)
    _pan_load(canvas, rng, ends)


def _pan_load(canvas, rng, ends):
    """Chains, pans and what lies in them."""
    for (x, y), load in zip(ends, ("rack", "coins"), strict=True):
        low = y + 330
        if load == "rack":
            for dx, tall, tone in ((-104, 172, DEEP), (-26, 214, PLUM), (52, 148, DUSK)):
                rack(canvas, rng, (x + dx, low - tall, 72, tall), tone, (SUN, CREAM, CLAY), 0.6)
        else:
            for column, count in ((-104, 4), (-36, 9), (36, 12), (104, 6)):
                for k in range(count):
                    _coin(canvas, x + column, low - 10 - k * 15)
        for dx in (-190, 190):
            canvas.stroke([(x, y), (x + dx, low)], INK, 4)
        canvas.poly(
            [(x - 204, low - 6), (x + 204, low - 6), *arc(x, low - 2, 200, 0, 180, ry=72)], CLAY
        )
        canvas.poly([(x + 30, low), (x + 204, low - 6), *arc(x, low - 2, 200, 0, 84, ry=72)], BRICK)
        canvas.rect(x - 214, low - 14, 428, 16, "#EE8A62", 8)
        canvas.disc(x, y, 13, CREAM)
    canvas.disc(ends[0][0], 768, 190, glass(INK, 0.22), 22)
    canvas.disc(ends[1][0], 800, 190, glass(INK, 0.26), 22)


def _coin(canvas, x, y):
    """A coin lying flat on its pile."""
    canvas.disc(x, y + 8, 34, "#9A6A1E", 10)
    canvas.rect(x - 34, y, 68, 8, "#9A6A1E")
    canvas.disc(x, y, 34, HONEY, 10)
    canvas.disc(x, y, 24, "#E0B040", 6)
