"""A seeded site of any size: the same pages, word for word, for Rapport and for each of its peers.

A page is some 2.4 KB of Markdown: four headed parts with links, a table, a task list, a quotation and a numbered list.
Every other page is Chinese, the rest are English. A site of n pages has about √n sections of about √n pages, as a
site has that grew. What a page says, but for its links, depends on its number alone.
"""

import math
import random
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .words import CHINESE, ENGLISH

REPOSITORY = Path(__file__).resolve().parents[2]
BASE_URL = "https://bench.example/"
SEED = 20261120


@dataclass(frozen=True)
class Page:
    """A page before it is written down for one program."""

    path: str  # without suffix: "s03/p0107"
    number: int
    place: int  # in its section, from 1
    title: str
    summary: str
    tags: tuple[str, str]
    date: str
    body: str


class Author:
    """Writes one page's text; the words follow from the seed and the page's number."""

    def __init__(self, number: int):
        self.random = random.Random(SEED * 1_000_003 + number)
        self.chinese = number % 2 == 0

    def words(self, count: int) -> str:
        """A phrase: `count` words of English, or half as many of Chinese, which are as long."""
        if self.chinese:
            return "".join(self.random.choices(CHINESE, k=max(1, count // 2)))
        return " ".join(self.random.choices(ENGLISH, k=count))

    def sentence(self) -> str:
        if self.chinese:
            return "，".join(self.words(self.random.randint(8, 15)) for _ in range(3)) + "。"
        return ", ".join(self.words(self.random.randint(4, 8)) for _ in range(2)).capitalize() + "."

    def paragraph(self, sentences: int) -> str:
        return ("" if self.chinese else " ").join(self.sentence() for _ in range(sentences))

    def part(self, heading: int, *, link: str) -> str:
        bold, comma, stop = self.words(4), *("，。" if self.chinese else (", ", "."))
        closing = f"{self.words(4)}{comma}**{bold}**{comma}[{self.words(4)}]({link}){comma}`{self.random.randint(10, 99)}`{stop}"
        return f"## {self.words(6)} {heading}\n\n{self.paragraph(3)}\n\n{closing}\n"

    def table(self) -> str:
        rows = "".join(f"| {self.words(6)} | {self.random.randint(1, 999)} |\n" for _ in range(4))
        return f"| {self.words(2)} | {self.words(2)} |\n|:--|--:|\n{rows}"

    def list(self, mark: str) -> str:
        return "".join(f"{mark} {self.words(9)}\n" for _ in range(4))

    def body(self, next_page: str, far_page: str) -> str:
        return "\n".join([
            self.paragraph(2) + "\n",
            self.part(1, link=next_page), self.table(),
            self.part(2, link=far_page), self.list("- [ ]"),
            self.part(3, link=next_page), f"> {self.sentence()}\n",
            self.part(4, link=far_page), self.list("1."),
        ])


class Corpus:
    """The pages of a site of `count` pages, and its sections of `width` pages, √count unless told otherwise."""

    def __init__(self, count: int, width: int | None = None):
        self.count = count
        self.width = width or math.ceil(math.sqrt(count))
        self.sections = [f"s{number:03d}" for number in range(math.ceil(count / self.width))]

    def path(self, number: int) -> str:
        return f"s{number // self.width:03d}/p{number:06d}"

    def page(self, number: int) -> Page:
        author, path = Author(number), self.path(number)
        first = number - number % self.width
        neighbour = first + (number - first + 1) % min(self.width, self.count - first)
        far = self.path(number * 7919 % self.count)
        return Page(
            path=path, number=number, place=number - first + 1,
            title=f"{author.words(6).capitalize()} {number}", summary=author.words(16).capitalize(),
            tags=(f"t{number % 17}", f"u{number % 29}"), date=f"2026-{number % 9 + 1:02d}-{number % 27 + 1:02d}",
            body=author.body(self.path(neighbour).split("/")[1] + ".md", f"../{far}.md"))


def front_matter(page: Page, keys: dict[str, str]) -> str:
    """The page's own lines of YAML, under the names that a program wants; a name of "" is left out."""
    values = {
        "title": page.title, "summary": page.summary, "weight": page.place,
        "tags": f"[{', '.join(page.tags)}]", "date": page.date,
    }
    lines = [f"{keys.get(name, name)}: {value}" for name, value in values.items() if keys.get(name, name)]
    return "\n".join(["---", *lines, "---", "", ""])


def tool_files() -> list[Path]:
    """The repository's tools, but for the quizzes, which name pages that are not here."""
    files = sorted((REPOSITORY / "content/tools").glob("*.yml"))
    return [path for path in files if "\n    page: " not in path.read_text(encoding="utf-8")]


def write(corpus: Corpus, folder: Path, *, keys: dict[str, str], index: str, tools: bool = False):
    """Writes the pages into a folder: `index` is what a program calls a section's own page.

    With `tools`, every tenth page embeds one of the repository's tools, each in its turn.
    """
    ids = [path.stem for path in tool_files()] if tools else []
    for number, section in enumerate(corpus.sections):
        (folder / section).mkdir(parents=True)
        title = f"{CHINESE[number % len(CHINESE)]} {number}"
        text = f"---\ntitle: {title}\nweight: {number + 1}\n---\n\n{Author(-number).paragraph(1)}\n"
        (folder / section / index).write_text(text, encoding="utf-8")
    runs = [range(start, min(start + 500, corpus.count)) for start in range(0, corpus.count, 500)]
    if len(runs) == 1:
        return write_pages(corpus, folder, keys, ids, runs[0])
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(write_pages, corpus, folder, keys, ids), runs))


def write_pages(corpus: Corpus, folder: Path, keys: dict[str, str], ids: list[str], numbers: range):
    for page in map(corpus.page, numbers):
        embedded = f"\n![{page.title}](tool:{ids[page.number // 10 % len(ids)]})\n" if ids and page.number % 10 == 0 else ""
        text = front_matter(page, keys) + page.body + embedded
        (folder / f"{page.path}.md").write_text(text, encoding="utf-8")


def write_for_rapport(corpus: Corpus, folder: Path, *, tools: bool = False):
    """A folder that `rapport build --source` reads."""
    content = folder / "content"
    write(corpus, content / "zh", keys={"date": "updated"}, index="index.md", tools=tools)
    (content / "zh/index.md").write_text("---\ntitle: 基准\n---\n\n一页。\n", encoding="utf-8")
    (content / "site.yml").write_text(f"title: 基准\nbase_url: {BASE_URL}\nlanguages: [zh]\n", encoding="utf-8")
    if tools:
        (content / "tools").mkdir()
        for path in tool_files():
            shutil.copy(path, content / "tools")
