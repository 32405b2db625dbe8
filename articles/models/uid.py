import secrets

from django.core.validators import RegexValidator
from django.db import models


def new_uid():
    """A name for a row that survives copying: 12 hex digits."""
    return secrets.token_hex(6)


class UidField(models.CharField):
    """Names a row within its article, the same in every copy of the article."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("default", new_uid)
        kwargs.setdefault("validators", [RegexValidator(r"^[0-9a-f]{12}\Z")])
        super().__init__(**kwargs)
