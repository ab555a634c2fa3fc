"""Every link of the built site, anchors too, leads to something that is there."""

import json
import subprocess
import sys
from pathlib import Path

from built_site import FOLDER, SITE


def test_every_link_and_anchor_leads_somewhere():
    lychee = Path(sys.executable).with_name("lychee")
    run = subprocess.run(
        [lychee, "--offline", "--include-fragments", "--no-progress", "--format", "json",
         "--root-dir", FOLDER, "--index-files", "index.html", SITE],
        capture_output=True, text=True,
    )
    report = json.loads(run.stdout)
    lost = sorted(
        f"{Path(page).relative_to(SITE)}: {link['url']}: {link['status']['text']}"
        for page, links in report["error_map"].items()
        for link in links
    )
    assert lost == []
    assert report["successful"] > 1000
    assert run.returncode == 0
