import pytest
from django.urls import reverse

from comments.models import WordRule
from tests.factories import make_comment

pytestmark = pytest.mark.django_db
LIST = "/admin/comments/wordrule/"


def typed(**given):
    return {"words": "casino", "list": "hold", "note": "", **given}


@pytest.fixture
def desk(login, moderator):
    return login(moderator)


def words_of(response):
    return " ".join(response.content.decode().split())


def test_a_moderator_adds_a_word_and_it_has_their_name(desk, moderator):
    desk.post(f"{LIST}add/", typed(words="  lucky   reels ", note="Seen daily"))
    rule = WordRule.objects.get()
    assert (rule.words, rule.folded, rule.made_by) == ("lucky reels", "lucky reels", moderator)
    assert "Seen daily" in desk.get(LIST).content.decode()
    desk.post(f"{LIST}{rule.pk}/change/", typed(words="Casinó", list="spam"))
    rule.refresh_from_db()
    assert (rule.folded, rule.list, rule.made_by) == ("casino", "spam", moderator)
    desk.post(f"{LIST}{rule.pk}/delete/", {"post": "yes"})
    assert not WordRule.objects.exists()


def test_a_word_is_tried_on_the_last_comments_before_it_is_saved(desk):
    make_comment(body="Our Casi\u0301no pays.", status="spam")
    make_comment(body="<b>the casino</b> again", status="approved", display_name="<i>Mara")
    make_comment(body="A specialist in casinos.")
    page = words_of(desk.post(f"{LIST}add/", typed(_try="Try it")))
    assert "“casino” finds 2 of the last 3 comments" in page
    assert "1 published, 1 spam" in page or "1 spam, 1 published" in page
    assert "<mark>Casi\u0301no</mark>" in page or "<mark>Casíno</mark>" in page
    assert "&lt;b&gt;the <mark>casino</mark> &lt;/b&gt; again" in page
    assert "specialist" not in page and "<i>Mara" not in page
    assert 'value="casino"' in page and "errornote" not in page
    assert not WordRule.objects.exists()


def test_trying_a_change_leaves_the_rule_as_it_is(desk):
    rule = WordRule.objects.create(words="casino")
    make_comment(body="Tape for sale.")
    page = words_of(desk.post(f"{LIST}{rule.pk}/change/", typed(words="tape", _try="Try it")))
    assert "“tape” finds 1 of the last 1 comment" in page
    rule.refresh_from_db()
    assert rule.words == "casino"


def test_a_word_that_begins_or_ends_a_comment_is_shown_with_nothing_beside_it(desk):
    make_comment(body="Casino")
    page = words_of(desk.post(f"{LIST}add/", typed(_try="Try it")))
    assert "<mark>Casino</mark>" in page and "Name erased" not in page
    assert "Try it on the last 1,000 comments" in page


def test_a_trial_of_what_is_on_a_list_already_is_no_error(desk):
    WordRule.objects.create(words="casino")
    page = words_of(desk.post(f"{LIST}add/", typed(_try="Try it")))
    assert "finds 0 of the last 0 comments" in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "required"),
        ("!!!", "at least one letter"),
        ("\u200b", "at least one letter"),
        ("a b c d e f g h i", "can have 8 words"),
        ("CASINÓ", "is on a list already"),
        ("x" * 121, "at most 120"),
        ("a\0b", "Null characters"),
    ],
)
def test_what_can_be_no_rule_is_refused_in_a_sentence(desk, words, sentence):
    WordRule.objects.create(words="casino")
    for button in ({}, {"_try": "Try it"}):
        response = desk.post(f"{LIST}add/", typed(words=words, **button))
        if button and words == "CASINÓ":
            continue
        assert response.status_code == 200
        assert sentence in words_of(response)
    assert WordRule.objects.count() == 1


@pytest.mark.parametrize("who", ["writer", "editor", "publisher"])
def test_the_lists_are_for_moderators(request, login, who):
    rule = WordRule.objects.create(words="casino")
    client = login(request.getfixturevalue(who))
    for path in (LIST, f"{LIST}add/", f"{LIST}{rule.pk}/change/", f"{LIST}{rule.pk}/delete/"):
        assert client.get(path).status_code == 403
        assert client.post(path, typed(words="x")).status_code == 403
    assert WordRule.objects.get().words == "casino"


def test_the_list_stands_in_the_sidebar_of_a_moderator(desk):
    assert reverse("admin:comments_wordrule_changelist") == LIST
    assert f'href="{LIST}"' in desk.get("/admin/").content.decode()


def test_a_trial_asks_once_however_many_comments_there_are(desk, django_assert_max_num_queries):
    for number in range(30):
        make_comment(body=f"A casino {number}")
    with django_assert_max_num_queries(12):
        page = words_of(desk.post(f"{LIST}add/", typed(_try="Try it")))
    assert "The newest 20 are shown" in page
