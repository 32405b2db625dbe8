"""How the people in the portraits wear their hair."""

import math

from newsroom.demo.pictures_canvas import (
    INK,
    WHITE,
    glass,
    mix,
)
from newsroom.demo.pictures_shapes import (
    arc,
    bezier,
    spline,
)


class Style:
    """One way of wearing hair: what lies behind the shoulders and what lies over the face."""

    beards = False

    def back(self, canvas, hair):
        """Paint what is behind the head."""

    def front(self, canvas, hair):
        """Paint what is before the face."""


def _fringe(canvas, hair):
    """A side-swept fringe over the brow."""
    lock = bezier((160, 236), (150, 136), (190, 100), (242, 100)) + bezier(
        (242, 100), (300, 100), (334, 146), (320, 236)
    )
    lock += bezier((320, 236), (310, 190), (290, 160), (262, 154)) + bezier(
        (262, 154), (226, 172), (180, 178), (160, 236)
    )
    canvas.poly(lock, hair)


class Long(Style):
    """Long straight hair with a side-swept fringe."""

    def back(self, canvas, hair):
        canvas.poly(
            [
                (126, 400),
                (126, 234),
                *bezier((126, 234), (126, 130), (176, 84), (240, 84)),
                *bezier((240, 84), (304, 84), (354, 130), (354, 234)),
                (354, 400),
            ],
            hair,
        )

    def front(self, canvas, hair):
        _fringe(canvas, hair)


class Bob(Style):
    """A chin-length bob with a straight fringe."""

    def back(self, canvas, hair):
        canvas.poly(
            [
                *arc(240, 214, 104, 180, 360, ry=122),
                (348, 290),
                *bezier((348, 290), (346, 322), (310, 322), (296, 316)),
                (184, 316),
                *bezier((184, 316), (160, 322), (134, 322), (132, 290)),
            ],
            hair,
        )

    def front(self, canvas, hair):
        canvas.poly(
            [
                (158, 226),
                *arc(240, 208, 84, 190, 350, ry=102),
                (322, 226),
                (306, 184),
                *arc(240, 172, 62, 0, 180, ry=10),
            ],
            hair,
        )


class Crop(Style):
    """Short hair, parted."""

    beards = True

    def back(self, canvas, hair):
        canvas.poly(arc(240, 216, 79, 180, 360, ry=114), hair)

    def front(self, canvas, hair):
        top = bezier((163, 214), (146, 130), (190, 96), (244, 96)) + bezier(
            (244, 96), (300, 96), (334, 130), (317, 214)
        )
        top += bezier((317, 214), (311, 180), (302, 166), (292, 158)) + bezier(
            (292, 158), (250, 168), (202, 162), (182, 160)
        )
        top += bezier((182, 160), (172, 172), (167, 188), (163, 214))
        canvas.poly(top, hair)


class Quiff(Style):
    """Short sides with volume swept up and to one side."""

    beards = True

    def back(self, canvas, hair):
        canvas.poly(arc(240, 220, 79, 180, 360, ry=100), mix(hair, INK, 0.15))

    def front(self, canvas, hair):
        canvas.poly(
            [
                (163, 220),
                *bezier((163, 220), (158, 180), (168, 160), (180, 150)),
                (304, 150),
                *bezier((304, 150), (314, 164), (322, 184), (317, 220)),
                (308, 178),
                (176, 178),
            ],
            mix(hair, INK, 0.15),
        )
        sweep = spline(
            [
                (172, 172),
                (166, 128),
                (200, 92),
                (262, 78),
                (322, 96),
                (326, 140),
                (304, 170),
                (256, 152),
                (212, 172),
            ],
            closed=True,
        )
        canvas.poly(sweep, hair)


class Curls(Style):
    """A round crown of curls."""

    beards = True

    def back(self, canvas, hair):
        for k in range(18):
            turn = math.radians(150 + 240 * k / 17)
            canvas.disc(240 + 92 * math.cos(turn), 196 + 92 * math.sin(turn), 34, hair)
        canvas.disc(240, 190, 100, hair)

    def front(self, canvas, hair):
        for k, x in enumerate(range(178, 310, 25)):
            canvas.disc(x, 150 - (14 if 0 < k < 5 else 0), 24, hair)


class Bun(Style):
    """Hair drawn up into a bun."""

    def back(self, canvas, hair):
        canvas.disc(240, 84, 44, hair)
        canvas.disc(240, 92, 40, mix(hair, INK, 0.16), 30)
        canvas.disc(240, 204, 90, hair, 104)

    def front(self, canvas, hair):
        canvas.poly(
            [
                (160, 226),
                *arc(240, 206, 82, 186, 354, ry=106),
                (320, 226),
                *bezier((318, 206), (306, 160), (272, 146), (240, 146)),
                *bezier((240, 146), (208, 146), (174, 160), (162, 206)),
            ],
            hair,
        )


class Waves(Style):
    """Shoulder-length waves, parted in the middle."""

    def back(self, canvas, hair):
        knots = [
            (240, 88),
            (316, 108),
            (352, 176),
            (346, 232),
            (370, 286),
            (350, 340),
            (362, 380),
            (300, 392),
            (180, 392),
            (118, 380),
            (130, 340),
            (110, 286),
            (134, 232),
            (128, 176),
            (164, 108),
        ]
        canvas.poly(spline(knots, closed=True), hair)

    def front(self, canvas, hair):
        for side in (-1, 1):
            lock = bezier(
                (240, 106), (240 + side * 70, 100), (240 + side * 100, 160), (240 + side * 84, 262)
            )
            lock += bezier(
                (240 + side * 84, 262), (240 + side * 76, 190), (240 + side * 50, 150), (240, 134)
            )
            canvas.poly(lock, hair)


class Braids(Style):
    """Braids gathered over both shoulders."""

    def back(self, canvas, hair):
        canvas.disc(240, 206, 96, hair, 112)
        for side in (-1, 1):
            for k in range(9):
                canvas.disc(
                    240 + side * (88 + 8 * math.sin(k * 0.9)),
                    250 + k * 20,
                    19,
                    mix(hair, INK, 0.12 * (k % 2)),
                    15,
                )

    def front(self, canvas, hair):
        canvas.poly(
            [
                (160, 226),
                *arc(240, 206, 82, 186, 354, ry=106),
                (320, 226),
                *bezier((318, 200), (300, 156), (262, 150), (240, 128)),
                *bezier((240, 128), (218, 150), (180, 156), (162, 200)),
            ],
            hair,
        )


class Scarf(Style):
    """A headscarf, in a cloth colour rather than the hair's."""

    tints = {"#2B2B2B": "#0E6B73", "#3A2418": "#A83F2B", "#1F1A24": "#6B3B4E"}

    def back(self, canvas, hair):
        cloth = self.tints.get(hair, "#3B4A6B")
        canvas.poly(
            spline(
                [
                    (240, 84),
                    (322, 112),
                    (350, 200),
                    (346, 300),
                    (374, 372),
                    (240, 410),
                    (106, 372),
                    (134, 300),
                    (130, 200),
                    (158, 112),
                ],
                closed=True,
            ),
            cloth,
        )

    def front(self, canvas, hair):
        cloth = self.tints.get(hair, "#3B4A6B")
        outer = spline(
            [
                (240, 88),
                (318, 114),
                (344, 200),
                (330, 296),
                (280, 356),
                (200, 356),
                (150, 296),
                (136, 200),
                (162, 114),
            ],
            closed=True,
        )
        hole = arc(240, 232, 66, -90, 270, ry=84)
        start = min(range(len(outer)), key=lambda k: outer[k][1] + abs(outer[k][0] - 240))
        canvas.poly([*outer[start:], *outer[: start + 1], *hole[::-1]], cloth)
        canvas.stroke(
            bezier((168, 300), (200, 350), (270, 372), (340, 356)), mix(cloth, INK, 0.25), 6
        )
        canvas.stroke(arc(240, 226, 82, 200, 340, ry=104), mix(cloth, WHITE, 0.15), 5)


class Bald(Style):
    """A shaved head with a sheen."""

    beards = True

    def front(self, canvas, hair):
        canvas.stroke(arc(240, 218, 52, 205, 250, ry=66), glass(WHITE, 0.35), 9)


class Swept(Style):
    """Short hair swept back, receding a little."""

    beards = True

    def back(self, canvas, hair):
        canvas.disc(240, 200, 84, hair, 92)

    def front(self, canvas, hair):
        canvas.poly(
            [
                (161, 222),
                *arc(240, 196, 82, 184, 356, ry=92),
                (319, 222),
                (306, 176),
                *bezier((306, 176), (290, 130), (262, 140), (240, 156)),
                *bezier((240, 156), (218, 140), (190, 130), (174, 176)),
            ],
            hair,
        )


LONG, BOB, CROP, QUIFF, CURLS, BUN = Long(), Bob(), Crop(), Quiff(), Curls(), Bun()
WAVES, BRAIDS, SCARF, BALD, SWEPT = Waves(), Braids(), Scarf(), Bald(), Swept()
STYLES = (LONG, BOB, CROP, QUIFF, CURLS, BUN, WAVES, BRAIDS, SCARF, BALD, SWEPT, CROP, WAVES)
