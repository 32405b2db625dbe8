"""What readers do with comments, by keyboard and pointer, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.journey_pages import serious

STORED = re.compile("/mine/")


@pytest.fixture(scope="module")
def thread(site, chromium):
    """The path of an article whose readers answer each other and a takeaway."""
    context = chromium.new_context(base_url=site.url)
    page = context.new_page()
    page.goto("/comments/1/")
    path = re.match(r"https?://[^/]+([^?#]+)", page.url)[1]
    context.close()
    return path


def write(page, path, text):
    page.goto(path)
    page.fill("#id_body", text)
    page.fill("#id_display_name", "Ines of the night shift")
    page.get_by_role("button", name="Post comment").click()
    if "/mine/" not in page.url and page.locator("#id_display_name").count() == 0:
        page.locator("main form button").click()  # without scripts one more click
    page.wait_for_url(STORED)
    return int(re.search(r"/comments/(\d+)/", page.url)[1])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_on_the_writers_own_pages(thread, visit, width, scheme):
    across, down = WIDTHS[width]
    page = visit(viewport={"width": across, "height": down}, color_scheme=scheme)
    number = write(page, thread, f"Our pumps keep a diary too, on a {width} in the {scheme}.")
    trouble = {}
    for name in ("mine", "edit", "withdraw", "appeal"):
        page.goto(f"/comments/{number}/{name}/")
        if found := serious(page):
            trouble[name] = found
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
    assert not trouble


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_waiting_comment_is_changed_and_then_withdrawn(thread, visit, has_script):
    page = visit(java_script_enabled=has_script)
    write(page, thread, f"A pump is a *pump*, script {has_script}.")
    page.get_by_role("link", name="Edit").click()
    page.fill("#id_body", f"A pump is a `pump`, script {has_script}.")
    page.get_by_role("button", name="Save the new text").click()
    page.wait_for_url(STORED)
    expect(page.locator(".comment--pending code")).to_have_text("pump")
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw my comment").click()
    page.wait_for_url(STORED)
    expect(page.locator("main")).to_contain_text("Withdrawn by its writer")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_report_needs_no_account(thread, visit, has_script):
    page = visit(java_script_enabled=has_script)
    page.goto(thread)
    page.locator("#c-1 > article a[href$='/report/']").click()
    page.get_by_label("It is off the subject").check()
    page.fill("#id_body", "It is about lunch.")
    page.get_by_role("button", name="Send the report").click()
    if not has_script:
        expect(page.locator("textarea")).to_have_value("It is about lunch.")
        page.locator("main form button").click()
    expect(page.locator("h1")).to_have_text("Thank you")


def test_recommending_takes_one_click_and_leaves_the_focus(thread, visit):
    page = visit()
    page.goto(thread)
    link = page.locator("#c-1 > article [data-recommend]")
    link.focus()
    page.keyboard.press("Enter")
    expect(link).to_contain_text("Recommended")
    assert link.evaluate("link => link === document.activeElement")
    assert page.url.endswith(thread)


def test_recommending_works_without_scripts(thread, visit):
    page = visit(java_script_enabled=False)
    page.goto(thread)
    page.locator("#c-1 > article [data-recommend]").click()
    page.get_by_role("button", name="Recommend this comment").click()
    page.wait_for_url(re.compile(r"#c-1$"))


def test_the_form_moves_to_what_is_answered_and_the_focus_with_it(thread, visit):
    page = visit()
    page.goto(thread)
    reply = page.locator("#c-1 > article [data-reply]")
    reply.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_body")).to_be_focused()
    expect(page.locator("#speak-h")).to_contain_text("Answer")
    page.get_by_role("button", name="Cancel").press("Enter")
    expect(reply).to_be_focused()
    expect(page.locator("#speak-h")).to_have_text("Add your comment")


def test_a_takeaway_can_be_answered_from_where_it_stands(thread, visit):
    page = visit()
    page.goto(thread)
    page.locator("#takeaway-1").get_by_role("link", name="Answer").press("Enter")
    expect(page.locator("#id_body")).to_be_focused()
    chosen = page.locator("#id_about option:checked")
    expect(chosen).to_contain_text("Key takeaway 1:")


def test_words_survive_a_closed_tab(thread, visit):
    page = visit()
    page.goto(thread)
    page.locator("#id_body").press_sequentially("Half a thought, and then the train")
    page.goto("/")
    page.goto(thread)
    expect(page.locator("#id_body")).to_have_value("Half a thought, and then the train")


def test_what_was_sent_and_never_answered_is_one_comment_when_it_is_sent_again(thread, visit):
    page = visit()
    page.goto(thread)
    page.fill("#id_body", "The line broke while this went out.")
    page.fill("#id_display_name", "Ines of the night shift")
    expect(page.locator("#speak [name=key]")).not_to_have_value("")
    # The server has it, and the browser never hears so: no answer, and no cookie.
    page.route("**/comment/", lambda route: (route.fetch(max_redirects=0), route.abort()))
    page.get_by_role("button", name="Post comment").click()
    page.wait_for_timeout(500)
    page.unroute("**/comment/")
    page.context.clear_cookies()
    first = write(page, thread, "The line broke while this went out.")
    page.goto(thread)
    assert page.input_value("#id_body") == ""
    again = write(page, thread, "The line broke while this went out.")
    assert first == again
    page.goto("/comments/mine/")
    assert page.locator(".comment__text").count() == 1


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_everything_is_found_downloaded_and_erased(thread, visit, has_script):
    page = visit(java_script_enabled=has_script)
    write(page, thread, f"Erase me, script {has_script}.")
    page.get_by_role("link", name="Everything you wrote here").click()
    if has_script:
        assert not serious(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    assert "Erase me" in download.value.path().read_text()
    page.get_by_role("link", name="Erase everything").click()
    if has_script:
        assert not serious(page)
    page.get_by_role("button", name="Erase everything I wrote").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is erased")
    assert page.goto("/comments/mine/").status == 404
