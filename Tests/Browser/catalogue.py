"""What the handbook carries of its catalogue: entries, pages, and test vectors, read from the content as it is written.

    .venv/bin/python Tests/Browser/catalogue.py [CONTENT]      says what is missing, and who should carry it

`Tests/Fixtures/catalogue.json` lists the catalogue's ids with their carriers: the pages, and tools, whose `sources` should
name them. A practice (S), red line (R) or decision (K) is named by each of its carriers, an interactive element (T) or
function (F) by one of them. `Tests/Fixtures/vectors.ndjson` holds the vectors, each with the tool that computes it.
"""

import json
import re
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

FIXTURES = Path(__file__).resolve().parents[1] / "Fixtures"
CATALOGUE = json.loads((FIXTURES / "catalogue.json").read_text(encoding="utf-8"))
VECTORS = [json.loads(line, parse_float=str) for line in (FIXTURES / "vectors.ndjson").read_text(encoding="utf-8").splitlines()]
LANGUAGES = ["zh", "en"]
EVERY_CARRIER = "SRK"

try:
    from yaml import CBaseLoader as Loader
except ImportError:
    from yaml import BaseLoader as Loader


def read(path):
    """A YAML file with every scalar as it is written: no date, no `yes`, no binary fraction."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def value(written):
    """What is compared: exact numbers, flags, null, texts; a table by its columns as a list of its rows."""
    if isinstance(written, dict):
        members = {name: value(member) for name, member in written.items()}
        columns = list(members.values())
        if columns and all(isinstance(column, list) for column in columns) and len({len(column) for column in columns}) == 1:
            return [dict(zip(members, row)) for row in zip(*columns)]
        return members
    if isinstance(written, list):
        return [value(member) for member in written]
    if isinstance(written, bool) or written is None:
        return written
    if written in ("true", "false"):
        return written == "true"
    if written in ("null", "~", ""):
        return None
    try:
        return Decimal(written)
    except (InvalidOperation, TypeError):
        return written


def holds(whole, part):
    """Whether `whole` says all that `part` does; a value that was not given is null."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(holds(whole.get(name), member) for name, member in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and len(whole) == len(part) and all(map(holds, whole, part))
    return whole == part and isinstance(whole, bool) == isinstance(part, bool)


def is_error(written, wanted):
    """An error is the name of an input or a rule, or both; one that says less than the vector is not it."""
    if isinstance(written, list):
        return any(is_error(one, wanted) for one in written)
    if isinstance(wanted, str):
        return written == wanted or isinstance(written, dict) and wanted in written.values()
    return isinstance(written, dict) and holds(value(written), value(wanted))


class Coverage:
    """The handbook's content against the catalogue."""

    def __init__(self, content):
        self.content = Path(content)
        self.tools = {path.stem: read(path) for path in sorted((self.content / "tools").glob("*.yml"))}
        self.pages = {language: dict(self.front_matters(language)) for language in LANGUAGES}
        glossary = self.content / "glossary.yml"
        self.terms = read(glossary)["terms"] if glossary.exists() else []

    def front_matters(self, language):
        folder = self.content / language
        for path in sorted(folder.rglob("*.md")):
            front = re.match(r"---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
            yield path.relative_to(folder).as_posix().removesuffix(".md"), yaml.load(front[1], Loader) if front else {}

    def sources(self, carrier, language):
        """The ids that a page or tool names; none where it is not there."""
        tool = carrier.removeprefix("tool:")
        front = self.tools.get(tool) if tool != carrier else self.pages[language].get(carrier)
        return set((front or {}).get("sources") or [])

    def named(self, language):
        """Every id that any page or tool of a language names."""
        ids = {id for page in self.pages[language] for id in self.sources(page, language)}
        return ids | {id for tool in self.tools for id in self.sources("tool:" + tool, language)}

    def missing(self):
        """Ids that nothing names: (id, language)."""
        return [(id, language) for language in LANGUAGES for id in CATALOGUE["carriers"] if id not in self.named(language)]

    def lost(self):
        """Ids that their carriers do not name: (id, language, the carriers that should)."""
        for language in LANGUAGES:
            for id, carriers in CATALOGUE["carriers"].items():
                without = [carrier for carrier in carriers if id not in self.sources(carrier, language)]
                if without and (id[0] in EVERY_CARRIER or without == carriers):
                    yield id, language, without

    def has_page(self, page, language):
        made = CATALOGUE["generated"].get(page)
        if made == "glossary.yml":
            return any(language in term for term in self.terms)
        return bool(self.tools) if made else page in self.pages[language]

    def missing_pages(self):
        return [(page, language) for language in LANGUAGES for page in CATALOGUE["pages"] if not self.has_page(page, language)]

    def missing_vectors(self):
        """Vectors that are not among the examples of their tool."""
        return [vector for vector in VECTORS if not any(self.is_vector(example, vector) for example in self.examples(vector["tool"]))]

    def examples(self, tool):
        return self.tools.get(tool, {}).get("examples") or []

    def is_vector(self, example, vector):
        if not holds(value(example.get("given") or {}), value(vector["given"])):
            return False
        if "error" in vector:
            return "error" in example and is_error(example["error"], vector["error"])
        return "expect" in example and holds(value(example["expect"]), value(vector["expect"]))

    def summary(self):
        """`173/173, 21/21, …`: entries, red lines, decisions, elements, functions; vectors; pages."""
        all = Counter(id[0] for id in CATALOGUE["carriers"])
        absent = Counter(id[0] for id in {id for id, _ in self.missing()})
        counts = [f"{all[letter] - absent[letter]}/{all[letter]}" for letter in "SRKTF"]
        vectors = f"{len(VECTORS) - len(self.missing_vectors())}/{len(VECTORS)}"
        absent = Counter(language for _, language in self.missing_pages())
        pages = " + ".join(str(len(CATALOGUE["pages"]) - absent[language]) for language in LANGUAGES)
        return ", ".join([*counts, vectors, f"{pages} pages"])

    def gaps(self):
        """What is missing, a line each, with the file that should have it."""
        absent = set(self.missing())
        lines = {}
        for id, language, carriers in self.lost():
            files = [self.file(carrier, language) for carrier in carriers]
            joined = (" and " if id[0] in EVERY_CARRIER else " or ").join(files)
            nowhere = " (nothing else does)" if (id, language) in absent else ""
            lines[f"{joined}: 'sources' should name {id}"] = nowhere
        for page, language in self.missing_pages():
            lines[f"{self.file(page, language)}: there is no such page"] = ""
        for vector in self.missing_vectors():
            where = "not among its examples" if vector["tool"] in self.tools else "there is no such tool"
            lines[f"{self.file('tool:' + vector['tool'], '')}: {where}: {vector['function']} vector {vector['vector']}, {vector['says']}"] = ""
        return [line + rest for line, rest in lines.items()]

    @staticmethod
    def file(carrier, language):
        tool = carrier.removeprefix("tool:")
        if tool != carrier:
            return f"content/tools/{tool}.yml"
        made = CATALOGUE["generated"].get(carrier)
        return f"content/{made}" if made else f"content/{language}/{carrier}.md"


if __name__ == "__main__":
    coverage = Coverage(sys.argv[1] if len(sys.argv) > 1 else FIXTURES.parents[1] / "content")
    print(*coverage.gaps(), coverage.summary(), sep="\n")
