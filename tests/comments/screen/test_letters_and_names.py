import pytest

from articles.models import Paper
from comments import folding
from comments.models import Comment
from comments.screen.name import name as check
from tests.comments.screen.steps import objections, row_of
from tests.factories import make_account, make_article, make_author, make_expert, make_quote

Status = Comment.Status


@pytest.mark.parametrize(
    ("body", "evidence"),
    [
        ("Log in at p\u0430ypal to win.", "p\u0430ypal"),
        ("This is fr\u200bee for all.", "fr\u200bee"),
    ],
)
def test_words_that_are_not_what_they_seem_are_held(say, body, evidence):
    comment = say(body)
    assert comment.status == Status.PENDING
    assert row_of(comment, "letters")["evidence"] == [evidence]


@pytest.mark.parametrize(
    "body",
    [
        "Спасибо за статью о Windows и 5G.",
        "Der Maßstab 10 µm, π und Ω stimmen; E=mc².",
        "می‌خواهم بدانم چرا",
        "Family: 👩\u200d👩\u200d👧\u200d👦 ❤\ufe0f",
        "Ａ full-width title is usual in Japan: ＮＨＫ",
        "naïve café, Ελλάδα",
    ],
)
def test_other_ways_to_write_are_no_deceit(say, body):
    assert say(body).status == Status.APPROVED


def test_writing_in_dressed_letters_is_held(say):
    assert objections(say("𝓕𝓻𝓮𝓮 𝓶𝓸𝓷𝓮𝔂 today, friends")) == {"letters": "hold"}


@pytest.mark.parametrize(
    "name",
    [
        "Mara Lindqvist",
        "mara  LINDQVIST",
        "Mаrа Lindqvist",  # with Cyrillic letters
        "Mara L1ndqvist",
        "Mara\u200b Lindqvi\u0301st",
        "Ｍara Lindqvist",
        "M a r a Lindqvist",
        "Rnara Lindqvist",
        "MaraLindqvist",
        "Mara.Lindqvist",
        "@mara_lindqvist",
        "Lindqvist, Mara",
        "Mara Lindqvist \u2713",
        "Mara Lindqvist, Editor",
        "Mara Lindqvist (staff)",
        "Dr. Mara Lindqvist 2",
        "Mara Lindqvi\u03c2t Mara Llndqvist",
        "Mara\u202e Lindqvist",
        "\u2066Mara Lindqvist\u2069",
        "Mara Lindqvist\u3164",
        "Ma\u3164ra Lindqvist",
        "Ma\u00adra\u2060 Lindqvist",
        "𝓜𝓪𝓻𝓪 𝕃indqvist",
        "ⓂⓐⓡⒶ Lindqvist",
        "ᴍᴀʀᴀ ʟɪɴᴅqᴠɪꜱᴛ",
        "Ꮇara Lindqvist",
        "Mara ꓡindqvist",
        "Маrа Lіndԛvіѕт",
    ],
)
def test_nobody_passes_for_somebody_of_the_paper(say, name):
    make_account("lindqvist", first_name="Mara", last_name="Lindqvist")
    comment = say(name=name)
    assert comment.status == Status.PENDING
    assert objections(comment)["name"] == "hold"


def test_an_author_of_any_article_and_a_log_in_are_somebody_of_the_paper(say):
    make_author("Ines Okafor")
    make_account("night-desk")
    assert objections(say(name="Inés 0kafor")) == {"name": "hold"}
    assert objections(say("Another text of mine.", name="Night Desk")) == {"name": "hold"}


def test_the_quoted_expert_is_protected_under_the_articles_that_quote_them(say, open_article):
    make_quote(make_article(), expert=make_expert("Yuki Tanabe"))
    assert say(name="Yuki Tanabe").status == Status.APPROVED
    make_quote(open_article, expert=make_expert("Yuki Tanabe"))
    assert objections(say("Another text.", name="Yuki Tanabé")) == {"name": "hold"}


def test_the_quoted_expert_is_protected_with_whatever_stands_beside_the_name(say, open_article):
    make_quote(open_article, expert=make_expert("Yuki Tanabe"))
    for number, name in enumerate(["Yuki Tanabe (expert)", "Yuki Tanabe, Harbour Bank"]):
        assert objections(say(f"Text {number}.", name=name))["name"] == "hold"


@pytest.mark.parametrize(
    "name",
    [
        *("Editor", "The Editors", "M0derator", "Аdmin", "Our Newsroom", "4dm1n", "St\u200baff"),
        *("Editor Kim", "Kim (Editor)", "Kim | Newsroom", "Chief editor", "Editor-in-chief"),
        *("Editorial team", "Moderation team", "Newsroom staff", "Kim · Staff", "𝓔𝓭𝓲𝓽𝓸𝓻 Kim"),
        *("E d i t o r", "M·o·d·e·r·a·t·o·r", "News Room", "Mod erator Kim"),
        *("ᴀᴅᴍɪɴ", "🅰dmin", "🅔🅓🅘🅣🅞🅡", "🇦🇩🇲🇮🇳", "A\u200ddmin", "\u202eEditor"),
        *("Moderator2", "Editor (staff)", "Newsroom Staff", "Editor of Rack & Row"),
        *("Editor Anna", "Admin: Kai", "Rack & Row Team", "Senior Moderator"),
    ],
)
def test_offices_and_the_paper_itself_are_no_names_of_readers(say, name):
    Paper.objects.update_or_create(pk=1, defaults={"name": "Rack & Row"})
    assert objections(say(name=name))["name"] == "hold"


@pytest.mark.parametrize(
    "name", ["Anna Editorova", "Author Ashe", "Paige Turner", "Rowan Rack", "12", "Edith", "Mod"]
)
def test_names_that_only_sound_a_little_like_it_are_free(say, name):
    Paper.objects.update_or_create(pk=1, defaults={"name": "Rack & Row"})
    assert objections(say(name=name)) == {}


def test_the_papers_own_name_is_taken(say):
    Paper.objects.update_or_create(pk=1, defaults={"name": "Rack & Row"})
    assert objections(say(name="rack and row")) == {"name": "hold"}
    assert objections(say("Another text.", name="RACK&ROW")) == {"name": "hold"}
    assert objections(say("A third text.", name="Rowan Rack")) == {}


def test_whoever_proved_to_be_quoted_keeps_the_name(open_article):
    make_quote(open_article, expert=make_expert("Yuki Tanabe"))
    comment = Comment(article=open_article, display_name="Yuki Tanabe", badge="expert")
    assert check(comment, None).kind == "pass"
    comment.badge = ""
    assert check(comment, None).kind == "hold"


def test_accounts_that_do_not_work_here_protect_no_name(say):
    make_account("gone", first_name="Olek", last_name="Marczak", is_staff=False)
    assert say(name="Olek Marczak").status == Status.APPROVED


@pytest.mark.parametrize(
    "name",
    [
        *("Mara", "Mara L.", "Tamara Lindqvistson", "Anna Lee", "Annalee Smith", "Kim Edison"),
        *("Stafford Moder", "Rita Newsome", "Jo Adminov", "Mara Berg Lindqvist", "李娜", "Мария"),
        *("Ann Lindqvist Lee", "Lindqvist"),
    ],
)
def test_other_people_may_be_called_nearly_so(say, name):
    make_account("annalee-berg", first_name="Mara", last_name="Lindqvist")
    assert objections(say(name=name)) == {}


def test_names_that_differ_for_a_reader_differ():
    names = ["Ana", "Анна", "Hana", "Ana B", "安娜", "Anna", "Åsa", "Jon", "Joe"]
    assert len({folding.skeleton(name) for name in names}) == len(names)
    assert folding.skeleton("!!!") == ""
