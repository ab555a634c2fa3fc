"""A page that has moved: its old address leads to the new one, below a sub-path too."""

import subprocess

import pytest

from built_site import BASE_URL, RAPPORT
from serving import serve
from watching import Watched

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_old_address_leads_to_the_page(chromium, tmp_path, scripts):
    subprocess.run([RAPPORT, "init", "--source", tmp_path], check=True, capture_output=True)
    page = tmp_path / "content/zh/follow-up/reconfirm.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nredirects: [旧页/约见]\n", 1), encoding="utf-8")
    training = tmp_path / "served/training"
    subprocess.run(
        [RAPPORT, "build", "--source", tmp_path, "--output", training, "--base-url", BASE_URL],
        check=True, capture_output=True,
    )
    # Where a page names no icon, the browser now and then asks the host for /favicon.ico, and complains.
    assert '<link rel="icon"' in (training / "旧页/约见.html").read_text(encoding="utf-8")
    with serve(training) as address:
        context = chromium.new_context(java_script_enabled=scripts)
        watched = Watched.open(context, address, "旧页/约见.html")
        watched.page.wait_for_url(address + "follow-up/reconfirm.html")
        assert watched.page.locator("h1").inner_text() == "约见确认"
        assert watched.problems == []
        context.close()
