"""What templates of every app ask about comments."""

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from articles.furniture import furniture_of
from articles.models import Paper
from comments import text, waiting
from comments.drawings import Drawings
from comments.forms import CommentForm
from comments.models import Comment
from comments.parts import parts_of
from comments.state import known_row
from comments.thread import ArticleThread, counts_of

register = template.Library()
drawings = Drawings(most=4_000_000)  # characters


def paper_of(context):
    """The paper that the rest of the page was made with."""
    request = context.get("request")
    return furniture_of(request).paper if request else Paper.current()


@register.simple_tag(takes_context=True)
def thread(context, article):
    """``{% thread article as thread %}``: the ArticleThread, the same for all of one page."""
    request, story = context.get("request"), context.get("story")
    parts = parts_of(story.takeaways, story.quotes) if story else None
    if request is None:
        return ArticleThread(article, paper=paper_of(context), parts=parts)
    known = request.__dict__.setdefault("_threads", {})
    if article.pk not in known:
        known[article.pk] = ArticleThread(
            article,
            paper=paper_of(context),
            order=request.GET.get("order", ""),
            before=request.GET.get("before", ""),
            parts=parts,
            row=known_row(request, article),
        )
    return known[article.pk]


@register.inclusion_tag("comments/_section.html", takes_context=True)
def comments(context, article):
    """The comments of ``article`` and the form to add one: ``comment_form`` if the page has it."""
    found = thread(context, article)
    form = context.get("comment_form")
    if form is None and found.takes_comments:
        form = CommentForm(article=article, parts=found.parts)
    return {"article": article, "thread": found, "form": form}


@register.simple_tag
def draw_thread(place, takes_comments, near):
    """The Place that begins a thread, and all below it.

    Drawing is most of the work of a page, and the same thread is drawn the same way each time: it
    is remembered by everything that it depends on, so that no change can be missed.
    """
    key = (place.key, takes_comments, near, timezone.get_current_timezone_name())
    html = None if settings.DEBUG else drawings.get(key)
    if html is None:
        context = {"place": place, "takes_comments": takes_comments, "near": near}
        html = render_to_string("comments/_place.html", context)
        drawings.keep(key, html)
    return html


@register.simple_tag(takes_context=True)
def comment_counts(context, articles):
    """``{% comment_counts articles as counts %}``, then ``{{ counts|count_of:article }}``."""
    return counts_of(articles, paper_of(context))


@register.filter
def count_of(counts, article):
    """How many comments ``article`` has, by what ``comment_counts`` found."""
    return (counts or {}).get(article.pk, 0)


@register.filter
def answers_to(thread, uid):
    """How many visible comments answer a takeaway or quote, and the number of the first."""
    return thread.answers_to(uid)


@register.filter
def in_words(span):
    """A timedelta as people say it, rounded up: "40 minutes", "2 hours"."""
    return waiting.in_words(span)


@register.filter
def since(moment, now):
    """How long ``moment`` was before ``now``, as people say it."""
    return waiting.in_words(now - moment)


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
    return text.shown(text.cleaned_line(name)) or "Name erased"


@register.filter
def status_label(status):
    """A state of comments as moderators call it."""
    return Comment.Status(status).label


@register.filter
def sentence(words):
    """``words`` of an editor with a full stop, if they end without one."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


@register.filter
def initials(name):
    return text.initials(name)


@register.filter
def tint(name):
    """The class of the colour behind the initials of ``name``."""
    return f"tile--{text.tint_of(name)}"


@register.filter
def reader_excerpt(body, length=200):
    return text.excerpt(body, length)
