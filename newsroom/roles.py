"""The four groups of a newsroom and what each may do.

Rights over a single article are decided in articles.permissions, from these and the article's
owner and state.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

PEOPLE = ("author", "expert", "organisation")
WRITER = {
    "articles": ["view_article", "add_article", "change_article", "delete_article"]
    + [
        f"{verb}_{noun}"
        for noun in ("keytakeaway", "expertquote", "byline")
        for verb in ("view", "add", "change", "delete")
    ]
    + [f"{verb}_image" for verb in ("view", "add", "change")]
    + [f"{verb}_{noun}" for noun in ("expert", "organisation", "tag") for verb in ("view", "add")]
    + ["view_author", "view_section", "view_revision", "view_correction"],
}
EDITOR = {
    "articles": WRITER["articles"]
    + ["edit_any_article", "correct_article", "delete_image"]
    + [f"change_{noun}" for noun in ("expert", "organisation", "tag", "author")]
    + ["add_author", "view_address", "add_address", "view_event"],
}
PUBLISHER = {
    "articles": EDITOR["articles"]
    + ["publish_article", "override_gate", "add_section", "change_section"],
}
MODERATOR = {
    "comments": ["view_comment", "moderate_comment", "view_moderationevent"],
}
ROLES = {"Writer": WRITER, "Editor": EDITOR, "Publisher": PUBLISHER, "Moderator": MODERATOR}


def make_groups():
    """Create the groups, and give each exactly the rights above.

    Missing permissions are created first: inside a migration Django has not made them yet.
    """
    for name, rights in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(
            _permission(app, codename) for app, names in rights.items() for codename in names
        )


def _permission(app, codename):
    verb, _, model = codename.partition("_")
    model = model.replace("any_", "") if verb == "edit" else model
    model = {"gate": "article"}.get(model, model)
    content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
    return Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {verb} {model}"}
    )[0]
