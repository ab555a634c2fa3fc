"""A tool on its page: how the tests open one, fill it in, and ask the command line for the same."""

import json
import subprocess

from playwright.sync_api import Page

from built_site import PAGES, RAPPORT, REPOSITORY, text

# Pages of text that hold a tool.
EMBEDDING = [page for page in PAGES if not page.removeprefix("en/").startswith("tools/") and "<rapport-tool" in text(page)]


def live(page: Page) -> Page:
    """The page, once its tool computes."""
    page.locator("rapport-tool[data-live]").first.wait_for()
    return page


def field(page: Page, name: str):
    return page.locator(f'.field[data-input="{name}"]')


def entry(page: Page, name: str):
    return field(page, name).locator("input, select, textarea").first


def output(page: Page, name: str):
    return page.locator(f'.result [data-output="{name}"] output')


def act(page: Page, name: str):
    page.locator(f'[data-act="{name}"]').click()


def paste(page: Page, cell, text: str):
    """Pastes a spreadsheet's cells from this cell on."""
    cell.focus()
    page.evaluate("""text => {
      const data = new DataTransfer(); data.setData("text/plain", text);
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""", text)


def score(tool: str, given: dict) -> dict:
    run = subprocess.run(
        [RAPPORT, "score", "--source", REPOSITORY, tool], input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def drafts(page: Page):
    """What the browser keeps as drafts."""
    return page.evaluate("""() => new Promise(done => {
      const open = indexedDB.open("rapport");
      open.onsuccess = () => {
        const all = open.result.transaction("drafts").objectStore("drafts").getAll();
        all.onsuccess = () => { open.result.close(); done(all.result); };
      };
    })""")


def kept(page: Page, name: str, text: str):
    """Waits until the draft holds this answer."""
    for _ in range(50):
        if any((draft["given"] or {}).get(name) == text for draft in drafts(page)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"no draft holds {name} = {text}: {drafts(page)}")
