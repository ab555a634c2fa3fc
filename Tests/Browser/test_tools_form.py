"""A tool's form in Chromium: what is typed is computed at once, as the command line computes it, and told in words."""

import re

import pytest
from playwright.sync_api import expect

from built_site import ENGLISH_WORDS, WORDS, is_taken
from tools import EMBEDDING, act, entry, field, live, output, paste, score

pytestmark = pytest.mark.browser
BONUS = "tools/performance-bonus.html"


@pytest.fixture
def bonus(open_page):
    return live(open_page(BONUS).page)


def digits(text):
    return re.sub(r"[^\d.−-]", "", text).replace("−", "-")


def test_calculator_opens_with_its_worked_example(bonus):
    expect(entry(bonus, "order")).to_have_value("15,000,000")
    expect(output(bonus, "total")).to_have_text("¥400,000")


@pytest.mark.parametrize("order, target, rate", [("12345678.9", "10000000", "2"), ("1", "3", "33.33"), ("999999999999.99", "0.01", "100")])
def test_results_are_those_of_the_command_line(bonus, order, target, rate):
    act(bonus, "clear")
    for name, text in [("order", order), ("target", target), ("rate", rate)]:
        entry(bonus, name).fill(text)
    wanted = score("performance-bonus", {"order": order, "target": target, "rate": rate})
    for name in ("total", "base", "excess"):
        shown = digits(output(bonus, name).inner_text())
        assert float(shown) == float(wanted[name]), name
        assert shown.rstrip("0").rstrip(".") == f"{wanted[name]}".rstrip("0").rstrip(".") or "e" in f"{wanted[name]}"


def test_numbers_are_read_as_people_write_them(bonus):
    for text in ("15,000,000", "1500万", "１５００００００", "0.15亿", " 15000000 元"):
        entry(bonus, "order").fill(text)
        expect(output(bonus, "total")).to_have_text("¥400,000")
    expect(field(bonus, "order").locator(".echo")).to_have_text("1,500 万")


def test_thousands_stay_apart_while_a_sum_is_typed(bonus):
    order = entry(bonus, "order")
    order.fill("")
    order.press_sequentially("15000000")
    expect(order).to_have_value("15,000,000")
    for _ in range(4):
        order.press("ArrowLeft")
    order.press("Backspace")
    expect(order).to_have_value("1,500,000")
    order.press_sequentially("7")
    expect(order).to_have_value("15,007,000")
    assert bonus.locator(".entries .error:visible").count() == 0


def test_mistake_is_told_beside_its_field_and_what_was_typed_stays(bonus):
    entry(bonus, "target").fill("0")
    error = field(bonus, "target").locator(".error")
    expect(error).to_contain_text("目标要大于0")
    expect(entry(bonus, "target")).to_have_attribute("aria-invalid", "true")
    expect(entry(bonus, "target")).to_have_value("0")
    expect(output(bonus, "total")).to_have_text("–")
    entry(bonus, "order").fill("一千五百万")
    expect(field(bonus, "order").locator(".error")).to_have_text(WORDS["toolErrorType_number"])
    entry(bonus, "order").fill("15000000")
    entry(bonus, "target").fill("10000000")
    expect(error).to_be_hidden()
    expect(output(bonus, "total")).to_have_text("¥400,000")


def test_empty_form_says_what_is_missing(open_page):
    page = live(open_page("tools/monthly-ranking.html").page)
    page.locator(".entries tbody input").first.fill("王")
    expect(page.locator(".result .missing")).to_be_visible()
    assert page.locator(".entries .error:visible").count() == 0


def test_whole_numbers_go_up_and_down_by_key_and_button(bonus):
    lost = entry(bonus, "floor_lost")
    lost.press("ArrowUp")
    expect(lost).to_have_value("1")
    expect(output(bonus, "total")).to_have_text("¥0")
    field(bonus, "floor_lost").get_by_role("button").first.click()
    field(bonus, "floor_lost").get_by_role("button").first.click()
    expect(lost).to_have_value("0")


def test_red_line_blocks_with_its_reason_and_an_alternative(bonus):
    page = bonus
    page.locator('input[name="compliance"][value="blocked"]').check(force=True)
    note = page.locator(".verdict .redline")
    expect(note.locator("b")).to_contain_text("触碰红线")
    expect(note.locator("b svg")).to_have_count(1)
    expect(note.locator(".instead")).to_be_visible()
    expect(page.locator(".result .next")).to_be_hidden()
    expect(page.locator(".result")).to_have_attribute("data-tone", "block")


def test_why_tells_the_rule_that_won_and_what_the_others_missed(bonus):
    bonus.locator(".why summary").click()
    why = bonus.locator(".why .reasons")
    expect(why).to_contain_text("应得奖金")
    expect(why).to_contain_text("超过目标")
    expect(why.locator(".missed li").first).to_be_visible()


def test_what_counts_most_is_arithmetic_and_gone_when_a_red_line_holds(open_page):
    page = live(open_page("tools/key-account-fit.html").page)
    act(page, "example")
    steps = page.locator(".result .next .worth")
    expect(steps.first).to_be_visible()
    assert 1 <= steps.count() <= 3
    expect(page.locator(".result .next .hint")).to_have_text(WORDS["toolNextHint"])
    field(page, "below_cost").locator("input").check()
    expect(page.locator(".result .next")).to_be_hidden()


def test_clear_and_example_can_be_taken_back(bonus):
    entry(bonus, "order").fill("20000000")
    act(bonus, "clear")
    act(bonus, "undo")
    expect(entry(bonus, "order")).to_have_value("20,000,000")
    act(bonus, "example")
    bonus.keyboard.press("Control+z")
    expect(entry(bonus, "order")).to_have_value("20,000,000")


def test_result_is_announced_once_politely(bonus):
    entry(bonus, "order").fill("20000000")
    expect(bonus.locator("#live")).to_contain_text("应得奖金", timeout=3000)


def test_text_to_copy_holds_title_answers_and_results(open_page):
    page = live(open_page(BONUS, permissions=["clipboard-read", "clipboard-write"]).page)
    act(page, "copy")
    expect(page.locator("#live")).to_have_text(WORDS["toolCopied"])
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0] == "奖金计算器（第1版）"
    assert "订单额：15,000,000 元" in lines
    assert "应得奖金：¥400,000" in lines[lines.index(WORDS["toolResult"]):]


def test_engine_of_another_version_is_told_and_shows_no_number(open_page, chromium, address):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/tools/performance-bonus.json", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=answer.text().replace('"program":"UlQB', '"program":"UlQJ').replace('"program": "UlQB', '"program": "UlQJ')))
    page.goto(address + BONUS)
    expect(page.locator(".result .fault")).to_be_visible()
    expect(output(page, "total")).to_have_text("–")
    context.close()


# Counts, for what follows a keystroke, how often the engine ran, what was read of the page and what became of it.
COUNT = """([inputs, row, values]) => {
  const tool = document.querySelector("rapport-tool"), { program } = tool, run = program.run;
  const counts = { runs: 0, made: 0, put: 0, searched: 0, changed: 0, inTable: 0 };
  const mine = { run: program.run, element: document.createElement, elementNS: document.createElementNS, all: Element.prototype.querySelectorAll };
  program.run = (...given) => { counts.runs += 1; return run.apply(program, given); };
  for (const name of ["createElement", "createElementNS"]) {
    const make = Document.prototype[name];
    document[name] = (...given) => { counts.made += 1; return make.apply(document, given); };
  }
  Element.prototype.querySelectorAll = function (what) {
    if (/\\b(tr|input|output)\\b/.test(what) && this.querySelector("tbody")) counts.searched += 1;
    return mine.all.call(this, what);
  };
  const input = document.querySelectorAll(inputs)[row];
  const seen = new MutationObserver(() => {});
  seen.observe(tool, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const value of values) {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const { target, addedNodes } of seen.takeRecords()) {
    counts.changed += 1;
    counts.put += addedNodes.length;
    counts.inTable += target.parentNode.closest(".entries") ? 1 : 0;
  }
  program.run = mine.run;
  delete document.createElement;
  delete document.createElementNS;
  Element.prototype.querySelectorAll = mine.all;
  return counts;
}"""


SCORES = '.entries tbody [data-column="score"] input'
TIMES = '[data-input="actions"] tbody [data-column="times"] input'


@pytest.fixture
def hundred(open_page):
    """A table of a hundred rows, with the scores 0 to 990 and a bar for each."""
    page = live(open_page("tools/monthly-ranking.html").page)
    paste(page, page.locator(".entries tbody input").first, "\n".join(f"销售{number}\t{number * 10}" for number in range(100)))
    expect(page.locator(".entries tbody tr")).to_have_count(100)
    return page


def test_keystroke_changes_its_own_bar_and_nothing_else(hundred):
    values = [str(501 + turn) for turn in range(8)]
    assert hundred.evaluate(COUNT, [SCORES, 50, values]) == {"runs": 8, "made": 0, "put": 0, "searched": 0, "changed": 16, "inTable": 0}
    bar = hundred.locator(".charts li").nth(50)
    expect(bar.locator(".num")).to_have_text("508")
    expect(bar.locator("rect")).to_have_attribute("width", "51.31%")


def test_keystroke_that_changes_the_order_makes_no_element(hundred):
    counts = hundred.evaluate(COUNT, [SCORES, 99, ["5", "985", "5", "985"]])
    assert (counts["runs"], counts["made"], counts["searched"], counts["inTable"]) == (4, 0, 0, 0)
    assert hundred.locator('.result [data-output="top"] li').all_inner_texts() == [f"销售{number}" for number in range(99, 69, -1)]


def test_keystroke_in_a_scorecard_puts_no_node_on_the_page(open_page):
    page = live(open_page("tools/relationship-score.html").page)
    rows = "\n".join(f"第{number}次\tvisit\t\tdecision\t\t{number % 5 + 1}\ttrue" for number in range(100))
    paste(page, page.locator('[data-input="actions"] tbody input').first, rows)
    expect(page.locator('[data-input="actions"] tbody tr')).to_have_count(100)
    counts = page.evaluate(COUNT, [TIMES, 50, ["7", "8", "9"]])
    assert (counts["runs"], counts["made"], counts["put"], counts["searched"]) == (3, 0, 0, 0)
    assert counts["changed"] < 60, counts
    expect(page.locator('[data-input="actions"] tbody tr').nth(50).locator('[data-column="earned"] output')).to_have_text("1.35")


def test_keystroke_that_breaks_a_rule_touches_its_own_row(hundred):
    counts = hundred.evaluate(COUNT, [SCORES, 50, ["5x"]])
    row = hundred.locator(".entries tbody tr").nth(50)
    assert counts["inTable"] < 10 and counts["made"] < 10, counts
    expect(row.locator(".error")).to_have_text(WORDS["toolErrorType_number"])
    expect(hundred.locator(".charts figure")).to_have_count(0)
    hundred.evaluate(COUNT, [SCORES, 50, ["50"]])
    expect(hundred.locator(".charts li")).to_have_count(100)
    expect(row.locator(".error")).to_be_hidden()


def test_result_is_right_where_the_browser_translates_the_page(hundred):
    hundred.evaluate("""() => {
      const all = document.createTreeWalker(document.querySelector(".result"), NodeFilter.SHOW_TEXT), texts = [];
      while (all.nextNode()) texts.push(all.currentNode);
      for (const text of texts) {
        const font = document.createElement("font");
        text.replaceWith(font);
        font.textContent = text.data;
      }
    }""")
    hundred.evaluate(COUNT, [SCORES, 0, ["985"]])
    expect(hundred.locator(".charts li").first.locator(".num")).to_have_text("985")
    assert hundred.locator('.result [data-output="top"] li').all_inner_texts()[:3] == ["销售99", "销售0", "销售98"]


def test_strip_at_the_foot_of_a_phone_says_the_result_and_the_step_that_counts_most(open_page):
    page = live(open_page("tools/margin-share.html", viewport={"width": 390, "height": 844}).page)
    act(page, "example")
    entry(page, "amount").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".dock .d")).to_contain_text(WORDS["toolNext"])
    assert page.locator(".dock .n").inner_text() == page.locator(".result .big output").inner_text() != "–"


@pytest.mark.parametrize("name, words", [("coverage-3x3c", "weakest"), ("five-words-profile", "weak")])
def test_list_says_rows_by_their_labels(open_page, name, words):
    page = live(open_page(f"tools/{name}.html", permissions=["clipboard-read", "clipboard-write"]).page)
    act(page, "example")
    rows = page.locator('.result [data-output="%s"] li' % words).all_inner_texts()
    labels = page.locator(".entries tbody th[scope=row]").evaluate_all("all => all.map(each => each.firstChild.textContent)")
    assert rows and set(rows) <= set(labels)
    assert page.locator(".example .results").inner_text().count(rows[0]) >= 1
    act(page, "copy")
    expect(page.locator("#live")).to_have_text(WORDS["toolCopied"])
    assert rows[0] in page.evaluate("navigator.clipboard.readText()").split(WORDS["toolResult"])[-1]


def test_planner_of_today_opens_empty_with_today(open_page):
    page = live(open_page("tools/cadence-next-due.html").page)
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    dates = page.locator(".entries input[type=date]").evaluate_all("all => all.map(each => each.value)")
    assert today in dates and set(dates) <= {today, ""}
    act(page, "example")
    expect(page.locator(".entries input[type=date]").first).not_to_have_value("")


def test_only_the_gravest_says_what_to_do_instead(open_page):
    for name in ("performance-bonus", "key-account-fit", "relationship-score", "courtesy-gate"):
        page = live(open_page(f"tools/{name}.html").page)
        act(page, "example")
        for box in page.locator('.entries [data-input] input[value="blocked"], .entries input[type=checkbox]').all():
            if box.is_visible() or box.get_attribute("value") == "blocked":
                box.check(force=True)
        assert page.locator(".verdict .note").first.is_visible(), name
        assert page.locator(".verdict .note ~ .note .instead").count() == 0, name


@pytest.mark.parametrize("path", [path for path in EMBEDDING if is_taken(path)])
def test_tool_in_a_page_fits_it_and_keeps_its_own_looks(open_page, path):
    page = live(open_page(path, viewport={"width": 320, "height": 844}).page)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    words = ENGLISH_WORDS if path.startswith("en/") else WORDS
    expect(page.locator("details.example > summary").first).to_have_text(words["toolExample"])
    assert page.locator(".prose .tool .result li").evaluate_all("all => all.every(each => getComputedStyle(each).listStyleType === 'none')")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_long_row_of_ratings_stands_on_one_line(open_page, width):
    page = live(open_page("tools/five-words-profile.html", viewport={"width": width, "height": 844}).page)
    lines = page.locator(".entries .seg:has(label:nth-child(11))").evaluate_all(
        "all => all.map(row => new Set([...row.children].map(each => each.offsetTop)).size + (row.offsetHeight > 50 ? 1 : 0))")
    assert lines and set(lines) == {1}
    narrowest = page.locator(".entries .seg:has(label:nth-child(11)) label").evaluate_all("all => Math.min(...all.map(each => each.offsetWidth))")
    assert narrowest >= 24


def test_quiz_asks_one_question_at_a_time_and_explains(open_page):
    page = live(open_page("tools/account-quiz.html").page)
    shown = page.locator(".entries .field:visible")
    expect(shown).to_have_count(1)
    shown.locator("label").first.click()
    expect(shown.locator(".because b")).to_be_visible()
    page.get_by_role("button", name=WORDS["toolQuizOn"], exact=True).click()
    expect(shown.locator("input:checked")).to_have_count(0)
    page.get_by_role("button", name=WORDS["toolQuizAll"]).click()
    assert shown.count() > 20


def test_drill_has_a_clock_and_counts_the_moves(open_page):
    page = live(open_page("tools/objection-reply-score.html").page)
    card = page.locator(".drill-card:visible")
    expect(card).to_have_count(1)
    card.locator(".drillacts button").click()
    expect(card.locator(".clock")).to_have_text(re.compile(r"0:\d\d"))
    before = output(page, "score").inner_text() if output(page, "score").count() else ""
    card.locator(".moves input").first.check()
    if before:
        expect(output(page, "score")).not_to_have_text(before)
