"""Pictures about the sea and the shore: a cable, a harbour and a lighthouse."""

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
    SAGE,
    SAND,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_props import cloud, glitter, ripples, stars, sun
from newsroom.demo.pictures_shapes import (
    arc,
    bezier,
    box,
    ground,
    hills,
    ribbon,
    spline,
)


def sea_cable(canvas, rng):
    """A ship paying out a cable that runs down to the sea bed, sea and sky cut open."""
    canvas.sky((0, HONEY), (1, CREAM), bottom=340)
    sun(canvas, 330, 170, 66, CLAY, halo=2)
    for x, y, wide in ((540, 120, 300), (60, 226, 220), (1300, 90, 260)):
        cloud(canvas, x, y, wide, glass(WHITE, 0.75), rows=3)
    isle = spline([(-30, 286), (90, 262), (210, 290), (330, 276), (470, 318), (600, 345)])
    canvas.poly(ground(isle, 360), mix(SAGE, SEA, 0.4))
    _ship(canvas, 1010, 326)
    surface = [(x, 330 + 5 * math.sin(x / 37)) for x in range(-20, 1630, 8)]
    canvas.shade(ground(surface), [(0, "#4BA3A5"), (0.16, SEA), (0.55, TEAL), (1, "#06303A")])
    canvas.stroke(surface, glass(PAPER, 0.8), 4)
    for x, wide in ((140, 90), (420, 150), (760, 70), (1330, 120)):
        ray = [(x, 336), (x + wide, 336), (x + wide * 2.2 - 190, 800), (x - 260, 800)]
        canvas.shade(ray, [(0, glass(PALE, 0.22)), (1, glass(PALE, 0))])
    _sea_bed(canvas, rng)
    _fish(canvas, rng)


def _ship(canvas, x, sea):
    """The cable ship, bow to the right, its drum and sheave aft."""
    hull = [
        (x - 300, sea - 92),
        (x - 230, sea - 60),
        (x + 170, sea - 60),
        (x + 300, sea - 112),
        (x + 236, sea + 30),
        (x - 262, sea + 30),
    ]
    canvas.poly(hull, NAVY)
    canvas.poly(
        [(x - 281, sea - 8), (x + 254, sea - 8), (x + 236, sea + 30), (x - 262, sea + 30)], CLAY
    )
    canvas.stroke(
        [(x - 296, sea - 86), (x - 230, sea - 58), (x + 172, sea - 58), (x + 296, sea - 106)],
        PAPER,
        7,
    )
    canvas.rect(x + 10, sea - 150, 170, 92, PAPER)
    canvas.rect(x + 130, sea - 150, 50, 92, SAND)
    canvas.rect(x + 40, sea - 206, 120, 58, PAPER)
    canvas.rect(x + 30, sea - 212, 146, 12, CLAY)
    for k in range(5):
        canvas.rect(x + 50 + k * 21, sea - 190, 14, 20, TEAL, 2)
        canvas.disc(x + 34 + k * 29, sea - 110, 8, TEAL)
    canvas.rect(x + 84, sea - 266, 34, 56, ORANGE)
    canvas.rect(x + 84, sea - 250, 34, 14, INK)
    canvas.stroke([(x + 150, sea - 212), (x + 150, sea - 300)], INK, 4)
    canvas.poly([(x + 150, sea - 300), (x + 204, sea - 286), (x + 150, sea - 270)], SUN)
    for dx in (-150, -62):
        canvas.disc(x + dx, sea - 92, 42, mix(SUN, BRICK, 0.5))
        canvas.disc(x + dx, sea - 92, 34, SUN)
        for r in (26, 18):
            canvas.ring(x + dx, sea - 92, r, 2.5, glass(BRICK, 0.6))
        canvas.disc(x + dx, sea - 92, 10, INK)
    canvas.stroke([(x - 220, sea - 60), (x - 286, sea - 150), (x - 206, sea - 60)], INK, 7)
    canvas.disc(x - 288, sea - 152, 21, INK)
    canvas.disc(x - 288, sea - 152, 9, SUN)
    canvas.stroke([(x - 150, sea - 132), (x - 288, sea - 171)], SUN, 5)


def _sea_bed(canvas, rng):
    """Dunes, the cable lying across them with its repeaters, weed and stones."""
    canvas.poly(ground(hills(rng, 690, 34, 620)), "#1B5560")
    canvas.poly(ground(hills(rng, 744, 26, 480)), "#2C6468")
    for x in (90, 130, 1440, 1490, 1530):
        for k in range(3):
            sway = bezier(
                (x + k * 9, 850),
                (x - 26 + k * 20, 790),
                (x + 30, 750),
                (x - 10 + k * 18, 680 + k * 22),
            )
            canvas.poly(ribbon(sway, lambda t: 13 * (1 - t) + 2), "#3E8A7C" if k != 1 else MOSS)
    path = bezier((702, 172), (640, 520), (640, 800), (340, 772)) + bezier(
        (340, 772), (220, 762), (110, 790), (-30, 760)
    )
    floor = hills(rng, 806, 16, 700)
    canvas.shade(ground(floor), [(0, "#D9B878"), (1, "#A87F4C")])
    canvas.stroke([(x + 12, y + 13) for x, y in path[32:]], glass("#5A4428", 0.5), 9)
    canvas.stroke(path, INK, 15)
    canvas.stroke(path, SUN, 9)
    for place in (33, 52, 66):
        x, y = path[place]
        canvas.stroke([path[place - 2], path[place + 2]], CLAY, 24)
        canvas.stroke(
            [(path[place - 2][0], y - 4), (path[place + 1][0], y - 5)], glass(WHITE, 0.4), 4
        )
    for _ in range(26):
        x = rng.uniform(0, 1600)
        canvas.disc(
            x, rng.uniform(836, 892), rng.uniform(5, 16), glass("#6E5232", 0.45), rng.uniform(3, 7)
        )


def _fish(canvas, rng):
    """Two small shoals."""
    for cx, cy, tone, way in ((1180, 520, PEACH, -1), (310, 500, PALE, 1)):
        for _ in range(9):
            x, y, size = cx + rng.uniform(-150, 150), cy + rng.uniform(-60, 60), rng.uniform(12, 20)
            canvas.disc(x, y, size, tone, size * 0.42)
            tail = x - way * size
            canvas.poly(
                [
                    (tail + way * 4, y),
                    (tail - way * size * 0.6, y - size * 0.45),
                    (tail - way * size * 0.6, y + size * 0.45),
                ],
                tone,
            )


def harbour(canvas, rng):
    """Container cranes and a laden ship at daybreak."""
    canvas.sky((0, "#8FB9BF"), (0.35, "#F0CDB4"), (0.62, "#F4A97F"))
    sun(canvas, 420, 430, 100, CLAY)
    for x, y, wide in ((620, 150, 360), (80, 210, 260), (1240, 110, 300)):
        cloud(canvas, x, y, wide, glass(PAPER, 0.5), rows=2)
    canvas.poly(ground(hills(rng, 510, 30, 760)), "#C98E86")
    canvas.poly(ground(hills(rng, 540, 14, 380)), "#A06E7C")
    canvas.sky((0, "#F2B58D"), (0.25, "#B98C8F"), (1, "#2E4A5E"), top=560, bottom=900)
    glitter(canvas, rng, 420, (562, 800, 130), glass(HONEY, 0.85))
    ripples(canvas, rng, (0, 600, 1600, 800), PAPER, 26)
    _crane(canvas, 1500, 600, 0.8, "#7A5568")
    _laden_ship(canvas, rng, 300, 690)
    canvas.shade(
        [(-20, 790), (1620, 770), (1620, 910), (-20, 910)], [(0, "#3A3F52"), (1, "#22262F")]
    )
    canvas.poly([(-20, 786), (1620, 766), (1620, 778), (-20, 798)], SAND)
    _crane(canvas, 1270, 800, 1.5, CLAY)
    _stacks(canvas, rng)
    for x in (330, 590, 850):
        canvas.rect(x, 766, 26, 30, INK, 6)
        canvas.rect(x - 5, 760, 36, 11, INK, 5)


def _crane(canvas, x, foot, size, tone):
    """A ship-to-shore crane with its boom over the water, to the left."""

    def at(dx, dy):
        return (x + dx * size, foot - dy * size)

    dark = mix(tone, INK, 0.35)
    for dx, shade in ((120, dark), (0, tone)):
        canvas.stroke([at(dx, 0), at(dx, 330)], shade, 15 * size, caps=False)
    canvas.stroke([at(0, 110), at(120, 110)], tone, 12 * size)
    canvas.stroke([at(0, 300), at(120, 110)], dark, 6 * size)
    canvas.stroke([at(-370, 332), at(220, 332)], tone, 19 * size)
    canvas.stroke([at(40, 332), at(52, 450), at(88, 332)], tone, 10 * size)
    for end in (-350, -180, 205):
        canvas.stroke([at(52, 450), at(end, 338)], dark, 4 * size)
    canvas.poly([at(130, 344), at(212, 344), at(212, 388), at(130, 388)], dark)
    canvas.poly([at(-232, 322), at(-186, 322), at(-194, 290), at(-228, 290)], INK)
    for dx in (-224, -196):
        canvas.stroke([at(dx, 290), at(dx, 190)], INK, 2.5 * size)
    canvas.poly([at(-254, 190), at(-166, 190), at(-166, 152), at(-254, 152)], SUN)
    for dx in (-232, -210, -188):
        canvas.stroke([at(dx, 186), at(dx, 156)], glass(BRICK, 0.45), 3 * size, caps=False)
    for dx in (0, 120):
        canvas.poly([at(dx - 26, 0), at(dx + 26, 0), at(dx + 16, 20), at(dx - 16, 20)], INK)


def _laden_ship(canvas, rng, x, sea):
    """A container ship, bow to the left, with its boxes stacked amidships."""
    tones = (CLAY, SUN, TEAL, CREAM, ORANGE, SEA, PLUM, PALE)
    for column in range(11):
        for level in range(rng.choice((3, 4, 4, 5))):
            tone = rng.choice(tones)
            left, top = x + 150 + column * 57, sea - 122 - level * 34
            canvas.rect(left, top, 55, 32, tone)
            canvas.rect(left, top + 24, 55, 8, glass(INK, 0.15))
            for rib in (14, 27, 40):
                canvas.rect(left + rib, top + 4, 3, 24, glass(INK, 0.14))
    canvas.rect(x + 10, sea - 210, 110, 130, PAPER)
    canvas.rect(x + 84, sea - 210, 36, 130, SAND)
    canvas.rect(x - 8, sea - 226, 146, 20, NAVY)
    for row in (186, 152):
        for k in range(4):
            canvas.rect(x + 20 + k * 25, sea - row, 16, 14, TEAL)
    canvas.rect(x + 44, sea - 280, 34, 56, CLAY)
    canvas.poly(
        [
            (x - 130, sea - 122),
            (x - 60, sea - 90),
            (x + 800, sea - 90),
            (x + 820, sea - 104),
            (x + 790, sea + 30),
            (x - 80, sea + 30),
        ],
        NAVY,
    )
    canvas.poly([(x - 91, sea), (x + 797, sea), (x + 790, sea + 30), (x - 80, sea + 30)], BRICK)
    canvas.stroke([(x - 122, sea - 114), (x - 60, sea - 87), (x + 806, sea - 87)], PAPER, 5)
    wake = [(x - 104, sea + 32), (x + 812, sea + 32)]
    canvas.stroke(wake, glass(PAPER, 0.8), 7)
    canvas.shade(box(x - 70, sea + 38, 860, 60), [(0, glass(NAVY, 0.6)), (1, glass(NAVY, 0))])


def _stacks(canvas, rng):
    """Boxes waiting on the quay, with their long shadows."""
    rows = (
        (1010, 868, 3, (TEAL, SUN, CREAM)),
        (1440, 878, 2, (CLAY, SEA, ORANGE)),
        (60, 880, 2, (SUN, PLUM, PALE)),
    )
    for x, foot, tall, tones in rows:
        canvas.poly(
            [(x, foot), (x + 150, foot), (x + 320, foot + 36), (x + 140, foot + 36)],
            glass(INK, 0.4),
        )
        for level in range(tall):
            tone = tones[level]
            y = foot - 62 * (level + 1)
            canvas.rect(x, y, 150, 60, tone)
            canvas.rect(x + 112, y, 38, 60, glass(INK, 0.22))
            for rib in range(14, 104, 16):
                canvas.rect(x + rib, y + 8, 5, 44, glass(INK, 0.13))


def lighthouse(canvas, rng):
    """A lighthouse on its rock, its beam crossing a teal night."""
    canvas.sky((0, "#062A33"), (0.5, DUSK), (0.72, "#3B8A8C"))
    stars(canvas, rng, 90, 420)
    canvas.glow(560, 92, 170, glass(CREAM, 0.35))
    canvas.disc(560, 92, 42, CREAM)
    for x, y, wide in ((120, 540, 300), (560, 480, 260), (1340, 470, 300)):
        cloud(canvas, x, y, wide, glass(PALE, 0.16), rows=2)
    lamp = (1130, 246)
    canvas.shade(
        [lamp, (-40, 20), (-40, 470)],
        [(0, glass(HONEY, 0.1)), (1, glass(HONEY, 0.85))],
        across=True,
    )
    canvas.shade(
        [lamp, (1640, 150), (1640, 330)],
        [(0, glass(HONEY, 0.7)), (1, glass(HONEY, 0.15))],
        across=True,
    )
    canvas.poly(ground(hills(rng, 606, 18, 480)[:96]), "#1F6268")
    canvas.sky((0, "#2A7C80"), (1, "#08313A"), top=622, bottom=900)
    ripples(canvas, rng, (0, 640, 1600, 730), PALE, 30)
    _tower(canvas, 1130)
    canvas.glow(*lamp, 250, glass(HONEY, 0.9))
    canvas.disc(*lamp, 20, PAPER)
    _rock(canvas)
    for level, tone in enumerate(("#1A6A70", TEAL, DUSK, DEEP)):
        base, span = 742 + level * 44, 118 + level * 22
        swell = [
            (x, base - 15 * abs(math.sin((x + level * 67) / span * 1.6)) ** 1.6)
            for x in range(-20, 1630, 6)
        ]
        canvas.poly(ground(swell), tone)
        canvas.stroke(swell, glass(PALE, 0.34 - level * 0.07), 3)
    _boat(canvas, 430, 742)


def _tower(canvas, x):
    """The striped tower, its gallery and its lantern."""
    top, foot = 300, 690
    for k in range(5):
        a, b = k / 5, (k + 1) / 5
        band = [
            (x - 44 - 32 * a, top + 390 * a),
            (x + 44 + 32 * a, top + 390 * a),
            (x + 44 + 32 * b, top + 390 * b),
            (x - 44 - 32 * b, top + 390 * b),
        ]
        canvas.poly(band, CLAY if k % 2 == 0 else CREAM)
    canvas.shade(
        [(x + 4, top), (x + 44, top), (x + 76, foot), (x + 14, foot)],
        [(0, glass(INK, 0.08)), (1, glass(INK, 0.36))],
        across=True,
    )
    for y in (402, 510):
        canvas.rect(x - 12, y, 24, 40, DEEP, 12)
    canvas.rect(x - 66, 288, 132, 16, INK, 3)
    for k in range(-60, 61, 20):
        canvas.rect(x + k - 2, 262, 4, 30, INK)
    canvas.rect(x - 62, 260, 124, 5, INK)
    canvas.rect(x - 36, 212, 72, 78, HONEY)
    for k in (-36, -12, 12, 33):
        canvas.rect(x + k, 212, 4, 78, INK)
    canvas.poly([(x - 48, 214), *arc(x, 214, 46, 180, 360, ry=44), (x + 48, 214)], BRICK)
    canvas.rect(x - 3, 144, 6, 30, INK)


def _rock(canvas):
    """The headland: a lit slope, a dark face, the keeper's cottage."""
    back = [
        (800, 780),
        (880, 700),
        (960, 690),
        (1020, 660),
        (1290, 650),
        (1400, 676),
        (1500, 700),
        (1640, 690),
        (1640, 910),
        (800, 910),
    ]
    canvas.poly(back, "#123F45")
    canvas.rect(1300, 596, 150, 70, CREAM)
    canvas.rect(1404, 596, 46, 70, glass(NAVY, 0.25))
    canvas.poly([(1286, 600), (1320, 548), (1430, 548), (1464, 600)], BRICK)
    canvas.rect(1330, 620, 24, 26, SUN)
    canvas.rect(1372, 620, 24, 26, SUN)
    front = [
        (760, 800),
        (850, 730),
        (930, 742),
        (1010, 690),
        (1120, 686),
        (1230, 668),
        (1330, 700),
        (1440, 690),
        (1540, 730),
        (1640, 716),
        (1640, 910),
        (760, 910),
    ]
    canvas.poly(front, "#0B2F36")
    for facet in (
        [(850, 730), (930, 742), (900, 830), (800, 800)],
        [(1010, 690), (1120, 686), (1090, 800), (980, 800)],
        [(1230, 668), (1330, 700), (1300, 830), (1200, 790)],
        [(1440, 690), (1540, 730), (1500, 840), (1420, 800)],
    ):
        canvas.poly(facet, glass(SEA, 0.22))


def _boat(canvas, x, y):
    """A sailing boat caught in the light."""
    canvas.poly([(x - 56, y - 16), (x + 62, y - 16), (x + 40, y + 12), (x - 38, y + 12)], CLAY)
    canvas.stroke([(x, y - 16), (x, y - 140)], CREAM, 4)
    canvas.poly([(x + 6, y - 136), (x + 62, y - 28), (x + 6, y - 28)], PAPER)
    canvas.poly([(x - 6, y - 120), (x - 46, y - 28), (x - 6, y - 28)], PEACH)
    canvas.stroke([(x - 70, y + 16), (x + 80, y + 16)], glass(PALE, 0.7), 4)
