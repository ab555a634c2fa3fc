"""The program as a person meets it: what it answers, what it exits with, and what it leaves on the disk."""

import hashlib
import json
import os
import re
import shutil
import subprocess

import pytest

from built_site import BASE_URL, RAPPORT, REPOSITORY

COMMANDS = ["build", "serve", "check", "render", "score", "lock", "init"]


@pytest.fixture
def rapport(tmp_path):
    """Runs the program in an empty folder, with an empty home and no language set."""
    home = tmp_path / "home"
    home.mkdir()

    def rapport(*arguments, folder=tmp_path, text=None):
        folder.mkdir(exist_ok=True)
        return subprocess.run(
            [RAPPORT, *arguments], cwd=folder, env={"HOME": str(home), "PATH": os.environ["PATH"]},
            input=text, capture_output=True, text=True, encoding="utf-8", timeout=60,
        )

    return rapport


@pytest.fixture
def starter(rapport, tmp_path):
    """The site that `rapport init` makes, in a folder whose name has a space and Han in it."""
    folder = tmp_path / "客户 经理"
    assert rapport("init", folder=folder).returncode == 0
    return folder


def digests(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(rapport, command):
    run = rapport(command, "--help")
    assert run.returncode == 0
    assert re.search(rf"^Examples?:\n(  .*\n)*?  .*rapport {command}", run.stdout, re.MULTILINE)


def test_help_names_every_command(rapport):
    run = rapport("--help")
    assert re.findall(r"^  (\w+) +[A-Z]", run.stdout, re.MULTILINE)[: len(COMMANDS)] == COMMANDS


def test_starter_site_builds_in_a_folder_with_space_and_han(rapport, starter):
    run = rapport("build", "--strict", "--base-url", BASE_URL, folder=starter)
    assert (run.returncode, run.stderr) == (0, "")
    assert "客户经理训练" in (starter / "site/index.html").read_text(encoding="utf-8")


def test_init_leaves_a_folder_alone_that_is_not_empty(rapport, starter):
    before = digests(starter)
    run = rapport("init", folder=starter)
    assert run.returncode == 64
    assert run.stderr.startswith("Error: '.' is not empty; begin in an empty folder\n")
    assert digests(starter) == before


def test_own_content_is_without_a_finding(rapport):
    run = rapport("check", "--strict", "--source", REPOSITORY, "--base-url", BASE_URL)
    assert (run.returncode, run.stderr) == (0, "")


def test_error_in_the_content_exits_1_and_leaves_the_last_site(rapport, starter):
    rapport("build", "--base-url", BASE_URL, folder=starter)
    before = digests(starter / "site")
    page = starter / "content/zh/follow-up/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("reconfirm.md", "reconfrm.md"), encoding="utf-8")
    run = rapport("build", "--base-url", BASE_URL, folder=starter)
    assert (run.returncode, run.stderr) == (
        1,
        "content/zh/follow-up/index.md:7:3: error: no page 'reconfrm.md' here; did you mean 'reconfirm.md'? [broken-link]\n"
        "1 error\n"
        "nothing was written; the last site stands as it was\n",
    )
    assert digests(starter / "site") == before


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["build", "--frobnicate"], "Error: Unknown option '--frobnicate'"),
        (["biuld"], "Error: Unexpected argument 'biuld'"),
        (["build", "--source", "nowhere"], "Error: there is no folder 'nowhere'"),
        (["render"], "Error: Missing expected argument '<file>'"),
    ],
)
def test_wrong_usage_exits_64(rapport, arguments, says):
    run = rapport(*arguments)
    assert (run.returncode, run.stdout, run.stderr.splitlines()[0]) == (64, "", says)


def test_output_that_cannot_be_written_exits_74(rapport, starter):
    (starter / "taken").write_text("a file, not a folder")
    run = rapport("build", "--base-url", BASE_URL, "--output", "taken/site", folder=starter)
    assert (run.returncode, run.stdout) == (74, "")
    assert re.fullmatch(r"rapport: error: cannot [^\n]*taken[^\n]*: [^\n]*\n", run.stderr)


def test_text_that_is_not_there_exits_74(rapport):
    run = rapport("render", "nowhere.md")
    assert (run.returncode, run.stderr) == (74, "rapport: error: cannot read 'nowhere.md'\n")


def test_render_reads_standard_input(rapport):
    run = rapport("render", "-", text="“**重点。**”后文\n")
    assert (run.returncode, run.stdout) == (0, "<p>“<strong>重点。</strong>”后文</p>\n")


def test_second_build_writes_nothing(rapport, starter):
    rapport("build", "--base-url", BASE_URL, folder=starter)
    before = digests(starter / "site")
    run = rapport("build", "--base-url", BASE_URL, folder=starter)
    wrote, deleted, unchanged = map(int, re.findall(r"wrote (\d+) files, deleted (\d+), (\d+) unchanged", run.stdout)[0])
    assert (wrote, deleted, run.stderr) == (0, 0, "")
    assert unchanged >= len(before) - 1
    assert digests(starter / "site") == before


def test_the_same_content_gives_the_same_bytes_wherever_it_stands(rapport, tmp_path):
    sites = []
    for name in ["one", "另一个 folder"]:
        shutil.copytree(REPOSITORY / "content", tmp_path / name / "content")
        run = rapport("build", "--base-url", BASE_URL, folder=tmp_path / name)
        assert run.returncode == 0
        sites.append(digests(tmp_path / name / "site"))
    assert sites[0] == sites[1]
    assert len(sites[0]) > 50


TOOLS = REPOSITORY / "Tests" / "Fixtures" / "tools"
TIME = TOOLS / "time-roi.yml"


def test_score_computes_one_object_an_array_and_lines(rapport):
    one = rapport("score", str(TIME), text='{"sales": 100000, "hours": 30}')
    assert (one.returncode, json.loads(one.stdout)) == (0, {"per_hour": 3333.33})
    many = rapport("score", str(TIME), text='[{"sales": 1, "hours": 4}, {"sales": 0.01, "hours": 1}]')
    assert json.loads(many.stdout) == [{"per_hour": 0.25}, {"per_hour": 0.01}]
    lines = rapport("score", str(TIME), "--ndjson", text='{"sales": 1, "hours": 4}\n\n{"sales": 2, "hours": 4}')
    assert lines.stdout == '{"per_hour":0.25}\n{"per_hour":0.5}\n'


def test_score_tells_the_input_and_the_rule_and_exits_with_1(rapport):
    run = rapport("score", str(TIME), text='{"sales": 1, "hours": 0}')
    assert run.returncode == 1
    assert json.loads(run.stdout) == {"error": {"input": "hours", "rule": "above", "limit": 0}}


def test_score_keeps_numbers_exact(rapport):
    run = rapport("score", str(TIME), text='{"sales": 999999999999999.99, "hours": 1}')
    assert '"per_hour": 999999999999999.99' in run.stdout


def test_score_finds_tools_by_id_and_lists_and_describes_them(rapport, tmp_path):
    shutil.copytree(TOOLS, tmp_path / "content" / "tools")
    listing = rapport("score", "--list").stdout.splitlines()
    assert len(listing) == 56
    assert any(line.startswith("key-account-fit\tscorecard") and line.endswith("reaches 0 to 100") for line in listing)
    schema = json.loads(rapport("score", "--describe", "time-roi").stdout)
    assert schema["properties"]["hours"]["exclusiveMinimum"] == 0
    assert schema["required"] == ["sales", "hours"]
    wrong = rapport("score", "time-rio")
    assert wrong.returncode == 64
    assert "did you mean 'time-roi'?" in wrong.stderr


def test_score_explains_what_won_and_what_counts_most(rapport):
    answers = '{"items": {"rating": [4, 1, 2, 3, 2, 1, 1]}}'
    run = json.loads(rapport("score", "--explain", str(TOOLS / "key-account-fit.yml"), text=answers).stdout)
    assert run["results"]["score"] == 55
    assert {"rule": 4, "says": "score >= 50: watch"} in next(step["rules"] for step in run["why"] if step["name"] == "verdict")
    missed = next(step["missed"] for step in run["why"] if step["name"] == "verdict")
    assert {"rule": 3, "says": "score >= 70 and met >= 4: qualified", "name": "met", "is": 2, "needs": ">= 4"} in missed
    assert {"row": "margin", "adds": 20} in next(step["sums"] for step in run["why"] if step["name"] == "base_score")[0]
    assert (run["next"][0]["row"], run["next"][0]["to"], run["next"][0]["adds"]) == ("margin", 2, 5)


def test_a_changed_weight_fails_the_example_with_its_place(rapport, tmp_path):
    text = (TOOLS / "key-account-fit.yml").read_text(encoding="utf-8").replace("sales, weight: 20", "sales, weight: 30")
    (tmp_path / "tool.yml").write_text(text, encoding="utf-8")
    run = rapport("score", "tool.yml", text="{}")
    assert run.returncode == 1
    assert re.search(r"^tool\.yml:\d+:\d+: error: example \d: score is \S+, not \S+ \[example\]$", run.stderr, re.MULTILINE)
