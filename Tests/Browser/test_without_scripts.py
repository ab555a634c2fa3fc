"""The site with JavaScript off: everything but the conveniences."""

import pytest
from playwright.sync_api import expect

from built_site import KINDS, PLAYBOOK, SCRIPT

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def plain_page(open_page):
    return lambda path, **look: open_page(path, java_script_enabled=False, **look).page


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_readable(plain_page, kind):
    page = plain_page(KINDS[kind])
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("main").inner_text()) > 20


def test_outline_opens_and_leads_to_its_section(plain_page):
    page = plain_page(PLAYBOOK, viewport=PHONE)
    line = page.locator("details.outline a").last
    expect(line).not_to_be_visible()
    page.locator("details.outline summary").click()
    line.click()
    expect(page.locator("h2:target, h3:target")).to_be_in_viewport()


def test_outline_stands_open_on_a_desk(plain_page):
    expect(plain_page(PLAYBOOK).locator("details.outline a").first).to_be_visible()


def test_task_list_can_be_ticked(plain_page):
    box = plain_page(PLAYBOOK).locator(".tasks input").first
    box.check()
    expect(box).to_be_checked()


def test_no_button_is_offered_that_needs_a_script(plain_page):
    assert plain_page(SCRIPT).locator("button:visible").all_inner_texts() == []
