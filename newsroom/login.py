"""Logging in by user name or by email address."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from postbox.network import client_address as address_behind_proxies


class NameOrEmailBackend(ModelBackend):
    """Django's own backend, which also takes the account's email address for its name."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        if username and "@" in username:
            account = get_user_model().objects.filter(email__iexact=username).first()
            username = account.get_username() if account else username
        return super().authenticate(request, username=username, password=password, **kwargs)


def client_address(request):
    """Where a log-in comes from, for counting failures; proxies count only when trusted."""
    return address_behind_proxies(request)
