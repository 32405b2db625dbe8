"""An article as readers would see it, whatever state it is in."""

from dataclasses import replace

from articles import body
from articles.figures import figures_of
from articles.story import MAX_TAGS, Story, arrange, image_ids, story_of


def draft_story(draft, *, address_of):
    """The story of ``draft``, an article or a working copy, and of no other article.

    A working copy is dated, and corrected, as the article it revises. ``address_of`` gives the
    address of a rendition: that of a hidden picture is not the one readers will know.
    """
    live = draft.revises or draft
    draft.published_at, draft.changed_at = live.published_at, live.changed_at
    story = story_of(draft, with_related=False)
    figures = figures_at(story.figures, address_of)
    if draft.revises_id is None:
        return replace(story, figures=figures)
    return replace(story, figures=figures, corrections=list(live.corrections.all()))


def typed_story(typed, saved, *, tags, pictures, address_of):
    """The story of ``typed``, an article in memory with its rows, that is not saved yet.

    ``saved`` is the story of the draft it is typed on; ``pictures`` are the images that whoever
    typed may put into it.
    """
    typed.published_at, typed.changed_at = saved.article.published_at, saved.article.changed_at
    story = Story(
        article=typed,
        bylines=list(typed.bylines.all()),
        quotes=list(typed.quotes.all()),
        takeaways=list(typed.takeaways.all()),
        tags=sorted(tags, key=lambda tag: tag.name)[:MAX_TAGS],
        corrections=saved.corrections,
    )
    in_body = pictures.filter(token__in=body.embeds(typed.body, "image"))
    images = [*image_ids(story), *in_body.values_list("pk", flat=True)]
    arrange(story, figures_at(figures_of(images), address_of))
    return story


def figures_at(figures, address_of):
    """The same pictures by image id, found elsewhere."""
    return {pk: replace(figure, address_of=address_of) for pk, figure in figures.items()}
