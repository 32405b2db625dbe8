"""Logging in by user name or by email address."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from postbox.network import client_address as address_behind_proxies


class NameOrEmailBackend(ModelBackend):
    """Django's own backend, which also takes the account's email address for its name."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        if account := account_named(username):
            username = account.get_username()
        return super().authenticate(request, username=username, password=password, **kwargs)


def account_named(typed):
    """The account whose user name or email address somebody typed, or None."""
    if not typed or "\0" in typed:
        return None
    accounts = get_user_model().objects
    if "@" in typed and (found := accounts.filter(email__iexact=typed).first()):
        return found
    return accounts.filter(username=typed).first()


def counted_name(request, credentials=None):
    """The name under which failures to log in are counted: one for each account."""
    typed = (credentials or {}).get("username") or request.POST.get("username", "")
    account = account_named(typed)
    return account.get_username() if account else typed.casefold()[:255]


def client_address(request):
    """Where a log-in comes from, for counting failures; proxies count only when trusted."""
    return address_behind_proxies(request)
