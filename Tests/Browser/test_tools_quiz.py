"""A quiz of every kind of question: what is told when, by keyboard as well, and that the page counts as the command line does."""

import json
import subprocess

import pytest
from playwright.sync_api import expect

from built_site import RAPPORT, WORDS
from serving import serve
from tools import act, entry, field, kept, live, output
from watching import Watched

pytestmark = pytest.mark.browser

QUIZ = """version: 1
kind: quiz
title: 测验
layout: { headline: right }
questions:
  - { id: who, label: 谁先开口？, options: { we: 我们, they: 客户 }, answer: we, why: 约的人开口。 }
  - { id: late, label: 拖得越久越好。, answer: false, why: 趁热。, page: follow-up/rhythm }
  - { id: days, label: 第二次隔几天？, answer: 14, unit: 天, why: 两周。 }
  - { id: steps, label: 排好次序。, order: [打招呼, 问需要, 约下次], why: 先问再约。 }
  - { id: lines, label: 红线还是黄线？, sort: { classes: { red: 红线, amber: 黄线 }, items: [ { is: red, label: 购物卡 }, { is: amber, label: 便餐 } ] } }
examples:
  - { given: { who: we, late: false, days: 14, steps: { a: 1, b: 2, c: 3 }, lines: { a: red, b: amber } }, expect: { right: 5 } }
"""

ROWS = """version: 1
title: 行
inputs:
  - id: visits
    type: table
    label: 拜访
    columns:
      - { id: kind, type: choice, options: { call: 电话, visit: 上门 }, default: call, label: 方式 }
      - { id: times, type: integer, min: 0, default: 1, label: 次数 }
outputs:
  - { id: total, type: number, value: "sum(visits, times)", unit: { zh: 次, en: { one: visit, other: visits } }, label: 合计 }
examples: [ { given: { visits: [] }, expect: { total: 0 } } ]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiz")
    files = {
        "zh/index.md": "# 首页\n", "zh/follow-up/rhythm.md": "# 跟进节奏\n\n趁热。\n",
        "tools/quiz.yml": QUIZ, "tools/rows.yml": ROWS,
    }
    for name, text in files.items():
        path = folder / "source/content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(
        [RAPPORT, "build", "--source", folder / "source", "--output", folder / "training", "--base-url", "https://h/training/"],
        check=True, capture_output=True)
    with serve(folder / "training") as address:
        yield folder / "source", address


@pytest.fixture
def opened(chromium, site):
    contexts = []

    def opened(path, **look):
        contexts.append(chromium.new_context(locale="zh-CN", **look))
        return Watched.open(contexts[-1], site[1], path)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def quiz(opened):
    return live(opened("tools/quiz.html").page)


def check(page, question):
    field(page, question).get_by_role("button", name=WORDS["toolCheck"], exact=True).click()


def choose(page, question, rows):
    for row, value in rows.items():
        field(page, question).locator(f'[data-row="{row}"] label:has([value="{value}"])').click()


def pick(page, question, value):
    field(page, question).locator(f'label:has([value="{value}"])').click()


def verdict(page, question):
    return field(page, question).locator(":scope > .because")


def test_a_statement_is_told_at_once_with_the_page_that_explains_it(quiz):
    pick(quiz, "late", "true")
    expect(verdict(quiz, "late")).to_contain_text(f"{WORDS['toolNotRight']} 趁热。")
    pick(quiz, "late", "false")
    expect(verdict(quiz, "late")).to_contain_text(f"{WORDS['toolRight']} 趁热。")
    expect(output(quiz, "right")).to_have_text("1")
    verdict(quiz, "late").get_by_role("link").click()
    expect(quiz.locator("h1")).to_have_text("跟进节奏")


def test_a_number_is_told_when_it_is_checked_and_no_longer_once_it_changes(quiz):
    days = entry(quiz, "days")
    days.press_sequentially("１")
    expect(verdict(quiz, "days")).to_have_count(0)
    check(quiz, "days")
    expect(verdict(quiz, "days")).to_contain_text("应是14 天")
    days.fill("１４.0")
    expect(verdict(quiz, "days")).to_have_count(0)
    days.press("Enter")
    expect(verdict(quiz, "days")).to_contain_text(f"{WORDS['toolRight']} 两周。")
    expect(output(quiz, "right")).to_have_text("1")


def test_rows_are_told_one_by_one(quiz):
    assert field(quiz, "steps").locator("tr[data-row]").evaluate_all("all => all.map(row => row.dataset.row).join('')") != "abc"
    choose(quiz, "steps", {"a": 1, "b": 3, "c": 2})
    expect(verdict(quiz, "steps")).to_have_count(0)
    check(quiz, "steps")
    expect(verdict(quiz, "steps")).to_contain_text("3项里对了1项")
    expect(field(quiz, "steps").locator('[data-row="c"] .told')).to_have_text("应是3")
    expect(output(quiz, "right")).to_have_text("0")
    choose(quiz, "steps", {"b": 2, "c": 3})
    expect(field(quiz, "steps").locator(".told")).to_have_count(0)
    check(quiz, "steps")
    expect(verdict(quiz, "steps")).to_contain_text(f"{WORDS['toolRight']} 先问再约。")
    choose(quiz, "lines", {"a": "red", "b": "red"})
    check(quiz, "lines")
    expect(field(quiz, "lines").locator('[data-row="b"] .told')).to_have_text("应是黄线")
    expect(output(quiz, "right")).to_have_text("1")


def test_answers_are_kept_and_told_again_and_count_as_on_the_command_line(quiz, site):
    pick(quiz, "who", "we")
    pick(quiz, "late", "false")
    choose(quiz, "steps", {"a": 1, "b": 2, "c": 3})
    choose(quiz, "lines", {"a": "red", "b": "red"})
    entry(quiz, "days").fill("14")
    kept(quiz, "days", "14")
    quiz.reload()
    expect(output(live(quiz), "right")).to_have_text("4")
    expect(verdict(quiz, "steps")).to_contain_text(WORDS["toolRight"])
    expect(verdict(quiz, "lines")).to_contain_text(WORDS["toolNotRight"])
    given = {"who": "we", "late": False, "days": 14, "steps": {"a": 1, "b": 2, "c": 3}, "lines": {"a": "red", "b": "red"}}
    run = subprocess.run(
        [RAPPORT, "score", "--source", site[0], "quiz"], input=json.dumps(given), capture_output=True, text=True, check=True)
    assert json.loads(run.stdout)["right"] == 4


def test_a_quiz_is_answered_with_the_keyboard_alone(quiz):
    field(quiz, "steps").locator('[data-row="a"] input').first.focus()
    row = field(quiz, "steps").locator('[data-row="a"]')
    quiz.keyboard.press("Space")
    expect(row.locator("input:checked")).to_have_attribute("value", "1")
    quiz.keyboard.press("ArrowRight")
    expect(row.locator("input:checked")).to_have_attribute("value", "2")
    group = row.get_by_role("radiogroup")
    expect(group).to_have_attribute("aria-label", "第几：打招呼")


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_what_is_told_can_be_read_by_everyone(opened, look):
    watched = opened("tools/quiz.html", **look)
    page = live(watched.page)
    pick(page, "late", "true")
    choose(page, "steps", {"a": 1, "b": 3, "c": 2})
    choose(page, "lines", {"a": "red", "b": "red"})
    entry(page, "days").fill("3")
    for question in ("days", "steps", "lines"):
        check(page, question)
    assert watched.axe() == []
    assert watched.problems == []


def test_without_script_the_answers_stand_folded_at_the_end(opened):
    page = opened("tools/quiz.html", java_script_enabled=False).page
    answers = page.locator("details.answers")
    expect(answers).not_to_have_attribute("open", "")
    answers.locator("summary").click()
    expect(answers.locator('[data-question="steps"]')).to_contain_text("1 打招呼")
    expect(answers.locator('[data-question="lines"]')).to_contain_text("黄线 便餐")
    expect(answers.get_by_role("link")).to_have_attribute("href", "../follow-up/rhythm.html")


def test_a_row_that_was_added_counts_with_its_defaults(opened):
    page = live(opened("tools/rows.html").page)
    expect(output(page, "total")).to_have_text("0")
    page.get_by_role("button", name=WORDS["toolAddRow"]).click()
    expect(output(page, "total")).to_have_text("1")
    page.get_by_role("button", name=WORDS["toolAddRow"]).click()
    expect(output(page, "total")).to_have_text("2")
    page.wait_for_timeout(1200)
    page.reload()
    expect(output(live(page), "total")).to_have_text("2")
    act(page, "clear")
    expect(output(page, "total")).to_have_text("0")


def test_the_strip_at_the_foot_does_not_take_the_first_press(opened):
    page = opened("tools/quiz.html", viewport={"width": 390, "height": 500}).page
    button = live(page).locator(".quizhead button")
    page.evaluate("""top => scrollTo(0, document.querySelector(".quizhead button").getBoundingClientRect().top + scrollY - top)""", 452)
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".dock")).to_be_visible()
