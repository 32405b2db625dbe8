"""The field in which the body is written."""

import re

from django_prose_editor.widgets import AdminProseEditorWidget, prose_editor_admin_media
from js_asset import Media, Script

from articles import body

# What the editor offers for each element of body.ALLOWED that needs a button. The sanitiser is
# body.clean alone: nothing that the list does not name can be stored, whatever stands here.
EXTENSIONS = {
    "strong": {"Bold": True},
    "em": {"Italic": True},
    "s": {"Strike": True},
    "sub": {"Subscript": True},
    "sup": {"Superscript": True},
    "code": {"Code": True},
    "br": {"HardBreak": True},
    "hr": {"HorizontalRule": True},
    "blockquote": {"Blockquote": True},
    "ul": {"BulletList": True},
    "ol": {"OrderedList": {"enableListAttributes": False}},
    "li": {"ListItem": True},
    "table": {"Table": True, "TableRow": True, "TableHeader": True, "TableCell": True},
    "figure": {"Embed": True, "TrailingNode": True},
}
MENU = ["blockType -lists", "marks", "link", "lists", "nodes -blockType -lists", "table"]
_EMPTY_END = re.compile(r"(\s*<p>(\s|<br>)*</p>)+\Z")


def editor_extensions():
    """The configuration of the prose editor that can write what the sanitiser lets stand."""
    chosen = {}
    for element, extensions in EXTENSIONS.items():
        if element in body.ALLOWED:
            chosen |= extensions
    levels = [level for level in range(1, 7) if f"h{level}" in body.ALLOWED]
    chosen["Heading"] = {"levels": levels}
    chosen["Link"] = {
        "enableTarget": False,
        "protocols": sorted(body.URL_SCHEMES - {"http", "https"}),
    }
    chosen["NoSpellCheck"] = False
    chosen["Menu"] = {"groups": [{"group": each} for each in [*MENU, "embeds", "history"]]}
    return chosen


class BodyWidget(AdminProseEditorWidget):
    """The prose editor with our embeds; without script, a text area that holds the HTML.

    One module of ours makes the editor whole: were the embeds loaded apart and failed to come,
    an editor without them would drop every embed at the first key.
    """

    @property
    def media(self):
        return prose_editor_admin_media + Media(js=[Script("newsroom/embeds.js", type="module")])


def cleaned_body(html):
    """``html`` as it will be stored, without the empty paragraphs an editor leaves at its end."""
    return _EMPTY_END.sub("", body.clean(html))
