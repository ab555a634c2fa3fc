"""A tool as it is published later: its file edited, its page and description built anew, in place of those of the site."""

import shutil
import subprocess

import yaml
from playwright.sync_api import BrowserContext

from built_site import BASE_URL, RAPPORT, REPOSITORY


def republish(context: BrowserContext, folder, tool: str, edit):
    """From now on the pages of this window get the tool as `edit` leaves it, which is given the tool's file as a dictionary."""
    file = yaml.safe_load((REPOSITORY / f"content/tools/{tool}.yml").read_text(encoding="utf-8"))
    edit(file)
    content = folder / "content"
    for name, text in {
        "site.yml": "title: 新版\nlanguages: [zh]\n",
        "zh/index.md": "# 新版\n",
        f"tools/{tool}.yml": yaml.safe_dump(file, allow_unicode=True, sort_keys=False),
    }.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    # The same theme, so that the page finds its scripts among the site's.
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    site = folder / "site"
    run = subprocess.run(
        [RAPPORT, "build", "--source", folder, "--output", site, "--base-url", BASE_URL], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    for name in (f"{tool}.html", f"{tool}.json"):
        replace(context, name, site / "tools" / name)


def replace(context: BrowserContext, name: str, file):
    context.route(f"**/tools/{name}*", lambda route: route.fulfill(path=file))


def unpublish(context: BrowserContext, tool: str):
    context.route(f"**/tools/{tool}.*", lambda route: route.fulfill(status=404))
