"""The handbook carries the whole of its catalogue: no entry, page or test vector is lost."""

import shutil

import pytest

from catalogue import FIXTURES, Coverage

CONTENT = FIXTURES.parents[1] / "content"


def test_every_entry_page_and_vector_is_there():
    coverage = Coverage(CONTENT)
    print(coverage.summary())
    assert coverage.gaps() == []
    assert coverage.summary() == "173/173, 21/21, 35/35, 52/52, 56/56, 273/273, 86 + 86 pages"


@pytest.fixture
def damaged(tmp_path):
    """A copy of the content in which a text was replaced: `damaged("zh/a.md", "old", "new")` says what is missing then."""
    content = shutil.copytree(CONTENT, tmp_path / "content", ignore=lambda folder, names: [n for n in names if n == "images"])

    def damaged(file, old, new):
        text = (content / file).read_text(encoding="utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return sorted(set(Coverage(content).gaps()) - set(Coverage(CONTENT).gaps()))

    return damaged


def test_an_entry_that_a_page_lost_is_told_with_the_page(damaged):
    assert damaged("zh/follow-up/rhythm.md", "sources: [S008", "sources: [S007") == [
        "content/zh/follow-up/rhythm.md: 'sources' should name S008"
    ]


def test_a_vector_that_a_tool_lost_is_told_with_the_tool(damaged):
    assert damaged("tools/time-roi.yml", "expect: { per_hour: 3333.33 }", "expect: { per_hour: 3333.34 }") == [
        "content/tools/time-roi.yml: not among its examples: F45 vector 3, 100,000 in 30 h → 3333.33"
    ]
