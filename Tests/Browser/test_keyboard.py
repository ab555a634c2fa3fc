"""The site with a keyboard alone, and the appearance it remembers."""

import pytest
from playwright.sync_api import expect

from built_site import KINDS, PLAYBOOK, WORDS

pytestmark = pytest.mark.browser

# Where the keyboard is, and whether a reader can see that it is there.
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const strip = document.querySelector(".dock:not([hidden])")?.getBoundingClientRect();
  const covered = strip && !at.matches(".dock") && strip.height > 0 && box.top < strip.bottom && box.top + Math.min(box.height, 44) > strip.top;
  const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && !covered;
  return { at: at.outerHTML.slice(0, 120), visible: ringed && shown, isBody: at === document.body };
}"""


def test_first_stop_skips_to_the_text(open_page):
    page = open_page(PLAYBOOK).page
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_is_visible(open_page, kind, width):
    page = open_page(KINDS[kind], viewport={"width": width, "height": 844}, reduced_motion="reduce").page
    hidden = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["isBody"]:
            break
        if not stop["visible"]:
            hidden.append(stop["at"])
    assert hidden == []


def test_appearance_goes_round_and_is_remembered(open_page):
    page = open_page(PLAYBOOK, color_scheme="light").page
    button = page.locator(".spine [data-look]")
    paper = lambda: page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    theme = lambda: page.locator("html").get_attribute("data-theme")
    light = paper()
    button.focus()
    seen = []
    for _ in range(3):
        page.keyboard.press("Enter")
        seen.append((theme(), page.locator("#live").inner_text(), button.inner_text(), paper() == light))
    assert seen == [
        ("light", WORDS["lookLight"], WORDS["lookLight"], True),
        ("dark", WORDS["lookDark"], WORDS["lookDark"], False),
        ("auto", WORDS["lookAuto"], WORDS["lookAuto"], True),
    ]
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.reload()
    assert (theme(), paper() == light) == ("dark", False)


def test_appearance_button_works_where_storage_is_denied(open_page):
    watched = open_page(PLAYBOOK)
    page = watched.page
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })")
    page.reload()
    page.locator(".spine [data-look]").click()
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert watched.problems == []


def test_outline_opens_with_enter_and_closes_behind_its_reader(open_page):
    page = open_page(PLAYBOOK, viewport={"width": 390, "height": 844}).page
    outline = page.locator("details.outline")
    outline.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(outline).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(outline.locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(outline).not_to_have_attribute("open", "")
    expect(page.locator("h2:target")).to_be_in_viewport()
