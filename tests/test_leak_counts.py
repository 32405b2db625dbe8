"""Promise 1, where readers may see something: hidden articles shift no count and no page, and a
picture that is public tells nothing of its file."""

import re

import pytest
from PIL import Image as Pillow

from articles.renditions import make_renditions
from tests.aviary import STATES, hidden_article, public_article
from tests.factories import make_image, picture_bytes

pytestmark = pytest.mark.django_db


def test_counts_and_pages_do_not_shift_for_what_is_hidden(client):
    public = public_article()
    pages = ["/", "/section/news/", "/archive/", "/takeaways/", "/corrections/", "/tag/power/"]
    pages += ["/feed/", "/feed.json", "/sitemap.xml", "/sitemap-pages.xml", "/news-sitemap.xml"]
    pages += [
        "/experts/",
        "/authors/",
        "/author/ana-ortega/",
        "/expert/yuki-tanabe/",
        public.get_absolute_url(),
    ]
    pages += [f"/{public.first_published_on.year}/"]
    before = {page: client.get(page).content for page in pages}
    for state in STATES[:-1]:  # changes are beside an article that counts
        hidden_article(state)
    for page, content in before.items():
        assert client.get(page).content == content, page


def test_a_public_picture_says_nothing_of_its_file(client):
    """Cameras and editors write words into a file; readers get the picture alone."""
    named = picture_bytes(comment=b"canary", exif=exif_of_canary())
    assert named.count(b"canary") == 2
    picture = make_image(content=named, name="canary.jpg")
    make_renditions(picture)
    page = client.get(public_article(lead_image=picture).get_absolute_url())
    served = set(re.findall(rf"/media/{picture.token}/[0-9]+\.[a-z]+", page.content.decode()))
    assert {path.rpartition(".")[2] for path in served} >= {"webp", "jpg"}
    for path in served:
        response = client.get(path)
        assert response.status_code == 200
        assert b"canary" not in response.getvalue(), path
        assert "canary" not in f"{response.headers}", path
    assert b"canary" not in page.content


def exif_of_canary():
    exif = Pillow.Exif()
    exif[0x010E] = "canary"  # what the picture shows
    return exif
