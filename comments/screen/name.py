import re

from django.contrib.auth import get_user_model

from articles.models import Author, Expert, Paper
from comments import folding
from comments.screen.verdict import PASSED, hold, told_as

MOST = 5000  # names of a kind that are compared
# What only the newsroom may call itself, in whatever spelling.
OFFICES = (
    "admin administrator author editor editors editorial expert moderation moderator moderators "
    "newsroom official publisher reporter staff webmaster"
).split()
# What says "of the paper" beside any name, too. The others are what people may be elsewhere.
OFFICES_BESIDE_A_NAME = (
    "admin administrator editor editors editorial moderation moderator moderators newsroom staff "
    "webmaster"
).split()
# What may stand between and beside the names of offices, and makes no person of them.
BESIDE = "the our your a an of at in for from and chief desk senior team".split()


WORD = re.compile(r"[^\s()\[\]{}.,:;/_|-]+")


@told_as(
    "Names",
    "A name that could be taken for somebody of this paper, for one of its offices, or for the "
    "expert quoted in the article makes a comment wait.",
)
def name(comment, entry):
    """Whether readers could take the writer for somebody of the paper, or for who is quoted."""
    if getattr(comment, "badge", ""):
        return PASSED  # shown by a link to their own address that they are who they say
    said = comment.display_name
    if not folding.skeleton(said):
        return PASSED
    paper = Paper.current().name
    if folding.skeleton(said) == folding.skeleton(paper) or is_office(said, paper):
        return hold("The name sounds like somebody of the paper.", [said])
    if is_one_of(said, staff()) or is_one_of(said, authors()):
        return hold("The name looks like that of somebody of the paper.", [said])
    if is_one_of(said, experts_quoted_in(comment.article_id)):
        return hold("The name looks like that of the expert who is quoted.", [said])
    return PASSED


def is_office(name, paper):
    """Whether ``name`` claims to speak for ``paper``: an office stands in it that nobody has
    elsewhere (“Editor Anna”), or it is made of nothing but offices and the paper's own name."""
    offices, ours, beside = (
        set(map(folding.skeleton, each)) for each in (OFFICES, OFFICES_BESIDE_A_NAME, BESIDE)
    )
    paper, words = _words(paper), _words(name)
    _, put_together = folding.skeletons_within(name)
    spelt_out = (token.word for token in folding.spelt_out(folding.tokens_of(name)))
    with_letters_for_digits = set(map(folding.skeleton, spelt_out))
    if ours & words.union(put_together, with_letters_for_digits):
        return True
    is_ours = bool(offices & words) or bool(paper) and paper <= words
    return is_ours and words <= offices | beside | paper


def _words(name):
    """The words of ``name`` as they are compared, without numbers at their ends."""
    found = (folding.skeleton(word.strip("0123456789")) for word in WORD.findall(name))
    return {word for word in found if word}


def is_one_of(said, names):
    """Whether ``said`` reads like one of ``names``, or like one of more than a word and something
    else: a title, an office, a sign of approval."""
    looks_like = folding.skeleton(said)
    _, runs = folding.skeletons_within(said)
    for each in names:
        skeleton = folding.skeleton(each)
        if skeleton == looks_like or skeleton in runs and " " in each.strip():
            return True
    return False


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
