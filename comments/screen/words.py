from comments.screen.verdict import PASSED, hold, spam, told_as
from comments.word_list import List, WordList, pieces_of


@told_as(
    "Words",
    "Some words make a comment wait, or put it away as spam. The editors keep the lists, and do "
    "not show them.",
)
def words(comment, entry):
    """Whether it holds what moderators put on their lists of words."""
    return judged(comment, WordList.of(List.HOLD), WordList.of(List.SPAM))


def judged(comment, held, put_away):
    """The verdict by two WordLists; what is on the second is spam."""
    for found_kind, word_list in ((spam, put_away), (hold, held)):
        if found := pieces_of(comment, word_list):
            rules = list(dict.fromkeys(rule for rule, _ in found))
            listed = ", ".join(f"“{rule}”" for rule in rules[:3])
            return found_kind(f"On the word list: {listed}.", [piece for _, piece in found])
    return PASSED
