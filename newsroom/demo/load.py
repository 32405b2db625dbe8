"""Puts the demonstration paper into an empty database, through the same verbs editors use."""

import io
from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone

from articles import body, version
from articles.correct import issue_correction
from articles.models import (
    Article,
    Author,
    Byline,
    Expert,
    ExpertQuote,
    Image,
    KeyTakeaway,
    Organisation,
    Paper,
    Section,
    Tag,
)
from articles.publish import publish, send_to_review, withdraw
from articles.renditions import make_renditions
from articles.revise import save_revision
from newsroom.demo import (
    articles_data,
    articles_governance,
    articles_infrastructure,
    articles_models,
    articles_opinion,
    articles_people,
    paper,
    pictures,
)
from newsroom.demo.talk import talk
from newsroom.roles import make_groups

LOGINS = {
    "chief": None,
    "publisher": "Publisher",
    "editor": "Editor",
    "writer": "Writer",
    "moderator": "Moderator",
}
MODULES = (
    articles_infrastructure,
    articles_models,
    articles_governance,
    articles_data,
    articles_people,
    articles_opinion,
)
ARTICLES = [each for module in MODULES for each in module.ARTICLES]


def load(*, password, say=lambda words: None, now=None):
    """Make the logins, the paper and its articles, pictures and comments.

    ``say`` is told how far it is. Dates are counted back from ``now``, so that the paper is always
    fresh.
    """
    now = now or timezone.now()
    make_groups()
    people = make_logins(password)
    fill_paper()
    sections, tags = fill_lists()
    authors, experts = fill_people()
    drawn = {}
    for number, given in enumerate(sorted(ARTICLES, key=lambda each: -each["days_ago"]), 1):
        say(f"  article {number} of {len(ARTICLES)}: {given['headline']}")
        article = make_article(given, now, people, sections, tags, authors, experts)
        settle(article, given, now, people)
        drawn[given["slug"]] = article
    talk(drawn, people, now, say)
    version.bump()


def make_logins(password):
    """The five accounts of the demonstration, by name."""
    people = {}
    for name, group in LOGINS.items():
        account = get_user_model().objects.create_user(
            username=name,
            email=f"{name}@example.com",
            password=password,
            is_staff=True,
            is_superuser=group is None,
        )
        if group:
            account.groups.add(Group.objects.get(name=group))
        people[name] = account
    return people


def fill_paper():
    row = Paper.current()
    given = paper.PAPER
    row.name, row.tagline = given["name"], given["tagline"]
    row.footer_text = given["footer_text"]
    row.newsletter_name = given["newsletter_name"]
    row.newsletter_pitch = given["newsletter_pitch"]
    row.follow_links = given["follow"]
    row.save()


def fill_lists():
    """Sections and tags by their slugs."""
    sections = {
        each["slug"]: Section.objects.create(position=position, **each)
        for position, each in enumerate(paper.SECTIONS)
    }
    tags = {each["slug"]: Tag.objects.create(**each) for each in paper.TAGS}
    return sections, tags


def fill_people():
    """Authors and experts by their slugs."""
    employers = {
        each["key"]: Organisation.objects.create(name=each["name"]) for each in paper.ORGANISATIONS
    }
    authors = {}
    for each in paper.AUTHORS:
        given = {**each, "portrait": portrait(each.get("portrait"), each["name"])}
        authors[each["slug"]] = Author.objects.create(**given)
    experts = {}
    for each in paper.EXPERTS:
        given = {**each, "portrait": portrait(each.get("portrait"), each["name"])}
        given["organisation"] = employers.get(each.get("organisation"))
        experts[each["slug"]] = Expert.objects.create(**given)
    return authors, experts


def portrait(seed, name):
    if not seed:
        return None
    return keep(
        pictures.portrait(seed), alt_text=f"Portrait of {name}", credit="Drawn for the demo"
    )


def keep(drawing, **given):
    """An Image row of a drawing, with the renditions that a page needs at once."""
    out = io.BytesIO()
    drawing.save(out, format="PNG", compress_level=1)
    image = Image.objects.create(file=ContentFile(out.getvalue(), name="drawing.png"), **given)
    make_renditions(image)
    return image


def moment(given, now):
    """When an article of the demonstration is public, never later than it says."""
    day = timezone.localtime(now).date() - timedelta(days=given["days_ago"])
    at = timezone.make_aware(datetime.combine(day, time.fromisoformat(given["at"])))
    if given["status"] != "scheduled" and at >= now:
        at -= timedelta(days=1)
    return at


def make_article(given, now, people, sections, tags, authors, experts):
    """The article as its writer left it: a draft with everything in it."""
    picture = given.get("picture")
    article = Article.objects.create(
        headline=given["headline"],
        standfirst=given["standfirst"],
        slug=given["slug"],
        topic=given.get("topic", ""),
        section=sections[given["section"]],
        owner=people["writer"],
        lead_image=picture
        and keep(
            pictures.draw(picture["key"]),
            alt_text=picture["alt"],
            caption=picture["caption"],
            credit=picture["credit"],
        ),
        created_at=min(moment(given, now), now) - timedelta(hours=5),
        saved_at=min(moment(given, now), now) - timedelta(hours=1),
    )
    article.tags.set(tags[slug] for slug in given["tags"])
    for position, slug in enumerate(given["authors"]):
        Byline.objects.create(article=article, author=authors[slug], position=position)
    for position, text in enumerate(given["takeaways"]):
        KeyTakeaway.objects.create(article=article, text=text, position=position)
    article.body = placed(given["body"], make_quotes(article, given, now, experts))
    article.save()
    save_revision(article, by=people["writer"], at=article.saved_at)
    return article


def make_quotes(article, given, now, experts):
    """The uids of the article's quotes by the names its body uses."""
    uids = {}
    for position, (name, quote) in enumerate(given.get("quotes", {}).items()):
        said = moment(given, now) - timedelta(days=quote["said_days_before"])
        row = ExpertQuote.objects.create(
            article=article,
            position=position,
            expert=experts[quote["expert"]],
            text=quote["text"],
            role=quote.get("role", ""),
            organisation=quote.get("organisation", ""),
            obtained_by=quote["obtained_by"],
            source_url=quote.get("source_url", ""),
            said_on=said.date(),
        )
        uids[name] = row.uid
    return uids


def placed(html, uids):
    """The body with its placeholders turned into embeds."""
    html = html.replace("[[takeaways]]", body.embed_html("takeaways"))
    for name, uid in uids.items():
        html = html.replace(f"[[quote {name}]]", body.embed_html("quote", uid))
    return html


def settle(article, given, now, people):
    """Bring the article into the state it is shown in."""
    status = given["status"]
    if status == "draft":
        return
    send_to_review(article, by=people["writer"], at=article.saved_at)
    if status == "in_review":
        return
    publish(article, by=people["publisher"], at=moment(given, now))
    for correction in given.get("corrections", []):
        at = min(article.published_at + timedelta(days=correction["days_after"], hours=2), now)
        issue_correction(
            article,
            by=people["editor"],
            kind=correction["kind"],
            text=correction["text"],
            at=at,
        )
    if status == "withdrawn":
        withdraw(article, by=people["publisher"], reason=given["withdraw_reason"], at=now)
