"""The built site as files: which pages there are, and which of them stand for the others."""

import os
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
RAPPORT = Path(os.environ["RAPPORT"])
FOLDER = Path(os.environ["RAPPORT_SITE"])
SITE = FOLDER / "training"
BASE_URL = "https://training.example/training/"

PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))

# What the interface says, as the theme words it.
WORDS = yaml.safe_load((REPOSITORY / "templates/words/zh.yml").read_text(encoding="utf-8"))
ENGLISH_WORDS = yaml.safe_load((REPOSITORY / "templates/words/en.yml").read_text(encoding="utf-8"))


def text(path):
    return (SITE / path).read_text(encoding="utf-8")


def page_with(mark):
    """The first page that holds the mark."""
    return next(page for page in PAGES if mark in text(page))


LONGEST = max(PAGES, key=lambda page: len(text(page)))
SCRIPT = page_with('data-kind="script"')
PLAYBOOK = page_with('class="tasks"')

# One page of each kind: what is true of these in the dark and on a phone is true of the others.
KINDS = {
    "home": "index.html",
    "section": "objections/index.html",
    "script": SCRIPT,
    "table": page_with('<td class="r"'),
    "pair": page_with('<table class="pair"'),
    "rules": page_with('<ol class="rules"'),
    "alert": page_with('class="note redline"'),
    "tag": next(page for page in PAGES if page.startswith("tags/") and page != "tags/index.html"),
    "tags": "tags/index.html",
    "updates": "updates.html",
    "records": "records.html",
    "not found": "404.html",
    "longest": LONGEST,
    "glossary": "about/glossary.html",
    "path": next(page for page in PAGES if page.startswith("paths/")),
}


def is_taken(path: str) -> bool:
    """Takes each page in one of its two languages: where a check is slow and the language hardly matters, it looks at half."""
    original = path.removeprefix("en/")
    return (sum(original.encode()) % 2 == 0) == (path == original)
