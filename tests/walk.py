"""The addresses of the site, as the resolver has them."""

from django.urls import URLResolver, get_resolver


def patterns(resolver, before=""):
    """Pairs of a route, written whole, and its pattern."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, route)
        else:
            yield route, each


def routes_of_staff():
    """The patterns for people with an account, as patterns() has them."""
    return [
        (route, pattern)
        for route, pattern in patterns(get_resolver())
        if route.startswith(("admin/", "account/"))
    ]
