"""Pictures about halls of machines: racks in the wind, tape, an aisle, and work by night."""

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
from newsroom.demo.pictures_props import person, rack, stars, sun
from newsroom.demo.pictures_shapes import (
    arc,
    box,
    ground,
    hills,
    pill,
    ribbon,
)


def wind_over_racks(canvas, rng):
    """Streams of wind across a yellow sun, over a skyline of server racks."""
    canvas.sky((0, "#093C46"), (0.62, TEAL), (1, DEEP))
    sun(canvas, 1190, 292, 142)
    _wind(canvas, rng)
    x = -30
    while x < 1600:
        wide = rng.uniform(70, 96)
        rack(canvas, rng, (x, rng.uniform(590, 660), wide, 320), "#126069", (PALE,), 0.12)
        x += wide + 12
    canvas.sky((0, glass(DEEP, 0)), (1, glass(DEEP, 0.8)), top=600, bottom=900)
    x = -46
    while x < 1600:
        wide = rng.uniform(104, 134)
        top = rng.uniform(640, 745)
        body = rng.choice(("#06262D", DEEP, "#082D35"))
        canvas.rect(x + wide, top + 40, 16, 300, glass(INK, 0.3))
        rack(canvas, rng, (x, top, wide, 300), body, (SUN, SUN, PALE, CLAY), 0.42)
        x += wide + rng.choice((6, 10, 30))


def _wind(canvas, rng):
    """Brush strokes of air, following one slow swell."""
    lean, turn = rng.uniform(0.8, 1.2), rng.uniform(0, 6)
    for step in range(31):
        base = 40 + step * 19.5
        start = rng.uniform(-420, 200)
        while start < 1600:
            long = rng.uniform(240, 860)
            path = []
            for k in range(41):
                x = start + long * k / 40
                swell = 34 * math.sin(x / 330 + base / 150 * lean + turn)
                path.append((x, base + swell + 12 * math.sin(x / 171 + base / 60)))
            tone = rng.choice((CREAM, CREAM, PALE, PALE, SUN))
            thick = rng.choice((3, 3.6, 5, 8.5))
            outline = ribbon(
                path, lambda t, w=thick: w * math.sin(math.pi * min(max(t, 0.03), 0.97)) ** 0.6
            )
            canvas.poly(outline, glass(tone, rng.uniform(0.3, 0.75)))
            start += long + rng.uniform(90, 420)


def tape_library(canvas, rng):
    """A wall of tape cartridges and the robot that fetches one."""
    canvas.sky((0, "#2A2036"), (0.6, "#3D2A45"), (1, "#241A2D"))
    tones = (CREAM, PEACH, SUN, CLAY, SEA, LILAC, ORANGE, PALE)
    for row in range(6):
        y = 30 + row * 126
        canvas.rect(0, y + 104, 1600, 12, "#574062")
        canvas.rect(0, y + 116, 1600, 6, "#1A1222")
        for column in range(25):
            x = 8 + column * 64
            if rng.random() < 0.1 or (row == 3 and column == 13):
                canvas.rect(x, y, 50, 104, glass(INK, 0.35), 4)
                continue
            _cartridge(canvas, x, y, rng.choice(tones[:5] if column % 9 < 5 else tones[3:]))
    for x in (508, 1084):
        canvas.rect(x, 0, 11, 800, "#574062")
    canvas.sky(
        (0, glass("#1A1222", 0.55)),
        (0.4, glass("#1A1222", 0.1)),
        (1, glass("#1A1222", 0.4)),
        bottom=780,
    )
    canvas.sky((0, "#1A1222"), (1, "#100B17"), top=780)
    canvas.rect(0, 806, 1600, 10, SUN)
    canvas.rect(0, 846, 1600, 5, glass(SUN, 0.4))
    _robot(canvas)


def _cartridge(canvas, x, y, tone):
    """One cartridge, seen from its spine."""
    canvas.rect(x, y + 4, 50, 100, tone, 5)
    canvas.rect(x + 36, y + 4, 14, 100, mix(tone, INK, 0.2), 5)
    canvas.rect(x + 10, y + 20, 24, 44, mix(tone, PAPER if tone != CREAM else PLUM, 0.6), 2)


def _robot(canvas):
    """A mast on rails with a lamp, an arm and a cartridge in its grip."""
    canvas.glow(880, 462, 330, glass(HONEY, 0.55))
    canvas.rect(1136, 0, 40, 800, glass("#120C1A", 0.45))
    canvas.shade(box(1090, 0, 58, 800), [(0, "#DDE3E0"), (0.5, WHITE), (1, "#93A5A8")], across=True)
    for y in range(20, 790, 34):
        canvas.rect(1100, y, 10, 16, glass(NAVY, 0.45), 2)
    canvas.rect(1050, 780, 140, 46, CLAY, 8)
    for x in (1078, 1162):
        canvas.disc(x, 828, 17, INK)
        canvas.disc(x, 828, 6, SAND)
    canvas.rect(1018, 384, 186, 176, glass("#120C1A", 0.4), 14)
    canvas.rect(1008, 370, 184, 170, CLAY, 14)
    canvas.rect(1130, 370, 62, 170, BRICK, 14)
    canvas.disc(1072, 430, 30, INK)
    canvas.disc(1072, 430, 20, SEA)
    canvas.disc(1064, 422, 7, WHITE)
    canvas.rect(1030, 490, 84, 10, glass(PAPER, 0.6), 4)
    canvas.rect(1030, 508, 54, 10, glass(PAPER, 0.6), 4)
    canvas.rect(924, 444, 96, 30, SAND, 6)
    canvas.rect(924, 464, 96, 10, "#93A5A8", 4)
    for y in (412, 492):
        canvas.rect(842, y - 7, 96, 14, INK, 6)
    canvas.rect(918, 404, 22, 98, INK, 6)
    _cartridge(canvas, 852, 406, SUN)


VANISH = (800, 410)


def _look(x, y, z):
    """Where a place in the aisle falls: x to the right, y down, z away."""
    return (VANISH[0] + x / z, VANISH[1] + y / z)


def server_aisle(canvas, rng):
    """An aisle between racks in one-point perspective, towards an open door of light."""
    canvas.sky((0, "#0A1C22"), (0.45, DUSK), (0.46, DUSK), (1, "#0A1C22"))
    canvas.poly(
        [_look(x, 560, z) for x, z in ((-900, 1), (900, 1), (900, 9), (-900, 9))], "#0C2A32"
    )
    for k in range(-4, 5):
        canvas.stroke([_look(k * 170, 560, 0.9), _look(k * 170, 560, 9)], glass(SEA, 0.3), 2)
    for z in (1, 1.25, 1.6, 2.05, 2.6, 3.3, 4.2, 5.4, 7):
        canvas.stroke([_look(-800, 560, z), _look(800, 560, z)], glass(SEA, 0.3), 2)
    _ceiling(canvas)
    depth = [9 / 1.23**k for k in range(14)]
    for side in (-1, 1):
        for far, near in zip(depth, depth[1:], strict=False):
            _aisle_rack(canvas, rng, side, far, near)
    _doorway(canvas)


def _ceiling(canvas):
    """Strips of light and cable trays overhead."""
    for x in (-330, 330):
        tray = [
            _look(x - 70, -420, 0.8),
            _look(x + 70, -420, 0.8),
            _look(x + 70, -420, 9),
            _look(x - 70, -420, 9),
        ]
        canvas.poly(tray, "#0A1C22")
    for low, high in ((0.75, 1.15), (1.35, 2.0), (2.4, 3.6), (4.2, 6.2)):
        strip = [
            _look(-90, -470, low),
            _look(90, -470, low),
            _look(90, -470, high),
            _look(-90, -470, high),
        ]
        canvas.poly(strip, mix(PALE, HONEY, 0.3))


def _aisle_rack(canvas, rng, side, far, near):
    """One rack's front, narrowing with distance, with its slots and lamps."""
    wall = 480 * side
    light = min(1, (far - 0.6) / 7)
    face = [
        _look(wall, -400, far),
        _look(wall, -400, near),
        _look(wall, 540, near),
        _look(wall, 540, far),
    ]
    canvas.poly(face, mix("#061A20", TEAL, 0.25 + 0.6 * light))
    edge = near * 1.02
    accent = rng.random() < 0.12
    for k in range(20):
        low, high = -380 + k * 45, -380 + k * 45 + 32
        slot = [
            _look(wall, low, far * 0.985),
            _look(wall, low, edge),
            _look(wall, high, edge),
            _look(wall, high, far * 0.985),
        ]
        tone = glass(ORANGE, 0.85) if accent else glass(PALE, rng.uniform(0.06, 0.2))
        canvas.poly(slot, tone)
        if rng.random() < 0.55 and not accent:
            a, b = near * 1.06 + (far - near) * 0.06, near * 1.06 + (far - near) * 0.2
            lamp = [
                _look(wall, low + 9, b),
                _look(wall, low + 9, a),
                _look(wall, low + 22, a),
                _look(wall, low + 22, b),
            ]
            canvas.poly(lamp, rng.choice((SUN, SUN, HONEY, PALE, CLAY)))
    canvas.stroke([face[1], face[2]], glass(INK, 0.7), 7 / near)


def _doorway(canvas):
    """The lit door at the end, its light on the floor, and somebody walking in."""
    canvas.glow(800, 410, 420, glass(HONEY, 0.75))
    canvas.shade(
        [_look(-210, -330, 9), _look(210, -330, 9), _look(210, 560, 9), _look(-210, 560, 9)],
        [(0, HONEY), (1, PAPER)],
    )
    path = [_look(-210, 560, 9), _look(210, 560, 9), _look(330, 560, 1), _look(-330, 560, 1)]
    canvas.shade(path, [(0, glass(HONEY, 0.75)), (1, glass(HONEY, 0))])
    canvas.poly([(788, 520), (812, 520), (872, 960), (690, 960)], glass("#0A1C22", 0.5))
    person(canvas, 800, 522, 172, CLAY, away=True)


def night_batch(canvas, rng):
    """Racks asleep in the hills under a crescent moon; one still works."""
    canvas.sky((0, "#101B38"), (0.5, "#263560"), (0.85, "#5A5C8E"))
    stars(canvas, rng, 120, 520)
    canvas.glow(1180, 220, 420, glass(LILAC, 0.4))
    crescent = arc(1180, 220, 112, 27.6, 269.8) + arc(1226, 192, 96, 241.1, 56.3)
    canvas.poly(crescent, HONEY)
    for base, high, tone in ((560, 54, "#48507F"), (610, 40, "#39436F"), (660, 26, "#2A355F")):
        canvas.poly(ground(hills(rng, base, high, 700)), tone)
    for x, top, wide in (
        (90, 470, 150),
        (300, 400, 176),
        (1290, 440, 166),
        (1490, 500, 140),
        (1010, 500, 150),
    ):
        _sleeper(canvas, rng, (x, top, wide, 800 - top), "#1C2750")
    canvas.glow(700, 560, 360, glass(ORANGE, 0.6))
    _worker(canvas, rng, 590, 350)
    canvas.shade(ground(hills(rng, 742, 20, 800)), [(0, "#1B2A50"), (1, "#0F1936")])
    canvas.shade(
        [(590, 752), (790, 752), (980, 905), (400, 905)], [(0, glass(SUN, 0.4)), (1, glass(SUN, 0))]
    )
    canvas.poly(ground(hills(rng, 846, 18, 600)), "#0C1430")
    for x, y, size in (
        (420, 330, 9),
        (452, 286, 14),
        (498, 226, 20),
        (1400, 370, 8),
        (1432, 326, 12),
    ):
        canvas.ring(x, y, size, 3, glass(LILAC, 0.8))


def _sleeper(canvas, rng, spot, body):
    """A rack with its eyes closed."""
    x, y, wide, _ = spot
    rack(canvas, rng, spot, body, (LILAC,), 0.06)
    canvas.rect(x + wide - 8, y + 4, 8, spot[3], glass(LILAC, 0.3))
    canvas.rect(x, y, wide, 6, glass(LILAC, 0.35), 3)
    face = y + wide * 0.62
    canvas.rect(x + wide * 0.1, face - wide * 0.24, wide * 0.8, wide * 0.46, body, 6)
    for side in (-1, 1):
        canvas.stroke(
            arc(x + wide / 2 + side * wide * 0.2, face - 6, wide * 0.1, 20, 160), LILAC, 4
        )


def _worker(canvas, rng, x, top):
    """The one rack awake, all its lamps lit."""
    canvas.rect(x, top, 200, 470, PLUM, 6)
    canvas.rect(x, top, 16, 470, glass(WHITE, 0.12), 6)
    for row in range(14):
        y = top + 24 + row * 28
        canvas.rect(x + 24, y, 152, 18, glass(INK, 0.35), 3)
        for column in range(9):
            if rng.random() < 0.75:
                canvas.rect(
                    x + 32 + column * 15, y + 5, 9, 8, rng.choice((SUN, SUN, HONEY, CLAY, MIST))
                )
    canvas.poly(pill(x + 60, top - 18, 80, 18, 6), CLAY)
