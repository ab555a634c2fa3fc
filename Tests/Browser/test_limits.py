"""What a build and its pages take, held under the figures in Tests/limits.json: counts and bytes, never a time.

Each limit lies a few per cent above what was measured, so that an accident is found and ordinary work is not in the way.
Whoever means to go above one writes the new figure into the file, where it is seen in review.
"""

import gzip
import json
import sys

import pytest

from built_site import REPOSITORY, SITE
from counting import counted

LIMITS = json.loads((REPOSITORY / "Tests/limits.json").read_text(encoding="utf-8"))
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="allocations are counted through glibc")


def limits(group):
    return [name for name in LIMITS[group] if name != "why"]


def hold(group, name, found):
    """Fails with a sentence that says what to do, if the figure is above its limit."""
    limit = LIMITS[group][name]
    assert found <= limit, (
        f"{group}: {name}: {found:,}, limit {limit:,}; if that is meant, write the new figure into Tests/limits.json")


@on_linux
@pytest.mark.parametrize("name", limits("build of 300 pages"))
def test_a_build_takes_no_more(name):
    hold("build of 300 pages", name, counted(300)[name])


@on_linux
@pytest.mark.parametrize("name", limits("growth"))
def test_what_a_build_takes_grows_with_the_pages(name):
    """150 pages more take twice what 75 more took, and would take four times as much if every page looked at every other."""
    few, some, many = (counted(pages)[name] for pages in (75, 150, 300))
    hold("growth", name, round((many - some) / (some - few), 2))


@pytest.mark.parametrize("name", limits("scoring.wasm"))
def test_the_engine_weighs_no_more(name):
    module = next(SITE.glob("assets/*/scoring.wasm")).read_bytes()
    hold("scoring.wasm", name, len(module) if name == "bytes" else len(gzip.compress(module, 9, mtime=0)))


def loaded(chromium, address, path):
    """All that the browser fetches for a page until a tool on it computes: bytes by address."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address + path, wait_until="networkidle")
    if page.locator("rapport-tool").count():
        page.locator("rapport-tool[data-live]").first.wait_for()
        page.wait_for_load_state("networkidle")
    bodies = {answer.url: answer.body() for answer in answers}
    context.close()
    return bodies


@pytest.mark.browser
@pytest.mark.parametrize("path", limits("page weight"))
def test_a_page_weighs_no_more(chromium, address, path):
    bodies = loaded(chromium, address, path).values()
    found = {"bytes": sum(map(len, bodies)), "gzip bytes": sum(len(gzip.compress(body, 9, mtime=0)) for body in bodies)}
    over = {name: limit for name, limit in LIMITS["page weight"][path].items() if found[name] > limit}
    told = ", ".join(f"{found[name]:,} {name}, limit {limit:,}" for name, limit in over.items())
    assert not over, f"page weight of {path} is {told}; if that is meant, write the new figure into Tests/limits.json"
