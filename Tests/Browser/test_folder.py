"""The site opened from a folder, by double-click: no server, no network."""

import pytest

from built_site import KINDS, SITE

pytestmark = pytest.mark.browser
LOOK = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).fontFamily]"


@pytest.mark.parametrize("kind", ["home", "script"])
def test_page_is_styled(chromium, open_page, kind):
    page = chromium.new_page()
    page.goto((SITE / KINDS[kind]).as_uri())
    assert page.evaluate(LOOK) == open_page(KINDS[kind]).page.evaluate(LOOK)
    page.close()


def test_links_lead_from_page_to_page(chromium):
    page = chromium.new_page()
    page.goto((SITE / KINDS["home"]).as_uri())
    page.locator("main a").first.click()
    assert page.url.startswith(SITE.as_uri())
    assert page.url.endswith(".html")
    page.close()
