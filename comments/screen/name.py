from django.contrib.auth import get_user_model

from articles.models import Author, Expert, Paper
from comments import folding
from comments.screen.verdict import PASSED, hold, told_as

MOST = 5000  # names of a kind that are compared
# What only the newsroom may call itself, in whatever spelling.
OFFICES = (
    "admin administrator author editor editors editorial expert moderator moderators newsroom "
    "official publisher reporter staff webmaster"
).split()
ARTICLES = ("the", "our", "your")


@told_as(
    "Names",
    "A name that could be taken for somebody of this paper, for one of its offices, or for the "
    "expert quoted in the article makes a comment wait.",
)
def name(comment, entry):
    """Whether readers could take the writer for somebody of the paper, or for who is quoted."""
    if getattr(comment, "badge", ""):
        return PASSED  # shown by a link to their own address that they are who they say
    looks_like = folding.skeleton(comment.display_name)
    if not looks_like:
        return PASSED
    if looks_like in offices():
        return hold("The name sounds like somebody of the paper.", [comment.display_name])
    for whom, names in (("the paper", staff()), ("the paper", authors())):
        if looks_like in map(folding.skeleton, names):
            return hold(f"The name looks like that of somebody of {whom}.", [comment.display_name])
    if looks_like in map(folding.skeleton, experts_quoted_in(comment.article_id)):
        return hold("The name looks like that of the expert who is quoted.", [comment.display_name])
    return PASSED


def offices():
    """Skeletons of names of offices, with and without an article, and of the paper's own name."""
    names = [*OFFICES, Paper.current().name]
    return {
        folding.skeleton(" ".join(words))
        for each in names
        for words in ([each], *([article, each] for article in ARTICLES))
    }


def staff():
    """Names by which those who work here are known: full names, and log-ins."""
    accounts = get_user_model().objects.filter(is_staff=True, is_active=True)
    rows = accounts.values_list("username", "first_name", "last_name")[:MOST]
    for username, first, last in rows:
        yield username
        if first and last:
            yield f"{first} {last}"


def authors():
    return Author.objects.values_list("name", flat=True)[:MOST]


def experts_quoted_in(article):
    quoted = Expert.objects.filter(quotes__article=article)
    return quoted.values_list("name", flat=True)[:MOST]
