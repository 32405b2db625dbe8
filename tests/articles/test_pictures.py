"""Pictures: what is taken, what is kept, what is made of it."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from articles import pictures
from articles.models import Image, Rendition
from articles.pictures import UnusablePicture
from articles.renditions import make_missing, make_renditions
from tests.factories import make_image, picture_bytes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
@pytest.mark.django_db
def test_five_formats_are_taken_and_kept_as_jpeg(format):
    image = make_image(content=picture_bytes(format=format), name="upload.bin")
    with image.file.open() as file:
        assert Pillow.open(file).format == "JPEG"
    assert (image.width, image.height) == (640, 400)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SVG, "Choose a JPEG"),
        (b"", "Choose a JPEG"),
        (b"GIF89a" + b"\0" * 40, "damaged|Choose"),
        (picture_bytes()[:300], "damaged"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "Choose a JPEG"),
        (picture_bytes(format="BMP"), "Choose a JPEG"),
    ],
)
@pytest.mark.django_db
def test_anything_else_is_refused_in_words_and_leaves_no_row(content, words):
    with pytest.raises(UnusablePicture, match=words):
        make_image(content=content)
    assert not Image.objects.exists()


def test_a_flood_of_pixels_is_refused_before_it_is_decoded():
    bomb = io.BytesIO()
    Pillow.new("1", (20_000, 20_000)).save(bomb, format="PNG")
    with pytest.raises(UnusablePicture, match="megapixels|pixels"):
        pictures.open_picture(bomb)


@pytest.mark.django_db
def test_the_camera_tells_nothing_and_the_picture_stands_upright():
    exif = Pillow.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A camera maker"
    exif.get_ifd(0x8825)[1] = "N"
    image = make_image(content=picture_bytes(width=640, height=400, exif=exif, comment=b"me"))
    assert (image.width, image.height) == (400, 640)
    make_renditions(image, formats=list(Rendition.Format))
    for file in [image.file, *(each.file for each in image.renditions.all())]:
        with file.open() as stored:
            data = stored.read()
        assert not Pillow.open(io.BytesIO(data)).getexif()
        assert b"A camera maker" not in data
        assert b"Exif" not in data


@pytest.mark.django_db
def test_transparent_parts_become_white():
    out = io.BytesIO()
    Pillow.new("RGBA", (40, 40), (255, 0, 0, 0)).save(out, format="PNG")
    image = make_image(content=out.getvalue())
    with image.file.open() as file:
        assert min(Pillow.open(file).getpixel((5, 5))) > 250


@pytest.mark.django_db
def test_renditions_are_never_wider_than_the_picture_and_made_once():
    image = make_image(content=picture_bytes(1000, 500))
    assert make_renditions(image) == 6
    assert make_renditions(image) == 0
    sizes = set(image.renditions.values_list("width", "height", "format"))
    assert sizes == {
        (width, width // 2, each) for width in (320, 640, 960) for each in ("jpeg", "webp")
    }


@pytest.mark.django_db
def test_five_widths_of_a_large_picture():
    image = make_image(content=picture_bytes(4000, 3000))
    assert image.width == pictures.MASTER_WIDTH
    make_renditions(image, formats=["jpeg"])
    widths = image.renditions.order_by("width").values_list("width", flat=True)
    assert list(widths) == [320, 640, 960, 1280, 1920]


@pytest.mark.django_db
def test_the_work_loop_makes_what_is_missing_and_then_rests():
    image = make_image(content=picture_bytes(700, 500))
    make_renditions(image)
    assert make_missing() == 2
    assert set(image.renditions.values_list("format", flat=True)) == {"avif", "webp", "jpeg"}
    assert make_missing() == 0


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_keeps_no_other_picture_waiting():
    lost, sound = make_image(), make_image()
    lost.file.storage.delete(lost.file.name)
    assert make_missing() > 0
    assert not lost.renditions.exists()
    assert sound.renditions.exists()
    assert make_missing() == 0


@pytest.mark.django_db
def test_another_file_is_another_picture_with_another_address():
    image = make_image()
    make_renditions(image)
    token = image.token
    image.file = ContentFile(picture_bytes(800, 300), name="new.jpg")
    image.save()
    assert image.token != token
    make_renditions(image)
    assert {each.height for each in Rendition.objects.filter(token=image.token)} == {120, 240}
