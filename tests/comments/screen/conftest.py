import pytest

from comments.submit import submit_comment
from tests.comments.screen.steps import SAID, entry


@pytest.fixture
def say(open_article):
    """``say("a text")``: the comment it becomes where everything that passes is shown."""

    def send(body=SAID["body"], *, name=SAID["display_name"], posted=False, **given):
        seen = entry() if posted else None
        return submit_comment(
            open_article, body=body, display_name=name, entry=seen, nudged=True, **given
        )

    return send
