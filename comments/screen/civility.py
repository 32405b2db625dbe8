from comments.screen.verdict import PASSED, hold, told_as
from comments.word_list import List, WordList, pieces_of

# What is said to wound somebody. No word for what people are stands here, and none may.
INSULTS = (
    "idiot",
    "idiots",
    "moron",
    "morons",
    "imbecile",
    "imbeciles",
    "dimwit",
    "dimwits",
    "halfwit",
    "scumbag",
    "scumbags",
    "asshole",
    "assholes",
    "arsehole",
    "arseholes",
    "bastards",
    "dickhead",
    "dickheads",
    "jackass",
    "bullshit",
    "piece of shit",
    "full of shit",
    "fuck you",
    "fuck off",
    "go to hell",
    "kill yourself",
    "drop dead",
    "shut up",
    "shut your mouth",
    "you are stupid",
    "you re stupid",
    "youre stupid",
    "you stupid",
    "you are pathetic",
    "you re pathetic",
    "you moron",
    "you people disgust me",
)
ALWAYS = WordList.of_words(INSULTS)


@told_as(
    "Words that wound",
    "We show you your text once more, with the words that may hurt somebody. Change them, or post "
    "it as it is: an editor reads it first then. Nothing is refused for its tone alone.",
)
def civility(comment, entry):
    """Whether it holds words that wound; the writer was asked about them once before."""
    if pieces := wounding_in(comment):
        listed = ", ".join(f"“{piece}”" for piece in pieces[:3])
        return hold(f"It may wound somebody: {listed}.", pieces)
    return PASSED


def wounding_in(comment):
    """The words of ``comment`` that its writer may want to think over, as they stand in it."""
    found = pieces_of(comment, ALWAYS) + pieces_of(comment, WordList.of(List.NUDGE))
    return list(dict.fromkeys(piece for _, piece in found))
