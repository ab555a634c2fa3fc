"""Free rows of a tool: added, removed, moved, pasted from a spreadsheet, and all of it taken back."""

import pytest
from playwright.sync_api import expect

from built_site import WORDS
from tools import act, live, paste

pytestmark = pytest.mark.browser


@pytest.fixture
def ranking(open_page):
    page = live(open_page("tools/monthly-ranking.html").page)
    act(page, "example")
    return page


def names(page):
    return [text for text in page.locator('.entries tbody [data-column="name"] input').evaluate_all("all => all.map(each => each.value)") if text]


def remove(page, row):
    page.locator(".entries tbody tr").nth(row).get_by_role("button", name=WORDS["toolRemove"]).click()


def test_removed_row_comes_back_where_it_was(ranking):
    before = names(ranking)
    remove(ranking, 1)
    assert names(ranking) == before[:1] + before[2:]
    expect(ranking.locator("#live")).to_contain_text("第2行")
    button = ranking.locator("[data-act=undo]")
    expect(button).to_have_text("撤销：删除第2行")
    button.click()
    assert names(ranking) == before


def test_row_is_moved_by_key_and_told(ranking):
    before = names(ranking)
    ranking.locator(".entries tbody input").first.focus()
    ranking.keyboard.press("Alt+ArrowDown")
    assert names(ranking)[:2] == [before[1], before[0]]
    expect(ranking.locator("#live")).to_contain_text("第2行")
    ranking.keyboard.press("Control+z")
    assert names(ranking) == before


def test_enter_goes_down_and_makes_a_row_at_the_end(ranking):
    count = ranking.locator(".entries tbody tr").count()
    ranking.locator(".entries tbody tr").last.locator("input").first.focus()
    ranking.keyboard.press("Enter")
    expect(ranking.locator(".entries tbody tr")).to_have_count(count + 1)
    expect(ranking.locator(".entries tbody tr").last.locator("input").first).to_be_focused()


def test_cells_of_a_spreadsheet_are_pasted_and_taken_back(ranking):
    before = names(ranking)
    paste(ranking, ranking.locator(".entries tbody input").first, "甲\t90\r\n乙\t1,080\r\n")
    assert names(ranking)[:2] == ["甲", "乙"]
    assert ranking.locator('.entries tbody [data-column="score"] input').nth(1).input_value() == "1080"
    act(ranking, "undo")
    assert names(ranking) == before


def test_cleared_table_has_the_rows_it_came_with(ranking):
    act(ranking, "clear")
    expect(ranking.locator(".entries tbody tr")).to_have_count(5)
