"""Pictures about ways and places: gateways, boards, railways and cities."""

import math

from newsroom.demo.pictures_canvas import (
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    HONEY,
    INK,
    MOSS,
    NAVY,
    ORANGE,
    PALE,
    PAPER,
    PEACH,
    PLUM,
    ROSE,
    SAND,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_props import cloud, gauge, person, pine, sun, tree
from newsroom.demo.pictures_shapes import arc, ground, hills, ribbon, spline

CYPRESSES = ((60, 700, 80), (1290, 690, 70), (250, 720, 96), (1380, 730, 104), (150, 800, 150))
CYPRESSES += ((1500, 830, 170),)


def gateway_arch(canvas, rng):
    """A great arch on a plain, a road through it, travellers and their long shadows."""
    canvas.sky((0, "#E58A63"), (0.4, PEACH), (0.66, HONEY))
    canvas.disc(800, 452, 150, PAPER)
    canvas.glow(800, 452, 470, glass(PAPER, 0.6))
    for x, y, wide in ((120, 150, 320), (1180, 210, 340), (960, 80, 220)):
        cloud(canvas, x, y, wide, glass(PAPER, 0.35), rows=2)
    for base, high, tone in ((590, 26, "#D98E78"), (614, 16, "#B96A67")):
        canvas.poly(ground(hills(rng, base, high, 660)), tone)
    canvas.shade(ground([(-20, 628), (1620, 628)]), [(0, "#C9715A"), (1, "#7A3C4A")])
    canvas.shade([(782, 628), (818, 628), (1130, 910), (470, 910)], [(0, PAPER), (1, ROSE)])
    for side in (-1, 1):
        shade = [
            (800 + side * 190, 760),
            (800 + side * 370, 760),
            (800 + side * 760, 910),
            (800 + side * 430, 910),
        ]
        canvas.poly(shade, glass("#3B1E33", 0.45))
    _arch(canvas)
    for x, y, tall, coat in (
        (770, 664, 58, TEAL),
        (826, 684, 70, CLAY),
        (742, 736, 108, NAVY),
        (870, 800, 150, TEAL),
    ):
        spread = tall * 0.13
        fall = (x - 800) * 0.9
        canvas.poly(
            [
                (x - spread, y),
                (x + spread, y),
                (x + spread * 2 + fall, y + tall),
                (x - spread * 2 + fall, y + tall),
            ],
            glass("#3B1E33", 0.35),
        )
        person(canvas, x, y, tall, coat, away=tall > 60)
    for cypress in CYPRESSES:
        canvas.poly(_thrown(*cypress), glass("#3B1E33", 0.4))
    for cypress in CYPRESSES:
        _cypress(canvas, *cypress)


def _arch(canvas):
    """The arch itself: its depth, its face, its stones and its keystone."""
    outer = [(430, 770), *arc(800, 420, 370, 180, 360, ry=350), (1170, 770)]
    inner = [(1010, 770), *arc(800, 450, 210, 0, -180, ry=230), (590, 770)]
    deep = [(560, 742), *arc(815, 440, 225, 180, 360, ry=240), (1030, 742)]
    with canvas.inside(deep):
        canvas.poly([*deep[:26], *[(x + 46, y + 12) for x, y in deep[25::-1]]], "#7C4350")
    canvas.shade(outer + inner, [(0, "#8E4B57"), (0.5, "#C46A58"), (1, "#E8A077")], across=True)
    canvas.poly(
        [*inner[:1], *inner[1:26], *[(x - 34, y + 16) for x, y in inner[25:0:-1]], (972, 770)],
        "#F3C79B",
    )
    for turn in range(188, 360, 13):
        a, b = math.radians(turn), math.radians(turn)
        canvas.stroke(
            [
                (800 + 226 * math.cos(a), 450 + 246 * math.sin(a)),
                (800 + 360 * math.cos(b), 426 + 342 * math.sin(b)),
            ],
            glass(PLUM, 0.35),
            4,
        )
    for y in (520, 590, 660, 730):
        for left in (432, 1024):
            canvas.stroke([(left + 6, y), (left + 144, y)], glass(PLUM, 0.35), 4)
    canvas.poly([(762, 60), (838, 60), (824, 226), (776, 226)], SUN)
    canvas.poly([(800, 60), (838, 60), (824, 226), (800, 226)], "#DFA42A")
    for x in (404, 984):
        canvas.rect(x, 752, 212, 34, "#6B3545")
        canvas.rect(x, 752, 212, 10, "#8E4B57")


def _thrown(x, y, tall):
    """The outline of a cypress's shadow, thrown away from the sun."""
    tip = (x + (x - 800) * 0.24, y + tall * 0.42)
    path = [(x + (tip[0] - x) * k / 12, y - 3 + (tip[1] - y) * k / 12) for k in range(13)]
    return ribbon(path, lambda t: tall * (0.05 + 0.17 * math.sin(math.pi * t) ** 0.7))


def _cypress(canvas, x, y, tall):
    """A slim cypress, lit towards the sun."""
    half = tall * 0.12
    canvas.disc(x, y - tall / 2, half, "#2F4A4A", tall / 2)
    side = 1 if x < 800 else -1
    canvas.poly(arc(x, y - tall / 2, half, -90, -90 + 180 * side, ry=tall / 2), "#55705A")


def timetable(canvas, rng):
    """A station hall: the departures board overhead, a train waiting beneath."""
    canvas.sky((0, "#BFD0C4"), (1, "#E6DCC4"))
    for k in range(9):
        canvas.shade(
            [(k * 200 - 60, 0), (k * 200 + 60, 0), (k * 200 - 200, 620), (k * 200 - 320, 620)],
            [(0, glass(WHITE, 0.35)), (1, glass(WHITE, 0))],
        )
    for x in (90, 1480):
        canvas.rect(x, 0, 30, 700, "#5E7C78")
        canvas.rect(x + 20, 0, 10, 700, "#48655F")
    _train(canvas)
    canvas.shade(ground([(-20, 726), (1620, 726)]), [(0, "#CDBE9C"), (1, "#A8946E")])
    canvas.rect(0, 740, 1600, 12, SUN)
    canvas.poly(ground([(-20, 868), (1620, 868)]), "#8A7757")
    _board(canvas, rng)
    for x, tall, coat in ((330, 190, TEAL), (400, 176, CLAY), (1180, 196, NAVY), (1390, 168, SUN)):
        canvas.poly(
            [(x - 18, 836), (x + 18, 836), (x + 190, 880), (x + 130, 880)], glass(INK, 0.25)
        )
        person(canvas, x, 840, tall, coat, away=x != 400)
    canvas.rect(436, 790, 40, 52, BRICK, 5)
    canvas.stroke(arc(456, 790, 11, 180, 360), BRICK, 5)


def _board(canvas, rng):
    """The split-flap board: rows of blank leaves, one of them turning."""
    for x in (420, 1170):
        canvas.rect(x, 0, 14, 60, INK)
    canvas.rect(222, 66, 1180, 368, glass(INK, 0.25), 18)
    canvas.rect(204, 46, 1180, 368, INK, 18)
    canvas.rect(204, 46, 1180, 58, "#242A30", 18)
    for x, wide in ((236, 120), (420, 190), (1020, 110), (1180, 150)):
        canvas.rect(x, 68, wide, 14, glass(CREAM, 0.45), 7)
    lengths = (8, 11, 6, 12, 9)
    for row, letters in enumerate(lengths):
        y = 118 + row * 57
        live = row == 1
        canvas.rect(224, y - 6, 1140, 50, glass(WHITE, 0.06 if row % 2 else 0.02), 6)
        for x, count, tone in (
            (236, 3, "#8FB5B2"),
            (420, letters, "#D8D3C6"),
            (1020, 2, "#8FB5B2"),
        ):
            for k in range(count):
                _leaf(canvas, x + k * 44, y, SUN if live else tone, ghost=live and k == 5)
        badge = (SEA, CLAY, SEA, SEA, ORANGE)[row]
        canvas.rect(1180, y + 4, rng.choice((120, 150, 90)), 30, badge, 15)


def _leaf(canvas, x, y, tone, *, ghost):
    """One blank leaf in two halves; a ghost is caught half turned."""
    canvas.rect(x, y, 38, 38, tone, 5)
    canvas.rect(x, y + 20, 38, 18, mix(tone, INK, 0.2), 5)
    if ghost:
        canvas.rect(x - 2, y + 12, 42, 14, mix(tone, PAPER, 0.5), 3)
    canvas.rect(x, y + 18, 38, 3, INK)


def _train(canvas):
    """A train at the platform, nose to the left, with its window band."""
    canvas.rect(0, 690, 1600, 40, "#5B5244")
    body = [*arc(330, 690, 250, 180, 270, ry=210), (1640, 480), (1640, 700), (80, 700)]
    canvas.poly(body, CLAY)
    canvas.poly([(92, 640), (1640, 640), (1640, 700), (80, 700)], BRICK)
    canvas.poly([(86, 628), (1640, 628), (1640, 642), (84, 642)], CREAM)
    canvas.poly([*arc(330, 690, 226, 212, 262, ry=190), (330, 590), (138, 590)], DEEP)
    for x in range(380, 1600, 210):
        canvas.rect(x, 520, 150, 72, DEEP, 10)
        canvas.poly(
            [(x + 20, 592), (x + 60, 520), (x + 96, 520), (x + 56, 592)], glass(WHITE, 0.13)
        )
    for x in (548, 968, 1388):
        canvas.rect(x - 11, 510, 34, 186, mix(CLAY, INK, 0.25), 4)
    canvas.disc(122, 660, 12, HONEY)
    canvas.glow(112, 660, 90, glass(HONEY, 0.8))
    canvas.poly([(330, 480), (1640, 480), (1640, 494), (310, 494)], glass(WHITE, 0.25))


def switch_fork(canvas, rng):
    """Railway tracks parting at a switch, with a signal showing which way is set."""
    canvas.sky((0, "#7FB3B5"), (0.3, PALE), (0.46, CREAM))
    sun(canvas, 1180, 250, 70, SUN)
    canvas.poly(ground(hills(rng, 374, 52, 720)), "#9FC3B4")
    canvas.poly(ground(hills(rng, 408, 26, 460)), "#76A592")
    canvas.shade(
        ground([(-20, 428), (1620, 428)]), [(0, "#C9C27E"), (0.4, "#D6B45E"), (1, "#B98A3E")]
    )
    for x, y, tall in (
        (60, 470, 90),
        (130, 462, 70),
        (210, 500, 120),
        (1400, 470, 90),
        (1470, 492, 120),
        (1556, 520, 150),
    ):
        pine(canvas, x, y, tall, "#3F6F63")
    main = [(800, 960), (800, 760), (780, 640), (690, 520), (560, 430)]
    branch = [(800, 960), (800, 760), (830, 640), (960, 520), (1120, 430)]
    for path in (branch, main):
        _bed(canvas, spline(path))
    for path, tone in ((branch, "#59636B"), (main, INK)):
        _rails(canvas, spline(path), tone)
    _signal(canvas)
    _lever(canvas)
    for _ in range(80):
        x, y = rng.uniform(0, 1600), rng.uniform(560, 895)
        if abs(x - 800) > (y - 380) * 0.75:
            canvas.stroke([(x, y), (x + 5, y - 14)], glass(MOSS, 0.9), 4)
            canvas.stroke([(x + 6, y), (x + 14, y - 11)], glass(MOSS, 0.9), 4)


def _near(y):
    """How large things are at a height on the sheet: 0 at the horizon, 1 at the lower edge."""
    return max((y - 422) / 480, 0.01)


def _bed(canvas, path):
    """Ballast and sleepers under one track."""

    def width(t):
        return 24 + 576 * _near(path[min(round(t * (len(path) - 1)), len(path) - 1)][1])

    canvas.poly(
        [(x + 10 * _near(y), y + 18 * _near(y)) for x, y in ribbon(path, width)],
        glass("#6E4F26", 0.4),
    )
    canvas.poly(ribbon(path, width), "#A59A8A")
    step, y = 0.0, 955.0
    while y > 436:
        x, tilt = _place(path, y)
        half, thick = 12 + 215 * _near(y), 2 + 21 * _near(y)
        canvas.poly(
            [
                (x - half, y - tilt * half),
                (x + half, y + tilt * half),
                (x + half, y + tilt * half + thick),
                (x - half, y - tilt * half + thick),
            ],
            "#6B4A3A",
        )
        step += 1
        y -= 4.5 + 46 * _near(y)


def _place(path, y):
    """Where a path crosses a height, and a sleeper's tilt there."""
    for (ax, ay), (bx, by) in zip(path, path[1:], strict=False):
        if by <= y <= ay and ay != by:
            share = (ay - y) / (ay - by)
            return ax + (bx - ax) * share, max(min((bx - ax) / (ay - by) * 0.16, 0.2), -0.2)
    return path[-1][0], 0


def _rails(canvas, path, tone):
    """Two rails, thinner as they leave, each with a bright edge."""
    for side in (-1, 1):
        rail = [(x + side * (8 + 128 * _near(y)), y) for x, y in path]

        def thick(t, rail=rail):
            return 2 + 17 * _near(rail[min(round(t * (len(rail) - 1)), len(rail) - 1)][1])

        canvas.poly(ribbon(rail, thick), tone)
        canvas.poly(
            ribbon([(x - 2 * _near(y), y) for x, y in rail], lambda t, f=thick: f(t) * 0.35), PAPER
        )


def _signal(canvas):
    """A signal post with a lit arrow of lamps, left of the fork."""
    canvas.poly([(362, 800), (378, 800), (250, 850), (214, 850)], glass("#6E4F26", 0.4))
    canvas.rect(360, 330, 16, 474, INK)
    canvas.rect(300, 170, 136, 250, INK, 26)
    canvas.rect(400, 170, 36, 250, "#2B3138", 26)
    for y, tone in ((226, "#4A2A28"), (296, "#4F4424"), (366, "#6FD0A0")):
        canvas.disc(368, y, 27, tone)
    canvas.glow(368, 366, 110, glass("#6FD0A0", 0.6))
    canvas.disc(368, 366, 24, "#B6F0CF")
    canvas.rect(330, 792, 76, 20, SAND, 4)


def _lever(canvas):
    """The hand lever beside the points."""
    canvas.poly([(1090, 800), (1180, 800), (1330, 846), (1220, 846)], glass("#6E4F26", 0.4))
    canvas.rect(1080, 770, 110, 36, NAVY, 6)
    canvas.stroke([(1136, 776), (1190, 640)], CLAY, 15)
    canvas.disc(1193, 634, 17, PAPER)
    canvas.stroke([(1080, 790), (930, 790)], INK, 7)


def city_dials(canvas, rng):
    """A city whose towers carry dials, one great dial rising behind them as its sun."""
    canvas.sky((0, "#F2B84B"), (0.5, HONEY), (0.8, CREAM))
    canvas.glow(800, 400, 560, glass(PAPER, 0.7))
    gauge(canvas, (800, 392, 292), 0.68, (PAPER, CLAY, INK, NAVY))
    for x, y, wide in ((70, 200, 300), (1240, 140, 320)):
        cloud(canvas, x, y, wide, glass(PAPER, 0.7), rows=3)
    _blocks(canvas, rng, (520, 640), "#9CC4BF", 84)
    _blocks(canvas, rng, (560, 700), "#4E999B", 104)
    towers = (
        (40, 430, 190, DUSK, 0.3),
        (270, 560, 150, DEEP, None),
        (440, 610, 170, TEAL, 0.85),
        (640, 660, 190, DEEP, None),
        (850, 600, 180, DUSK, 0.55),
        (1050, 520, 150, TEAL, None),
        (1220, 400, 200, DEEP, 0.72),
        (1440, 540, 170, DUSK, 0.2),
    )
    for x, top, wide, tone, share in towers:
        _tower_block(canvas, rng, (x, top, wide), tone, share)
    canvas.poly(ground([(-20, 838), (1620, 838)]), INK)
    for x in range(30, 1600, 86):
        tree(canvas, x + rng.uniform(-14, 14), 846, rng.uniform(56, 84), "#5C8F74")
    canvas.rect(0, 866, 1600, 6, SUN)


def _blocks(canvas, rng, tops, tone, wide):
    """A far row of plain buildings."""
    x = -20
    while x < 1600:
        span = wide * rng.uniform(0.7, 1.3)
        top = rng.uniform(*tops)
        canvas.rect(x, top, span, 900 - top, tone)
        if rng.random() < 0.4:
            canvas.rect(x + span * 0.4, top - 34, 7, 36, tone)
        x += span + rng.choice((0, 4, 12))


def _tower_block(canvas, rng, spot, tone, share):
    """A near tower with lit windows and, unless ``share`` is None, a dial."""
    x, top, wide = spot
    canvas.poly(
        [(x + wide, top + 30), (x + wide + 46, top + 76), (x + wide + 46, 900), (x + wide, 900)],
        glass(INK, 0.25),
    )
    canvas.rect(x, top, wide, 900 - top, tone)
    canvas.rect(x + wide * 0.72, top, wide * 0.28, 900 - top, glass(INK, 0.22))
    canvas.rect(x - 6, top - 12, wide + 12, 16, mix(tone, INK, 0.3))
    first = top + 40
    if share is not None:
        canvas.disc(x + wide / 2 + 5, top + 104, 72, glass(INK, 0.35))
        gauge(
            canvas,
            (x + wide / 2, top + 98, 72),
            share,
            (CREAM, (CLAY, SEA, ORANGE)[rng.randrange(3)], INK, NAVY),
        )
        first = top + 196
    columns = int((wide - 30) // 30)
    y = first
    while y < 820:
        for k in range(columns):
            lit = rng.random()
            colour = HONEY if lit < 0.3 else glass(WHITE, 0.1)
            canvas.rect(x + 20 + k * 30, y, 16, 22, colour, 2)
        y += 40
