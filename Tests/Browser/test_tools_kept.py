"""What a tool keeps: drafts that survive a reload, two tabs that agree, evaluations of customers, drafts of older versions."""

import json
import re

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from playwright.sync_api import expect

from built_site import WORDS
from recording import SCHEMA, as_file
from republishing import republish
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


# Puts a draft in as an earlier visit left it: the tool, its version then, the answers.
OLD = """([key, toolVersion, given]) => new Promise(done => {
  const open = indexedDB.open("rapport");
  open.onsuccess = () => {
    const change = open.result.transaction("drafts", "readwrite");
    change.objectStore("drafts").put({ key, toolVersion, given, changed: "2030-01-01T00:00:00.000Z" });
    change.oncomplete = () => { open.result.close(); done(); };
  };
})"""


def test_draft_of_another_version_keeps_what_fits_and_lists_the_rest(open_page):
    page = live(open_page(BONUS).page)
    page.evaluate(OLD, ["performance-bonus", 7, {"order": "1000", "bygone": "42", "compliance": "purple"}])
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


def test_version_2_takes_over_what_version_1_called_otherwise(open_page, tmp_path):
    """An input, a row, a column and an option, each under another name, and the rows in another order."""

    def renamed(file):
        table = file["inputs"][0]
        table["rows"].reverse()
        table["rows"][0]["id"] = "honesty"
        table["columns"][1]["id"] = "said"
        file["outputs"] = [{"id": "score", "type": "score", "value": "sum(filter(elements, said), weight)", "label": {"zh": "得分"}}]
        file["inputs"] = [table, {
            "id": "kind", "type": "choice", "options": {"a": {"zh": "甲"}, "b": {"zh": "乙"}}, "optional": True, "label": {"zh": "种类"}}]
        for key in ("let", "goal", "layout", "charts", "script"):
            file.pop(key, None)
        file["version"] = 2
        file["renames"] = {"elements.honest": "elements.honesty", "elements.present": "elements.said", "sort": "kind", "sort.old": "kind.b"}
        file["examples"] = [{"given": {"elements": {"need": True}}, "expect": {"score": 20}}]

    page = live(open_page("tools/objection-reply-score.html").page)
    elements = {"honest": {"present": "true"}, "level": {"present": "true"}, "time": {"present": "false"}}
    page.evaluate(OLD, ["objection-reply-score", 1, {"elements": elements, "sort": "old"}])
    republish(page.context, tmp_path, "objection-reply-score", renamed)
    page.reload()
    live(page)
    rows = field(page, "elements").locator("tr[data-row]:has(input:checked)")
    assert [row.get_attribute("data-row") for row in rows.all()] == ["honesty", "level"]
    expect(field(page, "kind").locator("input:checked")).to_have_value("b")
    expect(output(page, "score")).to_have_text("30.0")
    expect(page.locator(".notices")).to_contain_text(WORDS["toolKeptAll"])


# A page that is left in the middle of typing

@pytest.mark.parametrize("leave", ["goes elsewhere", "is closed"])
def test_page_that_is_left_while_typing_keeps_what_was_typed(open_page, address, leave):
    page = live(open_page(BONUS).page)
    other = page.context.new_page()
    entry(page, "order").fill("12345678")
    if leave == "is closed":
        page.close(run_before_unload=True)
    else:
        page.goto(address + "about/index.html")
    # A page that is closed goes in its own time.
    other.wait_for_timeout(200)
    other.goto(address + BONUS)
    expect(entry(live(other), "order")).to_have_value("12,345,678")


def test_what_is_left_while_typing_comes_to_a_tab_that_is_open(open_page, address):
    page = live(open_page(BONUS).page)
    other = page.context.new_page()
    other.goto(address + BONUS)
    live(other)
    entry(page, "order").fill("12345678")
    page.goto(address + "about/index.html")
    expect(entry(other, "order")).to_have_value("12,345,678")
    kept(other, "order", "12345678")
    assert left(other) == []


@pytest.mark.parametrize("text", ["not JSON", "null", '{"key": 5}'])
def test_what_was_put_by_hand_where_drafts_are_left_is_no_draft(open_page, text):
    page = live(open_page(BONUS).page)
    page.evaluate("text => localStorage.setItem('draft performance-bonus', text)", text)
    page.reload()
    expect(entry(live(page), "order")).to_have_value("15,000,000")
    assert left(page) == drafts(page) == []


def test_older_draft_that_was_left_does_not_replace_a_newer_one(open_page):
    page = live(open_page(BONUS).page)
    entry(page, "order").fill("12345678")
    kept(page, "order", "12345678")
    page.evaluate("draft => localStorage.setItem('draft performance-bonus', JSON.stringify({ ...draft, changed: '2020-01-01T00:00:00.000Z', given: {} }))", drafts(page)[0])
    page.reload()
    expect(entry(live(page), "order")).to_have_value("12,345,678")
    assert left(page) == []


def left(page):
    """What pages left as drafts that none has taken in."""
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft '))")


def test_last_of_what_is_typed_is_kept_however_the_writes_fall(open_page):
    page = live(open_page(BONUS).page)
    for sum in ("1", "22", "333"):
        entry(page, "order").fill(sum)
        page.evaluate("dispatchEvent(new Event('pagehide'))")
        entry(page, "order").fill(sum * 2)
        page.wait_for_timeout(249)
    page.wait_for_timeout(400)
    page.reload()
    live(page)
    assert [draft["given"]["order"] for draft in drafts(page)] == ["333333"]


def test_two_tabs_that_type_by_turns_end_with_the_same(open_page, address):
    page = live(open_page(BONUS).page)
    other = page.context.new_page()
    other.goto(address + BONUS)
    live(other)
    entry(page, "order").fill("1000")
    expect(entry(other, "order")).to_have_value("1,000")
    entry(other, "rate").fill("7")
    expect(entry(page, "rate")).to_have_value("7")
    entry(page, "order").fill("2000")
    entry(other, "order").fill("3000")
    page.wait_for_timeout(800)
    assert entry(page, "order").input_value() == entry(other, "order").input_value()
    assert entry(page, "rate").input_value() == "7"


# Where the browser keeps nothing, or has no room

DENIED = {
    "no database": "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
    "access throws": "Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } })",
}
FULL = """
globalThis.room = true;
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (globalThis.room) return put.apply(this, given);
  throw new DOMException("no room", "QuotaExceededError");
};
"""


def exported(page):
    """What the file holds that is offered where nothing is kept."""
    with page.expect_download() as download:
        page.locator(".notices .redline").get_by_role("button", name=WORDS["toolExport"]).click()
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA, format_checker=FormatChecker()).iter_errors(file)] == []
    return file


@pytest.mark.parametrize("how", DENIED)
def test_denied_storage_is_told_and_a_file_offered(open_page, address, how):
    watched = open_page("about/index.html")
    page = watched.page
    page.add_init_script(DENIED[how])
    page.goto(address + BONUS)
    live(page)
    expect(output(page, "total")).to_have_text("¥400,000")
    expect(page.locator(".notices .redline")).to_contain_text(WORDS["toolDenied"])
    page.locator(".record select").select_option("new")
    page.locator(".record input").fill("江北五金")
    file = exported(page)
    assert file["drafts"][0]["given"]["order"] == "15000000"
    (evaluation,) = file["evaluations"]
    assert (evaluation["headline"]["text"], evaluation["headline"]["unit"]) == ("¥400,000", WORDS["toolUnit_currency"])
    assert [(each["id"], each["name"]) for each in file["customers"]] == [(evaluation["customer"], "江北五金")]
    assert watched.problems + watched.axe() == []


def test_full_storage_is_told_and_everything_offered_as_a_file(open_page, address):
    watched = open_page("about/index.html")
    page = watched.page
    page.add_init_script(FULL)
    page.goto(address + BONUS)
    live(page)
    act(page, "save")
    expect(page.locator(".record .last")).to_contain_text("¥400,000")
    page.evaluate("globalThis.room = false")
    entry(page, "order").fill("20000000")
    notice = page.locator(".notices .redline")
    expect(notice).to_contain_text(WORDS["toolFull"])
    expect(output(page, "total")).to_have_text("¥600,000")
    act(page, "save")
    expect(notice).to_have_count(1)
    file = exported(page)
    assert [each["headline"]["text"] for each in file["evaluations"]] == ["¥400,000", "¥600,000"]
    assert [each["given"]["order"] for each in file["drafts"]] == ["20000000"]
    page.evaluate("globalThis.room = true")
    act(page, "save")
    expect(notice).to_have_count(0)
    expect(page.locator(".record .last")).to_contain_text("¥600,000")
    assert watched.problems == []


def test_file_offered_where_nothing_is_kept_can_be_imported_elsewhere(open_page, address):
    page = open_page("about/index.html").page
    page.add_init_script(DENIED["no database"])
    page.goto(address + BONUS)
    live(page)
    entry(page, "order").fill("20000000")
    file = exported(page)
    other = open_page("records.html").page
    other.locator("#records-file").set_input_files(as_file(file))
    expect(other.locator("#records-book")).to_contain_text("¥600,000")
    other.goto(address + BONUS)
    expect(entry(live(other), "order")).to_have_value("20,000,000")


def test_setting_that_was_changed_is_marked(open_page):
    page = live(open_page("tools/margin-share.html").page)
    settings = page.locator("details.settings")
    settings.locator("summary").click()
    number = settings.locator(".field:not(.table) input:not([type])").first
    name = number.get_attribute("name")
    number.fill("7")
    expect(settings.locator(".mark")).to_have_text(WORDS["toolChanged"].replace("{count}", "1"))
    expect(field(page, name)).to_have_class(re.compile("changed"))
