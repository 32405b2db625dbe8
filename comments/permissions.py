"""Who may do what about readers' comments: predicates on an account and, where it matters, the
article. The one place that decides."""

from articles import permissions


def may_moderate(user):
    """Whether ``user`` reads the queue and decides about comments."""
    return user.is_active and user.has_perm("comments.moderate_comment")


def may_ban(user):
    """Whether ``user`` bans writers, networks and domains, and lifts bans: whoever decides about
    comments, since a wave of abuse does not wait for somebody else."""
    return may_moderate(user)


def may_answer_requests(user):
    """Whether ``user`` may hand out and erase what readers wrote, when they ask in writing."""
    return user.is_active and user.has_perm("comments.answer_data_request")


def may_answer(user, article):
    """Whether ``user`` may write under a public ``article`` for the newsroom."""
    if not (user.is_active and user.is_staff) or not article.is_published():
        return False
    return may_moderate(user) or permissions.may_see_articles(user)


def may_invite(user, article):
    """Whether ``user`` may ask a quoted expert to answer: whoever may share the article."""
    return permissions.may_share(user, article)


def may_close(user, article):
    """Whether ``user`` may close the thread: whoever moderates, and whoever edits the article."""
    return may_moderate(user) or permissions.may_edit(user, article)
