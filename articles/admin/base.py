"""What all our admin screens share."""

import re

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect
from django.utils.text import capfirst

from articles import version
from articles.forms import RefusableForm

from .choose import CalmRelations, is_key

# What a filter of ours may put behind the name of its field.
FILTER_ENDINGS = re.compile(r"(__id|__pk)?(__exact|__isnull|__in|__year|__month|__day|__gte|__lt)?")
MEANWHILE = "Somebody else saved something of the same name meanwhile. Your text is still here"


def parameters_of(each):
    """The keys in an address of a filter in ``list_filter`` that is no name of a column."""
    return getattr(each, "parameters", (getattr(each, "parameter_name", None),))


class Refused(Exception):
    """What was saved may not stay so; ``refusals`` are pairs of a field or None, and a sentence.

    Raised inside the transaction of a form, it takes back the save: the form returns with
    everything typed and the sentences above it.
    """

    def __init__(self, refusals):
        self.refusals = refusals
        super().__init__(" ".join(words for _, words in refusals))


class NewsroomAdmin(CalmRelations, admin.ModelAdmin):
    """An admin screen that keeps the site version true, and never breaks.

    Django's own permissions decide, narrowed by articles.permissions where a row matters.
    """

    form = RefusableForm
    list_per_page = 50
    list_max_show_all = 0
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    # What to say above the form of a row that readers may see: nothing waits to be published.
    live_words = ""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Django's own view; what was refused after a trial comes back as a form with errors."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refused:
            request.refusals = refused.refusals
        except IntegrityError:
            request.refusals = [(None, MEANWHILE)]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Django's own answer, but to a form: whoever typed while the row was deleted gets the
        text back with the page for what is not found."""
        if request.method == "POST" and request.resolver_match.url_name.endswith("_change"):
            raise Http404
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def history_view(self, request, object_id, extra_context=None):
        """Django's own view, which looks for the row before it asks for the right."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        """Django's own page; what is wrong with the form is said in our words."""
        context["problems"] = context.pop("errors", None)
        context["live_words"] = self.live_words
        return super().render_change_form(request, context, *args, **kwargs)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        refusals = getattr(request, "refusals", ())
        return type(form.__name__, (form,), {"refusals": refusals}) if refusals else form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.finish(request, form.instance)
        version.bump()

    def finish(self, request, obj):
        """What is left to do once a row and all its rows are saved."""

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        version.bump()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        version.bump()

    def get_deleted_objects(self, objs, request):
        """What keeps a row is said before what right is missing: nobody has the right to that."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else lacking, protected

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def lookup_allowed(self, lookup, value, request):
        """Only what the list offers: any other would let an address ask about any column."""
        if "\0" in str(value):
            return False
        offered = [each[0] if isinstance(each, tuple) else each for each in self.list_filter]
        if any(lookup in parameters_of(each) for each in offered):
            return True
        names = [each for each in [*offered, self.date_hierarchy] if isinstance(each, str)]
        return any(
            lookup.startswith(name) and FILTER_ENDINGS.fullmatch(lookup.removeprefix(name))
            for name in names
        )

    def response_action(self, request, queryset):
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if all(is_key(each) for each in chosen):
            return super().response_action(request, queryset)
        self.message_user(request, "Choose rows of the list below.", messages.WARNING)
        return HttpResponseRedirect(request.get_full_path())

    def get_view_on_site_url(self, obj=None):
        """No link through a redirect that tells anybody logged in where a row stands."""
        return obj.get_absolute_url() if obj is not None and self.is_on_site(obj) else None

    def is_on_site(self, obj):
        """Whether readers find ``obj`` at an address of its own."""
        return False


class ReadOnlyAdmin(NewsroomAdmin):
    """Rows that are written by verbs only."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
