from comments import text
from comments.ban import banned_links
from comments.screen.verdict import PASSED, hold, spam, told_as
from comments.trust import is_trusted

MOST_LINKS = 2
MOST_OF_A_NEWCOMER = 1


@told_as(
    "Links",
    f"A comment with more than {MOST_LINKS} links waits; if its writer is new here, one with more "
    f"than {MOST_OF_A_NEWCOMER}. Links to sites that we have blocked are spam.",
)
def links(comment, entry):
    """How many links it holds, and whether one leads to where none may lead."""
    found = text.links_in(comment.body)
    if not found:
        return PASSED
    if banned := banned_links(found, comment.created_at):
        return spam("It links to what is blocked here.", banned)
    if len(found) > MOST_LINKS:
        return hold(f"It holds {len(found)} links.", found)
    # Of posts only: an import is nobody's first.
    is_much_for_a_newcomer = entry is not None and len(found) > MOST_OF_A_NEWCOMER
    if is_much_for_a_newcomer and not is_trusted(comment.commenter, comment.created_at):
        return hold(f"It holds {len(found)} links, and its writer is new here.", found)
    return PASSED
