"""Who may do what about readers' comments: predicates on an account.

What may be done in the thread of one article depends on the article, too: ``comments.badge``.
"""


def may_moderate(user):
    """Whether ``user`` reads the queue and decides about comments."""
    return user.is_active and user.has_perm("comments.moderate_comment")


def may_ban(user):
    """Whether ``user`` bans writers, networks and domains, and lifts bans: whoever decides about
    comments, since a wave of abuse does not wait for somebody else."""
    return may_moderate(user)
