"""What search engines and sharing sites read of a page, from plain values.

The vocabulary is schema.org's; see https://schema.org/NewsArticle. Addresses are whole ones and
moments carry their offset, since validators accept less in silence.
"""


def node(kind, **given):
    """A node of type ``kind`` without the keys that have nothing to say."""
    kept = {key: value for key, value in given.items() if value not in ("", None, [])}
    return {"@type": kind, **kept}


def document(thing):
    """``thing`` as the one node of a page."""
    return {"@context": "https://schema.org", **thing}


def organization(*, name, url, logo):
    return node("NewsMediaOrganization", name=name, url=url, logo=node("ImageObject", url=logo))


def person(*, name, url="", role="", organisation="", image=""):
    employer = node("Organization", name=organisation) if organisation else None
    return node("Person", name=name, url=url, jobTitle=role, worksFor=employer, image=image)


def picture(*, url, width, height, caption="", credit=""):
    return node(
        "ImageObject", url=url, width=width, height=height, caption=caption, creditText=credit
    )


def correction(*, text, issued_at):
    return node("CorrectionComment", text=text, datePublished=issued_at)


def quotation(*, text, speaker, url):
    return node("Quotation", text=text, spokenByCharacter=speaker, url=url)


def breadcrumbs(steps):
    """A trail of pairs of name and address."""
    items = [
        node("ListItem", position=place, name=name, item=url)
        for place, (name, url) in enumerate(steps, 1)
    ]
    return node("BreadcrumbList", itemListElement=items)


def news_article(*, url, trail, takeaways=(), **given):
    """A NewsArticle. ``given`` holds its other properties by their schema.org names.

    ``trail`` is what breadcrumbs() takes. Takeaways, which the vocabulary does not know, stand as
    the abstract.
    """
    page = {"@type": "WebPage", "@id": url, "breadcrumb": breadcrumbs(trail)}
    return node(
        "NewsArticle",
        **{"@id": f"{url}#article"},
        url=url,
        mainEntityOfPage=page,
        abstract=" ".join(takeaways),
        isAccessibleForFree=True,
        **given,
    )


def profile_page(*, url, about):
    return node("ProfilePage", url=url, mainEntity=about)
