"""Pictures in the admin."""

import io
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from articles import pictures, renditions
from articles.models import Image
from tests import factories
from tests.admin.steps import change_page, form_data, page, words_of

ADD = "/admin/articles/image/add/"
WORDS = {
    "alt_text": "A shelf",
    "caption": "Tapes",
    "credit": "Own work",
    "focal_x": "50",
    "focal_y": "50",
}


def upload(client, content, name="tape.jpg", callbacks=None, **given):
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.post(ADD, WORDS | {"file": file} | given, follow=True)


def test_an_upload_is_kept_with_its_sizes(login, writer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        upload(login(writer), factories.picture_bytes(1000, 600))
    image = Image.objects.get()
    assert (image.width, image.height, image.uploaded_by) == (1000, 600, writer)
    made = set(image.renditions.values_list("width", "format"))
    assert made == {(width, kind) for width in (320, 640, 960) for kind in ("jpeg", "webp")}


def test_a_failure_of_the_sizes_never_loses_the_picture(
    login, writer, django_capture_on_commit_callbacks
):
    broken = mock.patch.object(renditions, "make_renditions", side_effect=OSError("disk full"))
    with broken, django_capture_on_commit_callbacks(execute=True):
        response = upload(login(writer), factories.picture_bytes())
    assert response.status_code == 200
    assert Image.objects.get().alt_text == "A shelf"


def huge():
    out = io.BytesIO()
    Pillow.new("1", (9000, 9000)).save(out, format="PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        (
            "big.jpg",
            lambda: b"\0" * (14 * 1024 * 1024),
            "This picture is 14 MB. The limit is 10 MB",
        ),
        (
            "just.jpg",
            lambda: b"\0" * (pictures.MAX_BYTES + 1),
            "This picture is 11 MB. The limit is 10 MB",
        ),
        (
            "drawing.svg",
            lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "Choose a JPEG, PNG, WebP, GIF or AVIF file",
        ),
        ("broken.jpg", lambda: factories.picture_bytes()[:400], "damaged"),
        ("wide.png", huge, "megapixels"),
        ("empty.jpg", lambda: b"", "empty"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_in_words(login, writer, name, make, words):
    response = upload(login(writer), make(), name)
    assert words in words_of(response)
    assert "Own work" in response.content.decode()
    assert not Image.objects.exists()


@pytest.mark.parametrize("name", ["x" * 300 + ".jpg", "nul\0name.jpg", "../../etc/passwd.jpg"])
def test_the_name_of_a_file_does_not_matter(login, writer, name):
    upload(login(writer), factories.picture_bytes(), name)
    assert Image.objects.get().file.name.startswith("masters/")


def test_the_focal_point_stays_inside(login, writer):
    response = upload(login(writer), factories.picture_bytes(), focal_x="101")
    assert "less than or equal to 100" in words_of(response)


def test_words_change_without_a_new_file(login, editor):
    image = factories.make_image()
    before = image.token
    login(editor).post(page("articles_image_change", image.pk), WORDS | {"caption": "New words"})
    image.refresh_from_db()
    assert (image.caption, image.token) == ("New words", before)


def test_the_admin_shows_an_unpublished_picture_to_whoever_may_see_it(
    login, client, writer, editor
):
    image = factories.make_image(uploaded_by=editor)
    address = page("articles_image_picture", image.pk)
    assert client.get(address).status_code == 302
    response = login(editor).get(address)
    assert response.headers["Content-Type"] == "image/jpeg"
    assert b"".join(response.streaming_content)[:2] == b"\xff\xd8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not getattr(login(writer).get(address), "streaming", False)


def test_a_missing_file_is_no_error(login, editor):
    image = factories.make_image()
    image.file.storage.delete(image.file.name)
    for query in ("", "?w=x", "?w=" + "9" * 50):
        response = login(editor).get(page("articles_image_picture", image.pk) + query)
        assert not getattr(response, "streaming", False)


@pytest.mark.parametrize("where", ["lead", "body"])
def test_a_picture_in_use_is_not_deleted(login, editor, where):
    image = factories.make_image()
    article = factories.make_article(status="draft", headline="Uses it")
    if where == "lead":
        article.lead_image = image
        article.save()
    else:
        article.body_images.add(image)
    client = login(editor)
    response = client.post(page("articles_image_delete", image.pk), {"post": "yes"}, follow=True)
    assert "Uses it" in words_of(response)
    many = {"action": "delete_selected", "_selected_action": [image.pk], "post": "yes"}
    client.post("/admin/articles/image/", many)
    assert Image.objects.exists()
    article.delete()
    client.post(page("articles_image_delete", image.pk), {"post": "yes"})
    assert not Image.objects.exists()


def test_a_writer_changes_own_unused_pictures_only(login, writer, editor):
    own = factories.make_image(uploaded_by=writer)
    used = factories.make_image(uploaded_by=writer)
    factories.make_article(lead_image=used)
    client = login(writer)
    for image in (own, used):
        client.post(page("articles_image_change", image.pk), WORDS | {"caption": "Changed"})
    assert Image.objects.get(pk=own.pk).caption == "Changed"
    assert Image.objects.get(pk=used.pk).caption == ""


def test_a_picture_that_readers_see_stays_described(login, editor):
    image = factories.make_image()
    factories.make_article(lead_image=image, headline="Uses it")
    client = login(editor)
    address = page("articles_image_change", image.pk)
    response = client.post(address, WORDS | {"alt_text": "", "caption": "Typed"})
    assert "it stands in “Uses it”" in words_of(response)
    assert "Typed" in response.content.decode()
    image.refresh_from_db()
    assert image.alt_text == "A shelf of tapes"
    client.post(address, WORDS | {"alt_text": "", "is_decorative": "on"})
    image.refresh_from_db()
    assert image.is_decorative


def test_a_moderator_has_no_pictures(login, moderator):
    image = factories.make_image()
    client = login(moderator)
    addresses = ("/admin/articles/image/", "/admin/articles/image/recent/")
    for address in (*addresses, page("articles_image_picture", image.pk)):
        assert str(image.token) not in client.get(address).content.decode(errors="replace")
    upload(client, factories.picture_bytes())
    assert Image.objects.count() == 1


def test_a_picture_can_be_placed_in_the_body(login, writer):
    image = factories.make_image(uploaded_by=writer)
    article = factories.make_article(status="draft", owner=writer)
    body = f'<p>Words.</p><figure data-embed="image" data-ref="{image.token}"></figure>'
    client = login(writer)
    client.post(change_page(article), form_data(article, body=body) | {"_save": "1"})
    article.refresh_from_db()
    assert article.body == body
    assert list(article.body_images.all()) == [image]
    assert image.token in client.get(change_page(article)).content.decode()
