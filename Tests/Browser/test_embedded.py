"""The scoring engine compiles as Embedded Swift for WebAssembly, with the toolchain that builds everything else."""

import shutil
import subprocess

import pytest

from built_site import REPOSITORY


@pytest.mark.skipif(not shutil.which("swiftc"), reason="there is no swiftc on the path")
def test_scoring_compiles_for_webassembly_without_the_standard_runtime(tmp_path):
    sources = sorted(str(path) for path in (REPOSITORY / "Sources" / "Scoring").rglob("*.swift"))
    run = subprocess.run(
        ["swiftc", "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded", "-swift-version", "6", "-wmo",
         "-Osize", "-parse-as-library", "-warnings-as-errors", "-module-name", "Scoring", "-c", *sources, "-o", str(tmp_path / "scoring.o")],
        capture_output=True, text=True, timeout=120,
    )
    assert run.returncode == 0, run.stderr
    assert not any(line.startswith(b"import Foundation") for path in sources for line in open(path, "rb"))
