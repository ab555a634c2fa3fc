"""The stylesheet: every declaration is one that the browser knows, name and value."""

import pytest
import tinycss2

from built_site import REPOSITORY

SHEETS = sorted((REPOSITORY / "templates/assets").glob("*.css"))
# Their declarations are descriptors, which CSS.supports does not know.
WITH_DESCRIPTORS = {"font-face", "page", "property", "counter-style", "font-feature-values"}
# For browsers other than the one that is asked; this one leaves them out.
ELSEWHERE = {"hanging-punctuation"}


def declarations(rules):
    """Every (line, name, value), however deep; a place that does not parse has the name 'not CSS'."""
    for rule in rules:
        if rule.type == "error":
            yield rule.source_line, "not CSS", rule.message
        elif rule.type == "declaration":
            if not rule.name.startswith("--") and rule.name not in ELSEWHERE:
                yield rule.source_line, rule.name, tinycss2.serialize(rule.value).strip()
        elif rule.content is not None and getattr(rule, "lower_at_keyword", None) not in WITH_DESCRIPTORS:
            yield from declarations(
                tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            )


@pytest.mark.browser
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_browser_knows_every_declaration(chromium, sheet):
    rules = tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    found = list(declarations(rules))
    page = chromium.new_page()
    known = page.evaluate("found => found.map(([line, name, value]) => CSS.supports(name, value))", found)
    page.close()
    unknown = [f"{sheet.name}:{line}: {name}: {value}" for (line, name, value), is_known in zip(found, known) if not is_known]
    assert unknown == []
    assert len(found) > 0
