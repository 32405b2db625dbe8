"""What the people in the portraits wear."""

from newsroom.demo.pictures_canvas import INK, WHITE, mix
from newsroom.demo.pictures_shapes import (
    bezier,
)


def _shoulders(canvas, coat):
    """The plain shape of shoulders and chest."""
    left = bezier((54, 490), (60, 388), (132, 342), (240, 342))
    right = bezier((240, 342), (348, 342), (420, 388), (426, 490))
    canvas.poly(left + right, coat)
    return left + right


def _blazer(canvas, coat, shirt, skin):
    """A jacket with lapels over a shirt."""
    _shoulders(canvas, coat)
    canvas.poly([(184, 346), (296, 346), (240, 470)], shirt)
    canvas.poly([(196, 340), (284, 340), (240, 412)], skin)
    dark = mix(coat, INK, 0.28)
    for side in (-1, 1):
        lapel = [
            (240 + side * 50, 338),
            (240 + side * 88, 362),
            (240 + side * 70, 398),
            (240 + side * 84, 410),
            (240, 486),
        ]
        canvas.poly(lapel, dark)
        collar = [
            (240 + side * 40, 330),
            (240 + side * 62, 350),
            (240 + side * 28, 402),
            (240 + side * 4, 398),
        ]
        canvas.poly(collar, mix(shirt, WHITE, 0.3))


def _collar(canvas, coat, shirt, skin):
    """A jersey with a V of shirt, as in the paper's first portraits."""
    _shoulders(canvas, coat)
    canvas.poly([(200, 338), (280, 338), (240, 408)], skin)
    for side in (-1, 1):
        canvas.poly([(240 + side * 46, 342), (240 + side * 68, 352), (240, 452), (240, 404)], shirt)


def _crew(canvas, coat, shirt, skin):
    """A round-necked jumper with a band of shirt."""
    shape = _shoulders(canvas, coat)
    with canvas.inside(shape):
        canvas.disc(240, 336, 68, mix(coat, INK, 0.25), 56)
    canvas.disc(240, 334, 56, shirt, 46)
    canvas.disc(240, 332, 48, skin, 38)


def _roll(canvas, coat, shirt, skin):
    """A roll-neck jumper under an open jacket."""
    _shoulders(canvas, coat)
    canvas.poly([(180, 344), (300, 344), (318, 490), (162, 490)], mix(shirt, INK, 0.06))
    canvas.rect(190, 314, 100, 48, shirt, 16)
    canvas.rect(190, 340, 100, 22, mix(shirt, INK, 0.12), 11)
    for side in (-1, 1):
        canvas.poly(
            [
                (240 + side * 60, 340),
                (240 + side * 92, 362),
                (240 + side * 62, 490),
                (240 + side * 40, 490),
            ],
            mix(coat, INK, 0.25),
        )


def _button_up(canvas, coat, shirt, skin):
    """An open-necked shirt with buttons."""
    _shoulders(canvas, coat)
    canvas.poly([(194, 338), (286, 338), (240, 396)], skin)
    canvas.rect(234, 392, 12, 90, mix(coat, INK, 0.18))
    for side in (-1, 1):
        canvas.poly(
            [(240 + side * 44, 328), (240 + side * 72, 348), (240 + side * 40, 402), (240, 394)],
            mix(coat, WHITE, 0.3),
        )
    for y in (418, 452):
        canvas.disc(240, y, 5, shirt)


CLOTHES = (_blazer, _collar, _crew, _roll, _button_up)
