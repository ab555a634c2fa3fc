"""Every page, as a reader at a desk opens it; and what a reader finds at an address that is wrong."""

import re

import pytest
from playwright.sync_api import expect

from built_site import KINDS, PAGES, WORDS, is_taken

pytestmark = pytest.mark.browser


# Tools are opened and looked into by test_tools_paper.
@pytest.mark.parametrize("path", [page for page in PAGES if not re.search(r"(^|/)tools/(?!index)", page)])
def test_page_opens_without_a_complaint(open_page, path):
    watched = open_page(path)
    # Contrast is the stylesheet's: test_kinds_of_page looks at every kind of page in every look.
    found = watched.axe(without=("color-contrast",)) if is_taken(path) else []
    assert watched.problems + found == []


def test_wrong_address_shows_the_way_home_however_deep_it_lies(open_page, address):
    watched = open_page("nowhere/deep/page.html")
    assert watched.problems == [
        f"404: {address}nowhere/deep/page.html",
        "console error: Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]
    expect(watched.page.locator("h1")).to_have_text(WORDS["lost"])
    watched.page.get_by_role("link", name=WORDS["home"]).click()
    watched.page.wait_for_url(address + KINDS["home"])
