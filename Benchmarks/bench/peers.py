"""The programs compared: how each wants its site written, and how it is told to build.

Each makes of every page: head with description, canonical address and Open Graph; breadcrumbs; title, summary, date;
outline; the pages of its section or, of a long one, the 25 nearest; the text; tags; links to the pages before and after;
and for the site: sections, tags, a feed of 50, a sitemap. Each checks every link between pages and stops at one that
leads nowhere. The templates of the peers, in Benchmarks/peers, do no more than that.

What is not equal, and in whose favour: Rapport alone finds related pages (Hugo's `.Related` takes time quadratic in the
pages of a tag), writes the section's list twice (for wide and narrow screens), a drawing for every icon, notes for
print and integrity hashes, checks the spelling of keys and names, and compares each file with what stands in its place
before it writes: that counts for the peers. Zensical alone writes a search index, and lists all tags on one page: the one
counts against it and the other for it.

On the sites with tools every tenth page holds a tool, and each tool has a page of its own. Rapport reads the tools' files,
checks them, computes their examples and makes their forms. Hugo gets the forms ready-made, letter by letter as Rapport
makes them, and puts them where they belong: nothing of the peers is like the rest.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from . import corpus, environment
from .corpus import Corpus

PEERS = Path(__file__).resolve().parents[1] / "peers"
HOME = "---\ntitle: 基准\n---\n\n一页。\n"


class Program:
    """A site generator with a site of its own below a folder: the source in `site`, the result in `output`."""

    name: str
    # Between these stands a page's text in what it writes.
    marks = ("<article>", "</article>")
    # Where that template which every page has (`template`) says this, Benchmarks/rebuild puts other words after it.
    footer = "<footer>"
    environment: dict[str, str] = {}
    # Whether every tenth page holds a tool.
    tools = False

    def __init__(self, executable: Path, folder: Path):
        self.executable = executable
        self.site = folder / self.name / "site"
        self.output = folder / self.name / "output"

    def write(self, site: Corpus):
        """Writes the site's source."""
        raise NotImplementedError

    def command(self) -> list:
        """Builds the site into the output folder; runs in `site`."""
        raise NotImplementedError

    def page(self, path: str) -> Path:
        """The source of the page of this path."""
        raise NotImplementedError

    @property
    def template(self) -> Path:
        raise NotImplementedError

    def clean(self):
        """Takes away what a build left: its output, and what it keeps for the next."""
        shutil.rmtree(self.output, ignore_errors=True)


class Rapport(Program):
    name = "rapport"
    marks = ('<div class="prose">', '<footer class="colophon">')
    footer = '<footer class="foot">'

    def write(self, site):
        corpus.write_for_rapport(site, self.site, tools=self.tools)

    def command(self):
        return [self.executable, "build", "--source", self.site, "--output", self.output]

    def page(self, path):
        return self.site / "content/zh" / f"{path}.md"

    @property
    def template(self):
        """A copy of the theme's own, which the site then has in its place."""
        copy = self.site / "templates/partials/foot.html"
        if not copy.exists():
            copy.parent.mkdir(parents=True)
            shutil.copy(corpus.REPOSITORY / "templates/partials/foot.html", copy)
        return copy


class RapportWithTools(Rapport):
    """A site where every tenth page holds a tool."""

    name = "rapport, tools"
    tools = True


class Hugo(Program):
    name = "hugo"

    def write(self, site):
        shutil.copytree(PEERS / "hugo", self.site)
        corpus.write(site, self.site / "content", keys={}, index="_index.md", tools=self.tools)
        (self.site / "content/_index.md").write_text(HOME, encoding="utf-8")
        self.environment = {"HUGO_CACHEDIR": str(self.site / ".cache")}

    def command(self):
        return [self.executable, "--noBuildLock", "--destination", self.output]

    def page(self, path):
        return self.site / "content" / f"{path}.md"

    @property
    def template(self):
        return self.site / "layouts/_default/baseof.html"


class HugoWithTools(Hugo):
    """The same pages as Rapport's with tools, and a page of each tool; the forms are there before the build."""

    name = "hugo, tools"
    tools = True

    def __init__(self, executable, folder, rapport: Path):
        super().__init__(executable, folder)
        self.rapport = rapport

    def write(self, site):
        super().write(site)
        shutil.copytree(PEERS / "hugo-tools", self.site, dirs_exist_ok=True)
        (self.site / "forms").mkdir()
        pages = self.site / "content/tools"
        pages.mkdir()
        for tool, form in forms(self.rapport, self.site.parent / "forms").items():
            (self.site / "forms" / f"{tool}.html").write_text(form, encoding="utf-8")
            text = f"---\ntitle: {tool}\n---\n\n![{tool}](tool:{tool})\n"
            (pages / f"{tool}.md").write_text(text, encoding="utf-8")


class Zensical(Program):
    name = "zensical"

    def __init__(self, executable, folder):
        super().__init__(executable, folder)
        # It writes nowhere else.
        self.output = self.site / "site"

    def write(self, site):
        shutil.copytree(PEERS / "zensical", self.site)
        corpus.write(site, self.site / "docs", keys={}, index="index.md")
        (self.site / "docs/index.md").write_text(HOME, encoding="utf-8")
        (self.site / "docs/tags.md").write_text("---\ntitle: 标签\n---\n\n<!-- material/tags -->\n", encoding="utf-8")

    def command(self):
        return [self.executable, "build", "--strict"]

    def page(self, path):
        return self.site / "docs" / f"{path}.md"

    @property
    def template(self):
        return self.site / "theme/main.html"

    def clean(self):
        super().clean()
        shutil.rmtree(self.site / ".cache", ignore_errors=True)


def forms(rapport: Path, folder: Path) -> dict[str, str]:
    """Each tool's form by the tool's name, as it stands in a page, from a site of Rapport's where each tool stands once."""
    tools = [path.stem for path in corpus.tool_files()]
    site, output = Corpus(10 * len(tools)), folder / "output"
    corpus.write_for_rapport(site, folder / "site", tools=True)
    subprocess.run([rapport, "build", "--source", folder / "site", "--output", output], check=True, capture_output=True)
    found = {}
    for number, tool in enumerate(tools):
        page = (output / f"{site.path(10 * number)}.html").read_text(encoding="utf-8")
        found[tool] = re.search("<rapport-tool .*</rapport-tool>", page, re.DOTALL).group()
    shutil.rmtree(folder)
    return found


PROGRAMS = {"hugo": (Hugo, environment.hugo), "zensical": (Zensical, environment.zensical)}


def known(names: str) -> list[str]:
    """The peers named, with commas between; ends with a message if one is not known."""
    named = [name for name in names.split(",") if name]
    for name in named:
        if name not in PROGRAMS:
            sys.exit(f"no peer is called '{name}'; there are {' and '.join(PROGRAMS)}")
    return named


def chosen(names: str, rapport: Path, folder: Path, *, tools: bool = False) -> list[Program]:
    """Rapport first, since its text is what the others' are held against; then the peers named."""
    own = [Rapport(rapport, folder)] + ([RapportWithTools(rapport, folder)] if tools else [])
    theirs = [make(executable(), folder) for make, executable in (PROGRAMS[name] for name in known(names))]
    return own + theirs + [HugoWithTools(each.executable, folder, rapport) for each in theirs if tools and each.name == "hugo"]
