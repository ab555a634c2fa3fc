"""A script: its lines are copied, and it is printed to be taken along."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from built_site import SCRIPT, WORDS

pytestmark = pytest.mark.browser
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_button_copies_one_line_of_ours(open_page):
    page = open_page(SCRIPT, **CLIPBOARD).page
    line = page.locator(".prose > .play .me dd").first
    words = line.inner_text().strip()
    line.get_by_role("button", name=WORDS["copyLine"]).click()
    expect(page.locator("#live")).to_have_text(WORDS["copied"])
    assert copied(page) == words


def test_button_copies_the_whole_dialogue(open_page):
    page = open_page(SCRIPT, **CLIPBOARD).page
    turns = page.locator(".prose > .play").first.locator("> div")
    page.get_by_role("button", name=WORDS["copyAll"]).first.click()
    expect(page.locator("#live")).to_have_text(WORDS["copied"])
    assert len(copied(page).split("\n")) == turns.count()
    for speech in turns.locator("dd").all_inner_texts():
        assert speech.strip() in copied(page)


def test_line_is_selected_where_the_clipboard_is_denied(open_page):
    page = open_page(SCRIPT).page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')) }")
    line = page.locator(".prose > .play .me dd").first
    words = line.inner_text().strip()
    line.get_by_role("button", name=WORDS["copyLine"]).click()
    expect(page.locator("#live")).to_have_text(WORDS["copyFailed"])
    assert page.evaluate("getSelection().toString().trim()") == words


def test_print_button_opens_the_print_dialogue(open_page):
    page = open_page(SCRIPT).page
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name=WORDS["print"]).click()
    assert page.evaluate("window.printed")


@pytest.fixture
def printed(open_page, tmp_path):
    """The sheets that the page is printed on, each as its letters without white space, and the page itself."""
    page = open_page(SCRIPT).page
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return [letters(sheet) for sheet in text.split("\f")[:-1]], page


def letters(text):
    return re.sub(r"\s", "", text)


def test_print_holds_every_paragraph_on_a_few_numbered_sheets(printed):
    sheets, page = printed
    assert 0 < len(sheets) < 8
    numbers = [f"{number}/{len(sheets)}" for number in range(1, len(sheets) + 1)]
    assert [sheet[-len(number):] for sheet, number in zip(sheets, numbers)] == numbers
    # A paragraph may run on to the next sheet, so the numbers at the foot are taken out first.
    text = "".join(sheet.removesuffix(number) for sheet, number in zip(sheets, numbers))
    said = page.locator("h1, .prose > p:not(.acts), .prose > .play dd").all_inner_texts()
    assert [each for each in said if letters(each)[:12] not in text] == []


def test_print_leaves_out_what_is_for_screens(printed):
    sheets, page = printed
    outline = page.locator("details.outline summary").text_content()
    screen = [WORDS[key] for key in ("skip", "lookAuto", "feed", "previous", "next", "copyAll", "print")] + [outline]
    assert [word for word in screen if letters(word) in "".join(sheets)] == []
