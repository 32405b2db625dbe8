"""The page on which a moderator bans whoever wrote a comment, or where it links to.

The script of the queue shows its form in a dialog; without script it is a page like any other.
"""

from collections import Counter
from datetime import timedelta
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from comments import ban, permissions, text
from comments.admin.asked import Asked
from comments.models import Comment, Commenter

MOST_DOMAINS = 5
TERMS = {
    "day": ("A day", timedelta(days=1)),
    "week": ("A week", timedelta(days=7)),
    "month": ("A month", timedelta(days=30)),
    "good": ("For good", None),
}
WRITER, NETWORK, ADDRESS, LINK = "writer", "network", "address", "link"


class BanForm(forms.Form):
    what = forms.ChoiceField(label="Ban", widget=forms.RadioSelect)
    term = forms.ChoiceField(
        label="For how long",
        choices=[(name, label) for name, (label, _) in TERMS.items()],
        initial="week",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Reason",
        max_length=ban.LONGEST_REASON,
        help_text="The banned writer reads it, with the end of the ban.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        error_messages={"required": "Say why: the writer reads it."},
    )

    def __init__(self, *args, bannable, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = list(bannable.items())
        self.fields["what"].initial = next(iter(bannable), None)


def urls(site):
    """The patterns below the list of comments, for the admin ``site``."""
    view = site.admin_view(partial(ban_page, site=site))
    return [path("<int:pk>/ban/", view, name="comments_comment_ban")]


def ban_page(request, pk, *, site):
    if not permissions.may_ban(request.user):
        raise PermissionDenied
    rows = Comment.objects.select_related("article", "commenter").defer("article__body")
    comment = get_object_or_404(rows, pk=pk)
    here = Asked.from_query(QueryDict(asked_place(request).removeprefix("?"))).query()
    bannable = bannable_of(comment)
    form = BanForm(request.POST if request.method == "POST" else None, bannable=bannable)
    if form.is_bound and form.is_valid() and banned(form, comment, by=request.user):
        messages.success(request, f"Banned: {bannable[form.cleaned_data['what']]}.")
        return HttpResponseRedirect(reverse("admin:comments_comment_changelist") + here)
    context = {
        **site.each_context(request),
        "title": "Ban",
        "comment": comment,
        "form": form,
        "bannable": bannable,
        "here": here,
        "network_until": ban.end_of_period(timezone.now()),
    }
    template = "admin/comments/ban.html"
    return TemplateResponse(request, template, context, status=422 if form.is_bound else 200)


def asked_place(request):
    return (request.POST if request.method == "POST" else request.GET).get("here", "")


def bannable_of(comment):
    """What can be banned because of ``comment``: words, by what stands in the form.

    A network has no name that says anything, and of an address only the domain is told, if its
    owner has confirmed it.
    """
    found, name = {}, text.shown(text.cleaned_line(comment.display_name))
    writer = comment.commenter
    if writer is not None:
        found[WRITER] = f"the writer, “{name}”, in the browser that was used"
    # The name that a network had in the last period is borne by none of today.
    if comment.network_key and ban.end_of_period(comment.created_at) > timezone.now():
        found[NETWORK] = "the network it came from: a household, an office, a part of a provider"
    for domain in link_domains_of(comment):
        found[f"{LINK}:{domain}"] = f"links to {domain}"
    if writer is not None and writer.has_confirmed_address:
        domain = writer.email.rpartition("@")[2].casefold()
        others = Commenter.objects.exclude(pk=writer.pk)
        count = others.filter(
            email__iendswith=f"@{domain}", email_confirmed_at__isnull=False
        ).count()
        found[f"{ADDRESS}:{domain}"] = (
            f"email addresses at {domain}, where {count} other "
            f"{'writer has' if count == 1 else 'writers have'} theirs"
        )
    return found


def link_domains_of(comment):
    """The domains to which most links of ``comment`` lead, without a www before them."""
    hosts = (ban.host_of(address).removeprefix("www.") for address in text.links_in(comment.body))
    return [host for host, _ in Counter(filter(None, hosts)).most_common(MOST_DOMAINS)]


def banned(form, comment, *, by):
    """The Ban that ``form`` asks for; None, and an error in the form, if it cannot be."""
    given = form.cleaned_data
    kind, _, domain = given["what"].partition(":")
    at, span = timezone.now(), TERMS[given["term"]][1]
    what = {
        WRITER: {"commenter": comment.commenter},
        NETWORK: {"network_key": comment.network_key},
        ADDRESS: {"address_domain": domain},
        LINK: {"link_domain": domain},
    }[kind]
    until = at + span if span else None
    try:
        return ban.ban(by=by, reason=given["reason"], until=until, at=at, **what)
    except ValueError as error:
        form.add_error(None, str(error))
        return None
