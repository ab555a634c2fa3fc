"""The site opened from a folder, by double-click: no server, no network."""

import pytest

from built_site import KINDS, SITE

pytestmark = pytest.mark.browser
LOOK = "(() => { const style = getComputedStyle(document.body); return [style.backgroundColor, style.fontFamily] })()"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
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
