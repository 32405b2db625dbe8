from django.conf import settings

from comments.screen.verdict import PASSED, hold

NOT_YET = hold("Akismet has not answered yet.")


def akismet(comment, entry):
    """Where the paper uses Akismet, a comment waits for its answer, which the work loop gets."""
    return NOT_YET if settings.AKISMET_KEY else PASSED
