"""A build with its counts: what the program allocates, opens, reads, writes; the figures do not depend on the machine's speed."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from built_site import RAPPORT, REPOSITORY

sys.path.append(str(REPOSITORY / "Benchmarks"))
from bench.check import weigh  # noqa: E402
from bench.corpus import Corpus, write_for_rapport  # noqa: E402

COMPILER = shutil.which("cc") or shutil.which("clang")


# Pages of a section, at every size: the list of a section's pages, which each of them has, does not grow with the site.
WIDTH = 15


@cache
def counted(pages: int, width: int = WIDTH) -> dict[str, int]:
    """The counts of a first build of the seeded site of Benchmarks/bench/corpus.py."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        write_for_rapport(Corpus(pages, width), here / "source")
        subprocess.run([COMPILER, "-O2", "-shared", "-fPIC", "-o", here / "counting.so", Path(__file__).parent / "counting.c"], check=True)
        subprocess.run(
            [RAPPORT, "build", "--source", here / "source", "--output", here / "site"], check=True, stdout=subprocess.DEVNULL,
            # Hashing without a seed of its own lets collections grow the same way each time.
            env=os.environ | {"LD_PRELOAD": here / "counting.so", "COUNTS": here / "counts", "SWIFT_DETERMINISTIC_HASHING": "1"})
        files, written = weigh(here / "site")
        return {"files": files, "bytes written": written} | json.loads((here / "counts").read_text())
