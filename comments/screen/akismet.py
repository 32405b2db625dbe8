from django.conf import settings

from comments.screen.verdict import PASSED, hold, told_as

NOT_YET = hold("Akismet has not answered yet.")


@told_as(
    "Akismet",
    "We ask this service, which is not ours, what it makes of each comment. It gets the text, the "
    "name, the time and the address of the article, and nothing else about you.",
    is_in_use=lambda: bool(settings.AKISMET_KEY),
)
def akismet(comment, entry):
    """Where the paper uses Akismet, a comment waits for its answer, which the work loop gets."""
    return NOT_YET if settings.AKISMET_KEY else PASSED
