from comments import text
from comments.screen.verdict import PASSED, hold

MOST_LINKS = 2


def links(comment, entry):
    count = len(text.links_in(comment.body))
    if count > MOST_LINKS:
        return hold(f"It holds {count} links.")
    return PASSED
