"""The shape in which readers see the comments of a thread: who stands below whom. No queries.

Hidden comments are not shown: a path names all that it hangs under, so the place of one that
others still answer is known from theirs.
"""

from dataclasses import dataclass, field

from comments.models import DIGITS, Comment
from comments.moderate import taken_down_by
from comments.parts import Part

LEVELS = 3  # shown one below the other; what is deeper stands flat in the last
UNFOLDED = 3
MOST_IN_THREAD = 40  # the others have a page of their own
MOST_ON_PAGE = 100
# What readers see of a comment.
DRAWN = (
    *("display_name", "badge", "body", "created_at", "edited_at", "picked_at"),
    "recommendations",
)
# What tells whether they see it, below whom, and as an answer to what.
JUDGED = ("status", "reason", "published_at", "parent", "about")
NOT_SHOWN = "A comment stood here that is not shown any more."
BY_WRITER = "Deleted by its writer."
BY_EDITOR = "Removed by an editor."
GONE = {"": NOT_SHOWN, "writer": BY_WRITER, "editor": BY_EDITOR}


@dataclass
class Place:
    """A comment where it stands; ``comment`` is None for one that readers cannot see, and ``gone``
    says what became of that, without a word of it.

    ``answered`` is the name of whom it answers; ``about`` the takeaway or quote that it answers;
    ``left_out`` how many comments of a whole thread are not on the page.
    """

    pk: int
    comment: Comment | None = None
    answered: str = ""
    about: Part | None = None
    gone: str = NOT_SHOWN
    replies: list = field(default_factory=list)
    left_out: int = 0

    @property
    def key(self):
        """All that its drawing on a page depends on, with those below it."""
        said = self.comment and tuple(getattr(self.comment, name) for name in DRAWN)
        below = tuple(each.key for each in self.replies)
        return self.pk, said, self.answered, self.about, self.gone, self.left_out, below

    @property
    def is_by_editor(self):
        return self.gone == BY_EDITOR

    @property
    def first_replies(self):
        return self.replies[:UNFOLDED]

    @property
    def folded_replies(self):
        return self.replies[UNFOLDED:]


def shares(sizes):
    """How many comments of each thread fit on a page, from their ``sizes``: at least one of each.

    Short threads are shown whole, and the long ones get the same share of what is left.
    """
    room, limit = MOST_ON_PAGE, MOST_IN_THREAD
    for done, size in enumerate(sorted(sizes)):
        limit = min(MOST_IN_THREAD, max(1, room // (len(sizes) - done)))
        if size > limit:
            break
        room -= size
    return [min(size, limit) for size in sizes]


def ids_on(paths):
    """The numbers of the comments at ``paths`` and of all that they hang under."""
    return {int(path[end - DIGITS : end], 16) for path in paths for end in steps(path)}


def steps(path):
    """Where the path of each comment above, and its own, ends in ``path``."""
    return range(DIGITS, len(path) + 1, DIGITS)


def in_shape(paths, rows, parts):
    """The comments at ``paths`` as Places one below the other, the first of each thread on top.

    ``rows`` are comments by number, ``parts`` the takeaways and quotes of the article by uid.
    """
    places, threads = {}, []
    for path in paths:
        for end in steps(path):
            if path[:end] in places:
                continue
            place = place_of_row(int(path[end - DIGITS : end], 16), rows, parts)
            places[path[:end]] = place
            above = path[: min(end - DIGITS, DIGITS * (LEVELS - 1))]
            (places[above].replies if above else threads).append(place)
    return threads


def place_of_row(pk, rows, parts):
    """The Place of one comment, without those below it."""
    row = rows.get(pk)
    if row is None or row.status != Comment.Status.APPROVED:
        return Place(pk=pk, gone=what_became_of(row))
    parent = rows.get(row.parent_id)
    is_shown = parent is not None and parent.status == Comment.Status.APPROVED
    answered = parent.display_name if is_shown else ""
    return Place(pk=pk, comment=row, answered=answered, about=parts.get(row.about))


def what_became_of(row):
    """Why readers do not see ``row``, as far as that concerns them: what they once read."""
    return GONE[taken_down_by(row) if row else ""]
