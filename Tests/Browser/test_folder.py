"""The site opened from a folder, by double-click: no server, no network, and built without an address of its own."""

import subprocess

import pytest

from built_site import KINDS, RAPPORT, REPOSITORY

pytestmark = pytest.mark.browser
LOOK = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).fontFamily]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The site as it is built where nobody has said where it will stand."""
    folder = tmp_path_factory.mktemp("folder") / "site"
    subprocess.run([RAPPORT, "build", "--source", REPOSITORY, "--output", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("kind", ["home", "script"])
def test_page_is_styled(chromium, open_page, folder, kind):
    page = chromium.new_page()
    page.goto((folder / KINDS[kind]).as_uri())
    assert page.evaluate(LOOK) == open_page(KINDS[kind]).page.evaluate(LOOK)
    page.close()


def test_links_lead_from_page_to_page(chromium, folder):
    page = chromium.new_page()
    page.goto((folder / KINDS["home"]).as_uri())
    page.locator("main a").first.click()
    assert page.url.startswith(folder.as_uri())
    assert page.url.endswith(".html")
    page.close()
