"""The lists of words, with a box to try a word before it is a rule."""

from django.contrib import admin
from django.core.exceptions import ValidationError

from articles.admin.base import NewsroomAdmin
from articles.admin.records import with_zone
from articles.forms import RefusableForm
from comments import folding, permissions
from comments.models import WordRule
from comments.trial import LAST, trial_of

TRY = "_try"
MOST_WORDS = 8


class WordRuleForm(RefusableForm):
    """``is_trial``: the button to try was pressed, so that nothing is to be saved."""

    is_trial = False

    def clean_words(self):
        words = " ".join(self.cleaned_data["words"].split())
        folded = folding.words_of(words)
        if not folded:
            raise ValidationError("Enter a word with at least one letter or digit")
        if len(folded) > MOST_WORDS:
            raise ValidationError(f"A phrase can have {MOST_WORDS} words. Take the ones that tell")
        same = WordRule.objects.filter(folded=" ".join(folded)).exclude(pk=self.instance.pk).first()
        if same and not self.is_trial:
            raise ValidationError(f"“{same}” is on a list already, and finds the same")
        if not self.instance.pk and WordRule.objects.count() >= WordRule.MOST:
            raise ValidationError(f"The lists are full, with {WordRule.MOST:,} words. Delete some")
        return words

    def is_valid(self):
        return super().is_valid() and not self.is_trial


@admin.register(WordRule)
class WordRuleAdmin(NewsroomAdmin):
    """For whoever moderates; every change counts for the next comment."""

    form = WordRuleForm
    fields = ["words", "list", "note"]
    list_display = ["words", "what_happens", "note", "made_by", "made_when"]
    list_filter = ["list"]
    list_select_related = ["made_by"]
    search_fields = ["words", "folded", "note"]
    ordering = ["folded"]
    change_form_template = "admin/comments/word_rule_form.html"

    def has_view_permission(self, request, obj=None):
        return permissions.may_moderate(request.user)

    has_change_permission = has_delete_permission = has_view_permission
    has_add_permission = has_module_permission = has_view_permission

    @admin.display(description="what happens", ordering="list")
    def what_happens(self, rule):
        return rule.get_list_display()

    @admin.display(description="made at")
    def made_when(self, rule):
        return with_zone(rule.made_at)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        is_trial = request.method == "POST" and TRY in request.POST
        return type(form.__name__, (form,), {"is_trial": True}) if is_trial else form

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        words = getattr(form, "cleaned_data", {}).get("words") if form.is_bound else ""
        trial = trial_of(words) if words and form.is_trial else None
        extra = {"trial": trial, "tried": words, "try_name": TRY, "try_last": LAST}
        return super().render_change_form(request, {**context, **extra}, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)
