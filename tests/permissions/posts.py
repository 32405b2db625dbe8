"""What is posted to try a line of the permission table, and how one sees that it happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.models import Tag
from tests import factories
from tests.admin.steps import form_data
from tests.permissions.world import row_of


@dataclass(frozen=True)
class Post:
    """``name`` is the last part of the URL's name and ``args`` follow the key of the article;
    ``data`` makes what is posted. ``writes`` begins a statement that runs only if it happens."""

    name: str
    data: Callable
    writes: str
    args: tuple = ()


def insert(table):
    return f'INSERT INTO "{table}"'


def update(table):
    return f'UPDATE "{table}"'


def delete(table):
    return f'DELETE FROM "{table}"'


def form(article, **given):
    """What the form of ``article`` posts unchanged, made once; and what is given."""
    if not hasattr(article, "as_posted"):
        article.as_posted = form_data(row_of(article))
    return article.as_posted | given


def button(name, **given):
    """A button below the form: each verb behind one leaves an event."""
    return Post(
        "change", lambda article: form(article, **given) | {name: "1"}, insert("articles_event")
    )


def moment():
    then = timezone.localtime(timezone.now() + timedelta(days=5))
    return {"publish_on": f"{then:%Y-%m-%d}", "publish_time": "12:00"}


REVISIONS, AUTOSAVES = "articles_revision", "articles_autosave"
# The verbs of the table's WRITING.
VERBS = {
    "save": Post("change", lambda article: form(article, topic="Other"), insert(REVISIONS)),
    "send_to_review": button("_review"),
    "send_back": button("_send_back", note="Who says so?"),
    "publish": button("_publish"),
    "schedule": button("_schedule", **moment()),
    "withdraw": button("_withdraw", reason="It was wrong."),
    "publish_changes": button("_publish_changes", change_kind="typo"),
    "schedule_changes": button("_schedule_changes", change_kind="typo", **moment()),
    "hold_changes": button("_hold"),
    "discard_changes": button("_discard"),
    "delete": Post("delete", lambda article: {"post": "yes"}, delete("articles_article")),
    "correct": Post(
        "correct",
        lambda article: {"kind": "correction", "text": "It was 2 GW."},
        insert("articles_correction"),
    ),
    "restore": Post("restore", lambda article: {}, insert(REVISIONS), (1,)),
    "name_revision": Post(
        "milestone", lambda article: {"name": "For the lawyer"}, update(REVISIONS), (1,)
    ),
    "settle": Post("merge", lambda article: {}, insert(REVISIONS), (9,)),
    "note": Post("notes", lambda article: {"text": "Is it so?"}, insert("articles_note")),
    "note_done": Post(
        "notes", lambda article: {"done": article.notes.get().pk}, update("articles_note")
    ),
    "share": Post(
        "links",
        lambda article: {"make": "1", "label": "A friend", "days": "7"},
        insert("articles_previewlink"),
    ),
    "ask_for_check": Post(
        "links", lambda article: {"ask": article.quotes.get().uid}, insert("articles_quotecheck")
    ),
    "revoke_link": Post(
        "links",
        lambda article: {"revoke": article.preview_links.get().pk},
        update("articles_previewlink"),
    ),
    "revoke_check": Post(
        "links",
        lambda article: {"revoke_check": article.quote_checks.get().pk},
        update("articles_quotecheck"),
    ),
    "keep_typed": Post("autosave", form, insert(AUTOSAVES)),
    "be_present": Post("presence", lambda article: {}, insert("articles_presence")),
    "forget_typed": Post("forget", lambda article: {}, delete(AUTOSAVES)),
}

NAMED = {"name": "Given", "slug": "given", "position": "5", "description": ""}
PASSWORD = "a long and rare password"
# What fills the form of each kind of row, to add one and to change one.
FORMS = {
    "articles_article": lambda: form_data(),
    "articles_image": lambda: {
        "file": SimpleUploadedFile("a.jpg", factories.picture_bytes()),
        "focal_x": "50",
        "focal_y": "50",
        "alt_text": "Given",
    },
    **dict.fromkeys(
        (f"articles_{noun}" for noun in ("expert", "organisation", "tag", "author", "section")),
        lambda: NAMED,
    ),
    "articles_address": lambda: {"path": "/given/", "gone_note": "Ended."},
    "articles_correction": lambda: {"kind": "correction", "text": "Given"},
    "articles_paper": lambda: {"name": "Given", "comments_policy": "open"},
    "newsroom_user": lambda: {
        "username": "given",
        "usable_password": "true",
        "password1": PASSWORD,
        "password2": PASSWORD,
    },
    "auth_group": lambda: {"name": "Given"},
    "comments_wordrule": lambda: {"words": "given", "list": "hold", "note": ""},
}


def queue_posts(world):
    """Each decision about a comment, from a state that it fits."""
    for verb, comment in world.comments.items():
        data = {"verb": verb, "comment": [comment.pk], "seen": comment.status, "note": ""}
        yield data, update("comments_comment")


def new_password(**more):
    return more | {"new_password1": PASSWORD, "new_password2": PASSWORD}


def shown_only(*args, **asked):
    """A page that does nothing more when it is posted to."""
    return lambda world: (args, asked, [({}, None)])


USERS = "newsroom_user"
# Of each line of PAGES: what follows in the address, what a GET asks, and what is posted in turn,
# each with the statement that shows that it happened.
PAGE_POSTS = {
    **dict.fromkeys(("index", "calendar", "board", "jsi18n"), shown_only()),
    "password_change_done": shown_only(),
    "articles_image_recent": shown_only(),
    "autocomplete": shown_only(app_label="articles", model_name="article", field_name="tags"),
    "app_list": shown_only("articles"),
    "account": lambda world: ((), {}, [({"time_zone": "Asia/Tokyo"}, update(USERS))]),
    "password_change": lambda world: (
        (),
        {},
        [(new_password(old_password="a long password"), update(USERS))],
    ),
    "auth_user_password_change": lambda world: (
        (world.rows[USERS].pk,),
        {},
        [
            (
                {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD},
                update(USERS),
            )
        ],
    ),
    "view_on_site": lambda world: (
        (ContentType.objects.get_for_model(Tag).pk, world.rows["articles_tag"].pk),
        {},
        [({}, None)],
    ),
    "articles_article_autosave_new": lambda world: (
        (),
        {},
        [(form_data(), insert(AUTOSAVES))],
    ),
    "articles_article_forget_new": lambda world: ((), {}, [({}, delete(AUTOSAVES))]),
    "comments_comment_changelist": lambda world: ((), {}, list(queue_posts(world))),
    "comments_comment_change": lambda world: ((world.comment.pk,), {}, [({}, None)]),
    "comments_figures": lambda world: (
        (),
        {},
        [
            (
                {"act": "digest", "how": "daily", "hour": "8", "patience": "4"},
                insert("comments_digestchoice"),
            ),
            (
                {"act": "end_breaker", "breaker": world.breaker.pk},
                update("comments_breaker"),
            ),
        ],
    ),
    "comments_commenter_changelist": lambda world: ((), {}, [({"words": "a@example.org"}, None)]),
    "comments_commenter_change": lambda world: ((world.commenter.pk,), {}, [({}, None)]),
    "comments_commenter_download": lambda world: (
        (world.commenter.pk,),
        {},
        [({}, insert("comments_commenterevent"))],
    ),
    "comments_commenter_erase": lambda world: (
        (world.commenter.pk,),
        {},
        [({}, update("comments_commenter"))],
    ),
    "comments_comment_ban": lambda world: (
        (world.comment.pk,),
        {},
        [
            (
                {"what": "link:ads.example", "term": "week", "reason": "It advertises."},
                insert("comments_ban"),
            )
        ],
    ),
}

# Of each verb of THREADS: what is posted, and the statement that shows that it happened.
THREAD_POSTS = {
    "answer": lambda world: (
        {"act": "answer", "body": "We looked into it."},
        insert("comments_comment"),
    ),
    "invite": lambda world: (
        {"act": "invite", "expert": world.expert.pk, "email": "c@example.org"},
        insert("comments_badgeinvitation"),
    ),
    "revoke": lambda world: (
        {"act": "revoke", "invitation": world.badge_invitation.pk},
        update("comments_badgeinvitation"),
    ),
    "close": lambda world: ({"act": "close", "days": "30"}, update("comments_thread")),
}
