"""Pictures of rooms: an archive, two chairs in conversation, and a wall of dashboards."""

import math

from newsroom.demo.pictures_canvas import (
    BRICK,
    CLAY,
    CREAM,
    HONEY,
    INK,
    LILAC,
    MOSS,
    NAVY,
    ORANGE,
    PALE,
    PAPER,
    PEACH,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    SEA,
    SUN,
    TEAL,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_props import gauge, person
from newsroom.demo.pictures_shapes import arc, bezier, ground, pill, ribbon, sag, spline


def archive_boxes(canvas, rng):
    """Shelves of archive boxes with a ladder and a lamp's cone of light."""
    canvas.sky((0, "#5A3140"), (1, "#3D2230"))
    tones = ("#D9A978", PEACH, "#C98A5E", ROSE, SAGE, "#B5774A", HONEY)
    for row in range(4):
        shelf = 218 + row * 196
        canvas.rect(0, shelf - 176, 1600, 176, "#331B28")
        x = rng.uniform(-60, 10)
        while x < 1600:
            wide, tall = rng.choice((112, 128, 150)), rng.choice((118, 132, 144))
            gap = rng.random()
            if gap < 0.1:
                _binders(canvas, rng, x, shelf)
                x += 120
                continue
            _archive_box(canvas, x, shelf, (wide, tall), rng.choice(tones))
            x += wide + rng.choice((6, 10, 16))
        canvas.rect(0, shelf, 1600, 20, "#8C5647")
        canvas.rect(0, shelf + 14, 1600, 8, "#5F3438")
    for x in (392, 1128):
        canvas.rect(x, 0, 22, 826, "#8C5647")
        canvas.rect(x + 16, 0, 8, 826, "#5F3438")
    canvas.sky((0, "#2B1722"), (1, "#1E0F18"), top=824)
    canvas.shade(
        [(700, -20), (820, -20), (1250, 910), (270, 910)],
        [(0, glass(HONEY, 0.42)), (1, glass(HONEY, 0.06))],
    )
    _ladder(canvas)


def _archive_box(canvas, x, shelf, size, tone):
    """A lidded box with a label and a finger hole."""
    wide, tall = size
    canvas.rect(x, shelf - tall, wide, tall, tone, 3)
    canvas.rect(x + wide * 0.8, shelf - tall, wide * 0.2, tall, mix(tone, PLUM, 0.35), 3)
    canvas.rect(x - 3, shelf - tall, wide + 6, 30, mix(tone, PLUM, 0.18), 3)
    canvas.rect(x + wide * 0.16, shelf - tall + 46, wide * 0.5, 34, PAPER, 2)
    canvas.rect(x + wide * 0.22, shelf - tall + 56, wide * 0.3, 5, glass(NAVY, 0.5), 2)
    canvas.rect(x + wide * 0.22, shelf - tall + 66, wide * 0.2, 5, glass(NAVY, 0.5), 2)
    canvas.disc(x + wide * 0.41, shelf - 18, 8, mix(tone, INK, 0.7), 7)


def _binders(canvas, rng, x, shelf):
    """Three upright binders leaning on nothing much."""
    for k in range(3):
        tone = rng.choice((TEAL, CLAY, SUN, SEA))
        canvas.rect(x + k * 36, shelf - 146, 32, 146, tone, 3)
        canvas.rect(x + k * 36 + 8, shelf - 120, 16, 40, PAPER, 2)
        canvas.disc(x + k * 36 + 16, shelf - 30, 6, INK)


def _ladder(canvas):
    """A library ladder and the archivist on the floor beside it, with a box."""
    for dx, tone in ((26, glass(INK, 0.35)), (0, SUN)):
        for x in (0, 130):
            canvas.stroke([(900 + x + dx, 866), (860 + x + dx, 40)], tone, 15)
        for k in range(11):
            y = 820 - k * 72
            left = 900 - (866 - y) * 40 / 826
            canvas.stroke([(left + dx, y), (left + 130 + dx, y)], tone, 11)
    canvas.poly([(560, 860), (640, 860), (560, 905), (440, 905)], glass(INK, 0.4))
    person(canvas, 600, 862, 330, TEAL, skin="#8A5A3C", legs=INK)
    _archive_box(canvas, 532, 704, (136, 104), "#E8C08E")
    for x in (540, 660):
        canvas.disc(x, 690, 13, "#8A5A3C")


def conversation(canvas, rng):
    """Two armchairs and a table under two overlapping speech shapes, in window light."""
    canvas.sky((0, "#E9B79A"), (1, "#DFA385"))
    canvas.shade(
        [(980, 0), (1500, 0), (1120, 700), (600, 700)],
        [(0, glass(HONEY, 0.75)), (1, glass(HONEY, 0.3))],
    )
    for k in range(1, 4):
        canvas.shade(
            [
                (980 + k * 130 - 8, 0),
                (980 + k * 130 + 8, 0),
                (600 + k * 130 + 8, 700),
                (600 + k * 130 - 8, 700),
            ],
            [(0, "#E6B496"), (1, "#E0A98A")],
        )
    canvas.sky((0, "#8A4B3F"), (1, "#6E3A36"), top=700)
    canvas.rect(0, 690, 1600, 12, "#C98568")
    canvas.disc(800, 812, 560, "#B5563F", 78)
    canvas.disc(800, 812, 500, CLAY, 66)
    _bubbles(canvas)
    _armchair(canvas, 330, TEAL, 1)
    _armchair(canvas, 1270, NAVY, -1)
    _side_table(canvas)
    _lamp(canvas, 90)
    _plant(canvas, 1520)


def _bubbles(canvas):
    """One speech shape over another; where they meet the colours mingle."""
    first, second = pill(340, 96, 540, 290, 145), pill(720, 176, 520, 270, 135)
    canvas.poly([*first], CREAM)
    canvas.poly([(420, 350), (540, 380), (410, 466)], CREAM)
    canvas.poly([(1060, 430), (1180, 400), (1204, 508)], SUN)
    canvas.poly(second, SUN)
    with canvas.inside(first):
        canvas.poly(second, ORANGE)
    for k, (x, wide) in enumerate(((430, 240), (430, 190), (430, 130))):
        canvas.rect(x, 180 + k * 46, wide, 18, glass(TEAL, 0.8), 9)
    for k, wide in enumerate((200, 240, 150)):
        canvas.rect(930, 254 + k * 42, wide, 18, glass(PLUM, 0.75), 9)


def _armchair(canvas, x, tone, way):
    """A rounded armchair seen from the side-front, facing ``way`` (1 is right)."""
    dark, light = mix(tone, INK, 0.32), mix(tone, WHITE, 0.14)

    def put(left, top, wide, tall, colour, radius):
        canvas.rect(x + left if way == 1 else x - left - wide, top, wide, tall, colour, radius)

    canvas.disc(x + 10, 850, 210, glass(INK, 0.35), 24)
    for leg in (-120, 120):
        canvas.stroke([(x + leg, 790), (x + leg * 1.14, 850)], "#3A2420", 13)
    put(-170, 440, 150, 330, dark, 70)
    put(-150, 440, 130, 320, tone, 64)
    put(-160, 690, 330, 100, dark, 30)
    put(-120, 640, 290, 76, light, 34)
    put(-150, 590, 250, 70, tone, 35)
    put(-150, 620, 200, 150, tone, 30)
    put(50, 590, 60, 180, dark, 30)
    put(-60, 520, 120, 110, SUN if way == 1 else CLAY, 22)


def _side_table(canvas):
    """A small round table with two glasses and a recorder."""
    canvas.disc(806, 842, 120, glass(INK, 0.35), 16)
    canvas.stroke([(800, 700), (800, 836)], INK, 15)
    canvas.disc(800, 838, 74, INK, 11)
    canvas.disc(800, 700, 160, "#7A4A32", 26)
    canvas.disc(800, 692, 160, "#E0A970", 26)
    for x in (722, 872):
        canvas.shade(
            [(x - 21, 618), (x + 21, 618), (x + 16, 690), (x - 16, 690)],
            [(0, glass(WHITE, 0.55)), (1, glass(PALE, 0.8))],
        )
        canvas.poly([(x - 19, 646), (x + 19, 646), (x + 16, 690), (x - 16, 690)], glass(SEA, 0.5))
    canvas.rect(770, 672, 60, 20, INK, 6)
    canvas.disc(820, 682, 4, CLAY)


def _lamp(canvas, x):
    """A standing lamp at the left edge."""
    canvas.glow(x, 330, 330, glass(HONEY, 0.7))
    canvas.stroke([(x, 300), (x, 820)], INK, 9)
    canvas.disc(x, 824, 66, INK, 12)
    canvas.poly([(x - 54, 220), (x + 54, 220), (x + 92, 340), (x - 92, 340)], PAPER)
    canvas.poly([(x + 14, 220), (x + 54, 220), (x + 92, 340), (x + 30, 340)], HONEY)


def _plant(canvas, x):
    """A potted plant at the right edge."""
    for turn, long in ((-150, 210), (-122, 270), (-98, 320), (-74, 300), (-48, 240), (-26, 180)):
        angle = math.radians(turn)
        tip = (x + long * math.cos(angle), 690 + long * math.sin(angle))
        path = bezier((x, 720), (x, 650), ((x + tip[0]) / 2, tip[1]), tip)
        canvas.poly(
            ribbon(path, lambda t: 44 * math.sin(math.pi * (0.12 + 0.87 * t)) + 1),
            "#3F6F63" if turn % 4 else MOSS,
        )
    canvas.poly([(x - 66, 700), (x + 66, 700), (x + 48, 836), (x - 48, 836)], CREAM)
    canvas.poly([(x + 16, 700), (x + 66, 700), (x + 48, 836), (x + 12, 836)], SAND)


def dashboard(canvas, rng):
    """A wall of charts behind a museum rope, and one visitor before it."""
    canvas.sky((0, LILAC), (1, "#B7AED0"))
    canvas.shade([(0, 770), (1600, 770), (1600, 900), (0, 900)], [(0, "#6E5F86"), (1, "#52466B")])
    canvas.rect(0, 760, 1600, 12, "#8C7FA8")
    canvas.rect(226, 76, 1180, 594, glass(INK, 0.25), 26)
    canvas.rect(200, 50, 1180, 594, "#141B2B", 26)
    cards = [
        (226 + column * 380, 78 + row * 274, 362, 256) for row in (0, 1) for column in (0, 1, 2)
    ]
    for x, y, wide, tall in cards:
        canvas.rect(x, y, wide, tall, "#202A40", 16)
        canvas.rect(x + 22, y + 20, 110, 12, glass(CREAM, 0.5), 6)
    _line_card(canvas, rng, *cards[0][:2])
    gauge(canvas, (cards[1][0] + 181, cards[1][1] + 146, 96), 0.72, ("#202A40", SUN, CREAM, PALE))
    _bar_card(canvas, rng, *cards[2][:2])
    _heat_card(canvas, rng, *cards[3][:2])
    _area_card(canvas, *cards[4][:2])
    _donut_card(canvas, *cards[5][:2])
    _rope_line(canvas)
    canvas.poly([(596, 868), (664, 868), (900, 905), (760, 905)], glass(INK, 0.35))
    person(canvas, 630, 872, 330, CLAY, legs=NAVY, away=True)


def _line_card(canvas, rng, x, y):
    """A rising line over faint rules."""
    for k in range(4):
        canvas.rect(x + 22, y + 70 + k * 48, 318, 2, glass(PALE, 0.16))
    knots = [(x + 26 + k * 44, y + 210 - k * 17 - rng.uniform(-22, 26)) for k in range(8)]
    path = spline(knots)
    canvas.shade(ground(path, y + 226), [(0, glass(SEA, 0.7)), (1, glass(SEA, 0.05))])
    canvas.stroke(path, PALE, 6)
    canvas.disc(*knots[-1], 11, SUN)


def _bar_card(canvas, rng, x, y):
    """Bars, one of them picked out."""
    for k in range(8):
        tall = 40 + 12 * k + rng.uniform(-18, 22)
        canvas.rect(
            x + 26 + k * 40, y + 228 - tall, 26, tall, CLAY if k == 5 else (TEAL, SEA)[k % 2], 4
        )


def _heat_card(canvas, rng, x, y):
    """A calendar of squares in five heats."""
    for column in range(10):
        for row in range(5):
            heat = (column / 9 + row / 4) / 2 + rng.uniform(-0.3, 0.3)
            tone = (NAVY, TEAL, SEA, SUN, ORANGE)[min(max(int(heat * 5), 0), 4)]
            canvas.rect(x + 24 + column * 32, y + 60 + row * 36, 26, 30, tone, 5)


def _area_card(canvas, x, y):
    """Three stacked bands."""
    for lift, tone in ((0, PLUM), (46, CLAY), (92, SUN)):
        knots = [
            (x + 22 + k * 53, y + 120 + lift + 22 * math.sin(k * 1.3 + lift)) for k in range(7)
        ]
        canvas.poly(ground(spline(knots), y + 234), tone)


def _donut_card(canvas, x, y):
    """A ring in three shares."""
    for start, end, tone in ((-90, 80, SEA), (80, 190, LILAC), (190, 270, ORANGE)):
        canvas.stroke(arc(x + 130, y + 146, 70, start, end), tone, 34, caps=False)
    for k, tone in enumerate((SEA, LILAC, ORANGE)):
        canvas.rect(x + 244, y + 104 + k * 36, 20, 20, tone, 4)
        canvas.rect(x + 274, y + 109 + k * 36, (62, 44, 54)[k], 10, glass(CREAM, 0.5), 5)


def _rope_line(canvas):
    """Brass posts and a heavy rope between them."""
    posts = (90, 440, 820, 1180, 1520)
    for one, other in zip(posts, posts[1:], strict=False):
        path = sag((one, 690), (other, 690), 58)
        canvas.stroke([(x + 14, y + 12) for x, y in path], glass(INK, 0.25), 15)
        canvas.stroke(path, BRICK, 15)
        canvas.stroke([(x, y - 4) for x, y in path], CLAY, 5)
    for x in posts:
        canvas.disc(x + 14, 852, 46, glass(INK, 0.35), 12)
        canvas.rect(x - 8, 680, 16, 168, SUN)
        canvas.rect(x + 2, 680, 6, 168, mix(SUN, BRICK, 0.4))
        canvas.disc(x, 848, 40, mix(SUN, BRICK, 0.3), 10)
        canvas.disc(x, 676, 15, HONEY)
