"""What the checks share: the site's address while it is served, Chromium, and a page in it that is watched.

Tests/run starts them; it sets RAPPORT (the program), RAPPORT_SITE (the folder that holds the built training/) and
RAPPORT_SWIFT_RESULTS (what `swift test` counted).
"""

import os
import shutil
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect, sync_playwright

from built_site import SITE
from serving import serve
from watching import Watched


# Two workers share the cores: what comes late there is late, not wrong.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def address():
    """Where the site's home stands: `http://localhost:<port>/training/`."""
    with serve(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, address):
    """Opens a page of the site in a window of its own: `open_page("index.html", color_scheme="dark")`."""
    contexts = []

    def open_page(path, **look):
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN"} | look))
        contexts.append(context)
        return Watched.open(context, address, path)

    yield open_page
    for context in contexts:
        context.close()


def pytest_unconfigure(config):
    """Closes with the line by which a run is read: what the Swift tests and these checks counted together."""
    stats = config.pluginmanager.get_plugin("terminalreporter").stats
    passed, failed = swift_tests()
    passed += len(stats.get("passed", []))
    failed += len(stats.get("failed", [])) + len(stats.get("error", []))
    print(f"{passed} passed, {failed} failed")


def swift_tests():
    """How many Swift tests passed and failed: none where Tests/run did not run them, one failure where they crashed."""
    results = os.environ.get("RAPPORT_SWIFT_RESULTS")
    if not results:
        return 0, 0
    if not os.path.exists(results):
        return 0, 1
    cases = ElementTree.parse(results).findall(".//testcase")
    failed = sum(case.find("failure") is not None for case in cases)
    return len(cases) - failed, failed
