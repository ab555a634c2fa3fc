"""What a reader entered: the store, the page that shows it, and the files it goes out and comes in by."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from playwright.sync_api import expect

from built_site import WORDS
from recording import (
    ASSETS, CUSTOMERS, LEDGER, SCHEMA, as_file, evaluation, everything, exported, fill, uuid, with_store,
)

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
PATH = "records.html"


def says(key, *values):
    """A word of the interface with its values put in."""
    text = WORDS[key]
    for value in values:
        text = text.replace("%", str(value), 1)
    return text


@pytest.fixture
def records(open_page, address):
    """The page of records, with the ledger in it."""
    watched = open_page(PATH)
    fill(watched.page, address)
    watched.page.reload()
    expect(watched.page.locator("#records-book")).to_be_visible()
    return watched


def button(page, key):
    return page.get_by_role("button", name=WORDS[key], exact=True)


def lines(page):
    return page.locator(".book tbody tr:has(.what)")


def choose(page, value):
    """Picks a file that an export might have written."""
    page.locator("#records-file").set_input_files(as_file(value))


def download(page, key):
    with page.expect_download() as info:
        button(page, key).click()
    return info.value


# The page

def test_empty_page_says_what_to_do(open_page):
    watched = open_page(PATH)
    expect(watched.page.locator("#records-none")).to_be_visible()
    expect(watched.page.get_by_role("heading", name=WORDS["recordsNone"])).to_be_visible()
    expect(watched.page.get_by_role("link", name=WORDS["recordsBegin"])).to_have_attribute("href", "tools/index.html")
    assert watched.problems + watched.axe() == []


def test_ledger_is_by_month_with_the_change_since_last_time(records):
    page = records.page
    assert page.locator(".book tbody th span").all_inner_texts() == ["7月", "6月", "4月", "2月"]
    first = lines(page).first
    assert first.locator("td").all_inner_texts() == ["08", "江北五金\n客户关系评价表 · 起步 · 样板点参观已补凭证", "37.1", "+4.2"]
    expect(lines(page)).to_have_count(len(LEDGER))
    blocked = lines(page).filter(has_text="云岭仪表").locator(".st.block")
    expect(blocked).to_have_text("已阻断")
    expect(blocked.locator("svg")).to_be_visible()


def test_customers_have_their_course(records):
    page = records.page
    assert page.locator(".cl summary b").all_inner_texts() == ["江北五金", "新岭家具", "海川电子", "云岭仪表"]
    page.locator(".cl summary").first.click()
    chart = page.get_by_role("img", name="江北五金, 关系分，共 4 次，从 8.2 到 37.1")
    expect(chart).to_be_visible()
    page.get_by_text(WORDS["recordsAsTable"]).click()
    assert page.locator(".course tbody td").all_inner_texts() == ["37.1", "32.9", "21.4", "8.2"]


@pytest.mark.parametrize("look", [{}, {"viewport": PHONE, "color_scheme": "dark"}, {"viewport": {"width": 320, "height": 640}}],
                         ids=["desk", "phone in the dark", "320 pixels"])
def test_page_with_everything_open_is_accessible_and_fits(open_page, address, look):
    watched = open_page(PATH, **look)
    page = watched.page
    fill(page, address)
    page.reload()
    page.route("**/tools/*.json", lambda route: route.fulfill(json={"version": 1}))
    page.locator(".cl summary").first.click()
    button(page, "recordsRename").click()
    lines(page).first.locator("button").click()
    expect(page.get_by_role("link", name=WORDS["recordsTool"])).to_be_visible()
    button(page, "recordsErase").click()
    assert watched.axe() == []
    page.keyboard.press("Escape")
    assert watched.problems + watched.axe() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# When the ledger was there, in milliseconds since the page was asked for.
def test_of_a_thousand_records_two_hundred_are_shown_at_a_time(open_page, address):
    page = open_page(PATH).page
    customers = [{"id": uuid(number), "name": f"客户{number}"} for number in range(1, 51)]
    many = [
        evaluation(number, 1 + number % 50, f"{2020 + number % 7}-{1 + number % 12:02}-{1 + number % 28:02}", f"{number % 97}.{number % 10}")
        for number in range(1000)
    ]
    fill(page, address, many, customers)
    page.reload()
    expect(page.locator(".meta")).to_contain_text("1000 条")
    expect(lines(page)).to_have_count(200)
    for shown in (400, 600, 800, 1000):
        button(page, "recordsOlder").click()
        expect(lines(page)).to_have_count(shown)
    expect(button(page, "recordsOlder")).to_be_hidden()


def test_nothing_moves_but_the_list_that_was_awaited(records):
    page = records.page
    page.reload()
    expect(page.locator("#records-book")).to_be_visible()
    assert page.evaluate("window.shift") < 0.02


def test_page_without_scripts_says_what_it_would_show(open_page):
    page = open_page(PATH, java_script_enabled=False).page
    expect(page.get_by_text(WORDS["recordsUnscripted"])).to_be_visible()
    assert page.locator("button:visible").count() == 0


# Changes

def test_what_was_put_is_there_after_a_reload_and_in_another_tab(records, address):
    page = records.page
    other = page.context.new_page()
    other.goto(address + PATH)
    expect(lines(other)).to_have_count(len(LEDGER))
    with_store(page, address, "await store.put('evaluations', value);", evaluation(50, 2, "2026-07-09", "55.0"))
    expect(lines(other)).to_have_count(len(LEDGER) + 1)
    expect(lines(other).first).to_contain_text("+2.4")
    page.reload()
    expect(lines(page)).to_have_count(len(LEDGER) + 1)


def test_deleted_record_comes_back_with_undo(records, address):
    page = records.page
    before = everything(page, address)["evaluations"]
    page.route("**/tools/*.json", lambda route: route.fulfill(json={"version": 1}))
    lines(page).first.locator("button").click()
    button(page, "recordsDelete").click()
    expect(lines(page)).to_have_count(len(LEDGER) - 1)
    undo = button(page, "recordsUndo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(lines(page)).to_have_count(len(LEDGER))
    expect(lines(page).first.locator("button")).to_be_focused()
    after = everything(page, address)
    assert [each | {"changed": None} for each in after["evaluations"]] == [each | {"changed": None} for each in before]
    assert after["erased"] == []


def test_customer_is_renamed_and_deleted_by_keyboard(records, address):
    page = records.page
    page.locator(".cl summary").first.focus()
    page.keyboard.press("Enter")
    button(page, "recordsRename").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label(WORDS["recordsName"])).to_be_focused()
    page.keyboard.type("江北集团")
    page.keyboard.press("Enter")
    expect(page.locator(".cl summary b").first).to_have_text("江北集团")
    expect(lines(page).first).to_contain_text("江北集团")
    expect(button(page, "recordsRename")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".cl > li")).to_have_count(3)
    expect(lines(page)).to_have_count(len(LEDGER) - 4)
    page.keyboard.press("Enter")
    expect(page.locator(".cl > li")).to_have_count(4)
    expect(lines(page)).to_have_count(len(LEDGER))


def test_later_change_has_a_later_stamp_even_where_the_clock_runs_back(records, address):
    stamps = with_store(records.page, address, """
      const now = Date.now();
      await store.importFile(JSON.stringify(value));
      await store.put("customers", { id: value.customers[0].id, name: "改了" });
      return [value.customers[0].changed, (await store.get("customers", value.customers[0].id)).changed];
    """, exported(customers=[{"id": uuid(99), "name": "将来", "changed": "2099-01-01T00:00:00.000Z"}]))
    assert stamps == ["2099-01-01T00:00:00.000Z", "2099-01-01T00:00:00.001Z"]


def test_record_that_breaks_the_schema_is_not_kept(records, address):
    page = records.page
    before = everything(page, address)
    told = with_store(page, address, """
      try { await store.change({ put: [["customers", { id: value.id, name: "好" }], ["evaluations", value]] }); return "kept"; }
      catch (error) { return String(error); }
    """, evaluation(60, None, "2026-02-31", "1"))
    assert told == "TypeError: evaluations: date breaks 'format'"
    assert everything(page, address) == before


def test_history_and_drafts_are_kept_by_tool(records, address):
    found = with_store(records.page, address, """
      await store.saveDraft("performance-bonus", { order: "15000000" }, 2);
      const draft = await store.draft("performance-bonus");
      const history = await store.history("relationship-score", value);
      return [draft.given, draft.toolVersion, history.map(({ headline }) => headline.text), await store.draft("none") ?? null];
    """, uuid(1))
    assert found == [{"order": "15000000"}, 2, ["8.2", "21.4", "32.9", "37.1"], None]


# Out and in

def test_export_then_erase_then_import_gives_the_same(records, address):
    page = records.page
    with_store(page, address, "await store.saveDraft('a-tool', { a: '1' }); await store.remove('customers', value);", uuid(3))
    page.reload()
    before = everything(page, address)
    file = download(page, "recordsExport")
    assert file.suggested_filename.startswith("rapport-records-20")
    text = open(file.path(), encoding="utf-8").read()
    button(page, "recordsErase").click()
    expect(button(page, "recordsCancel")).to_be_focused()
    button(page, "recordsEraseAll").click()
    expect(page.locator("#records-none")).to_be_visible()
    assert everything(page, address) | {"exportedAt": None} == exported(exportedAt=None)
    choose(page, text)
    expect(page.locator("#records-undo")).to_contain_text(says("recordsImported", 13, 0, 0, 0))
    expect(lines(page)).to_have_count(len(LEDGER))
    assert everything(page, address) == before
    assert records.problems == []


def test_erasing_may_be_thought_better_of(records):
    page = records.page
    for leave in [lambda: page.keyboard.press("Escape"), lambda: button(page, "recordsCancel").click()]:
        button(page, "recordsErase").click()
        expect(page.locator("#records-ask")).to_contain_text("9 条 · 4 位客户")
        leave()
        expect(page.locator("#records-ask")).to_be_hidden()
        expect(lines(page)).to_have_count(len(LEDGER))


def test_erasing_offers_the_export_first(records):
    page = records.page
    button(page, "recordsErase").click()
    download(page, "recordsExportFirst")
    expect(page.locator("#records-ask")).to_be_visible()
    expect(page.locator(".meta")).to_contain_text(WORDS["recordsExported"].replace("%", "").strip())


def test_merge_keeps_the_newer_of_each(records, address):
    page = records.page
    mine = everything(page, address)
    changed = {each["id"]: each["changed"] for each in mine["customers"]}
    old, new = "2001-01-01T00:00:00.000Z", "2090-01-01T00:00:00.000Z"
    with_store(page, address, "await store.remove('customers', value);", uuid(4))
    choose(page, exported(
        customers=[
            {"id": uuid(1), "name": "旧名", "changed": old},
            {"id": uuid(2), "name": "新名", "changed": new},
            {"id": uuid(3), "name": "一样", "changed": changed[uuid(3)]},
            {"id": uuid(4), "name": "早已删除", "changed": old},
            {"id": uuid(5), "name": "新来的", "changed": old},
        ],
        erased=[
            {"store": "evaluations", "id": LEDGER[0]["id"], "changed": new},
            {"store": "evaluations", "id": LEDGER[1]["id"], "changed": old},
        ],
    ))
    expect(page.locator("#records-undo")).to_contain_text(says("recordsImported", 1, 1, 3, 1))
    after = everything(page, address)
    assert {each["id"]: each["name"] for each in after["customers"]} == {
        uuid(1): "江北五金", uuid(2): "新名", uuid(3): "海川电子", uuid(5): "新来的",
    }
    assert {each["id"] for each in mine["evaluations"]} - {each["id"] for each in after["evaluations"]} == {LEDGER[0]["id"]}


def test_merging_both_ways_gives_the_same_on_both_devices(open_page, address):
    pages = [open_page(PATH).page for _ in range(2)]
    fill(pages[0], address, LEDGER[:5])
    fill(pages[1], address, LEDGER[3:])
    with_store(pages[1], address, "await store.put('customers', value);", CUSTOMERS[0] | {"name": "另一台改的"})
    with_store(pages[0], address, "await store.remove('evaluations', value);", LEDGER[4]["id"])
    files = [with_store(page, address, "return JSON.stringify(await store.export());") for page in pages]
    for page, file in zip(pages, reversed(files)):
        with_store(page, address, "await store.importFile(value);", file)
    one, other = (everything(page, address) for page in pages)
    assert one == other
    assert len(one["evaluations"]) == len(LEDGER) - 1


GOOD = {"id": uuid(1), "name": "甲", "changed": "2026-01-02T03:04:05.006Z"}
WHOLE = LEDGER[0] | {
    "tone": None, "verdict": "", "note": "", "changed": GOOD["changed"], "customer": None,
}
REFUSED = {
    "empty": ("", "recordsNotJSON", None),
    "half a file": (json.dumps(exported(customers=[GOOD]))[:-9], "recordsNotJSON", None),
    "null": ("null", "recordsForeign", None),
    "another program's": ({"format": "cards", "version": 1}, "recordsForeign", None),
    "a newer version's": (exported(version=2), "recordsNewer", None),
    "no version": (exported(version="1"), "recordsDamaged", "version, type"),
    "a list missing": ({**exported(), "ticks": None}, "recordsDamaged", "ticks, type"),
    "a field missing": (exported(customers=[GOOD, {"id": uuid(2), "changed": GOOD["changed"]}]), "recordsDamaged", "customers[1].name, required"),
    "a field too many": (exported(customers=[GOOD | {"admin": True}]), "recordsDamaged", "customers[0].admin, additionalProperties"),
    "an id of another form": (exported(customers=[GOOD | {"id": "1"}]), "recordsDamaged", "customers[0].id, pattern"),
    "an empty name": (exported(customers=[GOOD | {"name": ""}]), "recordsDamaged", "customers[0].name, minLength"),
    "a day that is not": (exported(evaluations=[WHOLE | {"date": "2026-02-30"}]), "recordsDamaged", "evaluations[0].date, format"),
    "an instant that is not": (exported(customers=[GOOD | {"changed": "2026-01-02T25:04:05.006Z"}]), "recordsDamaged", "customers[0].changed, format"),
    "a number for a text": (
        exported(evaluations=[WHOLE | {"given": {"actions": [{"times": "1"}, {"times": 3}]}}]), "recordsDamaged",
        "evaluations[0].given.actions[1].times, type"),
    "a tone that is not": (exported(evaluations=[WHOLE | {"tone": "red"}]), "recordsDamaged", "evaluations[0].tone, enum"),
    "a tool outside the site": (exported(evaluations=[WHOLE | {"tool": "../x"}]), "recordsDamaged", "evaluations[0].tool, pattern"),
    "a version below 1": (exported(evaluations=[WHOLE | {"toolVersion": 0}]), "recordsDamaged", "evaluations[0].toolVersion, minimum"),
    "half a version": (exported(evaluations=[WHOLE | {"toolVersion": 1.5}]), "recordsDamaged", "evaluations[0].toolVersion, type"),
    "a prototype": (
        json.dumps(exported(customers=[GOOD])).replace('"name"', '"__proto__": {}, "name"'), "recordsDamaged",
        "customers[0].__proto__, additionalProperties"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_file_is_refused_with_the_reason_and_nothing_changes(records, address, what):
    file, key, place = REFUSED[what]
    page = records.page
    before = everything(page, address)
    choose(page, file)
    expect(page.locator("#records-trouble")).to_have_text(WORDS["recordsTrouble"] + says(key, place))
    expect(page.locator("#records-trouble")).to_be_in_viewport()
    assert everything(page, address) == before


def test_refused_file_leaves_what_came_before_its_fault(records, address):
    page = records.page
    before = everything(page, address)
    newer = GOOD | {"changed": "2090-01-01T00:00:00.000Z"}
    choose(page, exported(customers=[newer], evaluations=[WHOLE | {"title": 3}]))
    expect(page.locator("#records-trouble")).to_be_visible()
    assert everything(page, address) == before
    choose(page, exported(customers=[newer]))
    expect(page.locator("#records-trouble")).to_be_hidden()
    assert [each["name"] for each in everything(page, address)["customers"]][0] == "甲"


def test_what_is_exported_keeps_to_the_published_schema(records, address):
    page = records.page
    with_store(page, address, "await store.saveDraft('a-tool', { a: '1', rows: [{ b: '2' }] }, 3); await store.remove('customers', value);", uuid(3))
    file = json.loads(open(download(page, "recordsExport").path(), encoding="utf-8").read())
    link = page.get_by_role("link", name=WORDS["recordsSchema"]).get_attribute("href")
    schema = page.evaluate("async link => (await fetch(link)).json()", link)
    check = Draft202012Validator(schema, format_checker=FormatChecker())
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in check.iter_errors(file)] == []
    assert file["evaluations"] and file["drafts"] and file["erased"]
    assert not check.is_valid(file | {"version": 2})


def test_published_schema_is_the_one_that_is_checked(records, address):
    schema = records.page.evaluate("async url => (await import(url)).schema", address + ASSETS + "records-schema.js")
    assert schema == SCHEMA


def test_table_opens_in_a_spreadsheet(records, address):
    page = records.page
    tricky = [
        evaluation(70, 1, "2026-07-10", "-3.5", note='=HYPERLINK("http://x")'),
        evaluation(71, None, "2026-07-11", "1", note="两行\n带\"引号\"，和,逗号", verdict="@verdict"),
        evaluation(72, None, "2026-07-12", "60 %", tone="block", headline={
            "output": "share", "label": "占比", "text": "60 %", "value": "60", "unit": "%", "better": None}),
    ]
    fill(page, address, tricky, [CUSTOMERS[0] | {"name": "+86 公司"}])
    page.reload()
    file = download(page, "recordsExportCSV")
    data = open(file.path(), "rb").read()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == WORDS["recordsCSV"].split("|")
    assert len(rows) == 1 + len(LEDGER) + len(tricky)
    assert data.count(b"\n") == len(rows)
    tool = ["客户关系评价表", "relationship-score", "1"]
    assert rows[-3] == ["2026-07-10", "'+86 公司", *tool, "关系分", "-3.5", "-3.5", "", "", "'=HYPERLINK(\"http://x\")"]
    assert rows[-2] == ["2026-07-11", "", *tool, "关系分", "1", "1", "", "'@verdict", "两行 带\"引号\"，和,逗号"]
    assert rows[-1] == ["2026-07-12", "", *tool, "占比", "60 %", "60", "%", WORDS["recordsBlock"], ""]


# Where the browser keeps nothing, or has no room

DENIED = {
    "no database": "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    "access throws": "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } })",
    "opening fails": """IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      Object.defineProperty(request, "error", { value: new DOMException("no", "InvalidStateError") });
      setTimeout(() => request.dispatchEvent(new Event("error")));
      return request;
    }""",
}


@pytest.mark.parametrize("how", DENIED)
def test_page_says_that_the_browser_keeps_nothing(open_page, how):
    watched = open_page("about/index.html")
    watched.page.add_init_script(DENIED[how])
    watched.page.goto(watched.page.url.replace("about/index.html", PATH))
    expect(watched.page.get_by_role("alert")).to_contain_text(WORDS["recordsDenied"])
    assert watched.problems + watched.axe() == []


FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (!window.isFull) return put.apply(this, given);
  throw new DOMException("no room", "QuotaExceededError");
};
"""


def test_page_says_that_there_is_no_room_and_keeps_what_was_there(records, address):
    page = records.page
    page.add_init_script(FULL)
    page.reload()
    before = everything(page, address)
    page.evaluate("window.isFull = true")
    kind = with_store(page, address, "try { await store.saveDraft('a', {}); } catch (error) { return [error.name, error.kind]; }")
    assert kind == ["StoreError", "full"]
    choose(page, exported(customers=[GOOD | {"id": uuid(80)}]))
    expect(page.get_by_role("alert")).to_contain_text(WORDS["recordsFull"])
    expect(button(page, "recordsExport")).to_be_visible()
    page.evaluate("window.isFull = false")
    assert everything(page, address) == before
