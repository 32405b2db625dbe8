"""What every request meets first, and every answer last."""

from csp.middleware import CSPMiddleware
from django.conf import settings

POLICY = "Content-Security-Policy"
# Asked by machines that know no host name.
HEALTH = ("/healthz", "/readyz")


class EdgeMiddleware:
    """One charset, known hosts only, and HTTPS for good where the site has it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Whatever charset a request claims: some cannot even be decoded, and no page of ours
        # sends another. Words in it come in with replacement characters instead of not at all.
        request.encoding = "utf-8"
        if request.path_info not in HEALTH:
            request.get_host()  # refuses a host that is not ours, as no public page asks for it
        response = self.get_response(request)
        if settings.SECURE_HSTS_SECONDS:
            # Django's own waits for a request that looks like HTTPS; behind a proxy none does.
            age = f"max-age={settings.SECURE_HSTS_SECONDS}"
            response.headers.setdefault("Strict-Transport-Security", age)
        return response


class PolicyMiddleware(CSPMiddleware):
    """The content policy with its directives in one order, the same from every process."""

    def process_response(self, request, response):
        response = super().process_response(request, response)
        if policy := response.headers.get(POLICY):
            response.headers[POLICY] = "; ".join(sorted(policy.split("; ")))
        return response
