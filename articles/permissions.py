"""Who may do what with which article. The one place that decides.

Each predicate takes an account and, where it matters, an article, and answers from the account's
groups (see newsroom.roles) and the article's owner and state. Superusers may do everything that
the state allows.
"""

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article, Author, Expert

Status = Article.Status
# The right behind each verb. Whether the verb fits the state is for the verb to say.
RIGHTS = {
    "send_to_review": "change_article",
    "send_back": "edit_any_article",
    "publish": "publish_article",
    "schedule": "publish_article",
    "withdraw": "publish_article",
    "correct": "correct_article",
    "publish_changes": "publish_article",
    "schedule_changes": "publish_article",
    "hold_changes": "publish_article",
    "discard_changes": "change_article",
    "override": "override_gate",
}


def _article_of(row):
    """The article that ``row`` is, or is a working copy of: that one's owner and state decide."""
    return row.revises if row.revises_id else row


def _works_here(user):
    return user.is_active and user.is_staff


def _has_right(user, right):
    return _works_here(user) and user.has_perm(f"articles.{right}")


def has_right_to(verb, user):
    """Whether this account may ever do ``verb``, one of RIGHTS, in whatever state it fits."""
    return _has_right(user, RIGHTS[verb])


def may_see_articles(user):
    """Whether the article list of the admin is for this account."""
    return _works_here(user) and user.has_perm("articles.view_article")


def may_write(user):
    """Whether this account may begin an article."""
    return _works_here(user) and user.has_perm("articles.add_article")


def may_edit(user, article):
    """Own drafts and articles in review for whoever writes; any article for whoever edits."""
    if not _works_here(user) or not user.has_perm("articles.change_article"):
        return False
    if user.has_perm("articles.edit_any_article"):
        return True
    article = _article_of(article)
    return article.owner_id == user.pk and article.status in (Status.DRAFT, Status.IN_REVIEW)


def may_see(user, article):
    """Readers' pages show what is public; before that, its owner and the editors see it."""
    if may_edit(user, article):
        return True
    return may_see_articles(user) and _article_of(article).owner_id == user.pk


def may_restore(user, article):
    """Bring back what it said once, and name revisions. Reading them is for all who may see it."""
    return may_edit(user, article)


def may_delete(user, article):
    """Only what no reader ever saw."""
    article = _article_of(article)
    never_public = article.status in (Status.DRAFT, Status.IN_REVIEW)
    return (
        may_edit(user, article)
        and user.has_perm("articles.delete_article")
        and never_public
        and not article.has_been_public()
    )


def may_send_to_review(user, article):
    """A draft, or the working copy of what readers see."""
    return article.status == Status.DRAFT and may_edit(user, article)


def may_send_back(user, article):
    return (
        article.status == Status.IN_REVIEW
        and user.has_perm("articles.edit_any_article")
        and may_edit(user, article)
    )


def may_publish(user, article):
    """Publish now or later, or move the moment of what is scheduled."""
    article = _article_of(article)
    return (
        _works_here(user)
        and user.has_perm("articles.publish_article")
        and may_edit(user, article)
        and not article.is_published()
    )


def may_withdraw(user, article):
    article = _article_of(article)
    return (
        _works_here(user)
        and user.has_perm("articles.publish_article")
        and article.status == Status.PUBLISHED
    )


def may_correct(user, article):
    article = _article_of(article)
    return (
        _works_here(user) and user.has_perm("articles.correct_article") and article.is_published()
    )


def may_publish_changes(user, row):
    """Put a working copy in the place of what readers see, now or later."""
    return (
        bool(row.revises_id)
        and row.revises.status == Status.PUBLISHED
        and _has_right(user, RIGHTS["publish_changes"])
        and may_edit(user, row)
    )


def may_hold_changes(user, row):
    """Take scheduled changes off the schedule."""
    return may_publish_changes(user, row) and row.changes_due_at is not None


def may_discard_changes(user, row):
    return bool(row.revises_id) and may_edit(user, row)


def may_override(user, article):
    """Publish against a finding of the gate, giving a reason."""
    return _has_right(user, RIGHTS["override"]) and may_edit(user, article)


def may_assign(user, article):
    """Say who is to do the next thing with it: a writer, too, can hand on an own draft."""
    return may_edit(user, article)


def may_share(user, article):
    """Make links to what is not public for people without an account, and revoke any of them."""
    return may_edit(user, article)


def who_may_ever(right):
    """The accounts that work here and have ``right``, by name; what fits a row is asked of each."""
    backend = "django.contrib.auth.backends.ModelBackend"
    accounts = get_user_model().objects.with_perm(f"articles.{right}", backend=backend)
    return accounts.filter(is_staff=True).order_by("username")


def may_choose_owner(user):
    """Whether this account may hand an article to somebody else."""
    return _works_here(user) and user.has_perm("articles.edit_any_article")


def visible_to(user, articles):
    """The part of ``articles`` that ``user`` may see in the admin: twin of may_see()."""
    if not may_see_articles(user):
        return articles.none()
    if user.has_perm("articles.edit_any_article"):
        return articles
    return articles.filter(owner=user)


def pictures_visible_to(user, images):
    """The part of ``images`` that ``user`` may see in the admin and put into an article.

    A picture tells what an unpublished article is about, so that those who see only their own
    articles see only what is theirs, stands in theirs, is public, or shows a person.
    """
    if not _has_right(user, "view_image"):
        return images.none()
    if user.has_perm("articles.edit_any_article"):
        return images
    public = Q(status=Status.PUBLISHED, published_at__lte=timezone.now())
    shown = Article.objects.filter(public | Q(owner=user))
    return images.filter(
        Q(uploaded_by=user)
        | Exists(shown.filter(lead_image=OuterRef("pk")))
        | Exists(shown.filter(body_images=OuterRef("pk")))
        | Exists(Expert.objects.filter(portrait=OuterRef("pk")))
        | Exists(Author.objects.filter(portrait=OuterRef("pk")))
    )


def addresses_visible_to(user, addresses):
    """The part of ``addresses`` that ``user`` may see: where one leads names an article."""
    if not _has_right(user, "view_address"):
        return addresses.none()
    if user.has_perm("articles.edit_any_article"):
        return addresses
    shown = visible_to(user, Article.objects.all()) | Article.objects.published()
    return addresses.filter(Q(article=None) | Q(article__in=shown))


def may_edit_picture(user, image):
    """Any picture for whoever edits; for a writer, an own one that stands in no other article."""
    if not _has_right(user, "change_image"):
        return False
    if user.has_perm("articles.edit_any_article"):
        return True
    mine = Q(owner=user, status__in=(Status.DRAFT, Status.IN_REVIEW))
    elsewhere = Article.objects.filter(Q(lead_image=image) | Q(body_images=image)).exclude(mine)
    shows_person = (
        Expert.objects.filter(portrait=image).exists()
        or Author.objects.filter(portrait=image).exists()
    )
    return image.uploaded_by_id == user.pk and not elsewhere.exists() and not shows_person
