"""The theme's scripts: types from their JSDoc, and two linters."""

import subprocess
import sys
from pathlib import Path

import pytest

from built_site import REPOSITORY

HERE = Path(__file__).parent
TOOLS = Path(sys.executable).parent
SCRIPTS = [*sorted((REPOSITORY / "templates/assets").glob("*.js")), REPOSITORY / "Sources/DevServer/reload.js"]

CHECKS = {
    "types": ["deno", "check", "--no-remote", "--config", HERE / "deno.json"],
    "lint": ["deno", "lint", "--config", HERE / "deno.json"],
    "oxlint": ["oxlint", "--deny-warnings", "--config", HERE / "oxlint.json"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_scripts_pass(check, tmp_path):
    tool, *arguments = CHECKS[check]
    run = subprocess.run(
        [TOOLS / tool, *arguments, *SCRIPTS], capture_output=True, text=True,
        env={"HOME": str(tmp_path), "DENO_DIR": str(tmp_path), "NO_COLOR": "1", "PATH": "/usr/bin:/bin"},
    )
    assert (run.returncode, run.stdout + run.stderr * run.returncode) == (0, run.stdout)
    assert len(SCRIPTS) > 0
