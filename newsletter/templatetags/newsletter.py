from django import template

from articles.models import Paper
from newsletter.forms import SignUpForm

register = template.Library()
VARIANTS = ("signup", "panel", "aside")


@register.inclusion_tag("newsletter/_form.html", takes_context=True)
def newsletter_form(context, variant="signup"):
    """The sign-up box: ``signup`` under an article, ``panel`` on the front page, ``aside`` beside
    a list."""
    if variant not in VARIANTS:
        raise template.TemplateSyntaxError(f"newsletter_form knows {', '.join(VARIANTS)}")
    paper = context.get("paper") or Paper.current()
    return {"paper": paper, "variant": variant, "form": SignUpForm()}
