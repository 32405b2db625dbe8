"""What a process remembers of drawn comments is bounded in size and in time."""

import time

from comments.drawings import LASTS, Drawings


def test_what_was_drawn_is_forgotten_after_an_hour(monkeypatch):
    drawings, start = Drawings(most=100), time.monotonic()
    drawings.keep("a", "<p>a</p>")
    assert drawings.get("a") == "<p>a</p>"
    monkeypatch.setattr(time, "monotonic", lambda: start + LASTS + 1)
    assert drawings.get("a") is None and drawings.html == {}


def test_it_holds_no_more_than_it_may():
    drawings = Drawings(most=10)
    drawings.keep("a", "x" * 6)
    drawings.keep("b", "y" * 6)
    assert drawings.get("a") is None and drawings.get("b") == "y" * 6
