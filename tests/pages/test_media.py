import pytest

from articles.body import embed_html
from articles.publish import withdraw
from articles.snapshot import link_body_images
from tests.factories import ago, make_account, make_article, make_author, make_expert, make_section

pytestmark = pytest.mark.django_db


def path(image, name="320.jpg"):
    return f"/media/{image.token}/{name}"


@pytest.mark.parametrize(
    "name,kind", [("320.jpg", "jpeg"), ("640.jpg", "jpeg"), ("320.webp", "webp")]
)
def test_a_picture_of_a_public_article_is_served(client, picture, name, kind):
    image = picture()
    make_article(lead_image=image)
    response = client.get(path(image, name))
    assert response.status_code == 200
    assert response["Content-Type"] == f"image/{kind}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in response
    assert len(response.content) > 100
    again = client.get(path(image, name), HTTP_IF_NONE_MATCH=response["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(path(image, name)).status_code == 200


def test_a_picture_is_public_while_some_public_page_shows_it(client, picture):
    image = picture()
    make_section()  # stands in the menu of any page, the unknown one's too
    unknown = client.get("/media/aaaaaaaaaaaaaaaa/320.jpg")

    def is_hidden():
        response = client.get(path(image))
        same = (response.content, response.headers) == (unknown.content, unknown.headers)
        return response.status_code == 404 and same

    assert is_hidden()
    make_article(status="draft", lead_image=image)
    make_article(published_at=ago(days=-1), lead_image=image)
    assert is_hidden()
    article = make_article(lead_image=image)
    assert client.get(path(image)).status_code == 200
    withdraw(article, by=make_account("p"), reason="Wrong.")
    assert is_hidden()


def test_pictures_in_the_text_and_portraits_are_public_with_their_pages(client, picture):
    inside, author, expert = picture(), picture(), picture()
    make_author("Ana", portrait=author)
    make_expert("Yuki", portrait=expert)
    for image in (inside, author, expert):
        assert client.get(path(image)).status_code == 404
    article = make_article(
        authors=[make_author("Ana")],
        quotes=[{"expert": make_expert("Yuki")}],
        body="<p>One.</p>" + embed_html("image", inside.token),
    )
    link_body_images(article)
    for image in (inside, author, expert):
        assert client.get(path(image)).status_code == 200


def test_sizes_and_formats_that_do_not_exist_are_unknown(client, picture):
    image = picture()
    make_article(lead_image=image)
    for name in (
        "321.jpg",
        "1920.jpg",
        "320.avif",
        "320.png",
        "320.svg",
        "0320.jpg",
        "master.jpg",
        ".jpg",
    ):
        assert client.get(path(image, name)).status_code == 404
    assert client.get(f"/media/masters/{image.token}.jpg").status_code == 404


def test_a_lost_file_is_unknown_and_no_error(client, picture):
    image = picture()
    make_article(lead_image=image)
    rendition = image.renditions.get(format="jpeg", width=320)
    rendition.file.storage.delete(rendition.file.name)
    assert client.get(path(image)).status_code == 404
