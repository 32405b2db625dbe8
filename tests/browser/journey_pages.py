"""Every page of ours: accessible, whole at any width, valid, and usable by keyboard."""

import json
import os
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import WIDTHS, log_in

READER_PAGES = [
    "/",
    "article",
    "article/print/",
    "/section/models/",
    "/tag/cost/",
    "author",
    "expert",
    "/archive/",
    "month",
    "/experts/",
    "/authors/",
    "/takeaways/",
    "/corrections/",
    "/comments/policy/",
    "/newsletter/",
    "/newsletter/check-inbox/",
    *(f"/comments/1/{name}/" for name in ("reply", "replies", "recommend", "report")),
    *(f"/comments/mine/{name}/" for name in ("ask", "asked", "erased")),
    "/no-such-page/",
    "withdrawn",
]
EDITOR_PAGES = [
    ("chief", "/admin/"),
    ("chief", "/admin/calendar/"),
    ("chief", "/admin/calendar/?month=2026-11"),
    ("chief", "/admin/board/"),
    ("chief", "/admin/articles/article/"),
    ("chief", "/admin/articles/article/add/"),
    ("chief", "/admin/articles/article/1/change/"),
    ("chief", "/admin/articles/article/1/history/"),
    ("chief", "/admin/articles/article/1/compare/?old=1&new=now"),
    ("chief", "/admin/articles/article/1/revision/1/"),
    ("chief", "/admin/articles/image/"),
    ("chief", "/admin/articles/image/add/"),
    ("chief", "/admin/articles/expert/add/"),
    ("chief", "/admin/articles/paper/1/change/"),
    ("moderator", "/admin/comments/comment/"),
    ("moderator", "/admin/comments/comment/figures/"),
    *(("chief", f"/admin/comments/commenter/{end}") for end in ("", "1/change/", "1/erase/")),
]
NOT_SERIOUS = {"minor", "moderate"}


@pytest.fixture(scope="module")
def addresses(site, chromium):
    """The addresses behind the names above, found by walking the front page."""
    context = chromium.new_context(base_url=site.url)
    page = context.new_page()
    page.goto("/section/infrastructure/")
    hrefs = page.locator("main a[href^='/20']").evaluate_all("all => all.map(a => a.pathname)")
    article = next(href for href in hrefs if page.goto(href) and has_everything(page))
    found = {"article": article, "article/print/": f"{article}print/"}
    found["author"] = page.locator("a[rel=author]").first.get_attribute("href")
    found["expert"] = page.locator(".attribution a").first.get_attribute("href")
    found["month"] = "/".join(article.split("/")[:3]) + "/"
    context.close()
    found["withdrawn"] = withdrawn(site)
    return found


def has_everything(page):
    return page.locator(".attribution a").count() and page.locator("#takeaway-1").count()


def withdrawn(site):
    """The path of a withdrawn article, which no public page tells."""
    asked = (
        "from articles.models import Article;"
        "found = Article.objects.filter(status='withdrawn').order_by('pk');"
        "print(found[0].get_absolute_url())"
    )
    environment = {**os.environ, "NEWSROOM_DATA": str(site.data)}
    command = [".venv/bin/python", "manage.py", "shell", "--no-imports", "-c", asked]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def serious(page):
    # Without preload axe writes no style of its own into the page, which the policy would refuse.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}"
        for each in found
        if each["impact"] not in NOT_SERIOUS
    ]


def settle(page):
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_on_readers_pages(addresses, visit, width, scheme):
    across, down = WIDTHS[width]
    page = visit(viewport={"width": across, "height": down}, color_scheme=scheme)
    trouble = {}
    for name in READER_PAGES:
        page.goto(addresses.get(name, name))
        settle(page)
        if found := serious(page):
            trouble[name] = found
    assert not trouble, json.dumps(trouble, indent=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_on_editors_pages(visit, width, scheme):
    across, down = WIDTHS[width]
    trouble, pages = {}, {}
    for name, path in EDITOR_PAGES:
        if name not in pages:
            pages[name] = visit(viewport={"width": across, "height": down}, color_scheme=scheme)
            log_in(pages[name], name)
        page = pages[name]
        page.goto(path)
        settle(page)
        if found := serious(page):
            trouble[path] = found
    assert not trouble, json.dumps(trouble, indent=1)


@pytest.mark.parametrize("across", [320, 390, 768, 1280])
def test_no_readers_page_scrolls_sideways(addresses, visit, across):
    page = visit(viewport={"width": across, "height": 800})
    wide = []
    for name in READER_PAGES:
        page.goto(addresses.get(name, name))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert not wide


def test_pages_are_whole_at_twice_the_text_size(addresses, visit):
    page = visit(viewport={"width": 390, "height": 800})
    for name in ("/", "article"):
        page.goto(addresses.get(name, name))
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_readers_pages_set_no_cookie(addresses, visit):
    page = visit()
    for name in READER_PAGES:
        page.goto(addresses.get(name, name))
    assert page.context.cookies() == []


def test_the_keyboard_reaches_everything_in_reading_order(addresses, visit):
    page = visit()
    page.goto(addresses["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement.id || document.activeElement.getAttribute('href') || ''"
        )
        ringed = page.evaluate(
            """() => { const element = document.activeElement;
            const style = getComputedStyle(element);
            return element === document.body || style.outlineStyle !== 'none'
                || style.boxShadow !== 'none' || element.closest('.card') !== null
                || element.matches('.trap *'); }"""
        )
        assert ringed, inside
        seen.append(inside)
        if inside == "id_body":
            break
    assert "id_body" in seen
    assert not {"nl_website", "id_website"} & set(seen)


def test_the_html_checker_has_nothing_to_say(addresses, visit, tmp_path):
    """The Nu checker (Java), over what the browser gets before script runs."""
    jar = os.environ.get("VNU_JAR")
    if not jar and not os.environ.get("CI"):
        pytest.skip("VNU_JAR is not set; .ci/run sets it")
    page = visit(java_script_enabled=False)
    for number, name in enumerate(READER_PAGES):
        response = page.goto(addresses.get(name, name))
        label = re.sub(r"\W+", "-", name)
        (tmp_path / f"{number}{label}.html").write_bytes(response.body())
    command = ["java", "-jar", jar, "--errors-only", "--format", "gnu", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert not done.stderr.strip(), done.stderr[-3000:]
