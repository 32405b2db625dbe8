"""The paper, the paints and the pens that every demonstration picture is drawn with.

A Canvas is measured in the finished picture's units (1600 by 900) but painted at twice that size,
so that edges come out smooth. A colour is "#RRGGBB", or "#RRGGBBAA" where something shines through.
"""

import contextlib
import math

from PIL import Image, ImageChops, ImageColor, ImageDraw

from newsroom.demo.pictures_shapes import ribbon

WIDTH, HEIGHT, SCALE = 1600, 900, 2

INK, NIGHT = "#16191D", "#0B2230"
DEEP, DUSK, PINE, TEAL, SEA = "#07333A", "#0B4650", "#0E454E", "#0E6B73", "#2E8C92"
PALE, MIST, CREAM, SAND, PAPER = "#BFDCDA", "#DCE9E7", "#F4EDE1", "#E9E1D2", "#FBF8F1"
SUN, HONEY, ORANGE, CLAY, BRICK = "#F2C230", "#F7DE8E", "#E98A4B", "#D9532C", "#A83F2B"
PEACH, ROSE, LILAC, PLUM, NAVY = "#E7B894", "#F3D3BC", "#CFC8E0", "#6B3B4E", "#3B4A6B"
SAGE, MOSS, WHITE = "#C9D8B6", "#7FA07A", "#FFFFFF"


def mix(one, other, share):
    """The opaque colour ``share`` of the way from ``one`` to ``other``."""
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def glass(colour, opacity):
    """``colour`` made see-through: 0 is clear, 1 is solid."""
    return f"{colour[:7]}{round(opacity * 255):02X}"


def _split(colour):
    """A colour as its solid part and its opacity from 0 to 255."""
    red, green, blue, *alpha = ImageColor.getrgb(colour)
    return (red, green, blue), (alpha[0] if alpha else 255)


def _ramp(size, stops, across):
    """An image running through ``stops`` and the mask of its opacity, both of ``size``."""
    length = size[0] if across else size[1]
    pixels, alphas = [], []
    parts = [(place, *_split(colour)) for place, colour in stops]
    for step in range(length):
        at = step / max(length - 1, 1)
        low, high = _between(parts, at)
        share = 0 if high[0] == low[0] else (at - low[0]) / (high[0] - low[0])
        pixels.append(
            tuple(round(a + (b - a) * share) for a, b in zip(low[1], high[1], strict=True))
        )
        alphas.append(round(low[2] + (high[2] - low[2]) * share))
    shape = (length, 1) if across else (1, length)
    strip, mask = Image.new("RGB", shape), Image.new("L", shape)
    strip.putdata(pixels)
    mask.putdata(alphas)
    return strip.resize(size, Image.Resampling.NEAREST), mask.resize(size, Image.Resampling.NEAREST)


def _between(parts, at):
    """The two neighbouring stops that ``at`` lies between."""
    for low, high in zip(parts, parts[1:], strict=False):
        if at <= high[0]:
            return (low, high) if at >= low[0] else (low, low)
    return parts[-1], parts[-1]


class Canvas:
    """One sheet with pens for shapes, strokes, gradients and light."""

    def __init__(self, background, width=WIDTH, height=HEIGHT):
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), background)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def finished(self):
        """The sheet at its final size, smoothed."""
        return self.image.resize(
            (self.width, self.height), Image.Resampling.LANCZOS, reducing_gap=2.0
        )

    # Flat shapes

    def rect(self, x, y, width, height, colour, radius=0):
        """A rectangle from its top left corner."""
        box = [x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1]
        if width <= 0 or height <= 0:
            return
        if radius:
            self.pen.rounded_rectangle(box, radius * SCALE, fill=colour)
        else:
            self.pen.rectangle(box, fill=colour)

    def disc(self, x, y, radius, colour, ry=None):
        """A filled circle, or an oval when ``ry`` is given."""
        ry = radius if ry is None else ry
        box = [(x - radius) * SCALE, (y - ry) * SCALE, (x + radius) * SCALE, (y + ry) * SCALE]
        self.pen.ellipse(box, fill=colour)

    def ring(self, x, y, radius, width, colour):
        """A circle's outline, ``width`` thick inward."""
        box = [(x - radius) * SCALE, (y - radius) * SCALE]
        box += [(x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.ellipse(box, outline=colour, width=round(width * SCALE))

    def poly(self, points, colour):
        """A filled outline."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    # Strokes

    def stroke(self, points, colour, width, *, caps=True):
        """A line through ``points`` with round joints and, unless refused, round ends."""
        solid, alpha = _split(colour)
        if alpha == 255:
            _stroke(self.pen, points, solid, width, caps=caps)
            return
        box = self._box(points, width)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        shifted = [(x - box[0] / SCALE, y - box[1] / SCALE) for x, y in points]
        _stroke(ImageDraw.Draw(mask), shifted, alpha, width, caps=caps)
        self.image.paste(solid, box, mask)

    # Gradients and light

    def shade(self, points, stops, *, across=False):
        """An outline filled with a gradient running down it, or ``across`` it.

        ``stops`` are (place from 0 to 1, colour) pairs; the gradient spans the whole outline.
        """
        box = self._box(points)
        size = (box[2] - box[0], box[3] - box[1])
        if min(size) <= 0:
            return
        fill, opacity = _ramp(size, stops, across)
        mask = Image.new("L", size)
        shifted = [(x * SCALE - box[0], y * SCALE - box[1]) for x, y in points]
        ImageDraw.Draw(mask).polygon(shifted, fill=255)
        self.image.paste(fill, box, ImageChops.multiply(mask, opacity))

    def sky(self, *stops, top=0, bottom=None):
        """A gradient the full width of the sheet, from ``top`` to ``bottom``."""
        bottom = self.height if bottom is None else bottom
        box = (0, round(top * SCALE), self.width * SCALE, round(bottom * SCALE))
        fill, opacity = _ramp((box[2], box[3] - box[1]), stops, across=False)
        self.image.paste(fill, box, opacity)

    def glow(self, x, y, radius, colour):
        """Light that fades outwards from a point."""
        solid, alpha = _split(colour)
        size = round(radius * 2 * SCALE)
        falloff = Image.radial_gradient("L").point(
            [round(alpha * max(0.0, 1 - level / 181) ** 2) for level in range(256)]
        )
        mask = falloff.resize((size, size), Image.Resampling.BICUBIC)
        corner = (round((x - radius) * SCALE), round((y - radius) * SCALE))
        self.image.paste(solid, corner, mask)

    @contextlib.contextmanager
    def inside(self, points):
        """Keep what is painted in the block only within the outline."""
        box = self._box(points)
        before = self.image.copy()
        yield
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        shifted = [(x * SCALE - box[0], y * SCALE - box[1]) for x, y in points]
        ImageDraw.Draw(mask).polygon(shifted, fill=255)
        before.paste(self.image.crop(box), box, mask)
        self.image.paste(before)

    def _box(self, points, margin=0):
        """The pixels around ``points``, cut to a little more than the sheet."""
        across, down = zip(*points, strict=True)
        left = max(min(across) - margin, 0)
        top = max(min(down) - margin, 0)
        right = min(max(across) + margin, self.width)
        bottom = min(max(down) + margin, self.height)
        right, bottom = max(right, left), max(bottom, top)
        corner = (math.floor(left * SCALE), math.floor(top * SCALE))
        return (*corner, math.ceil(right * SCALE), math.ceil(bottom * SCALE))


def _stroke(pen, points, fill, width, *, caps):
    """Draw one thick line with ``pen``, in pixels."""
    thick = max(1, round(width * SCALE))
    path = [(x * SCALE, y * SCALE) for x, y in points]
    pen.line(path, fill=fill, width=thick, joint="curve" if thick > 3 else None)
    if thick > 12 and len(path) > 3:  # Pillow leaves hairlines between the joints of wide bends
        pen.polygon(ribbon(path, thick - 1), fill=fill)
    if caps and thick > 3:
        for x, y in (path[0], path[-1]):
            r = thick / 2 - 0.5
            pen.ellipse([x - r, y - r, x + r, y + r], fill=fill)
