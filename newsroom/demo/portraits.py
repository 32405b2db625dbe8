"""Flat portraits of invented people: shoulders, hair and a friendly, featureless face."""

import math
import random
from typing import NamedTuple

from PIL import ImageColor

from newsroom.demo import portraits_hair as hair
from newsroom.demo.pictures_canvas import INK, WHITE, Canvas, glass, mix
from newsroom.demo.pictures_shapes import arc, bezier, box
from newsroom.demo.portraits_clothes import CLOTHES

SIDE = 480
SKINS = ("#F1C9A5", "#E7B894", "#D29B73", "#B57B52", "#8A5A3C", "#5F3B28")
DARK_HAIR = ("#2B2B2B", "#3A2418", "#1F1A24")
FAIR_HAIR = ("#7A4A25", "#B5652E", "#D8A648", "#5A3A28")
GREY_HAIR = ("#A9A9A6", "#E4DED6", "#77787C")
GROUNDS = ("#F2C230", "#CFC8E0", "#C9D8B6", "#BFDCDA", "#F3C6B0", "#7FB9B6", "#E98A4B")
GROUNDS += ("#E9E1D2", "#B9C7E0")
COATS = ("#3B4A6B", "#6B3B4E", "#0B4650", "#D9532C", "#0E6B73", "#F4EDE1", "#2E3A40")
COATS += ("#F2C230", "#7FA07A")
SHIRTS = ("#FFFFFF", "#F4EDE1", "#BFDCDA", "#F7DE8E", "#16191D")
FRAMES = (INK, "#6B3B2E", "#0B4650")


class Look(NamedTuple):
    """What somebody's head looks like."""

    skin: str
    hair: str
    style: object
    beard: bool = False
    glasses: bool = False


# The paper's own people sit for their portraits; anybody else's look is drawn by lot.
SITTERS = {
    "hester-quayle": Look(SKINS[0], GREY_HAIR[0], hair.BOB, glasses=True),
    "ebba-nakamura-lund": Look(SKINS[1], DARK_HAIR[0], hair.LONG),
    "zoe-wisniewska": Look(SKINS[0], FAIR_HAIR[1], hair.CURLS, glasses=True),
    "kwabena-asante-reid": Look(SKINS[5], DARK_HAIR[2], hair.CROP, beard=True),
    "mirela-dragomir": Look(SKINS[1], FAIR_HAIR[0], hair.WAVES),
    "tariq-benhaddou": Look(SKINS[2], DARK_HAIR[1], hair.CURLS, beard=True),
    "sven-olov-harkonen": Look(SKINS[0], FAIR_HAIR[2], hair.SWEPT, beard=True),
    "rafaela-quintanilha": Look(SKINS[2], DARK_HAIR[1], hair.BUN),
    "matteo-zanardelli": Look(SKINS[1], GREY_HAIR[0], hair.QUIFF, glasses=True),
    "nneka-obiakor": Look(SKINS[5], DARK_HAIR[0], hair.CURLS),
    "callum-threlfall": Look(SKINS[0], FAIR_HAIR[1], hair.CROP, glasses=True),
    "ayse-karabulut": Look(SKINS[1], DARK_HAIR[1], hair.WAVES, glasses=True),
    "shanthi-veluppillai": Look(SKINS[4], GREY_HAIR[2], hair.BRAIDS),
    "joaquim-ferrer": Look(SKINS[1], DARK_HAIR[0], hair.BALD, beard=True, glasses=True),
    "lindiwe-ngcongo": Look(SKINS[4], DARK_HAIR[2], hair.BUN, glasses=True),
    "dang-minh-chau": Look(SKINS[2], DARK_HAIR[2], hair.BOB),
    "salma-el-khatibi": Look(SKINS[2], DARK_HAIR[0], hair.SCARF),
}


def portrait(seed):
    """A picture 480 pixels square of somebody who is always the same for the same seed."""
    rng = random.Random(f"portrait {seed}")  # noqa: S311 - it picks a hair cut, and keeps no secret
    look = SITTERS.get(seed) or _by_lot(rng)
    ground = rng.choice(_apart(GROUNDS, (look.skin, look.hair)))
    coat = rng.choice(_apart(COATS, (ground, look.skin, look.hair)))
    shirt = rng.choice(_apart(SHIRTS, (coat, look.skin)))
    canvas = Canvas(ground, SIDE, SIDE)
    canvas.disc(240, 250, 196, glass(WHITE, 0.16))
    look.style.back(canvas, look.hair)
    rng.choice(CLOTHES)(canvas, coat, shirt, look.skin)
    _face(canvas, look.skin)
    if look.beard:
        _beard(canvas, look.hair, look.skin)
    look.style.front(canvas, look.hair)
    if look.glasses:
        _glasses(canvas, rng.choice(FRAMES))
    return canvas.finished()


def _by_lot(rng):
    """A look that hangs together: mostly dark hair, sometimes fair on fair skin, or grey."""
    skin, style = rng.choice(SKINS), rng.choice(hair.STYLES)
    colours = DARK_HAIR
    if rng.random() < 0.2:
        colours = GREY_HAIR
    elif skin in SKINS[:3] and rng.random() < 0.6:
        colours = FAIR_HAIR
    beard, glasses = style.beards and rng.random() < 0.45, rng.random() < 0.36
    return Look(skin, rng.choice(colours), style, beard, glasses)


def _apart(colours, others):
    """Those of ``colours`` that stand out from all ``others``."""
    return [
        colour for colour in colours if all(_distance(colour, other) > 72 for other in others)
    ] or colours


def _distance(one, other):
    """How far apart two colours are."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return math.dist(*zip(*pairs, strict=True))


def _face(canvas, skin):
    """Neck, ears and face, with a shadow under the chin, a soft cheek and a small smile."""
    shade = mix(skin, "#5A2418", 0.22)
    canvas.poly([*box(200, 276, 80, 70)[:2], *arc(240, 350, 40, 0, 180, ry=34)], skin)
    canvas.poly([(200, 296), (280, 296), (280, 316), *arc(240, 312, 40, 0, 180, ry=26)], shade)
    for x in (167, 313):
        canvas.disc(x, 232, 14, shade, 21)
    canvas.disc(240, 224, 75, skin, 93)
    canvas.stroke(arc(240, 262, 26, 25, 155, ry=18), mix(skin, "#5A2418", 0.45), 4.5)


def _beard(canvas, tone, skin):
    """A full short beard that leaves the smile free."""
    jaw = [(165, 224), *arc(240, 238, 76, 180, 0, ry=84), (315, 224)]
    inner = [
        (302, 250),
        *bezier((296, 262), (276, 238), (260, 246), (240, 246)),
        *bezier((240, 246), (220, 246), (204, 238), (184, 262)),
        (178, 250),
    ]
    canvas.poly(jaw + inner, tone)
    canvas.stroke(arc(240, 264, 24, 25, 155, ry=15), mix(skin, tone, 0.2), 5)


def _glasses(canvas, frame):
    """Round spectacles."""
    for x in (206, 274):
        canvas.disc(x, 226, 29, glass(WHITE, 0.22))
        canvas.ring(x, 226, 31, 6, frame)
    canvas.stroke(arc(240, 226, 8, 200, 340), frame, 5)
    for x, end in ((176, 164), (304, 316)):
        canvas.stroke([(x, 220), (end, 216)], frame, 5)
