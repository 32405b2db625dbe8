"""What no template may hold, and each place where text is called safe."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted(
    (ROOT / "templates").rglob("*.xml")
)
# Mails carry inline styles, since mail programs know no other; admin pages carry a nonce.
OWN_RULES = ("admin", "mail", "registration")
PACKAGES = ("articles", "comments", "newsletter", "newsroom", "postbox")
CALLED_SAFE = {
    "articles/admin/article.py": "the same for editors who may not change it",
    "articles/body.py": "blocks of HTML that nh3 has just cleaned",
    "articles/footnotes.py": "the same blocks, with numbers put in",
    "articles/templatetags/articles.py": "JSON without a character that HTML knows",
    "comments/text.py": "a reader's text, escaped, with our own elements around it",
}


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_template_calls_anything_safe(path):
    words = path.read_text()
    for forbidden in ("|safe", "safeseq", "autoescape off", "mark_safe"):
        assert forbidden not in words


@pytest.mark.parametrize(
    "path", [each for each in TEMPLATES if not set(OWN_RULES) & set(each.parts)], ids=name_of
)
def test_readers_templates_hold_no_inline_style_or_script(path):
    words = path.read_text()
    assert not re.search(r"<[^>]*\sstyle=", words)
    assert not re.search(r"<[^>]*\son[a-z]+=", words)
    assert "<style" not in words
    for attributes in re.findall(r"<script([^>]*)>", words):
        assert "src=" in attributes


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_every_template_compiles(path):
    get_template(str(path.relative_to(ROOT / "templates")))


def test_a_partial_begins_by_naming_its_variables():
    for path in TEMPLATES:
        if path.name.startswith("_") and path.parent.name in ("articles", "newsroom"):
            assert path.read_text().startswith("{% comment %}"), name_of(path)


def test_a_partial_sees_only_what_it_is_given():
    for path in TEMPLATES:
        if path.parent.name in ("articles", "newsroom"):
            for tag in re.findall(r"{% include [^%]*%}", path.read_text()):
                assert " only %}" in tag, f"{name_of(path)}: {tag}"


def test_python_calls_text_safe_only_where_the_reason_is_known():
    found = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if re.search(r"mark_safe\(|SafeString\(", path.read_text()):
                found.add(name_of(path))
    assert found <= set(CALLED_SAFE), found - set(CALLED_SAFE)
