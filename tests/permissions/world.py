"""A small newsroom in which the permission table is tried: one article of every state, twice."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.invite import invite_to_check, invite_to_preview
from articles.models import (
    Address,
    Article,
    Author,
    Correction,
    Event,
    Expert,
    Image,
    Note,
    Organisation,
    Paper,
    Revision,
    Section,
    Tag,
)
from articles.revise import open_working_copy
from articles.snapshot import to_snapshot
from comments.models import (
    BadgeInvitation,
    Ban,
    Breaker,
    Commenter,
    ModerationEvent,
    WordRule,
)
from newsletter.models import Subscription
from newsroom.models import User
from postbox.models import Letter
from tests import factories
from tests.permissions.table import ROLES, STATES

SECRET = "Zanzibar"  # in every place of what is somebody else's
STATUS = {"D": "draft", "R": "in_review", "W": "withdrawn"}


class World:
    """``accounts`` by role, ``articles`` by whose ("own" or "other") and state, ``rows`` by model,
    ``pictures`` by the letters of the table."""

    def __init__(self):
        self.accounts = {role: account_of(role) for role in ROLES}
        self.colleague = factories.make_account("colleague", group="Writer")
        self.articles = {
            (whose, state): self.make_article(whose, state)
            for whose in ("own", "other")
            for state in STATES
        }
        self.pictures = self.make_pictures()
        self.comments = self.make_comments()
        self.comment = self.comments["approve"]
        self.commenter = Commenter.objects.create()
        self.expert = factories.make_expert()  # whom every article quotes
        self.badge_invitation = BadgeInvitation.objects.create(
            article=self.articles["other", "L"],
            expert=self.expert,
            expires_at=timezone.now() + timedelta(days=3),
        )
        self.breaker = Breaker.objects.create(
            opened_at=timezone.now(), until=timezone.now() + timedelta(hours=1), why="Many came."
        )
        self.rows = self.make_rows()

    def make_article(self, whose, state):
        word = SECRET if whose == "other" else "Own"
        soon = timezone.now() + timedelta(days=3)
        article = factories.make_article(
            headline=f"{word} {state}",
            slug=f"{word}-{state}".lower(),
            status=STATUS.get(state, "published"),
            owner=self.colleague,
            takeaways=[f"{word} takeaway"],
            quotes=[{"text": f"{word} quote"}],
            tags=[factories.make_tag()],
            **({"published_at": soon} if state == "S" else {}),
        )
        first = revision(article, 1, {"headline": f"{word} once"})
        if state in "CQ":
            copy = open_working_copy(article, by=self.colleague)
            words = {"headline": f"{word} {state} anew", "status": "in_review"}
            due = {"changes_due_at": soon, "changes_kind": "typo"} if state == "Q" else {}
            given = words | due if state == "Q" else {"headline": words["headline"]}
            Article.objects.filter(pk=copy.pk).update(**given)
        row = row_of(article)
        strand = Revision.Strand.COPY if row.revises_id else Revision.Strand.ARTICLE
        last = revision(article, 8, to_snapshot(row), strand=strand, began_from=first)
        typed = last.snapshot | {"topic": "Typed"}
        revision(article, 9, typed, strand=Revision.Strand.ASIDE, began_from=last)
        Note.objects.create(article=article, by=self.colleague, text=f"{word} note")
        invite_to_preview(article, by=self.colleague, label=f"{word} friend")
        invite_to_check(article.quotes.get(), by=self.colleague)
        return article

    def make_pictures(self):
        files = {name: factories.make_image(caption=f"Picture {name}") for name in "uopmh"}
        Image.objects.filter(pk=files["h"].pk).update(caption=f"{SECRET} picture")
        for name, place in {
            "o": ("own", "D"),
            "p": ("other", "L"),
            "m": ("other", "R"),
            "h": ("other", "D"),
        }.items():
            article = self.articles[place]
            article.lead_image = files[name]
            article.save()
        return files

    def make_comments(self):
        """A comment for each decision, by the verb that is posted, in a state that it fits."""
        states = {
            "approve": "pending",
            "reject": "pending",
            "mark_spam": "approved",
            "remove": "approved",
            "restore": "removed",
        }
        article = self.articles["other", "L"]
        found = {
            verb: factories.make_comment(article, status=status, body="See https://ads.example/a")
            for verb, status in states.items()
        }
        was = {"from_status": "approved", "to_status": "removed"}
        ModerationEvent.objects.create(comment=found["restore"], **was)
        return found

    def make_rows(self):
        """One row of each kind of screen that nothing else hangs on, for the table's SCREENS."""
        live = self.articles["own", "L"]
        correction = Correction.objects.create(article=live, text="It was 2 GW.")
        states = {"from_status": "draft", "to_status": "published"}
        event = Event.objects.create(article=live, verb="published", by=self.colleague, **states)
        decision = ModerationEvent.objects.create(comment=self.comment, to_status="approved")
        letter = Letter.objects.create(kind="test", to="a@example.org", dedup_key="1", text="x")
        return {
            "articles_expert": Expert.objects.create(name="Spare"),
            "articles_organisation": Organisation.objects.create(name="Spare"),
            "articles_tag": Tag.objects.create(name="Spare"),
            "articles_author": Author.objects.create(name="Spare"),
            "articles_section": Section.objects.create(name="Spare"),
            "articles_correction": correction,
            "articles_event": event,
            "articles_address": Address.objects.create(path="/old/", gone_note="Ended."),
            "articles_paper": Paper.objects.first() or Paper.objects.create(),
            "comments_wordrule": WordRule.objects.create(words="spare", folded="spare"),
            "comments_ban": Ban.objects.create(kind="link", value="spare.example", reason="Spare"),
            "comments_moderationevent": decision,
            "newsletter_subscription": Subscription.objects.create(email="b@example.org"),
            "newsroom_user": User.objects.create(username="spare"),
            "auth_group": Group.objects.create(name="Spare"),
            "postbox_letter": letter,
            "axes_accessattempt": AccessAttempt.objects.create(failures_since_start=1),
            "axes_accesslog": AccessLog.objects.create(),
            "axes_accessfailurelog": AccessFailureLog.objects.create(),
        }

    def give_to(self, account):
        """Make ``account`` the owner of what is "own", and who uploaded the first pictures."""
        own = [article.pk for (whose, _), article in self.articles.items() if whose == "own"]
        Article.objects.filter(pk__in=own).update(owner=account)
        Article.objects.filter(revises__in=own).update(owner=account)
        mine = [self.pictures[name].pk for name in "uom"]
        Image.objects.filter(pk__in=mine).update(uploaded_by=account)


def account_of(role):
    group = role.capitalize() if role not in ("nobody", "chief") else None
    return factories.make_account(role, group=group, is_superuser=role == "chief")


def row_of(article):
    """The row on which ``article`` is edited, as it is in the database."""
    copy = Article.objects.filter(revises=article.pk).select_related("revises").first()
    return copy or Article.objects.get(pk=article.pk)


def revision(article, number, words, **given):
    snapshot = to_snapshot(article) | words
    return Revision.objects.create(article=article, number=number, snapshot=snapshot, **given)
