"""Who reaches which article by which route. Nothing of another's draft is told by any."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.body import embed_html
from articles.models import Article, Correction, Event, Expert
from tests import factories
from tests.admin.steps import ARTICLE, change_page, form_data, page, post, words_of

SECRET = "Zanzibar merger"
LIST = "/admin/articles/article/"


@pytest.fixture
def hidden(editor):
    """Somebody else's draft, with a word of its own in every place."""
    article = factories.make_article(
        status="draft",
        owner=editor,
        headline=SECRET,
        slug="zanzibar-merger",
        takeaways=["Zanzibar takeaway"],
        lead_image=factories.make_image(caption="Zanzibar picture"),
    )
    return article


# The pages of an article and of a picture; what follows their key stands behind.
PAGES = {
    **dict.fromkeys(("change", "history", "delete", "correct", "notes", "compare", "links"), ()),
    **dict.fromkeys(("preview", "preview_page", "preview_print"), ()),
    **dict.fromkeys(("autosave", "presence", "forget"), ()),
    **dict.fromkeys(("revision", "restore", "milestone", "merge"), (1,)),
}
PICTURE_PAGES = ("change", "picture", "history", "delete")


def pages_of(article):
    own = [page(f"{ARTICLE}_{name}", article.pk, *more) for name, more in PAGES.items()]
    return [
        *own,
        f"{change_page(article)}?kept=1",
        f"{change_page(article)}?_popup=1&_to_field=slug",
        f"{page(f'{ARTICLE}_preview_page', article.pk)}?typed=1",
        f"{page(f'{ARTICLE}_compare', article.pk)}?old=public&new=now",
        *(page(f"articles_image_{name}", article.lead_image_id) for name in PICTURE_PAGES),
    ]


def pickers(*fields):
    for model, field in fields:
        yield f"/admin/autocomplete/?app_label=articles&model_name={model}&field_name={field}"


def lists():
    asked = [
        *("q=Zanzibar", "q=/2026/01/01/zanzibar-merger/", "headline__startswith=Zanzibar"),
        *("owner__username=editor", "owner=1", "revises__isnull=True", "status=draft", "o=-1"),
        *("view=review", "view=assigned", "state=draft", "state=scheduled", "corrected=no"),
        *("author=Ana+Ortega", "published_at__year=2031", "_facets=True", "_to_field=slug"),
        *("_popup=1", "all=", "p=2", "e=1", "section__id__exact=1", "takeaways__text__contains=Z"),
    ]
    return [
        "/admin/",
        "/admin/articles/",
        "/admin/calendar/?month=2026-01",
        "/admin/board/",
        LIST,
        *(f"{LIST}?{each}" for each in asked),
        "/admin/articles/image/",
        "/admin/articles/image/?q=Zanzibar",
        "/admin/articles/image/?lead_of__headline__startswith=Zanzibar",
        "/admin/articles/image/recent/",
        "/admin/articles/image/recent/?q=Zanzibar",
        "/admin/articles/tag/?articles__headline__startswith=Zanzibar",
        "/admin/articles/event/",
        "/admin/articles/address/?try=/zanzibar-merger/",
        "/admin/articles/correction/",
        "/admin/articles/correction/?q=Zanzibar",
        *(
            f"{each}&{more}"
            for each in pickers(
                ("address", "article"), ("keytakeaway", "article"), ("article", "lead_image")
            )
            for more in ("term=Zan", "term=", "term=&_to_field=slug&page=1")
        ),
    ]


@pytest.mark.parametrize("who", ["writer", "moderator"])
def test_nothing_of_anothers_draft_is_told(request, login, hidden, who):
    hidden.revisions.create(number=1, snapshot={"headline": SECRET})
    client = login(request.getfixturevalue(who))
    for address in [*pages_of(hidden), *lists()]:
        for answer in (client.get(address), client.post(address, {"post": "yes"})):
            text = answer.content.decode() + answer.headers.get("Location", "")
            # The words asked for come back in the search field; the rest of them may not.
            for words in (SECRET, "Zanzibar takeaway", "Zanzibar picture", f"/{hidden.pk}/change"):
                assert words not in text or words in address, (words, address)
    assert Article.objects.filter(pk=hidden.pk, headline=SECRET).exists()


def test_the_link_to_the_site_tells_no_address(login, writer, editor, moderator, hidden):
    def place(row):
        return f"/admin/r/{ContentType.objects.get_for_model(row).pk}/{row.pk}/"

    expert = factories.make_expert()
    assert login(editor).get(place(hidden)).headers["Location"] == hidden.get_absolute_url()
    assert login(editor).get(place(expert)).headers["Location"] == expert.get_absolute_url()
    assert login(writer).get(place(hidden)).status_code == 404
    assert login(moderator).get(place(expert)).status_code == 404
    for strange in ("/admin/r/x/1/", f"/admin/r/{'9' * 30}/1/", "/admin/r/1/%00/"):
        assert login(editor).get(strange).status_code == 404


def test_a_writer_cannot_save_delete_or_act_on_anothers_draft(login, writer, hidden):
    client = login(writer)
    post(client, hidden, headline="Taken over")
    post(client, hidden, "_review")
    client.post(page(f"{ARTICLE}_delete", hidden.pk), {"post": "yes"})
    client.post(LIST, {"action": "send_to_review", "_selected_action": [hidden.pk]})
    client.post(LIST, {"action": "publish_now", "_selected_action": [hidden.pk]})
    client.post(LIST, {"action": "delete_selected", "_selected_action": [hidden.pk], "post": "yes"})
    fresh = Article.objects.get(pk=hidden.pk)
    assert (fresh.headline, fresh.status) == (SECRET, "draft")


def test_a_writer_cannot_put_anothers_picture_into_an_article(login, writer, hidden):
    mine = factories.make_article(status="draft", owner=writer)
    response = post(login(writer), mine, lead_image=hidden.lead_image_id)
    assert Article.objects.get(pk=mine.pk).lead_image is None
    assert "Zanzibar" not in words_of(response)


def test_a_picture_of_anothers_draft_is_no_portrait(login, writer, hidden):
    client, given = login(writer), {"name": "Ada Added", "portrait": hidden.lead_image_id}
    response = client.post("/admin/articles/expert/add/", given)
    assert response.status_code == 200 and "Zanzibar" not in words_of(response)
    assert not Expert.objects.filter(name="Ada Added").exists()
    own = factories.make_image(uploaded_by=writer)
    client.post("/admin/articles/expert/add/", given | {"portrait": own.pk})
    assert Expert.objects.get(name="Ada Added").portrait == own


def test_a_picture_of_anothers_draft_is_not_named_beside_a_body_that_holds_it(
    login, writer, hidden
):
    body = embed_html("image", hidden.lead_image.token)
    mine = factories.make_article(status="draft", owner=writer, body=body)
    assert "Zanzibar" not in login(writer).get(change_page(mine)).content.decode()
    assert "Zanzibar" in login(hidden.owner).get(change_page(mine)).content.decode()


def test_a_writer_reads_but_does_not_change_what_is_out(login, writer):
    live = factories.make_article(owner=writer, body="<p>Words <strong>out</strong>.</p>")
    client = login(writer)
    response = client.get(change_page(live))
    assert "<p>Words <strong>out</strong>.</p>" in response.content.decode()
    assert 'name="headline"' not in response.content.decode()
    client.post(change_page(live), form_data(live, headline="Changed"))
    assert Article.objects.get().headline == live.headline


def test_a_writer_changes_neither_owner_nor_what_was_withdrawn(login, writer, editor):
    gone = factories.make_article(status="withdrawn", owner=writer)
    post(login(writer), gone, headline="Changed")
    draft = factories.make_article(status="draft", owner=writer)
    post(login(writer), draft, owner=editor.pk)
    assert not Article.objects.filter(headline="Changed").exists()
    assert Article.objects.get(pk=draft.pk).owner == writer


def test_an_editor_hands_an_article_over(login, editor, writer):
    draft = factories.make_article(status="draft", owner=editor)
    post(login(editor), draft, owner=writer.pk)
    assert Article.objects.get().owner == writer


def test_a_writer_deletes_an_own_draft_and_nothing_else(login, writer):
    draft = factories.make_article(status="draft", owner=writer)
    once_public = factories.make_article(
        status="draft", owner=writer, first_published_at=factories.ago(days=1)
    )
    client = login(writer)
    for article in (draft, once_public):
        client.post(page(f"{ARTICLE}_delete", article.pk), {"post": "yes"})
    assert list(Article.objects.all()) == [once_public]


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_what_was_public_is_deleted_by_nobody(login, chief, status):
    article = factories.make_article(status=status)
    client = login(chief)
    client.post(page(f"{ARTICLE}_delete", article.pk), {"post": "yes"})
    client.post(
        LIST, {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    )
    assert Article.objects.exists()


def test_a_draft_with_a_history_of_states_is_kept_in_words(login, editor):
    article = factories.make_article(status="draft", owner=editor)
    client = login(editor)
    post(client, article, "_review")
    response = client.post(page(f"{ARTICLE}_delete", article.pk), {"post": "yes"})
    assert "protected" in words_of(response)
    assert Article.objects.exists()


def test_a_moderator_has_no_articles(login, moderator):
    client = login(moderator)
    assert client.get(LIST).status_code == 403
    assert "Articles" not in words_of(client.get("/admin/"))
    client.post(page(f"{ARTICLE}_add"), form_data(headline="By a moderator"))
    assert not Article.objects.exists()


@pytest.mark.parametrize("who", ["writer", "moderator"])
def test_what_others_write_shifts_nothing(request, login, hidden, who):
    """No count, no year and no page tells that there is more than an account may see."""
    account = request.getfixturevalue(who)
    factories.make_article(owner=account, lead_image=factories.make_image(uploaded_by=account))
    client = login(account)
    before = {address: drawn(client.get(address)) for address in lists()}
    for status in ("draft", "in_review", "published", "withdrawn"):
        # What readers see, a picture too, is nothing to hide.
        picture = None if status == "published" else factories.make_image()
        article = factories.make_article(status=status, owner=hidden.owner, lead_image=picture)
        Correction.objects.create(article=article, text="It was 2 GW.")
        events = {"from_status": "draft", "to_status": status}
        Event.objects.create(article=article, verb="published", by=hidden.owner, **events)
    later = timezone.now() + timedelta(days=800)
    factories.make_article(owner=hidden.owner, published_at=later, first_published_at=later)
    for address, content in before.items():
        assert drawn(client.get(address)) == content, address


def test_an_address_asks_about_no_column_that_the_list_does_not_offer(login, writer, hidden):
    hidden.tags.add(factories.make_tag("Banks"))
    client = login(writer)
    for address in (
        f"{LIST}?headline__startswith=Zanzibar",
        f"{LIST}?owner__username=editor",
        f"{LIST}?owner__password__startswith=md5",
        "/admin/articles/image/?lead_of__headline__startswith=Zanzibar",
        "/admin/articles/tag/?articles__headline__startswith=Zanzibar",
        "/admin/articles/expert/?quotes__article__slug=zanzibar-merger",
        "/admin/articles/correction/?article__headline__startswith=Zanzibar",
    ):
        answer = client.get(address)
        assert answer.status_code == 400, address
        assert "Banks" not in answer.content.decode()


def drawn(response):
    """The page without what is new in every answer."""
    return re.sub(r"nonce=\S+|csrf\S* value=\S+", "", response.content.decode())


def test_a_working_copy_is_not_an_article_of_the_list(login, editor):
    live = factories.make_article(headline="The live one")
    copy = Article.objects.create(revises=live, headline="The copy", slug="x", section=live.section)
    client = login(editor)
    assert "The copy" not in words_of(client.get(LIST))
    own_page = page(f"{ARTICLE}_change", copy.pk)
    client.post(own_page, form_data(copy, headline="Changed"))
    assert Article.objects.get(pk=copy.pk).headline == "The copy"


def test_a_writer_sees_the_pictures_that_may_be_used(login, writer, editor):
    own = factories.make_image(caption="Own", uploaded_by=writer)
    public = factories.make_image(caption="Public", uploaded_by=editor)
    factories.make_article(lead_image=public)
    factories.make_image(caption="Unseen", uploaded_by=editor)
    answer = login(writer).get("/admin/articles/image/recent/")
    labels = {each["label"] for each in json.loads(answer.content)["pictures"]}
    assert labels == {str(own), str(public)}
