"""Keeping an address alive when what stands there moves."""

from articles.models import Address


def remember_address(row):
    """Note the address ``row`` has now, so that it leads to wherever the row moves next."""
    kind = row._meta.model_name
    Address.objects.update_or_create(
        path=row.get_absolute_url(),
        defaults={
            **dict.fromkeys(("article", "section", "tag", "author", "expert")),
            kind: row,
        },
    )
