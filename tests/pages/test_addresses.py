import pytest
from django.db import DatabaseError
from django.db.models.query import QuerySet

from articles.models import Address, Article, Tag
from articles.publish import publish, withdraw
from articles.rename import end, remember_address, rename
from articles.revise import save_revision
from tests.factories import (
    ago,
    make_account,
    make_article,
    make_author,
    make_expert,
    make_section,
    make_tag,
)

pytestmark = pytest.mark.django_db
HIDDEN = {
    "draft": {"status": "draft"},
    "in review": {"status": "in_review"},
    "scheduled": {"status": "published", "published_at": ago(days=-2)},
    "embargoed": {"status": "draft", "embargoed_until": ago(days=-2)},
}


def moved(article, slug):
    remember_address(article)
    article.slug = slug
    article.save()
    return article


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("suffix", ["", "print/", "pdf/", "nonsense/"])
@pytest.mark.parametrize("slash", ["/", ""])
def test_a_hidden_article_answers_like_an_unknown_one(read, state, suffix, slash):
    article = make_article(slug="canary", headline="Canary", **HIDDEN[state])
    path = article.get_absolute_url()
    unknown = path.replace("canary", "nobody")
    pages = [read(f"{each}{suffix}".removesuffix("/") + slash) for each in (path, unknown)]
    assert pages[0].status == pages[1].status == 404
    assert pages[0].text == pages[1].text
    assert pages[0].response.headers == pages[1].response.headers
    assert "canary" not in pages[0].text.lower()


def test_a_right_slug_under_a_wrong_date_is_unknown(read):
    make_article(slug="tape")
    assert read("/2001/02/03/tape/").status == 404


def test_a_missing_slash_costs_one_hop(read):
    article = make_article()
    for path in (article.get_absolute_url(), f"{article.get_absolute_url()}print/", "/feed/"):
        page = read(path[:-1])
        assert (page.status, page.response["Location"]) == (301, path)


def test_no_slash_leads_to_another_host(read):
    for path in ("//evil.example", "//evil.example/feed", "/\\evil.example"):
        assert read(f"http://testserver{path}").status == 404


def test_a_moved_address_leads_on_in_one_hop_with_its_suffix(read):
    article = make_article(slug="old")
    old = article.get_absolute_url()
    moved(article, "new")
    for suffix in ("", "print/"):
        for path in (f"{old}{suffix}", f"{old}{suffix}"[:-1]):
            page = read(path)
            assert (page.status, page.response["Location"]) == (
                301,
                f"{article.get_absolute_url()}{suffix}",
            )
    assert read(f"{old}pdf/").status == 404
    assert Address.objects.get(path=old).hits >= 4


def test_any_old_path_can_lead_to_an_article(read):
    article = make_article()
    Address.objects.create(path="/category/news/an-old-story/", article=article)
    for path in ("/category/news/an-old-story/", "/category/news/an-old-story?p=3"):
        assert read(path).response["Location"] == article.get_absolute_url()


def test_an_address_of_a_hidden_article_is_unknown(read):
    article = make_article(status="draft")
    Address.objects.create(path="/2001/02/03/old/", article=article)
    assert read("/2001/02/03/old/").text == read("/2001/02/03/other/").text


def test_an_address_whose_target_was_deleted_says_so(read):
    Address.objects.create(path="/2001/02/03/old/", gone_note="It was an advertisement.")
    page = read("/2001/02/03/old/")
    assert page.status == 410
    assert "It was an advertisement." in page.text


def test_a_count_that_fails_does_not_fail_the_page(read, monkeypatch):
    article = make_article(slug="old")
    old = article.get_absolute_url()
    moved(article, "new")

    def refuse(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(QuerySet, "update", refuse)
    assert read(old).status == 301


def test_a_withdrawn_article_says_when_and_why_and_no_more(read, client):
    article = make_article(headline="Canary sings", slug="canary", published_at=ago(days=3))
    withdraw(article, by=make_account("p"), reason="The source could not be confirmed.")
    for suffix in ("", "print/"):
        page = read(f"{article.get_absolute_url()}{suffix}")
        assert page.status == 410
        assert "The source could not be confirmed." in page.text
        assert page.text.count("<time") == 2
        assert "canary" not in page.text.lower()


def test_an_old_address_of_a_withdrawn_article_says_the_same(read):
    article = make_article(slug="old", published_at=ago(days=3))
    old = article.get_absolute_url()
    moved(article, "new")
    withdraw(article, by=make_account("p"), reason="Wrong.")
    assert read(old).status == 410


def test_withdrawn_rows_made_without_the_verb_are_gone_too(read):
    article = make_article(status=Article.Status.WITHDRAWN)
    assert read(article.get_absolute_url()).status == 410


def test_withdrawn_and_scheduled_again_is_gone_until_then(read):
    article = make_article(slug="back", published_at=ago(days=3))
    chief = make_account("p")
    path = article.get_absolute_url()
    withdraw(article, by=chief, reason="Wrong.")
    publish(article, by=chief, at=ago(days=-1))
    page = read(path)
    assert page.status == 410
    assert article.headline not in page.text


@pytest.mark.parametrize("kind", ["tag", "author", "expert"])
def test_lists_are_unknown_until_something_is_public_and_gone_after(read, kind):
    row = {"tag": make_tag, "author": make_author, "expert": make_expert}[kind]()
    given = {
        "tag": {"tags": [row]},
        "author": {"authors": [row]},
        "expert": {"quotes": [{"expert": row}]},
    }[kind]
    path = row.get_absolute_url()
    unknown = read(f"/{kind}/nobody/")
    for page in (read(path), read(f"{path}feed/")):
        assert (page.status, page.text) == (404, unknown.text)
    article = make_article(status="draft", **given)
    assert read(path).text == read(f"/{kind}/nobody/").text
    publish(article, by=make_account("p"))
    assert read(path).status == read(f"{path}feed/").status == 200
    withdraw(article, by=make_account("q"), reason="Wrong.")
    assert read(path).status == read(f"{path}feed/").status == 410


def test_renamed_lists_lead_on(read):
    section, tag = make_section("Old name"), make_tag("Old tag")
    make_article(section=section, tags=[tag])
    for row in (section, tag):
        old = row.get_absolute_url()
        remember_address(row)
        row.slug = "new"
        row.save()
        assert read(old).response["Location"] == row.get_absolute_url()
        assert read(f"{old}feed").response["Location"] == f"{row.get_absolute_url()}feed/"


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/2026/01/01/a%00b/",
        "/section/%00/",
        "/tag/x%00y/",
        "/media/%00/320.jpg",
        "/%ff%fe/",
        "/2026/01/01/%F0%9F%98%80/",
        "/section/" + "a" * 5000 + "/",
        "/media/aaaaaaaaaaaaaaaa/99999.jpg",
        "/9999/12/",
        "/0000/01/",
        "/2026/13/",
        "/2026/00/",
        "/" + "a/" * 400,
        "/%0a/feed",
        "/comments/99999999999999999999999999/",
    ],
)
def test_odd_paths_are_unknown(read, path):
    assert read(path).status == 404


@pytest.mark.parametrize(
    "query",
    [
        "before=%00",
        "before=zzz",
        "before=ffffffffffffffff-1",
        "before=-1",
        "before=1-%00",
        "%00=%00",
        "order=%00",
        "before=0-fffffffffffffff",
        "utm_source=x&p=9",
    ],
)
def test_odd_queries_show_the_page(read, query):
    section = make_section()
    article = make_article(section=section)
    for path in (
        "/",
        section.get_absolute_url(),
        article.get_absolute_url(),
        "/experts/",
        "/corrections/",
        "/takeaways/",
    ):
        assert read(f"{path}?{query}").status == 200


def test_what_an_article_lets_go_of_answers_410_for_ever(client, editor):
    tag, author, expert = make_tag("Ferries"), make_author("Bo Lind"), make_expert("Nneka Obi")
    article = make_article(tags=[tag], authors=[make_author(), author], quotes=[{"expert": expert}])
    save_revision(article, by=editor)
    pages = [row.get_absolute_url() for row in (tag, author, expert)]
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    article.tags.clear()
    article.bylines.filter(author=author).delete()
    article.quotes.all().delete()
    save_revision(article, by=editor)
    assert [client.get(page).status_code for page in pages] == [410, 410, 410]


def test_a_deleted_tag_that_was_public_answers_410(client, login, chief):
    tag = make_tag("Ferries")
    make_article(tags=[tag])
    page = tag.get_absolute_url()
    client = login(chief)
    client.post(f"/admin/articles/tag/{tag.pk}/delete/", {"post": "yes"})
    assert not Tag.objects.exists()
    assert client.get(page).status_code == 410


def test_a_tag_that_never_was_public_answers_404_after_its_end(client, login, chief):
    tag = make_tag("Ferries")
    make_article(tags=[tag], status="draft")
    login(chief).post(f"/admin/articles/tag/{tag.pk}/delete/", {"post": "yes"})
    assert client.get("/tag/ferries/").status_code == 404


@pytest.mark.parametrize("make", [make_section, make_tag, make_author, make_expert])
def test_however_often_a_list_is_renamed_each_address_leads_on_in_one_hop(read, chief, make):
    row = make("First")
    given = {"section": "section", "tag": "tags", "author": "authors"}.get(row._meta.model_name)
    if given:
        make_article(**{given: row if given == "section" else [row]})
    else:
        make_article(quotes=[{"expert": row}])
    known = [row.get_absolute_url()]
    for slug in ("second", "third", "second", "fourth"):
        rename(row, slug=slug, by=chief)
        known.append(row.get_absolute_url())
    here = known.pop()
    for path in known:
        for suffix in ("", "feed/"):
            page = read(f"{path}{suffix}")
            assert (page.status, page.response["Location"]) == (301, f"{here}{suffix}")
            assert read(f"{here}{suffix}").status == 200
    rename(row, slug="first", by=chief)
    assert read(known[0]).status == 200
    assert read(here).response["Location"] == known[0]


def test_a_tag_renamed_after_its_last_article_let_go_of_it_is_gone_at_both_ends(read, chief):
    tag = make_tag("Ferries")
    article = make_article(tags=[tag])
    save_revision(article, by=chief)
    article.tags.clear()
    save_revision(article, by=chief)
    rename(tag, slug="boats", by=chief)
    assert read("/tag/ferries/").status == 410
    assert read("/tag/boats/").status == 404
    article.tags.add(tag)
    assert read("/tag/ferries/").response["Location"] == "/tag/boats/"


@pytest.mark.parametrize("make", [make_section, make_tag, make_author, make_expert])
def test_every_address_of_a_list_is_gone_once_it_is_deleted(read, chief, make):
    row = make("First")
    for slug in ("second", "third"):
        remember_address(row)
        rename(row, slug=slug, by=chief)
    remember_address(row)
    end(row, by=chief)
    kind = row._meta.model_name
    for slug in ("first", "second", "third"):
        for suffix in ("", "feed/"):
            page = read(f"/{kind}/{slug}/{suffix}")
            assert page.status == 410
            assert "Nothing is here any more" in page.text


def test_a_withdrawn_row_made_without_the_verb_is_gone_while_it_waits_to_come_back(read, chief):
    article = make_article(status=Article.Status.WITHDRAWN)
    publish(article, by=chief, at=ago(days=-1))
    assert read(article.get_absolute_url()).status == 410
    assert read(f"{article.get_absolute_url()}nonsense/").status == 410


def test_what_lies_below_a_live_article_and_is_no_page_is_unknown(read):
    article = make_article()
    for suffix in ("nonsense/", "pdf/", "nonsense"):
        assert read(f"{article.get_absolute_url()}{suffix}").status == 404


def test_a_withdrawn_article_that_got_another_address_is_gone_at_both(read, chief):
    article = make_article(slug="first")
    before = article.get_absolute_url()
    withdraw(article, by=chief, reason="The source could not be confirmed.")
    rename(article, slug="second", by=chief)
    for path in (before, article.get_absolute_url()):
        page = read(path)
        assert page.status == 410
        assert "The source could not be confirmed." in page.text
    publish(article, by=chief)
    assert read(before).response["Location"] == article.get_absolute_url()
    assert read(article.get_absolute_url()).status == 200


def test_hits_are_counted_where_an_old_address_answers(client, chief):
    article = make_article(slug="old")
    old = article.get_absolute_url()
    moved(article, "new")
    for ask in (client.get, client.head):
        assert ask(old).status_code == 301
    entry = Address.objects.get(path=old)
    assert (entry.hits, entry.last_hit_at > ago(minutes=1)) == (2, True)
    client.post(old)
    client.get(f"{old}pdf/")
    client.get(article.get_absolute_url())
    withdraw(article, by=chief, reason="Wrong.")
    client.get(article.get_absolute_url())
    hits = dict(Address.objects.values_list("path", "hits"))
    assert hits == {old: 2, article.get_absolute_url(): 1}
