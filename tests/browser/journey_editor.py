"""Nothing an editor typed is lost: no network, no log-in, a closed tab, somebody else's save."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, log_in

LIST = "/admin/articles/article/?view=published"
SAVE = "button[name=_save]:not(.visually-hidden)"


def open_article(page, number=0):
    """The form of one of the demonstration's live articles; return its address."""
    page.goto(LIST)
    page.locator("#result_list tbody th a").nth(number).click()
    page.wait_for_url("**/change/**")
    page.goto(page.url.partition("?")[0])
    return page.url


def kept(page):
    expect(page.locator("[data-unsaved]")).to_have_text(re.compile("Kept .*"), timeout=15_000)


def test_text_typed_without_a_network_waits_in_the_browser(visit):
    page = visit()
    page.on("dialog", lambda dialog: dialog.accept())
    log_in(page, "publisher")
    address = open_article(page)
    page.context.set_offline(True)
    page.fill("#id_standfirst", "Typed on a train, in a tunnel.")
    expect(page.locator("[data-unsaved]")).to_have_text(
        re.compile("kept in this browser"), timeout=15_000
    )
    page.context.set_offline(False)
    page.goto(address)
    page.get_by_role("button", name="Bring it back").click()
    page.wait_for_url("**?kept=1")
    expect(page.locator("#id_standfirst")).to_have_value("Typed on a train, in a tunnel.")
    page.click(SAVE)
    expect(page.locator(".messagelist")).to_contain_text("Saved beside the live article")
    expect(page.get_by_text("This browser holds")).to_have_count(0)


def test_text_of_a_closed_tab_waits_on_the_server(visit):
    page = visit()
    log_in(page, "editor")
    address = open_article(page, 1)
    page.fill("#id_standfirst", "Typed before the tab was closed.")
    kept(page)
    other = page.context.new_page()
    page.close()
    other.goto(address)
    other.get_by_role("link", name="Bring it back").click()
    expect(other.locator("#id_standfirst")).to_have_value("Typed before the tab was closed.")
    other.goto(address)
    other.get_by_role("button", name="Throw it away").click()
    expect(other.get_by_text("did not save it")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_text_sent_after_the_log_in_ended_is_offered_after_the_next(visit, script):
    page = visit(java_script_enabled=script)
    log_in(page, "publisher")
    open_article(page, 2)
    page.fill("#id_standfirst", f"Typed for too long, script {script}.")
    page.context.clear_cookies(name="sessionid")
    page.click(SAVE)
    page.fill("#id_username", "publisher")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**?kept=1")
    expect(page.locator("#id_standfirst")).to_have_value(f"Typed for too long, script {script}.")


def test_two_editors_see_each_other_merge_and_choose(visit):
    one, two = visit(), visit()
    log_in(one, "publisher")
    log_in(two, "editor")
    address = open_article(one, 3)
    two.goto(address)
    two.wait_for_timeout(300)
    one.goto(address)
    expect(one.locator("[data-company]")).to_contain_text("editor", timeout=30_000)
    one.fill("#id_headline", "The words of one")
    two.fill("#id_headline", "The words of two")
    two.fill("#id_topic", "Of two")
    one.click(SAVE)
    two.click(SAVE)
    two.wait_for_url("**/merge/**")
    two.get_by_label("Keep yours").check()
    two.get_by_role("button", name="Save the chosen versions").click()
    expect(two.locator("#id_headline")).to_have_value("The words of two")
    expect(two.locator("#id_topic")).to_have_value("Of two")
    two.locator("a[href$='/history/']").first.click()
    expect(two.locator("#content")).to_contain_text("publisher")


@pytest.mark.parametrize("script", [True, False])
def test_changes_reach_readers_with_a_note_and_not_before(visit, script):
    page, reader = visit(java_script_enabled=script), visit(java_script_enabled=script)
    log_in(page, "publisher")
    open_article(page, 4 + script)
    public = page.get_by_role("link", name="View on site").first.get_attribute("href")
    headline = f"Better said, with script {script}"
    page.fill("#id_headline", headline)
    page.click(SAVE)
    reader.goto(public)
    expect(reader.locator("h1")).not_to_have_text(headline)
    page.get_by_text("Publish changes…").click()
    page.get_by_label("Clarification").check()
    page.fill("#id_change_note", "The headline was hard to read.")
    page.get_by_role("button", name="Publish the changes now").click()
    expect(page.locator(".messagelist")).to_contain_text("Readers see the changes now")
    reader.goto(public)
    expect(reader.locator("h1")).to_have_text(headline)
    expect(reader.locator("article.article")).to_contain_text("The headline was hard to read.")
    reader.goto(f"{public}changes/")
    expect(reader.locator("main")).to_contain_text("The headline was hard to read.")


def test_without_script_an_article_goes_from_a_writer_to_readers_and_away_again(visit):
    writer, editor, publisher, reader = (visit(java_script_enabled=False) for _ in range(4))
    for page, name in ((writer, "writer"), (editor, "editor"), (publisher, "publisher")):
        log_in(page, name)
    writer.goto("/admin/articles/author/")
    author = writer.locator("#result_list tbody th a").first.inner_text()
    writer.goto("/admin/articles/expert/")
    expert = writer.locator("#result_list tbody th a").first.inner_text()
    writer.goto("/admin/articles/article/add/")
    for name, typed in {
        "headline": "A canal counts its boats by ear",
        "body": "<p>It listens.</p><p>It counts.</p>",
        "takeaways-0-text": "The canal listens",
        "quotes-0-text": "Every hull sounds different.",
        "quotes-0-expert-named": expert,
        "bylines-0-author-named": author,
        "tags-named": "Audits, Contracts",
    }.items():
        writer.fill(f"[name={name}]", typed)
    writer.select_option("[name=section]", index=1)
    writer.click("button[name=_review]")
    expect(writer.locator(".messagelist")).to_contain_text("Sent to review")
    address = writer.url
    editor.goto(address)
    editor.get_by_text("Send back…").click()
    editor.fill("[name=note]", "Which canal?")
    editor.click("button[name=_send_back]")
    writer.goto(address)
    expect(writer.get_by_text("Which canal?")).to_be_visible()
    writer.fill("[name=headline]", "The Ems canal counts its boats by ear")
    writer.click("button[name=_review]")
    publisher.goto(address)
    publisher.click("button[name=_publish]")
    expect(publisher.locator(".messagelist")).to_contain_text("Readers see it now")
    public = publisher.get_by_role("link", name="View on site").first.get_attribute("href")
    assert reader.goto(public).status == 200
    expect(reader.locator("article.article")).to_contain_text(author)
    expect(reader.locator("article.article")).to_contain_text(expert)
    publisher.get_by_text("Withdraw…").click()
    publisher.fill("[name=reason]", "The figures were wrong.")
    publisher.click("button[name=_withdraw]")
    assert reader.goto(public).status == 410
    expect(reader.locator("main")).to_contain_text("The figures were wrong.")


def test_the_preview_beside_the_form_shows_what_is_typed_on_a_phone_a_screen_and_paper(visit):
    page = visit()
    page.on("dialog", lambda dialog: dialog.accept())
    log_in(page, "editor")
    open_article(page, 2)
    page.get_by_role("button", name="Beside the form").click()
    page.fill("#id_standfirst", "Typed, and seen beside the form.")
    kept(page)
    panel = page.get_by_role("region", name="Live preview")
    for view, width in (("Phone", 390), ("Desktop", 1280), ("Print", 794)):
        panel.get_by_role("button", name=view).click()
        frame = page.frame_locator(f'iframe[title="{view} preview"]')
        expect(frame.get_by_text("Typed, and seen beside the form.")).to_be_visible()
        assert abs(panel.locator("iframe").evaluate("each => each.clientWidth") - width) < 3
        edge = panel.locator("iframe").bounding_box()
        assert edge["x"] + edge["width"] <= page.viewport_size["width"]
