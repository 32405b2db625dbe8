from comments.disposable import disposable_domain_of
from comments.screen.verdict import PASSED, hold, told_as


@told_as(
    "Email addresses",
    "If you leave an address of a service that gives mailboxes to throw away, your comment waits. "
    "You need not leave any.",
)
def address(comment, entry):
    """Whether the address belongs to a service that gives mailboxes to throw away."""
    domain = disposable_domain_of(comment.typed_address)
    if domain:
        return hold(f"The email address is of {domain}, which gives mailboxes to throw away.")
    return PASSED
