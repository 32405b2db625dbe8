"""Bans: made beside a comment, on a page that works without script, and lifted in their list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.ban import ban, end_of_period
from comments.models import Ban, Commenter
from comments.moderate import approve
from tests.factories import make_comment

pytestmark = pytest.mark.django_db
URL = "/admin/comments/comment/"
BANS = "/admin/comments/ban/"
KEY = "0123456789abcdef" * 2


@pytest.fixture
def writer(db):
    return Commenter.objects.create(email="kaia@shop.example", email_confirmed_at=timezone.now())


@pytest.fixture
def comment(writer):
    body = "Go to https://www.ads.example/a and https://ads.example/b, not to http://[x"
    return make_comment(commenter=writer, network_key=KEY, body=body, display_name="Kaia")


def press(desk, comment, what, term="week", reason="You threatened a reader.", **more):
    data = {"what": what, "term": term, "reason": reason, **more}
    return desk.post(f"{URL}{comment.pk}/ban/", data)


def test_the_page_offers_what_is_known_and_tells_no_address(desk, comment):
    Commenter.objects.create(email="b@shop.example", email_confirmed_at=timezone.now())
    html = desk.get(f"{URL}{comment.pk}/ban/").content.decode()
    for what in ("writer", "network", "link:ads.example", "address:shop.example"):
        assert f'value="{what}"' in html
    assert "where 1 other writer has theirs" in html
    assert "kaia" not in html and KEY not in html and BANS in html


def test_a_network_is_offered_as_long_as_its_name_counts(desk, comment, monkeypatch):
    ends = end_of_period(comment.created_at)
    monkeypatch.setattr("django.utils.timezone.now", lambda: ends + timedelta(minutes=1))
    assert 'value="network"' not in desk.get(f"{URL}{comment.pk}/ban/").content.decode()


@pytest.mark.parametrize(
    ("what", "kind", "value"),
    [
        ("writer", "writer", ""),
        ("network", "network", KEY),
        ("link:ads.example", "link", "ads.example"),
        ("address:shop.example", "address", "shop.example"),
    ],
)
def test_a_ban_is_made_of_what_was_chosen(desk, moderator, comment, what, kind, value):
    response = press(desk, comment, what, term="day", here="?tab=spam&after=17.4")
    assert response.status_code == 302 and response["Location"] == f"{URL}?tab=spam&after=17.4"
    made = Ban.objects.get()
    assert (made.kind, made.value, made.made_by) == (kind, value, moderator)
    assert made.reason == "You threatened a reader."
    assert made.until <= timezone.now() + timedelta(days=1)
    assert made.commenter == (comment.commenter if kind == "writer" else None)


def test_for_good_has_no_end_but_for_a_network(desk, comment):
    press(desk, comment, "writer", term="good")
    press(desk, comment, "network", term="good")
    of_writer, of_network = Ban.objects.order_by("pk")
    assert of_writer.until is None
    assert of_network.until <= timezone.now() + timedelta(days=30)


@pytest.mark.parametrize(
    "given",
    [
        {"reason": ""},
        {"reason": "x" * 201},
        {"term": "year"},
        {"what": "link:other.example"},
        {"what": "writer", "reason": "  "},
        {"what": ""},
    ],
)
def test_what_is_wrong_bans_nobody_and_comes_back(desk, comment, given):
    response = press(desk, comment, **{"what": "writer", **given})
    assert response.status_code == 422 and not Ban.objects.exists()
    assert "Nothing is banned yet" in response.content.decode()


def test_of_whom_nothing_is_known_nobody_can_be_banned(desk):
    page = desk.get(f"{URL}{make_comment().pk}/ban/").content.decode()
    assert "Nothing is known of its writer any more" in page
    assert press(desk, make_comment(), "writer").status_code == 422


def test_a_comment_that_never_was_is_not_found(desk):
    assert desk.get(f"{URL}999999/ban/").status_code == 404


def test_looking_bans_nobody(desk, comment):
    desk.get(f"{URL}{comment.pk}/ban/", {"what": "writer", "term": "week", "reason": "x"})
    assert not Ban.objects.exists()


def test_where_to_go_back_is_made_anew(desk, comment):
    for here in ("//evil.example", "https://evil.example/?tab=spam", '"><script>'):
        response = press(desk, comment, "writer", here=here)
        assert response["Location"].startswith(f"{URL}?tab=")


def test_a_ban_is_lifted_in_the_list(desk, moderator, comment):
    made = ban(by=moderator, commenter=comment.commenter, reason="Threats.")
    page = desk.get(f"{BANS}?state=in_force").content.decode()
    assert "The writer “Kaia”" in page and "Threats." in page
    desk.post(BANS, {"action": "lift_chosen", "_selected_action": [made.pk]})
    made.refresh_from_db()
    assert made.lifted_by == moderator and made.lifted_at is not None
    assert "Kaia" not in desk.get(f"{BANS}?state=in_force").content.decode()
    desk.post(BANS, {"action": "lift_chosen", "_selected_action": [made.pk]})
    assert "Kaia" in desk.get(f"{BANS}?state=over").content.decode()


@pytest.mark.parametrize("who", ["moderator", "chief"])
def test_a_ban_is_never_added_changed_or_deleted_by_a_form(request, login, who, comment):
    client = login(request.getfixturevalue(who))
    made = ban(by=None, network_key=KEY, reason="Threats.")
    for path in ("add/", f"{made.pk}/delete/"):
        assert client.get(BANS + path).status_code == 403
    client.post(f"{BANS}{made.pk}/change/", {"reason": "None", "until": ""})
    made.refresh_from_db()
    assert made.reason == "Threats."
    page = client.get(f"{BANS}{made.pk}/change/")
    assert page.status_code == 200 and KEY not in page.content.decode()


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_nobody_else_bans_or_lifts(request, login, who, comment):
    client = login(request.getfixturevalue(who))
    made = ban(by=None, link_domain="ads.example", reason="Ads.")
    assert client.get(f"{URL}{comment.pk}/ban/").status_code == 403
    assert press(client, comment, "writer").status_code == 403
    lift = {"action": "lift_chosen", "_selected_action": [made.pk]}
    assert client.post(BANS, lift).status_code == 403
    assert Ban.objects.get().lifted_at is None


def test_a_revoked_role_counts_at_once(desk, moderator, comment):
    made = ban(by=None, link_domain="ads.example", reason="Ads.")
    moderator.groups.clear()
    assert press(desk, comment, "writer").status_code == 403
    desk.post(BANS, {"action": "lift_chosen", "_selected_action": [made.pk]})
    assert Ban.objects.get().lifted_at is None


def test_lists_of_what_was_decided_have_a_heading_and_the_time_by_the_clock_of_the_desk(
    desk, moderator, writer
):
    made = ban(by=moderator, commenter=writer, reason="Three warnings")
    approve(make_comment(), by=moderator)
    for url, heading in ((BANS, "Bans"), ("/admin/comments/moderationevent/", "Moderation events")):
        html = desk.get(url).content.decode()
        assert f"<h1>{heading}</h1>" in html
        assert f"{timezone.localtime(made.made_at):%b %Y, %H:%M}" in html


def test_the_record_names_a_comment_whose_words_are_erased_by_its_number(desk, moderator):
    erased = approve(make_comment(display_name=""), by=moderator)
    html = desk.get("/admin/comments/moderationevent/").content.decode()
    assert f"Name erased (number {erased.pk})" in html
