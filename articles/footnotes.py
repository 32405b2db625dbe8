"""The addresses behind a text's links, numbered for paper."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from django.conf import settings
from django.utils.safestring import mark_safe

from articles.compose import Part

_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>.*?</a>', re.DOTALL)


class Footnotes:
    """Collects addresses; the same one has the same number wherever it stands."""

    def __init__(self):
        self.addresses = []

    def taken_from(self, parts):
        """``parts`` with a number after each link of the text."""
        return [
            Part("html", self._numbered(part.value)) if part.kind == "html" else part
            for part in parts
        ]

    def _numbered(self, html):
        # Safe: clean HTML of articles.body, with nothing but numbers put in.
        return mark_safe(_LINK.sub(lambda link: f"{link[0]}{self._mark(link[1])}", html))

    def _mark(self, href):
        address = whole(unescape(href))
        if address not in self.addresses:
            self.addresses.append(address)
        number = self.addresses.index(address) + 1
        return f'<sup class="note-mark">[{number}]</sup>'


def whole(href):
    """``href`` as an address that means the same on paper and in a feed."""
    try:
        return urljoin(f"{settings.SITE_URL}/", href)
    except ValueError:  # no address at all, like http://[
        return href


def whole_links(html):
    """``html``, as our templates make it, with every address in it a whole one."""
    return _ADDRESS.sub(lambda found: f'{found[1]}="{escape(whole(unescape(found[2])))}"', html)
