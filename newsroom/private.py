"""Sessions, log-in, messages and time zones for private paths only.

A reader's page reads no cookie and sets none, so that one copy of it serves everybody. Django's
own middleware would read the session on any page whose template mentions it.
"""

import zoneinfo

from axes.middleware import AxesMiddleware as DjangoAxesMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware as DjangoAuthMiddleware
from django.contrib.messages.middleware import MessageMiddleware as DjangoMessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware as DjangoCsrfViewMiddleware
from django.utils import timezone

PRIVATE_PREFIXES = ("/admin/", "/account/")


def is_private(path):
    """Whether ``path`` belongs to people with an account rather than to readers."""
    return path.startswith(PRIVATE_PREFIXES)


class PrivateOnly:
    def __call__(self, request):
        if not is_private(request.path_info):
            return self.get_response(request)
        return super().__call__(request)


class SessionMiddleware(PrivateOnly, DjangoSessionMiddleware):
    pass


class CsrfViewMiddleware(PrivateOnly, DjangoCsrfViewMiddleware):
    """Elsewhere a broken cookie would be answered with a new one. A public view that takes posts
    is exempt and guards itself; any other still refuses them, having no token to compare."""


class AuthenticationMiddleware(PrivateOnly, DjangoAuthMiddleware):
    pass


class MessageMiddleware(PrivateOnly, DjangoMessageMiddleware):
    pass


class AxesMiddleware(PrivateOnly, DjangoAxesMiddleware):
    """Says, too, when a locked account may try again."""

    def __call__(self, request):
        response = super().__call__(request)
        if response.status_code == settings.AXES_HTTP_RESPONSE_CODE:
            seconds = round(settings.AXES_COOLOFF_TIME * 3600)
            response.headers.setdefault("Retry-After", str(seconds))
        return response


class TimeZoneMiddleware:
    """Shows times in the zone of whoever is logged in, and makes private answers uncacheable."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_private(request.path_info):
            return self.get_response(request)
        name = getattr(request.user, "time_zone", "")
        with timezone.override(zoneinfo.ZoneInfo(name) if name else None):
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response
