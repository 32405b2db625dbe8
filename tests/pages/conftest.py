import json
import re

import pytest

from articles.renditions import make_renditions
from tests import factories


class Page:
    """One answer, with the few things that tests ask of it."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.text = response.content.decode()

    def structured(self):
        found = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', self.text, re.DOTALL
        )
        assert len(found) == 1
        return json.loads(found[0])

    def between(self, start, end):
        return self.text.split(start, 1)[1].split(end, 1)[0]


@pytest.fixture
def read(client, db):
    """``read(path)``: the page at ``path`` as an anonymous reader gets it."""

    def get(path, **headers):
        return Page(client.get(path, **headers))

    return get


@pytest.fixture
def picture(db):
    """A picture with its renditions."""

    def make(**given):
        image = factories.make_image(**given)
        make_renditions(image)
        return image

    return make
