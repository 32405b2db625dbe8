"""A moderator clears the queue: by keys alone, and with scripts off."""

import json
import os
import re
import subprocess

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS, log_in
from tests.browser.journey_pages import serious

QUEUE = "/admin/comments/comment/"
TABS = "waiting reported held edits appeals spam published rejected removed".split()
MAKE = """
from datetime import timedelta
from django.utils import timezone
from articles.models import Article
from comments import appeal, moderate
from comments.models import Comment, CommentEdit, Commenter, Report
from django.contrib.auth import get_user_model

by = get_user_model().objects.get(username="moderator")
article = Article.objects.published().first()
long_ago = timezone.now() - timedelta(days=30)


def make(name, body, **given):
    given |= {"article": article, "commenter": Commenter.objects.create()}
    return Comment.objects.create(display_name=name, body=body, created_at=long_ago, **given)


for batch in ("Keyboard", "Plainform"):
    for number in range(5):
        make(f"{batch} {number}", f"Remark {number}: read https://{batch}.example/a.".lower())
held = [{"screen": "words", "kind": "hold", "words": "On a list.", "evidence": ["pump"]}]
make("Tabs", "A pump that waits.", verdicts=held)
shown = make("Tabs", "One pump is enough.")
moderate.approve(shown, by=by)
CommentEdit.objects.create(comment=shown, body_before=shown.body, body="Two are.", verdicts=held)
told = make("Tabs", "A pump that was reported.")
moderate.approve(told, by=by)
Report.objects.create(comment=told, reporter="somebody", reason="law", words="It *leaks*.")
unfair = make("Tabs", "A pump whose writer is hurt.")
moderate.reject(unfair, by=by, reason="It is off the subject")
appeal.appeal(unfair, words="It is about pumps.")
"""


def shell(site, code):
    """What ``code`` prints, run beside the site."""
    environment = {**os.environ, "NEWSROOM_DATA": str(site.data)}
    command = [".venv/bin/python", "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module", autouse=True)
def waiting(site):
    shell(site, MAKE)


def states(site, batch):
    """The states of the comments of a batch, by their number."""
    rows = f"Comment.objects.filter(display_name__startswith='{batch}').order_by('display_name')"
    found = shell(
        site,
        "from comments.models import Comment;"
        f"print(*{rows}.values_list('status', flat=True), sep=' ')",
    )
    return found.splitlines()[-1].split()


@pytest.fixture
def desk(visit):
    """``desk(...)``: a moderator's page; takes what ``visit`` takes."""

    def open_desk(**given):
        page = visit(**given)
        log_in(page, "moderator")
        return page

    return open_desk


def card(page, name):
    return page.locator(".mc[data-comment]").filter(has=page.get_by_role("heading", name=name))


def folded(page, words):
    return page.locator(".mc--gone").filter(has_text=words)


def test_five_comments_are_decided_about_by_keys_alone(site, desk):
    page = desk()
    page.goto(f"{QUEUE}?writer=Keyboard")
    press = page.keyboard.press
    expect(card(page, "Keyboard 0")).to_be_focused()
    press("j")
    expect(card(page, "Keyboard 1")).to_be_focused()
    press("k")
    press("a")
    expect(folded(page, "Published: Keyboard 0")).to_be_visible()
    expect(card(page, "Keyboard 1")).to_be_focused()
    press("s")
    expect(card(page, "Keyboard 2")).to_be_focused()
    press("r")
    press("2")
    expect(folded(page, "Not published: Keyboard 2")).to_be_visible()
    expect(card(page, "Keyboard 3")).to_be_focused()
    assert states(site, "Keyboard") == ["approved", "spam", "rejected", "pending", "pending"]
    press("u")
    expect(card(page, "Keyboard 2")).to_be_focused()
    press("e")
    expect(page.get_by_text("Only a published comment can be")).to_be_attached()
    press("r")
    press("6")
    page.keyboard.type("Ask the press office.")
    press("Enter")
    expect(card(page, "Keyboard 3")).to_be_focused()
    press("a")
    expect(card(page, "Keyboard 4")).to_be_focused()
    press("a")
    expect(page.get_by_role("link", name="Look for more")).to_be_focused()
    assert states(site, "Keyboard") == ["approved", "spam", "rejected", "approved", "approved"]
    press("Enter")
    expect(page.get_by_text("Nothing found.")).to_be_visible()


def test_b_opens_a_dialog_that_bans_and_escape_leads_back(site, desk):
    page = desk()
    page.goto(f"{QUEUE}?tab=published&writer=Keyboard+3")
    expect(card(page, "Keyboard 3")).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator("#mod-ban")).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page, "Keyboard 3")).to_be_focused()
    page.keyboard.press("b")
    page.get_by_label("Links to keyboard.example").check()
    page.get_by_label("A month").check()
    page.get_by_label("Reason").last.fill("It advertises.")
    page.locator("#mod-ban").get_by_role("button", name="Ban").click()
    expect(page.get_by_text("Banned: links to keyboard.example.")).to_be_visible()
    page.goto("/admin/comments/ban/?state=in_force")
    expect(page.locator("#result_list")).to_contain_text("Links to keyboard.example")


def test_whoever_is_logged_out_meanwhile_is_led_to_the_log_in(site, desk):
    page = desk()
    page.goto(f"{QUEUE}?writer=Plainform")
    page.context.clear_cookies()
    page.keyboard.press("b")
    page.wait_for_url(re.compile(r"/login/"))
    assert page.locator("input[type=password]").is_visible()


def test_keys_stay_out_of_fields_and_can_be_turned_off_for_good(site, desk):
    page = desk()
    page.goto(f"{QUEUE}?writer=Plainform")
    page.keyboard.press("/")
    expect(page.locator("#mod-q")).to_be_focused()
    page.keyboard.type("asa")
    expect(page.locator("#mod-q")).to_have_value("asa")
    first = card(page, "Plainform 0")
    first.focus()
    page.keyboard.press("?")
    expect(page.locator("#mod-help")).to_be_visible()
    page.get_by_label("Use these keys in this browser").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    first.focus()
    page.keyboard.press("a")
    page.keyboard.press("s")
    expect(first).to_be_focused()
    assert states(site, "Plainform") == ["pending"] * 5
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys in this browser").check()


def test_the_queue_works_with_scripts_off(site, desk):
    page = desk(java_script_enabled=False)
    page.goto(f"{QUEUE}?writer=Plainform")
    card(page, "Plainform 0").get_by_role("button", name="Approve").click()
    expect(folded(page, "Published: Plainform 0")).to_be_visible()
    folded(page, "Published: Plainform 0").get_by_role("button", name="Undo").click()
    expect(card(page, "Plainform 0")).to_be_visible()
    told = card(page, "Plainform 1")
    told.get_by_label("Reason").select_option("It is off the subject")
    told.get_by_label("Note to the writer").fill("Try the other article.")
    told.get_by_role("button", name="Reject").click()
    assert states(site, "Plainform") == ["pending", "rejected", "pending", "pending", "pending"]
    page.get_by_role("link", name="Tick all on this page").click()
    page.get_by_role("button", name="Spam the ticked comments").click()
    expect(folded(page, "4 comments")).to_be_visible()
    assert states(site, "Plainform") == ["spam", "rejected", "spam", "spam", "spam"]
    page.get_by_role("button", name="Undo all of it").click()
    assert states(site, "Plainform") == ["pending", "rejected", "pending", "pending", "pending"]
    card(page, "Plainform 2").get_by_role("link", name="Ban").click()
    page.get_by_label("The writer").check()
    page.get_by_role("button", name="Ban").click()
    expect(page.get_by_text("Say why: the writer reads it.")).to_be_visible()
    page.get_by_label("Reason").fill("Threats.")
    page.get_by_role("button", name="Ban").click()
    page.wait_for_url(re.compile(r"writer=Plainform"))
    expect(card(page, "Plainform 2")).to_contain_text("Banned until")
    page.get_by_role("link", name="Bans in force").click()
    page.locator("#result_list tr", has_text="Plainform 2").get_by_role("checkbox").check()
    page.locator("select[name=action]").select_option("lift_chosen")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("1 ban is lifted.")).to_be_visible()


def test_two_moderators_at_once_are_told_of_each_other(site, desk):
    one, other = desk(), desk()
    for page in (one, other):
        page.goto(f"{QUEUE}?writer=Plainform+4")
        expect(card(page, "Plainform 4")).to_be_focused()
    one.keyboard.press("a")
    expect(folded(one, "Published: Plainform 4")).to_be_visible()
    other.keyboard.press("s")
    expect(folded(other, "Plainform 4: Already decided by moderator")).to_be_visible()
    assert states(site, "Plainform 4") == ["approved"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_in_any_tab_or_dialog(desk, width, scheme):
    across, down = WIDTHS[width]
    page = desk(viewport={"width": across, "height": down}, color_scheme=scheme)
    trouble = {}

    def look(name):
        if found := serious(page):
            trouble[name] = found
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name

    for tab in TABS:
        page.goto(f"{QUEUE}?tab={tab}")
        expect(page.locator(".mc[data-comment]").first).to_be_focused()
        for fold in page.locator(".mod details").all():
            fold.evaluate("fold => { fold.open = true; }")
        look(tab)
    page.goto(QUEUE)
    page.locator(".mc[data-comment]").first.press("?")
    look("keys")
    page.keyboard.press("Escape")
    page.locator(".mc[data-comment]").first.press("b")
    expect(page.locator("#mod-ban [type=submit]")).to_be_visible()
    look("ban dialog")
    address = page.locator("#mod-ban form").get_attribute("action")
    page.goto(address)
    look("ban page")
    page.goto("/admin/comments/ban/")
    look("bans")
    assert not trouble, json.dumps(trouble, indent=1)
