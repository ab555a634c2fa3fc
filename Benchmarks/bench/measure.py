"""What one run of a command takes: wall time, processor time, peak memory; and medians of many."""

import os
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One run. Peak memory is that of the largest single process, as the kernel reports it."""

    wall: float  # s
    cpu: float  # s, user and system, with all processes waited for
    peak: int  # bytes


class DidNotFinish(Exception):
    """A command failed or ran out of time; the message says which, with the last lines it said."""


def run(command: list, *, folder: Path, log: Path, timeout: float, environment: dict | None = None) -> Run:
    """Runs a command to its end, from the start of its process; nothing of this program runs meanwhile."""
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env=os.environ | (environment or {}),
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)
        timer = threading.Timer(timeout, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        told = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        why = f"not done after {timeout:.0f} s" if wall >= timeout else f"status {process.returncode}"
        raise DidNotFinish(f"{Path(str(command[0])).name}: {why}\n{told}".rstrip())
    return Run(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=peak_of(usage))


def peak_of(usage) -> int:
    """Bytes; the kernel of a Mac counts in bytes, that of Linux in KiB."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@dataclass(frozen=True)
class Summary:
    """Many runs of one thing: medians, and the least and greatest wall time."""

    wall: float
    least: float
    greatest: float
    cpu: float
    peak: float
    runs: int

    @staticmethod
    def of(runs: list[Run]) -> "Summary":
        walls = [each.wall for each in runs]
        return Summary(
            wall=statistics.median(walls), least=min(walls), greatest=max(walls),
            cpu=statistics.median(each.cpu for each in runs), peak=statistics.median(each.peak for each in runs), runs=len(runs))
