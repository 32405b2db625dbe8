"""Whether a mailbox is one to throw away, by a public list of the services that give them."""

from disposable_email_domains import blocklist

LONGEST = 253  # RFC 1035, 2.3.4


def disposable_domain_of(address):
    """The domain of such a service that ``address`` belongs to, or ""."""
    domain = address.rpartition("@")[2].casefold().strip(".")
    if len(domain) > LONGEST:
        return ""
    labels = domain.split(".")
    parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((parent for parent in parents if parent in blocklist), "")
