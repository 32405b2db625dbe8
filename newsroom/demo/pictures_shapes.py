"""Outlines and paths as lists of points: curves, hills, arcs and solids in isometric view."""

import math


def arc(x, y, radius, start, end, ry=None, steps=48):
    """Points along a circle or an oval; degrees run clockwise from three o'clock."""
    ry = radius if ry is None else ry
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + radius * math.cos(turn), y + ry * math.sin(turn)) for turn in turns]


def bezier(start, lead, trail, end, steps=40):
    """Points along a cubic curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(tuple(a * start[k] + b * lead[k] + c * trail[k] + d * end[k] for k in (0, 1)))
    return points


def spline(knots, steps=14, *, closed=False):
    """A smooth path through every knot."""
    ends = [knots[-1], *knots, knots[0], knots[1]] if closed else [knots[0], *knots, knots[-1]]
    points = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        lead = tuple(b[k] + (c[k] - a[k]) / 6 for k in (0, 1))
        trail = tuple(c[k] - (d[k] - b[k]) / 6 for k in (0, 1))
        points += bezier(b, lead, trail, c, steps)[:-1]
    return points if closed else [*points, knots[-1]]


def sag(start, end, drop, steps=24):
    """A cable hanging from ``start`` to ``end``."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        y = start[1] + (end[1] - start[1]) * t + drop * 4 * t * (1 - t)
        points.append((start[0] + (end[0] - start[0]) * t, y))
    return points


def hills(rng, base, height, length=520, left=-20, right=1620):
    """A rolling skyline from left to right, as an open path."""
    waves = [
        (height * share, length * share * rng.uniform(0.8, 1.2), rng.uniform(0, 6.3))
        for share in (1, 0.5, 0.27)
    ]
    path = []
    for x in range(left, right + 10, 10):
        rise = sum(size * math.sin(x / wide * math.tau + turn) for size, wide, turn in waves)
        path.append((x, base - rise))
    return path


def ground(path, floor=920):
    """Close a skyline down to ``floor``."""
    return [*path, (path[-1][0], floor), (path[0][0], floor)]


def box(x, y, width, height):
    """A rectangle's corners."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def pill(x, y, width, height, radius=None):
    """A rectangle with round corners, as points."""
    r = min(width, height) / 2 if radius is None else radius
    corners = (
        (x + width - r, y + r, -90),
        (x + width - r, y + height - r, 0),
        (x + r, y + height - r, 90),
        (x + r, y + r, 180),
    )
    return [
        point for cx, cy, turn in corners for point in arc(cx, cy, r, turn, turn + 90, steps=10)
    ]


def ribbon(path, width):
    """The outline of a band ``width`` wide along a path; ``width`` may be a function of 0..1."""
    left, right = [], []
    last = len(path) - 1
    for step, (x, y) in enumerate(path):
        before, after = path[max(step - 1, 0)], path[min(step + 1, last)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = math.hypot(dx, dy) or 1
        half = (width(step / last) if callable(width) else width) / 2
        left.append((x - dy / size * half, y + dx / size * half))
        right.append((x + dy / size * half, y - dx / size * half))
    return left + right[::-1]


class Isometric:
    """A view from above one corner: x runs down right, y down left, z up."""

    def __init__(self, x, y, unit):
        self.x, self.y, self.unit = x, y, unit

    def at(self, x, y, z=0):
        """Where a place in space falls on the sheet."""
        return (self.x + (x - y) * 0.866 * self.unit, self.y + ((x + y) * 0.5 - z) * self.unit)

    def flat(self, x, y, wide, deep, z=0):
        """A level rectangle."""
        return [
            self.at(x, y, z),
            self.at(x + wide, y, z),
            self.at(x + wide, y + deep, z),
            self.at(x, y + deep, z),
        ]

    def left(self, x, y, wide, low, high):
        """An upright wall facing down left, along x at depth y."""
        return [
            self.at(x, y, high),
            self.at(x + wide, y, high),
            self.at(x + wide, y, low),
            self.at(x, y, low),
        ]

    def right(self, x, y, deep, low, high):
        """An upright wall facing down right, along y at x."""
        return [
            self.at(x, y, high),
            self.at(x, y + deep, high),
            self.at(x, y + deep, low),
            self.at(x, y, low),
        ]

    def block(self, canvas, place, size, colours):
        """A solid at ``place`` of ``size``; colours for its top, left and right sides."""
        (x, y, z), (wide, deep, tall), (top, left, right) = place, size, colours
        canvas.poly(self.left(x, y + deep, wide, z, z + tall), left)
        canvas.poly(self.right(x + wide, y, deep, z, z + tall), right)
        canvas.poly(self.flat(x, y, wide, deep, z + tall), top)
