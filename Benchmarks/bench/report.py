"""What was measured, as tables in Markdown, as JSON, and as a chart."""

from dataclasses import asdict, dataclass

from .measure import Summary


@dataclass(frozen=True)
class Row:
    """One program at one size; `why` says why there are no figures."""

    pages: int
    program: str
    summary: Summary | None = None
    files: int = 0
    bytes: int = 0
    why: str = ""


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def mega(value: float) -> str:
    return f"{value / 1e6:,.0f} MB"


def table(rows: list[Row]) -> str:
    """Every program at every size, with its time as a multiple of Rapport's at that size, on the site with tools or that without."""
    lines = [
        "| pages | | wall (least–greatest) | a page | CPU | peak memory | written | times Rapport |",
        "|--:|:--|--:|--:|--:|--:|--:|--:|",
    ]
    ours = {(row.pages, row.program): row.summary for row in rows}
    for row in rows:
        if row.summary is None:
            lines.append(f"| {row.pages:,} | {row.program} | {row.why} | | | | | |")
            continue
        it = row.summary
        reference = ours.get((row.pages, "rapport, tools" if row.program == "hugo, tools" else "rapport"))
        ratio = f"{it.wall / reference.wall:.2f}" if reference else ""
        written = f"{row.files:,} files, {mega(row.bytes)}" if row.files else ""
        peak = mega(it.peak) if it.peak else ""
        lines.append(
            f"| {row.pages:,} | {row.program} | {seconds(it.wall)} ({seconds(it.least)}–{seconds(it.greatest)}) "
            f"| {it.wall / row.pages * 1000:.3f} ms | {seconds(it.cpu)} | {peak} | {written} | {ratio} |")
    return "\n".join(lines)


def heading(machine: dict, versions: dict, date: str, runs: int) -> str:
    programs = ", ".join(f"{name} {version}" for name, version in versions.items())
    busy = " **The machine was busy: no figure here counts.**" if machine["load"] > 0.5 else ""
    return (
        f"{date}: {machine['processor']}, {machine['cores']} cores, {machine['memory'] / 1e9:.0f} GB, {machine['system']}, "
        f"files on {machine['files']}, load {machine['load']} before; {programs}; medians of {runs} alternating runs, warm cache.{busy}")


def as_json(machine: dict, versions: dict, date: str, rows: list[Row], texts: dict[int, str]) -> dict:
    return {"date": date, "machine": machine, "versions": versions, "texts": texts, "rows": [asdict(row) for row in rows]}
