"""Safe decoding and encoding of pictures. No database here.

Only five formats are ever decoded, by name: Pillow knows more than thirty, some of which start
other programs. What is stored is always encoded anew, upright, without the camera's metadata.
"""

import io
import warnings

from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

DECODED = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
MASTER_WIDTH = 2560
WIDTHS = (320, 640, 960, 1280, 1920)
# AVIF at speed 8 is 25 times faster than at 4 for a few per cent of size.
ENCODERS = {
    "jpeg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
    "webp": {"format": "WEBP", "quality": 78, "method": 3},
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
}
EXTENSIONS = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}
CONTENT_TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}


class UnusablePicture(ValueError):
    """The file is no picture we take; the message says why, to a person."""


def open_picture(file):
    """A decoded, upright RGB picture of ``file``, at most MASTER_WIDTH wide.

    Raise UnusablePicture for anything else than a sound JPEG, PNG, WebP, GIF or AVIF within
    MAX_PIXELS; an animation gives its first frame.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture = Pillow.open(file, formats=DECODED)
            _check_size(picture)
            picture.draft("RGB", (MASTER_WIDTH, MASTER_WIDTH))
            picture.load()
    except UnusablePicture:
        raise
    except UnidentifiedImageError as error:
        raise UnusablePicture("Choose a JPEG, PNG, WebP, GIF or AVIF file") from error
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise UnusablePicture("This picture has too many pixels to open safely") from error
    except Exception as error:  # Pillow's decoders raise whatever their libraries do
        raise UnusablePicture("This picture is damaged and cannot be opened") from error
    return _upright_rgb(picture)


def _check_size(picture):
    width, height = picture.size
    if width * height > MAX_PIXELS:
        millions = round(width * height / 1_000_000)
        limit = MAX_PIXELS // 1_000_000
        raise UnusablePicture(f"This picture has {millions} megapixels. The limit is {limit}")


def _upright_rgb(picture):
    picture = ImageOps.exif_transpose(picture)
    if picture.width > MASTER_WIDTH:
        height = max(1, round(picture.height * MASTER_WIDTH / picture.width))
        picture = picture.resize((MASTER_WIDTH, height), Pillow.Resampling.LANCZOS, reducing_gap=2)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        white = Pillow.new("RGB", picture.size, "#fff")
        white.paste(picture, mask=picture.getchannel("A"))
        return white
    return picture.convert("RGB")


def encode(picture, encoder):
    """The bytes of ``picture`` in ``encoder``, one of ENCODERS, without any metadata."""
    out = io.BytesIO()
    bare = picture.copy()
    bare.info = {}
    bare.save(out, **ENCODERS[encoder])
    return out.getvalue()


def master(picture):
    """The bytes kept in place of the upload: JPEG of high quality."""
    out = io.BytesIO()
    bare = picture.copy()
    bare.info = {}
    bare.save(out, format="JPEG", quality=90, optimize=True)
    return out.getvalue()


def widths_for(width):
    """The widths to offer of a picture ``width`` pixels wide; never wider than it is."""
    return [each for each in WIDTHS if each <= width] or [width]


def resized(picture, width):
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=2)
