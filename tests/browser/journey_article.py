"""From an empty form to a comment that everybody sees, as the people of a newsroom do it."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import log_in
from tests.factories import picture_bytes

HEADLINE = "A ferry line learns to read its own engine room"
PARAGRAPHS = [
    "The line runs nine ferries and one very long spreadsheet.",
    "Since spring each engine room has written its own diary.",
    "The captains were the last to believe in it and the first to ask for more.",
]
TAKEAWAYS = [
    "Nine ferries now log their engines every second.",
    "Fuel fell by four per cent in the first quarter.",
    "Captains asked for the data before managers did.",
]
QUOTE = "I did not need another dashboard. I needed the engine to tell me the truth."


def choose(page, field, words):
    """Pick the first hit of an autocomplete by typing, as a person does."""
    page.click(f"#id_{field} + .select2 .select2-selection")
    page.fill(".select2-container--open .select2-search__field", words)
    page.click(f".select2-results__option--highlighted:has-text('{words}')")


def upload_picture(page):
    page.goto("/admin/articles/image/add/")
    page.set_input_files(
        "#id_file",
        {"name": "ferry.png", "mimeType": "image/png", "buffer": picture_bytes(1400, 800, "PNG")},
    )
    page.fill("#id_alt_text", "A ferry in fog")
    page.fill("#id_caption", "The morning boat, a quarter late")
    page.fill("#id_credit", "Drawn by hand")
    page.click("[name=_save]")
    page.wait_for_url("**/admin/articles/image/")


def write_article(page):
    """Everything an article has, with the quote placed after the first paragraph."""
    page.goto("/admin/articles/article/add/")
    page.fill("#id_headline", HEADLINE)
    page.fill("#id_standfirst", "Nine boats, one diary, and a captain who reads it.")
    page.fill("#id_topic", "Ferries")
    for number, text in enumerate(TAKEAWAYS):
        page.fill(f"#id_takeaways-{number}-text", text)
    page.fill("#id_quotes-0-text", f"“{QUOTE}”")
    choose(page, "quotes-0-expert", "Nneka Obiakor")
    page.select_option("#id_quotes-0-obtained_by", "interview")
    page.fill("#id_quotes-0-said_on", "2026-11-20")
    editor = page.locator(".ProseMirror")
    editor.click()
    page.keyboard.type(PARAGRAPHS[0])
    page.keyboard.press("Enter")
    page.click("button[title='Place quote'], button[aria-label='Place quote']")
    page.get_by_role("button", name=re.compile("Nneka Obiakor")).last.click()
    editor.click()
    page.keyboard.press("Control+End")
    for text in PARAGRAPHS[1:]:
        page.keyboard.press("Enter")
        page.keyboard.type(text)
    choose(page, "lead_image", "The morning boat")
    page.select_option("#id_section", label="Infrastructure")
    choose(page, "bylines-0-author", "Ebba")
    choose(page, "tags", "Power")


@pytest.fixture(scope="module")
def published(site, chromium):
    """The address of the article after writer and publisher have done their work."""
    desk = chromium.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    desk.set_default_timeout(10_000)
    page = desk.new_page()
    log_in(page, "writer")
    upload_picture(page)
    write_article(page)
    page.get_by_role("button", name="Send to review").click()
    expect(page.locator("body")).to_contain_text("In review")
    assert page.get_by_role("button", name=re.compile("Publish")).count() == 0
    address = page.url
    desk.close()
    desk = chromium.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    desk.set_default_timeout(10_000)
    page = desk.new_page()
    log_in(page, "publisher")
    page.goto(address)
    page.get_by_role("button", name=re.compile("Publish now")).click()
    page.get_by_role("link", name=re.compile("View on site", re.I)).first.click()
    expect(page.locator("h1")).to_have_text(HEADLINE)
    address = page.url
    desk.close()
    return address


def test_a_reader_sees_the_article_whole_and_in_order(published, visit):
    page = visit()
    page.goto(published)
    content = page.locator(".entry-content")
    for text in [*PARAGRAPHS, *TAKEAWAYS, QUOTE]:
        expect(content).to_contain_text(text)
    order = content.inner_text()
    assert order.index(PARAGRAPHS[0]) < order.index(QUOTE) < order.index(PARAGRAPHS[1])
    expect(page.locator("#quote-1 .attribution")).to_contain_text("Nneka Obiakor")
    expect(page.locator("#quote-1 .attribution")).to_contain_text("Saltmarket Bank")
    expect(page.locator("p.byline")).to_contain_text("Ebba")
    assert page.locator(".lead img").evaluate("img => img.complete && img.naturalWidth > 600")


def comment(page, published, text, name):
    page.goto(published)
    page.fill("#id_body", text)
    page.fill("#id_display_name", name)
    page.get_by_role("button", name="Post comment").click()


def approve(site, chromium, text):
    desk = chromium.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    desk.set_default_timeout(10_000)
    page = desk.new_page()
    log_in(page, "moderator")
    page.goto("/admin/comments/comment/")
    card = page.locator("article.mc", has_text=text)
    card.get_by_role("button", name=re.compile("^Approve")).click()
    expect(page.locator("body")).to_contain_text("Undo")
    desk.close()


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_comment_from_the_form_to_everybody(published, site, chromium, visit, has_script):
    end = "script on" if has_script else "script off"
    text = f"Our pumps keep a diary too, *with* {end}."
    writer, other = visit(java_script_enabled=has_script), visit()
    comment(writer, published, text, "Ines of the night shift")
    if not has_script:
        assert writer.locator("textarea[name=body]").input_value() == text
        writer.locator("main form button").click()
    writer.wait_for_url(re.compile("/mine/"))
    expect(writer.locator("main")).to_contain_text("Only you can see this")
    expect(writer.locator("main")).to_contain_text("Our pumps keep a diary too")
    receipt = writer.url
    other.goto(published)
    expect(other.locator("#comments")).not_to_contain_text(end)
    assert other.goto(receipt).status == 404
    approve(site, chromium, end)
    other.goto(published)
    expect(other.locator("#comments")).to_contain_text(end)
    assert other.locator("#comments em", has_text="with").count() >= 1
    writer.reload()
    expect(writer.locator("main")).not_to_contain_text("Only you can see this")


def test_what_is_wrong_with_a_comment_is_said_and_the_text_is_kept(published, visit):
    page = visit(java_script_enabled=False)
    page.goto(published)
    text = "A long thought. " * 400
    page.fill("#id_body", text)
    page.get_by_role("button", name="Post comment").click()
    page.wait_for_load_state()
    if page.locator("main form").count() == 1 and page.locator("#id_display_name").count() == 0:
        page.locator("main form button").click()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".error-summary")).to_contain_text("Enter your name")
    expect(page.locator(".error-summary")).to_contain_text("The limit is 5,000")
    assert page.locator("textarea[name=body]").input_value() == text


def test_the_newsletter_from_the_box_to_the_list_and_off_it(published, site, visit):
    page = visit(java_script_enabled=False)
    page.goto(published)
    page.fill("#nl_email", "journey@example.com")
    page.get_by_role("button", name="Sign up").click()
    page.locator("main form button").click()
    page.wait_for_url("**/newsletter/check-inbox/")
    link = mailed(site, "/newsletter/confirm/")
    page.goto(link)
    page.locator("main form button").click()
    expect(page.locator("h1")).to_have_text("You are in")
    page.goto(mailed(site, "/newsletter/leave/"))
    page.locator("main form button").click()
    expect(page.locator("h1")).to_have_text("You are off the list")


def mailed(site, part):
    """The newest link with ``part`` in it that the work loop has sent."""
    for _ in range(100):
        for words in reversed(site.mails()):
            words = words.replace("=\n", "").replace("=3D", "=")
            if found := re.search(rf"http://\S*{part}[^\s>\"]+", words):
                return found[0]
        time.sleep(0.1)
    raise AssertionError("No such mail came.")
