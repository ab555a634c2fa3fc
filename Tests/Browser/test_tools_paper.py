"""A tool without scripts, on paper, in the dark, on every screen."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from built_site import PAGES, WORDS, is_taken, text
from tools import act, entry, field, live, output

pytestmark = pytest.mark.browser
TOOLS = [page for page in PAGES if re.search(r"(^|/)tools/(?!index)", page)]

# What is printed to be filled in with a pen, in every language, and how many sheets of A4 where one does not hold it.
SHEETS = [page for page in TOOLS if re.search(r'<rapport-tool class="tool (form|checklist)"', text(page))]
LONGER = {"boss-engagement": 2}


def printed(page, tmp_path):
    page.pdf(path=tmp_path / "tool.pdf", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "tool.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def test_filled_form_prints_what_was_typed(open_page, tmp_path):
    page = live(open_page("tools/performance-bonus.html").page)
    entry(page, "order").fill("12345678")
    sheets = "".join(printed(page, tmp_path))
    assert "12345678" in sheets or "12,345,678" in sheets
    assert "¥" in sheets
    assert WORDS["toolActBlank"] not in sheets


def test_blank_form_prints_lines_and_none_of_what_was_typed(open_page, tmp_path):
    page = live(open_page("tools/relationship-score.html").page)
    act(page, "example")
    page.evaluate("window.print = () => { window.printed = true }")
    act(page, "blank")
    assert page.evaluate("window.printed")
    expect(page.locator("rapport-tool")).to_have_class(re.compile("blank-form"))
    page.emulate_media(media="print")
    colours = page.locator('[data-column="times"] input, tbody .stepper input').evaluate_all("all => all.map(each => getComputedStyle(each).color)")
    assert set(colours) == {"rgba(0, 0, 0, 0)"}
    assert page.locator("tbody td > .only-print:visible").count() > 0
    sheets = printed(page, tmp_path)
    assert len(sheets) <= 3
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("rapport-tool")).not_to_have_class(re.compile("blank-form"))


def test_site_has_forms_to_print():
    assert SHEETS


@pytest.mark.parametrize("path", SHEETS)
def test_blank_form_is_one_sheet(open_page, tmp_path, path):
    page = live(open_page(path).page)
    page.evaluate("window.print = () => {}")
    if page.locator("[data-act=example]").count():
        act(page, "example")
    rows = page.locator(".entries tbody tr").count()
    act(page, "blank")
    page.emulate_media(media="print")
    for part in (".result", ".bounds", ".lede", ".example", ".rel"):
        assert page.locator(f"{part}:visible").count() == 0, part
    assert page.locator(".paper:visible").count() == 2
    assert all(count >= 5 for count in page.locator(".free tbody").evaluate_all("all => all.map(each => each.rows.length)"))
    assert len(printed(page, tmp_path)) <= LONGER.get(path.split("/")[-1].removesuffix(".html"), 1)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".entries tbody tr").count() == rows
    assert page.locator(".paper, .entries tr[hidden]").count() == 0


@pytest.mark.parametrize("path", SHEETS)
def test_form_without_scripts_is_as_short(open_page, tmp_path, path):
    page = open_page(path, java_script_enabled=False).page
    page.emulate_media(media="print")
    assert page.locator(".result:visible").count() == 0
    assert len(printed(page, tmp_path)) <= LONGER.get(path.split("/")[-1].removesuffix(".html"), 1)


@pytest.mark.parametrize("path", TOOLS)
def test_tool_works_without_a_message_and_without_overflow(open_page, path):
    watched = open_page(path, viewport={"width": 360, "height": 900})
    page = live(watched.page)
    if page.locator("[data-act=example]").count():
        act(page, "example")
    for width in (360, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    assert watched.problems == []
    assert page.locator(".fault").count() == 0


@pytest.mark.parametrize("path", [path for path in TOOLS if is_taken(path)])
def test_tool_has_no_accessibility_finding(open_page, path):
    """Every tool in one of its languages, English in the light, Chinese in the dark: but for the words the two are one."""
    watched = open_page(path, color_scheme="light" if path.startswith("en/") else "dark")
    page = live(watched.page)
    if page.locator("[data-act=example]").count():
        act(page, "example")
    for summary in page.locator(".why:not([hidden]) > summary, .settings > summary").all():
        summary.click()
    page.wait_for_timeout(400)
    assert watched.axe() == []


def test_tool_can_be_read_and_filled_by_pen_without_scripts(open_page):
    page = open_page("tools/performance-bonus.html", java_script_enabled=False).page
    expect(field(page, "order")).to_be_visible()
    expect(output(page, "total")).to_have_text("–")
    expect(page.locator(".example")).to_contain_text("¥400,000")
    assert page.locator(".result .acts:visible").count() == 0
