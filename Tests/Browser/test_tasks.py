"""Task lists remember their ticks."""

import pytest
from playwright.sync_api import expect

from built_site import PLAYBOOK, WORDS
from recording import everything, with_store

pytestmark = pytest.mark.browser


def boxes(page):
    return page.locator(".tasks input")


def ticked(page):
    return page.locator(".tasks input:checked")


def clear(page):
    return page.get_by_role("button", name=WORDS["clearTicks"]).first


def saved(page, address, count):
    """Waits until so many ticks are in the store."""
    for _ in range(50):
        ticks = [tick for tick in everything(page, address)["ticks"] if tick["done"]]
        if len(ticks) == count:
            return ticks
        page.wait_for_timeout(20)
    raise AssertionError(ticks)


def test_ticks_are_there_after_a_reload(open_page, address):
    watched = open_page(PLAYBOOK)
    page = watched.page
    boxes(page).nth(1).check()
    boxes(page).nth(0).focus()
    page.keyboard.press("Space")
    (first, second) = sorted(saved(page, address, 2), key=lambda tick: tick["changed"], reverse=True)
    assert (first["page"], first["key"]) == (PLAYBOOK, PLAYBOOK + "#" + page.locator("[data-task]").first.get_attribute("data-task"))
    page.reload()
    expect(ticked(page)).to_have_count(2)
    expect(boxes(page).nth(1)).to_be_checked()
    assert watched.problems + watched.axe() == []


def test_tick_survives_rewording_of_the_other_tasks(open_page, address):
    page = open_page(PLAYBOOK).page
    boxes(page).nth(1).check()
    saved(page, address, 1)
    words = page.locator("[data-task]").nth(1).inner_text()
    first = page.locator("[data-task]").first.get_attribute("data-task")
    more = '<li data-task="新加的"><label><input type="checkbox"><span>新加的</span></label></li>\n<li data-task="改写了">'

    def reword(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(f'<li data-task="{first}">', more))

    page.route("**/" + PLAYBOOK, reword)
    page.reload()
    expect(ticked(page)).to_have_count(1)
    expect(page.locator("[data-task]:has(:checked)")).to_have_text(words)
    expect(page.locator("[data-task]").first).to_have_text("新加的")


def test_tick_made_before_the_store_is_open_stays(open_page, address):
    page = open_page(PLAYBOOK).page
    boxes(page).nth(1).check()
    saved(page, address, 1)
    page.route("**/records.js", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.reload(wait_until="domcontentloaded")
    boxes(page).first.check()
    expect(ticked(page)).to_have_count(2)
    assert len(saved(page, address, 2)) == 2
    expect(ticked(page)).to_have_count(2)


def test_two_tabs_agree(open_page, address):
    page = open_page(PLAYBOOK).page
    other = page.context.new_page()
    other.goto(page.url)
    expect(boxes(other).first).to_be_visible()
    saved(other, address, 0)
    boxes(page).first.check()
    expect(boxes(other).first).to_be_checked()
    boxes(other).first.uncheck()
    expect(boxes(page).first).not_to_be_checked()


def test_button_clears_the_ticks(open_page, address):
    watched = open_page(PLAYBOOK)
    page = watched.page
    expect(clear(page)).to_be_hidden()
    for number in range(2):
        boxes(page).nth(number).check()
    saved(page, address, 2)
    clear(page).focus()
    page.keyboard.press("Enter")
    expect(ticked(page)).to_have_count(0)
    expect(boxes(page).first).to_be_focused()
    expect(page.locator("#live")).to_have_text(WORDS["ticksCleared"])
    saved(page, address, 0)
    page.reload()
    expect(ticked(page)).to_have_count(0)
    assert watched.problems == []


def test_erasing_the_records_erases_the_ticks_of_an_open_page(open_page, address):
    page = open_page(PLAYBOOK).page
    boxes(page).first.check()
    saved(page, address, 1)
    other = page.context.new_page()
    other.goto(address + "records.html")
    with_store(other, address, "await store.erase();")
    expect(ticked(page)).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_the_ticks_come(open_page, address, width):
    page = open_page(PLAYBOOK, viewport={"width": width, "height": 844}).page
    boxes(page).first.check()
    saved(page, address, 1)
    page.reload()
    boxes(page).first.scroll_into_view_if_needed()
    expect(ticked(page)).to_have_count(1)
    assert page.evaluate("window.shift") == 0


def test_ticks_work_and_say_so_where_nothing_is_kept(open_page):
    watched = open_page(PLAYBOOK)
    page = watched.page
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    page.reload()
    boxes(page).first.check()
    expect(page.locator("#live")).to_have_text(WORDS["ticksNotKept"])
    expect(boxes(page).first).to_be_checked()
    assert watched.problems == []
