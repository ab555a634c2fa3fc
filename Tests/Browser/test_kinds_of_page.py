"""One page of each kind in the dark, on a phone, and in a window as narrow as 400 % zoom leaves it."""

import pytest

from built_site import KINDS

pytestmark = pytest.mark.browser

LOOKS = {
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "phone in the dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "320 pixels": {"viewport": {"width": 320, "height": 640}},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_accessible_and_fits_its_window(open_page, kind, look):
    watched = open_page(KINDS[kind], **LOOKS[look])
    watched.page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    width, window = watched.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert watched.problems + watched.axe() == []
    assert width <= window


@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_its_window_with_letters_twice_the_size(open_page, kind):
    page = open_page(KINDS[kind]).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", ["home", "script", "rules"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_the_page_loads(open_page, kind, width):
    watched = open_page(KINDS[kind], viewport={"width": width, "height": 844})
    watched.page.wait_for_timeout(300)
    assert watched.page.evaluate("window.shift") == 0
