"""Articles that readers may not see, with the word "canary" in every field."""

from datetime import timedelta

from django.utils import timezone

from articles import body
from articles.invite import invite_to_check, invite_to_preview
from articles.models import Autosave, Byline, Correction, Note
from articles.publish import publish
from articles.rename import remember_address
from articles.renditions import make_renditions
from articles.revise import open_working_copy, save_revision
from tests.factories import (
    ago,
    make_account,
    make_article,
    make_author,
    make_comment,
    make_expert,
    make_image,
    make_section,
    make_tag,
)

# "changes" is what is being changed beside an article that readers see.
HIDDEN = ("draft", "in_review", "scheduled", "embargoed")
STATES = (*HIDDEN, "withdrawn", "changes")
OLD_ADDRESS = "/2020/02/03/where-it-stood/"  # of the withdrawn one


def public_article(**given):
    """What readers may see: its section, tag, author and expert are those of hidden ones, too."""
    given = {"quotes": [{}], "takeaways": ["Seen."], "tags": [make_tag()], **given}
    return make_article(section=make_section("News"), **given)


def stands_in(article):
    """The tag, the author and the expert whom it names first: those of a hidden one are its own."""
    byline, quote = (
        each.order_by("position").first() for each in (article.bylines, article.quotes)
    )
    return article.tags.order_by("slug").first(), byline.author, quote.expert


def hidden_article(state):
    """An article with a canary in every field, in a state in which readers may not see it."""
    article = working_copy() if state == "changes" else new_article(state)
    fill(article, state)
    publisher = make_account(f"canary-publisher-{state}", group="Publisher")
    in_the_newsroom(article, publisher)
    if state in ("scheduled", "embargoed"):
        publish(article, by=publisher, at=timezone.now() + timedelta(days=4))
    if state == "withdrawn":
        Correction.objects.create(article=article, text="A canary was corrected.")
        remember_address(article, path=OLD_ADDRESS)
    if state != "changes":
        make_comment(article, body="A canary comments.", display_name="Canary", status="approved")
    return article


def new_article(state):
    status = {"scheduled": "draft", "embargoed": "draft"}.get(state, state)
    given = {"published_at": ago(days=1)} if state == "withdrawn" else {}
    if state == "embargoed":
        given["embargoed_until"] = timezone.now() + timedelta(days=3)
    return make_article(status=status, slug=f"canary-{state}", authors=[], **given)


def working_copy():
    live = public_article(slug="what-readers-see")
    return open_working_copy(live, by=make_account("canary-changer", group="Editor"))


def fill(article, state):
    """Put a canary into each field of words and into each row that stands in ``article``."""
    picture = make_image(
        alt_text=f"canary {state}", caption="canary", credit="canary", name="canary.jpg"
    )
    portrait = make_image(alt_text="canary", name="canary.jpg")
    for each in (picture, portrait):
        make_renditions(each)
    article.headline = f"Canary {state} headline"
    article.standfirst = "A canary stands first."
    article.slug = f"canary-{state}"
    article.topic = "canary"
    article.body = "<p>A canary in the text.</p>" + body.embed_html("image", picture.token)
    article.section = make_section("News")
    article.lead_image = picture
    article.changes_note = "A canary explains."
    article.save()
    article.body_images.add(picture)
    article.tags.set([make_tag(f"Canary {state}", description="canary"), make_tag()])
    author = make_author(f"Canary writer {state}", bio="canary", role="Canary")
    article.bylines.all().delete()
    Byline.objects.create(article=article, author=author, credit="canary")
    Byline.objects.create(article=article, author=make_author(), position=1)
    article.takeaways.all().delete()
    article.takeaways.create(text="A canary to take away.")
    expert = make_expert(
        f"Canary {state}",
        organisation=f"Canary {state}",
        role="Canary",
        bio="canary",
        disclosure="canary",
        portrait=portrait,
    )
    article.quotes.all().delete()
    article.quotes.create(
        text="The canary spoke.",
        expert=expert,
        role="Canary",
        organisation="Canary",
        disclosure="canary",
        source_url="https://canary.example/",
        obtained_by="email",
    )
    article.quotes.create(text="A canary once more.", expert=make_expert(), position=1)


def in_the_newsroom(article, account):
    """What the newsroom writes beside an article: notes, revisions, links, what is typed."""
    save_revision(article, by=account, note="canary")
    invite_to_check(article.quotes.first(), by=account)
    live = article.revises or article  # which has the rest, whichever row is edited
    live.revisions.update(name="canary")
    Note.objects.create(article=live, by=account, text="canary", passage="canary")
    invite_to_preview(live, by=account, label="canary")
    Autosave.objects.create(account=account, article=live, fields=[["headline", "canary"]])
