"""Records as a reader would have them: the store of an open page, and evaluations to put into it."""

import json
import re

from built_site import SITE, text

ASSETS = re.search(r'src="(assets/[0-9a-f]+/)records-page\.js"', text("records.html"))[1]

# Runs a body with the store module as `records` and its store as `store`.
WITH_STORE = """async given => {
  const records = await import(given.module);
  const store = await records.openStore();
  return await (async (value) => { %s })(given.value);
}"""


def with_store(page, address, body, value=None):
    """What the body returns: `return await store.all("customers")`; in it `value` is what is given."""
    return page.evaluate(WITH_STORE % body, {"module": address + ASSETS + "records.js", "value": value})


def uuid(number):
    return f"00000000-0000-4000-8000-{number:012x}"


NAMES = ["江北五金", "新岭家具", "海川电子", "云岭仪表"]
CUSTOMERS = [{"id": uuid(number), "name": name} for number, name in enumerate(NAMES, 1)]


def evaluation(number, customer, date, score, **others):
    """An evaluation by the relationship score table: `evaluation(7, 1, "2026-07-08", "37.1", tone="good")`."""
    headline = {"output": "score", "label": "关系分", "text": score, "value": score, "better": "higher"}
    given = {"actions": [{"action": "visit", "times": "3", "evidence": "true"}], "red": "0"}
    return {
        "id": uuid(1000 + number), "tool": "relationship-score", "toolVersion": 1, "title": "客户关系评价表",
        "customer": customer and uuid(customer), "date": date, "given": given, "headline": headline,
    } | others


LEDGER = [
    evaluation(1, 1, "2026-02-05", "8.2", tone="warn", verdict="不足10分"),
    evaluation(2, 1, "2026-04-11", "21.4", verdict="起步"),
    evaluation(3, 1, "2026-06-24", "32.9", verdict="起步"),
    evaluation(4, 2, "2026-06-18", "51.8", tone="good", verdict="扎实"),
    evaluation(5, 4, "2026-07-02", "0", tone="block", verdict="已阻断", note="红线：购物卡"),
    evaluation(6, 3, "2026-07-03", "9.4", tone="warn", verdict="不足10分"),
    evaluation(7, 2, "2026-07-06", "52.6", tone="good", verdict="扎实"),
    evaluation(
        8, None, "2026-07-06", "¥400,000", tool="performance-bonus", title="奖金计算器",
        headline={"output": "total", "label": "奖金", "text": "¥400,000", "value": "400000", "better": None},
    ),
    evaluation(9, 1, "2026-07-08", "37.1", verdict="起步", note="样板点参观已补凭证"),
]


def fill(page, address, evaluations=LEDGER, customers=CUSTOMERS):
    """Puts records into the store in one change."""
    put = [["customers", each] for each in customers] + [["evaluations", each] for each in evaluations]
    with_store(page, address, "await store.change({ put: value });", put)


def everything(page, address):
    """All that the store holds, without the day of the export."""
    file = with_store(page, address, "return await store.export();")
    del file["exportedAt"]
    return file


def exported(**others):
    """A file as an export writes it: `exported(customers=[...])`."""
    empty = {"customers": [], "evaluations": [], "drafts": [], "ticks": [], "erased": []}
    return {"format": "rapport-records", "version": 1, "exportedAt": "2026-07-09T01:02:03.004Z"} | empty | others


def as_file(value):
    """For a file picker."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return {"name": "records.json", "mimeType": "application/json", "buffer": text.encode()}


SCHEMA = json.loads((SITE / ASSETS / "records.schema.json").read_text(encoding="utf-8"))
