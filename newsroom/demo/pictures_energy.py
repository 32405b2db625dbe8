"""Pictures about power and heat: the grid, towers, district heat, sunshine and water."""

import math

from newsroom.demo.pictures_canvas import (
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    HONEY,
    INK,
    LILAC,
    MIST,
    MOSS,
    NAVY,
    ORANGE,
    PALE,
    PAPER,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SAGE,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_props import cloud, person, pine, pylon, ripples, sun, tree
from newsroom.demo.pictures_shapes import arc, box, ground, hills, pill, ribbon, sag, spline


def grid_pylons(canvas, rng):
    """A line of pylons walking over plum hills towards a low sun."""
    canvas.sky((0, "#8E4B57"), (0.3, "#CF6A4B"), (0.52, "#F0A35C"), (0.7, HONEY))
    sun(canvas, 470, 500, 118, HONEY)
    for x, y, wide in ((60, 250, 330), (880, 150, 420), (1220, 330, 300), (300, 120, 220)):
        cloud(canvas, x, y, wide, glass(ROSE, 0.3), rows=2)
    tones = ("#C9745A", "#A3555A", PLUM, "#4A2A40")
    for level, tone in enumerate(tones):
        path = hills(rng, 590 + 52 * level, 16 + 7 * level, 620)
        canvas.shade(ground(path), [(0, tone), (1, mix(tone, PLUM, 0.5))])
    canvas.poly(ground(hills(rng, 824, 22, 900)), "#2B1A2C")
    masts = [
        (452, 610, 96, "#7C3F4E"),
        (545, 636, 158, "#6B3548"),
        (690, 686, 262, "#50283E"),
        (930, 762, 430, "#3A1E33"),
        (1330, 860, 720, INK),
    ]
    _wires(canvas, masts)
    for x in (130, 176, 236, 1040, 1096):
        canvas.disc(x, 808 + (x % 7), 4, SUN)


def _wires(canvas, masts):
    """Masts from far to near, joined by sagging cables that leave the sheet on the right."""
    hung = [pylon(canvas, *mast) for mast in masts]
    hung.append([(x + 820, y - 40 + 26 * (k // 2)) for k, (x, y) in enumerate(hung[-1])])
    for (far, near), mast in zip(zip(hung, hung[1:], strict=False), masts, strict=True):
        for one, other in zip(far, near, strict=True):
            drop = abs(other[0] - one[0]) * 0.1
            canvas.stroke(sag(one, other, drop), mast[3], max(1.2, mast[2] / 210))


def cooling_towers(canvas, rng):
    """Two cooling towers and their plumes above a river, in violet morning light."""
    canvas.sky((0, "#A9A3CC"), (0.45, LILAC), (0.72, ROSE))
    canvas.disc(1330, 360, 92, PAPER)
    canvas.glow(1330, 360, 300, glass(PAPER, 0.6))
    _plume(canvas, rng, 905, 262, 0.8)
    _plume(canvas, rng, 505, 190, 1.15)
    canvas.poly(ground(hills(rng, 585, 26, 700)), "#A79CBD")
    canvas.poly(ground(hills(rng, 622, 16, 420)), "#8B86A6")
    _tower(canvas, 905, 268, 660, 118)
    _tower(canvas, 505, 196, 680, 156)
    _station(canvas)
    canvas.poly(ground(hills(rng, 684, 5, 500)), mix(MOSS, NAVY, 0.35))
    canvas.sky((0, "#B9B3D2"), (0.6, "#8F8EB4"), (1, "#6C7099"), top=700, bottom=900)
    for x, half in ((505, 178), (905, 134)):
        mirror = [(x - half, 700), (x + half, 700), (x + half * 0.55, 790), (x + half * 0.5, 900)]
        mirror += [(x - half * 0.5, 900), (x - half * 0.55, 790)]
        canvas.shade(mirror, [(0, glass(CREAM, 0.55)), (1, glass(CREAM, 0))])
    ripples(canvas, rng, (0, 716, 1600, 880), PAPER, 46)
    near = [(-20, 830), (200, 812), (460, 850), (700, 905), (-20, 905)]
    canvas.poly(spline(near[:4]) + near[4:], mix(MOSS, DEEP, 0.55))
    for x, tall in (
        (50, 190),
        (118, 140),
        (190, 210),
        (268, 120),
        (1180, 70),
        (1240, 92),
        (1300, 64),
    ):
        tree(canvas, x, 836 if x < 500 else 690, tall, mix(MOSS, DEEP, 0.4 if x < 500 else 0.25))


def _tower(canvas, x, top, foot, half):
    """A hyperboloid tower, lit from the right."""

    def width(t):
        return half * (0.62 + 0.62 * (t - 0.28) ** 2 / 0.52 * 1.1)

    steps = [step / 30 for step in range(31)]
    right = [(x + width(t), top + (foot - top) * t) for t in steps]
    left = [(x - width(t), top + (foot - top) * t) for t in steps[::-1]]
    tones = [(0, "#8D83A6"), (0.35, "#C9BDC9"), (0.75, CREAM), (1, PAPER)]
    canvas.shade(right + left, tones, across=True)
    canvas.disc(x, top, width(0), "#6F688F", 15)
    canvas.disc(x, top + 5, width(0) - 7, "#F7F1EE", 11)
    for place in (0.09, 0.14):
        y = top + (foot - top) * place
        band = arc(x, y, width(place), 0, 180, ry=14)
        canvas.stroke(band, glass(CLAY, 0.85), 9, caps=False)
    for step in range(-6, 7):
        leg = x + step * half * 0.155
        canvas.stroke([(leg, foot - 30), (leg + half * 0.07, foot)], "#6F688F", 3)


def _plume(canvas, rng, x, y, size):
    """Steam leaning right as it rises, shaded below and lit above."""
    puffs = []
    for step in range(15):
        t = step / 14
        drift = x + 520 * size * t**1.7 + rng.uniform(-22, 22)
        puffs.append(
            (drift, y + 12 - 235 * size * t**0.8, size * (52 + 78 * t) * rng.uniform(0.85, 1.1))
        )
    for dx, dy, tone in ((10, 16, "#BDB4D3"), (0, 0, "#EDE6EE"), (12, -20, PAPER)):
        for px, py, r in puffs:
            canvas.disc(px + dx, py + dy, r * (1 if dy >= 0 else 0.74), tone)


def _station(canvas):
    """The turbine hall and its chimney, right of the towers."""
    canvas.rect(1110, 392, 26, 300, "#D8CCD3")
    canvas.rect(1126, 392, 10, 300, PAPER)
    for y in (408, 456):
        canvas.rect(1110, y, 26, 24, CLAY)
    canvas.rect(1040, 596, 260, 100, "#6E6C93")
    canvas.rect(1200, 566, 150, 130, "#5A5A82")
    for x in range(1056, 1190, 22):
        canvas.rect(x, 616, 12, 34, SUN)


def heat_pipes(canvas, rng):
    """A data hall warming a winter street through pipes under the snow."""
    canvas.sky((0, "#9CC7C9"), (0.4, MIST), (0.62, CREAM))
    canvas.disc(1180, 190, 66, PAPER)
    canvas.poly(ground(hills(rng, 470, 40, 640)), "#BCD6D6")
    canvas.poly(ground(hills(rng, 520, 26, 420)), "#A3C5C7")
    for x in (690, 730, 776, 812, 1500, 1544, 1584):
        pine(canvas, x, 580, rng.uniform(110, 170), "#5E989B")
    _hall(canvas)
    for x, wide, tall, wall in (
        (830, 150, 150, CREAM),
        (1030, 170, 210, PEACH),
        (1250, 150, 160, SUN),
        (1440, 170, 190, ROSE),
    ):
        _house(canvas, x, 606, (wide, tall), wall)
    canvas.poly(ground(hills(rng, 604, 3, 300)), WHITE)
    canvas.poly(ground(hills(rng, 640, 5, 340)), PALE)
    canvas.poly(ground(hills(rng, 654, 6, 300)), DUSK)
    canvas.poly(ground(hills(rng, 745, 10, 380)), PINE)
    canvas.poly(ground(hills(rng, 838, 12, 500)), DEEP)
    for _ in range(60):
        stone = (rng.uniform(0, 1600), rng.uniform(680, 890))
        canvas.disc(*stone, rng.uniform(4, 11), glass(SEA, 0.3), rng.uniform(3, 6))
    _mains(canvas)
    for _ in range(90):
        canvas.disc(
            rng.uniform(0, 1600), rng.uniform(0, 590), rng.uniform(2, 4.5), glass(WHITE, 0.85)
        )


def _hall(canvas):
    """The long data hall with fans on its roof."""
    for x in (150, 270, 390, 510):
        canvas.rect(x - 36, 330, 72, 34, NAVY, 5)
        canvas.disc(x, 330, 30, "#2C3A57", 8)
        cloud(canvas, x - 40, 270, 120, glass(WHITE, 0.75), rows=3)
    canvas.shade(box(80, 360, 520, 250), [(0, TEAL), (1, DEEP)])
    canvas.rect(80, 352, 520, 14, INK)
    for x in range(104, 580, 44):
        canvas.rect(x, 392, 26, 130, glass(WHITE, 0.08), 2)
        for y in range(402, 516, 18):
            canvas.rect(x + 5, y, 16, 5, SUN if (x * y) % 5 < 2 else glass(PALE, 0.5))
    canvas.rect(470, 546, 60, 62, ORANGE)
    canvas.rect(80, 360, 10, 250, glass(WHITE, 0.15))


def _house(canvas, x, foot, size, wall):
    """A gabled house with snow on its roof and warm windows."""
    wide, tall = size
    eaves = foot - tall * 0.62
    canvas.rect(x + wide * 0.7, eaves - wide * 0.42, 18, 50, BRICK)
    canvas.rect(x, eaves, wide, foot - eaves + 4, wall)
    canvas.rect(x + wide * 0.62, eaves, wide * 0.38, foot - eaves + 4, glass(PLUM, 0.16))
    apex = (x + wide / 2, eaves - wide * 0.46)
    canvas.poly([(x, eaves), apex, (x + wide, eaves)], wall)
    canvas.stroke([(x - 14, eaves + 8), apex, (x + wide + 14, eaves + 8)], WHITE, 17)
    canvas.stroke(
        [(x - 6, eaves + 16), (apex[0], apex[1] + 15), (x + wide + 6, eaves + 16)],
        glass(NAVY, 0.35),
        4,
    )
    for column in (0.2, 0.62):
        canvas.glow(x + wide * (column + 0.1), eaves + 42, 66, glass(ORANGE, 0.5))
        canvas.rect(x + wide * column, eaves + 24, wide * 0.2, 40, HONEY)
        canvas.rect(x + wide * (column + 0.09), eaves + 24, 4, 40, glass(CLAY, 0.7))


def _mains(canvas):
    """The warm main and the cool return, with a riser to every house."""
    warm, cool = "#E4572E", "#5FB3B3"
    runs = [
        ([(250, 600), (250, 730), (1542, 730)], warm, 34),
        ([(180, 600), (180, 806), (1580, 806)], cool, 26),
    ]
    risers = (905, 1115, 1325, 1525)
    for path, tone, thick in runs[::-1]:
        canvas.glow(800, path[1][1], 10, glass(tone, 0.2))
        for x in risers:
            top = 606
            shift = 0 if tone == warm else 42
            canvas.stroke(
                [(x + shift, top), (x + shift, path[1][1])],
                mix(tone, INK, 0.18),
                thick * 0.55,
                caps=False,
            )
        canvas.stroke(path, tone, thick, caps=False)
        canvas.stroke(
            [(px + 1, py - thick * 0.22) for px, py in path[1:]], glass(WHITE, 0.35), thick * 0.14
        )
    for x in (420, 640, 1010, 1220, 1425):
        canvas.rect(x, 706, 16, 48, mix(warm, INK, 0.35), 3)
        canvas.rect(x - 60, 788, 13, 36, mix(cool, INK, 0.4), 3)


def solar_field(canvas, rng):
    """Rows of solar panels running to yellow hills under a white-hot sun."""
    canvas.sky((0, "#E9A62B"), (0.28, SUN), (0.5, HONEY))
    canvas.glow(1080, 240, 460, glass(PAPER, 0.85))
    canvas.disc(1080, 240, 112, PAPER)
    for reach in (170, 232, 300):
        canvas.ring(1080, 240, reach, 2.5, glass(PAPER, 0.5))
    canvas.poly(ground(hills(rng, 402, 34, 760)), "#E3A646")
    canvas.poly(ground(hills(rng, 436, 22, 520)), "#C98A3C")
    canvas.shade(ground(hills(rng, 456, 6, 600)), [(0, "#A9B56E"), (1, "#6F8F5B")])
    for x in (90, 128, 170, 560, 590, 1410, 1450, 1502):
        tree(canvas, x, 470, rng.uniform(42, 66), "#6F8550")
    depth = 8.5
    while depth > 0.72:
        _panel_row(canvas, depth)
        if 1 < depth < 1.3:
            person(canvas, 1240, 810, 250, CLAY, legs=NAVY)
        depth /= 1.33


def _panel_row(canvas, depth):
    """One row of tilted panels, ``depth`` steps away from the reader."""
    y, size = 440 + 330 / depth, 1 / depth
    tall, wide, slant = 165 * size, 330 * size, 66 * size
    centre = 900 - 260 * size
    count = math.ceil(900 / wide) + 1
    shadow = [
        (-40, y + tall * 0.34),
        (1640, y + tall * 0.34),
        (1640, y + tall * 0.54),
        (-40, y + tall * 0.54),
    ]
    canvas.poly(shadow, glass("#2E4A38", 0.45))
    for k in range(-count, count + 1):
        x = centre + k * wide
        if x > 1640 or x + wide + slant < -40:
            continue
        canvas.rect(x + wide * 0.5, y, 9 * size, tall * 0.42, INK)
        glassy = [
            (x + slant, y - tall * 0.6),
            (x + wide * 0.95 + slant, y - tall * 0.6),
            (x + wide * 0.95, y + tall * 0.3),
            (x, y + tall * 0.3),
        ]
        canvas.shade(glassy, [(0, mix(SEA, PALE, 0.35)), (0.35, TEAL), (1, DEEP)])
        _panel_lines(canvas, glassy, size)


def _panel_lines(canvas, corners, size):
    """The cells of one panel and the light along its upper edge."""
    a, b, c, d = corners
    for share in (0.25, 0.5, 0.75):
        ends = [tuple(p[k] + (q[k] - p[k]) * share for k in (0, 1)) for p, q in ((a, b), (d, c))]
        canvas.stroke(ends, glass(PALE, 0.35), 2.2 * size, caps=False)
    for share in (0.36, 0.68):
        ends = [tuple(p[k] + (q[k] - p[k]) * share for k in (0, 1)) for p, q in ((a, d), (b, c))]
        canvas.stroke(ends, glass(PALE, 0.35), 2.2 * size, caps=False)
    canvas.stroke([a, b], PAPER, 5 * size, caps=False)
    gleam = [(a[0] + (b[0] - a[0]) * s, a[1]) for s in (0.55, 0.75)]
    gleam += [(d[0] + (c[0] - d[0]) * s, d[1]) for s in (0.45, 0.25)]
    canvas.poly(gleam, glass(WHITE, 0.12))


def river_dam(canvas, rng):
    """An arch dam between two green cliffs, three jets falling to the river."""
    canvas.sky((0, PALE), (0.3, MIST), (0.45, CREAM))
    sun(canvas, 1120, 170, 62, CLAY, halo=2.2)
    for base, high, tone in ((300, 96, "#B7CFC4"), (336, 66, "#94B9AE"), (370, 34, "#74A094")):
        canvas.poly(ground(hills(rng, base, high, 560)), tone)
    canvas.sky((0, "#8FC5C6"), (1, "#5FA6A9"), top=372, bottom=470)
    ripples(canvas, rng, (300, 384, 1300, 424), PAPER, 26)
    _wall(canvas)
    _cliffs(canvas, rng)
    canvas.sky((0, "#3F9497"), (1, DUSK), top=790, bottom=900)
    ripples(canvas, rng, (120, 815, 1480, 895), PALE, 34)
    for x in (640, 800, 960):
        for k in range(7):
            canvas.disc(x + (k - 3) * 22, 800 + (k % 3) * 7, 26, glass(WHITE, 0.8), 13)
    for x, y, tall in (
        (90, 470, 150),
        (160, 520, 130),
        (40, 540, 170),
        (1500, 480, 150),
        (1556, 540, 170),
        (1430, 500, 120),
        (230, 590, 110),
        (1390, 610, 120),
    ):
        pine(canvas, x, y, tall, mix(MOSS, DEEP, 0.45))


def _wall(canvas):
    """The dam's face in vertical blocks, its road, lamps, gates, jets and power house."""
    rim = arc(800, 408, 640, 180, 0, ry=-44)
    foot = arc(800, 800, 430, 0, 180, ry=26)
    canvas.shade(
        rim + foot, [(0, "#B9B6A2"), (0.35, CREAM), (0.7, PAPER), (1, "#D4CDB8")], across=True
    )
    for k in range(1, 16):
        t = k / 16
        top, low = (160 + 1280 * t, 408 + 44 * math.sin(math.pi * t)), (370 + 860 * t, 822)
        canvas.stroke([top, low], glass(PLUM, 0.13), 2.5, caps=False)
    for share in (0.3, 0.55, 0.8):
        y, half = 408 + 392 * share, 640 - 210 * share
        canvas.stroke(arc(800, y, half, 180, 0, ry=-(44 - 20 * share)), glass(PLUM, 0.1), 2.5)
    canvas.stroke(rim, "#7D8C86", 22)
    canvas.stroke([(x, y - 7) for x, y in rim], PAPER, 7)
    for x in (640, 800, 960):
        canvas.rect(x - 30, 500, 60, 46, PINE, 8)
        fall = spline([(x, 530), (x, 600), (x, 700), (x, 800)])
        canvas.shade(ribbon(fall, lambda t: 46 + 46 * t), [(0, WHITE), (1, glass(WHITE, 0.75))])
        for dx in (-14, 4, 18):
            canvas.stroke([(x + dx, 570), (x + dx * 1.7, 770)], glass(SEA, 0.3), 4)


def _cliffs(canvas, rng):
    """The valley's two sides in three tones, mirrored but not alike."""
    for side in (0, 1):
        for reach, tone in ((430, "#5E8C74"), (330, "#44705F"), (200, "#2B5650")):
            knots = [
                (reach * share + rng.uniform(-16, 16), y)
                for share, y in (
                    (0.42, 330),
                    (0.55, 400),
                    (0.68, 480),
                    (0.82, 600),
                    (0.92, 720),
                    (1.1, 830),
                    (1.25, 910),
                )
            ]
            edge = spline(
                [
                    (-20, 300 + (430 - reach) * 0.7),
                    *[(x, y + (430 - reach) * 0.42) for x, y in knots],
                ]
            )
            path = [*edge, (-20, 910)]
            canvas.poly([(1600 - x, y) if side else (x, y) for x, y in path], tone)
    canvas.poly(pill(1190, 728, 210, 90, 6), "#2B5650")
    canvas.rect(1180, 716, 200, 84, ORANGE)
    canvas.rect(1180, 704, 200, 16, BRICK)
    for x in range(1196, 1370, 30):
        canvas.rect(x, 736, 16, 30, HONEY)
    canvas.poly(ground([(-20, 790), (1620, 790)]), SAGE)
