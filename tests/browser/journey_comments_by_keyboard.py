"""The reader’s whole side by keyboard alone, with scripts and without; where the focus goes; and
the pages that stand between, which no address leads to."""

import json
import os
import subprocess

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, WIDTHS
from tests.browser.journey_comments import STORED, thread, write  # noqa: F401  (a fixture)
from tests.browser.journey_pages import serious

MOST_TABS = 150
SCRIPT = pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
SUBMIT = ".speak button[type=submit], main form button[type=submit]"
AT_THE_DESK = """
from comments.models import Comment
from comments.moderate import approve, reject
from newsroom.models import User
desk = User.objects.get(username="moderator")
for comment in Comment.objects.filter(pk__in={numbers}):
    reject(comment, by=desk, reason="It is off the subject")
first = Comment.objects.get(pk=1)
for number in range(5):
    approve(Comment.objects.create(article=first.article, parent=first, display_name="Olek",
        body=f"We count to {{number}}."), by=desk)
"""


def tab_to(page, selector):
    """Press Tab until the focus is on ``selector``; it may not be lost on the way."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"No Tab leads to {selector} on {page.url}")


def follow(page, selector):
    """Press Enter on a link or a button that leads to a page, or to a place on this one."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def send(page, has_script):
    """Press the button of the form, and the second one that stands where there are no scripts."""
    follow(page, SUBMIT)
    if not has_script and not STORED.search(page.url):
        follow(page, "main form button")


@pytest.fixture(scope="module")
def declined(site, chromium, thread):  # noqa: F811  (the fixture above)
    """Numbers of three comments that an editor declined, and the browser of their writer. The
    editor also approved five answers to the first comment, so that some of them fold."""
    context = chromium.new_context(base_url=site.url)
    page = context.new_page()
    numbers = [write(page, thread, f"Lunch was good, part {number}.") for number in range(3)]
    kept = context.storage_state()
    context.close()
    command = [".venv/bin/python", "manage.py", "shell", "--no-imports", "-c"]
    environment = {**os.environ, "NEWSROOM_DATA": str(site.data)}
    words = AT_THE_DESK.format(numbers=numbers)
    subprocess.run([*command, words], cwd=ROOT, env=environment, check=True, capture_output=True)
    return numbers, kept


@SCRIPT
def test_a_comment_is_written_changed_and_withdrawn(thread, visit, has_script):  # noqa: F811
    page = visit(java_script_enabled=has_script)
    page.goto(thread)
    tab_to(page, "a[href='#speak']")
    page.keyboard.press("Enter")
    if has_script:
        expect(page.locator("#id_body")).to_be_focused()
    else:
        tab_to(page, "#id_body")
    page.keyboard.type(f"No mouse, script {has_script}.")
    tab_to(page, "#id_display_name")
    page.keyboard.type("Ines of the night shift")
    send(page, has_script)
    page.wait_for_url(STORED)
    follow(page, "a[href$='/edit/']")
    tab_to(page, "#id_body")
    page.keyboard.press("Control+End")
    page.keyboard.type(" And no *pad*.")
    send(page, has_script)
    page.wait_for_url(STORED)
    expect(page.locator(".comment--pending em")).to_have_text("pad")
    follow(page, "a[href$='/withdraw/']")
    follow(page, "main form button")
    page.wait_for_url(STORED)
    expect(page.locator("main")).to_contain_text("Withdrawn by its writer")


@SCRIPT
def test_a_comment_is_answered(thread, visit, has_script):  # noqa: F811
    page = visit(java_script_enabled=has_script)
    page.goto(thread)
    tab_to(page, "#c-1 > article [data-reply]")
    page.keyboard.press("Enter")
    if has_script:
        expect(page.locator("#id_body")).to_be_focused()
    else:
        page.wait_for_url("**/reply/")
        tab_to(page, "#id_body")
    page.keyboard.type(f"So do we, script {has_script}.")
    tab_to(page, "#id_display_name")
    page.keyboard.type("Ines of the night shift")
    send(page, has_script)
    page.wait_for_url(STORED)
    expect(page.locator("main")).to_contain_text("in reply to")


@SCRIPT
def test_a_comment_is_reported_and_recommended(thread, visit, has_script):  # noqa: F811
    page = visit(java_script_enabled=has_script)
    page.goto(thread)
    follow(page, "#c-1 > article a[href$='/report/']")
    tab_to(page, "input[name=reason]")
    page.keyboard.press("Space")
    send(page, has_script)
    expect(page.locator("h1")).to_have_text("Thank you")
    page.goto(thread)
    tab_to(page, "#c-1 > article [data-recommend]")
    page.keyboard.press("Enter")
    if has_script:
        expect(page.locator("#c-1 > article [data-recommend]")).to_contain_text("Recommended")
    else:
        page.wait_for_url("**/recommend/")
        follow(page, "main form button")
        assert page.url.endswith("#c-1")


@SCRIPT
def test_a_declined_comment_gets_a_second_look(declined, visit, has_script):
    numbers, kept = declined
    page = visit(java_script_enabled=has_script, storage_state=kept)
    page.goto(f"/comments/{numbers[has_script]}/mine/")
    expect(page.locator("main")).to_contain_text("An editor decided against this comment")
    follow(page, "a[href$='/appeal/']")
    tab_to(page, "#id_body")
    page.keyboard.type("It is about the lunch of the machine.")
    send(page, has_script)
    page.wait_for_url(STORED)
    expect(page.locator("main")).to_contain_text("An editor will look again")


@SCRIPT
def test_what_is_wrong_is_said_and_its_link_leads_to_the_field(thread, visit, has_script):  # noqa: F811
    page = visit(java_script_enabled=has_script)
    page.goto(thread)
    tab_to(page, "#id_display_name")
    page.keyboard.type("Ines")
    follow(page, SUBMIT)
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("Write a comment before you post it")
    if has_script:
        expect(summary).to_be_focused()
    follow(page, ".error-summary a")
    expect(page.locator("#id_body")).to_be_focused()
    expect(page.locator("#id_body")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_display_name")).to_have_value("Ines")


@SCRIPT
def test_folded_replies_open_and_the_focus_stays(thread, declined, visit, has_script):  # noqa: F811
    page = visit(java_script_enabled=has_script, viewport={"width": 390, "height": 844})
    page.goto(thread)
    tab_to(page, "details.more > summary")
    page.keyboard.press("Enter")
    folded = page.locator("details.more").first
    expect(folded).to_have_attribute("open", "")
    expect(folded.locator("summary").first).to_be_focused()
    expect(folded.locator("li > article").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_between_the_pages(thread, declined, visit, width, scheme):  # noqa: F811
    numbers, kept = declined
    size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
    trouble = {}

    def look(page, name):
        if found := serious(page):
            trouble[name] = found
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name

    page = visit(viewport=size, color_scheme=scheme, storage_state=kept)
    for name in ("mine", "appeal"):
        page.goto(f"/comments/{numbers[2]}/{name}/")
        look(page, f"declined: {name}")
    for path in (thread, "/comments/1/reply/"):
        page.goto(path)
        page.fill("#id_body", "You are an idiot.")
        page.locator(SUBMIT).last.click()  # without a name
        expect(page.locator(".error-summary")).to_be_visible()
        look(page, f"{path}: what is wrong")
    page.fill("#id_display_name", "Ines")
    page.locator(SUBMIT).last.click()
    expect(page.locator("h1")).to_have_text("Before you post")
    look(page, "words that may hurt")
    page.goto("/comments/1/report/")
    page.locator(SUBMIT).last.click()
    expect(page.locator(".error-summary")).to_be_visible()
    look(page, "report: what is wrong")
    page.goto(thread)
    page.fill("#id_body", "One more click.")
    page.fill("#id_display_name", "Ines")
    # As a browser without scripts sends it; axe itself needs them.
    page.locator("#id_body").evaluate("({ form }) => { form.token.value = ''; form.submit(); }")
    expect(page.locator("h1")).to_have_text("One more click")
    look(page, "one more click")
    assert not trouble, json.dumps(trouble, indent=1)
