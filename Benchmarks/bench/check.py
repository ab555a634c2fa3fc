"""Whether programs did the same work: as many pages, with the same text, letter by letter.

Compared is each page's own text: what stands between the marks of its article, without tags, with character references
resolved, and of that only letters and digits. So what programs rightly differ in does not count: white space, marks that
a typographer exchanges, attributes, classes, wrappers. Every page is compared, not a sample.
"""

import hashlib
import html
import os
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

TAG = re.compile(r"<[^>]*>")
OTHER = re.compile(r"[\W_]+")


class Different(Exception):
    """A program's output is not that of the others; the message says where."""


def digest(text: str) -> str:
    """The SHA-256 of the letters and digits that a piece of HTML shows."""
    return hashlib.sha256(OTHER.sub("", html.unescape(TAG.sub("", text))).encode()).hexdigest()


def article(path: Path, marks: tuple[str, str]) -> str:
    """What stands between the first of the one mark and the first of the other after it."""
    text = path.read_text(encoding="utf-8")
    _, opened, rest = text.partition(marks[0])
    inner, closed, _ = rest.partition(marks[1])
    if not (opened and closed):
        raise Different(f"{path}: no article between {marks[0]!r} and {marks[1]!r}")
    return inner


def digests_of(folder: str, names: list[str], marks: tuple[str, str]) -> list[str]:
    return [digest(article(Path(folder, name), marks)) for name in names]


def digests(output: Path, names: list[str], marks: tuple[str, str]) -> dict[str, str]:
    """The digest of each page's text. Other processes read the pages, so that this one stays small:
    a process that is started counts the memory of the one that starts it into its peak."""
    missing = next((name for name in names if not (output / name).is_file()), None)
    if missing:
        raise Different(f"{output / missing} was not written")
    runs = [names[at:at + 500] for at in range(0, len(names), 500)]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = pool.map(digests_of, [str(output)] * len(runs), runs, [marks] * len(runs))
        return dict(zip(names, (each for run in found for each in run), strict=True))


def same(expected: dict[str, str], found: dict[str, str], who: str):
    """That each page has the text expected of it."""
    different = [name for name in expected if found.get(name) != expected[name]]
    if different:
        raise Different(f"{who}: {len(different)} of {len(expected)} pages have another text, the first is {different[0]}")


def total(found: dict[str, str]) -> str:
    """One figure for a whole site's text."""
    return hashlib.sha256("".join(f"{name} {found[name]}\n" for name in sorted(found)).encode()).hexdigest()


def weigh(output: Path) -> tuple[int, int]:
    """How many files stand in a folder, and their bytes."""
    files = [path for path in output.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)
