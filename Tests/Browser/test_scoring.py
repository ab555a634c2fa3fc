"""The scoring engine in WebAssembly: what the module is, and that it answers as the command line does, byte for byte."""

import gzip
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from built_site import REPOSITORY

DENO = Path(sys.executable).parent / "deno"
HERE = Path(__file__).parent / "engine"
SCRIPT = REPOSITORY / "templates/assets/scoring.js"
# `swift test` writes the examples there, and the module beside them.
REPLAY = Path(os.environ.get("RAPPORT_REPLAY", "/nowhere/replay.ndjson"))
MODULE = REPLAY.parent / "scoring.wasm"
CASES = 1_000_000
EXPORTS = {"memory", "version", "alloc", "load", "run", "length"}

pytestmark = pytest.mark.skipif("RAPPORT_REPLAY" not in os.environ, reason="Tests/run records the examples")


def sections(module):
    """The module's sections: their number and bytes."""
    def leb(at):
        value = shift = 0
        while True:
            byte = module[at]
            value |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if byte < 0x80:
                return value, at

    at = 8
    while at < len(module):
        kind = module[at]
        size, at = leb(at + 1)
        yield kind, module[at:at + size]
        at += size


@cache
def under_deno():
    run = subprocess.run(
        [DENO, "run", "--no-remote", f"--allow-read={REPOSITORY},{REPLAY.parent}", HERE / "under_deno.js", SCRIPT, MODULE, REPLAY, str(CASES)],
        capture_output=True, text=True, timeout=300, env={"DENO_DIR": str(REPLAY.parent / "deno"), "NO_COLOR": "1"},
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_the_module_imports_nothing_and_exports_what_the_script_calls():
    kinds = dict(sections(MODULE.read_bytes()))
    assert 2 not in kinds
    names, exports = kinds[7], set()
    at = 1
    while at < len(names):
        length = names[at]
        exports.add(names[at + 1:at + 1 + length].decode())
        # The kind, and an index of one byte or two.
        at += length + 2
        while names[at] >= 0x80:
            at += 1
        at += 1
    assert exports == EXPORTS


def test_the_module_does_not_grow():
    """The aim is 20 KB; this holds what is reached."""
    assert len(gzip.compress(MODULE.read_bytes(), 9)) < 20_000


def test_every_example_has_the_same_reply_outside_a_browser():
    result = under_deno()
    assert result["different"] == []
    assert result["examples"] == len(REPLAY.read_text(encoding="utf-8").splitlines()) >= 273


@pytest.mark.browser
def test_every_example_has_the_same_reply_in_the_browser(chromium):
    files = {
        "": (b"<!doctype html><title>engine</title>", "text/html"),
        "scoring.js": (SCRIPT.read_bytes(), "text/javascript"),
        "replay.js": ((HERE / "replay.js").read_bytes(), "text/javascript"),
        "scoring.wasm": (MODULE.read_bytes(), "application/wasm"),
        "replay.ndjson": (REPLAY.read_bytes(), "text/plain"),
    }

    def fulfil(route):
        body, kind = files[route.request.url.rsplit("/", 1)[1]]
        route.fulfill(body=body, content_type=kind)

    context = chromium.new_context()
    context.route("http://engine.example/**", fulfil)
    page = context.new_page()
    page.goto("http://engine.example/")
    result = page.evaluate("""async () => {
        const [{ Engine }, { replay }] = await Promise.all([import("/scoring.js"), import("/replay.js")]);
        const engine = await Engine.load("/scoring.wasm");
        return replay(engine, await (await fetch("/replay.ndjson")).text());
    }""")
    context.close()
    assert result == {"examples": len(REPLAY.read_text(encoding="utf-8").splitlines()), "different": []}


def test_what_goes_wrong_is_told_and_the_next_call_is_right():
    result = under_deno()
    assert (result["trapped"], result["after"]) == ("EngineError", True)
    assert (result["version"], result["format"], result["refused"]) == ("VersionError", "VersionError", "EngineError")


def test_no_damaged_program_or_request_stops_the_module():
    result = under_deno()
    assert result["cases"] == CASES
    # The loop means something only where many are loaded and many of those answered; each ends soon.
    assert result["loaded"] > CASES / 5
    assert result["answered"] > CASES / 20
    assert result["slowest"] < 2000
