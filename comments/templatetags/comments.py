"""What templates of every app ask about comments."""

from django import template

from articles.furniture import furniture_of
from articles.models import Paper
from comments import text
from comments.forms import CommentForm
from comments.thread import ArticleThread, counts_of

register = template.Library()


def paper_of(context):
    """The paper that the rest of the page was made with."""
    request = context.get("request")
    return furniture_of(request).paper if request else Paper.current()


@register.simple_tag(takes_context=True)
def thread(context, article):
    """``{% thread article as thread %}``: the ArticleThread, the same for all of one page."""
    request = context.get("request")
    if request is None:
        return ArticleThread(article, paper=paper_of(context))
    known = request.__dict__.setdefault("_threads", {})
    if article.pk not in known:
        known[article.pk] = ArticleThread(
            article,
            paper=paper_of(context),
            order=request.GET.get("order", ""),
            before=request.GET.get("before", ""),
        )
    return known[article.pk]


@register.inclusion_tag("comments/_section.html", takes_context=True)
def comments(context, article):
    """The comments of ``article`` and the form to add one: ``comment_form`` if the page has it."""
    return {
        "article": article,
        "thread": thread(context, article),
        "form": context.get("comment_form") or CommentForm(article=article),
    }


@register.simple_tag(takes_context=True)
def comment_counts(context, articles):
    """``{% comment_counts articles as counts %}``, then ``{{ counts|count_of:article }}``."""
    return counts_of(articles, paper_of(context))


@register.filter
def count_of(counts, article):
    """How many comments ``article`` has, by what ``comment_counts`` found."""
    return (counts or {}).get(article.pk, 0)


@register.filter
def reader_html(body):
    """A reader's text as safe HTML."""
    return text.html_of(body)


@register.filter
def reader_html_without_links(body):
    """The same where nothing may be clicked: before anybody has read it."""
    return text.html_of(body, links=False)


@register.filter
def reader_name(name):
    """A reader's name on one line, without characters that act on what stands around it."""
    return text.shown(text.cleaned_line(name))


@register.filter
def initials(name):
    return text.initials(name)


@register.filter
def reader_excerpt(body, length=200):
    return text.excerpt(body, length)
