"""What a tool keeps: drafts that survive a reload, two tabs that agree, evaluations of customers, drafts of older versions."""

import json
import re

import pytest
from playwright.sync_api import expect

from built_site import WORDS
from tools import act, drafts, entry, field, kept, live, output

pytestmark = pytest.mark.browser
BONUS = "tools/performance-bonus.html"


def test_draft_survives_a_reload(open_page):
    page = live(open_page(BONUS).page)
    entry(page, "order").fill("20000000")
    kept(page, "order", "20000000")
    page.reload()
    expect(entry(live(page), "order")).to_have_value("20,000,000")
    expect(output(page, "total")).to_have_text("¥600,000")


def test_two_tabs_agree_on_the_newest(open_page, address):
    page = live(open_page(BONUS).page)
    other = page.context.new_page()
    other.goto(address + BONUS)
    live(other)
    entry(other, "order").fill("30000000")
    expect(entry(page, "order")).to_have_value("30,000,000")
    expect(page.locator("#live")).to_have_text(WORDS["toolOtherTab"])


def test_evaluation_is_saved_for_a_new_customer(open_page, address):
    page = live(open_page(BONUS).page)
    page.locator(".record select").select_option("new")
    page.locator(".record input").fill("江北五金")
    act(page, "save")
    expect(page.locator(".record .last")).to_contain_text("¥400,000")
    expect(page.locator(".record select option:checked")).to_have_text("江北五金")
    page.goto(address + "records.html")
    expect(page.locator("#records-book")).to_contain_text("江北五金")
    expect(page.locator("#records-book")).to_contain_text("¥400,000")


OLD = """given => new Promise(done => {
  const open = indexedDB.open("rapport");
  open.onsuccess = () => {
    const change = open.result.transaction("drafts", "readwrite");
    change.objectStore("drafts").put({ key: "performance-bonus", toolVersion: 7, given, changed: "2030-01-01T00:00:00.000Z" });
    change.oncomplete = () => { open.result.close(); done(); };
  };
})"""


def test_draft_of_another_version_keeps_what_fits_and_lists_the_rest(open_page):
    page = live(open_page(BONUS).page)
    page.evaluate(OLD, {"order": "1000", "bygone": "42", "compliance": "purple"})
    page.reload()
    live(page)
    expect(entry(page, "order")).to_have_value("1,000")
    notice = page.locator(".notices .note")
    expect(notice).to_contain_text("bygone：42")
    expect(notice).to_contain_text("purple")
    assert any(draft["key"] == "performance-bonus@7" for draft in drafts(page))
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)
    page.wait_for_timeout(200)
    assert not any(draft["key"] == "performance-bonus@7" for draft in drafts(page))


def test_denied_storage_is_told_and_a_file_offered(chromium, address):
    context = chromium.new_context(accept_downloads=True)
    context.add_init_script("Object.defineProperty(globalThis, 'indexedDB', { value: undefined })")
    page = context.new_page()
    page.goto(address + BONUS)
    live(page)
    expect(output(page, "total")).to_have_text("¥400,000")
    with page.expect_download() as download:
        page.locator(".notices .redline").get_by_role("button").click()
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert file["format"] == "rapport-records"
    assert file["drafts"][0]["given"]["order"] == "15000000"
    context.close()


def test_setting_that_was_changed_is_marked(open_page):
    page = live(open_page("tools/margin-share.html").page)
    settings = page.locator("details.settings")
    settings.locator("summary").click()
    number = settings.locator(".field:not(.table) input:not([type])").first
    name = number.get_attribute("name")
    number.fill("7")
    expect(settings.locator(".mark")).to_have_text(WORDS["toolChanged"].replace("{count}", "1"))
    expect(field(page, name)).to_have_class(re.compile("changed"))
