"""A chart of the time per page by the number of pages, drawn by hand: legible in light and dark, in print and by ear."""

import math
from html import escape

from .report import Row

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 560, 24, 340
# A mark besides a colour, so that no line is told by its colour alone. The colours have 4.5:1 on white and on #16171a.
LOOKS = {
    "rapport": ("a", "circle"), "hugo": ("b", "square"), "zensical": ("c", "up"), "floor": ("d", "down"),
    "rapport, tools": ("e", "diamond"),
}
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #3b3c40 }
.grid { stroke: #8886; stroke-width: 1 }
.line { fill: none; stroke-width: 2 }
.a { stroke: #b3261e } .b { stroke: #1a56b0 } .c { stroke: #7a4d00 } .d { stroke: #5f6166 } .e { stroke: #86328f }
.mark.a { fill: #b3261e } .mark.b { fill: #1a56b0 } .mark.c { fill: #7a4d00 } .mark.d { fill: #5f6166 } .mark.e { fill: #86328f }
.d.line { stroke-dasharray: 5 4 }
@media (prefers-color-scheme: dark) {
  text { fill: #d6d7da }
  .a { stroke: #ff8a80 } .b { stroke: #82b1ff } .c { stroke: #e0b050 } .d { stroke: #a7a9ae } .e { stroke: #e29aea }
  .mark.a { fill: #ff8a80 } .mark.b { fill: #82b1ff } .mark.c { fill: #e0b050 } .mark.d { fill: #a7a9ae } .mark.e { fill: #e29aea }
}
"""


def steps(greatest: float) -> list[float]:
    """Round values from 0 to at least the greatest, four to eight of them."""
    raw = greatest / 6
    scale = 10 ** math.floor(math.log10(raw))
    step = next(scale * factor for factor in (1, 2, 5, 10) if scale * factor >= raw)
    return [step * at for at in range(math.ceil(greatest / step) + 1)]


def mark(kind: str, look: str, x: float, y: float) -> str:
    shapes = {"circle": "M{l} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "square": "M{l} {t}h8v8h-8z", "up": "M{x} {t}l5 9h-10z",
              "down": "M{x} {b}l5 -9h-10z", "diamond": "M{x} {t}l5 5l-5 5l-5 -5z"}
    path = shapes[kind].format(x=f"{x:.1f}", y=f"{y:.1f}", l=f"{x - 4:.1f}", t=f"{y - 4:.1f}", b=f"{y + 4:.1f}")
    return f'<path class="mark {look}" d="{path}"/>'


def chart(rows: list[Row], title: str) -> str:
    """The SVG; pages on a logarithmic scale, milliseconds a page on a linear one."""
    rows = [row for row in rows if row.summary and row.program in LOOKS]
    sizes = sorted({row.pages for row in rows})
    values = steps(max(row.summary.wall / row.pages * 1000 for row in rows))
    span = math.log(sizes[-1] / sizes[0]) or 1

    def x(pages):
        return LEFT + 12 + (RIGHT - LEFT - 24) * math.log(pages / sizes[0]) / span

    def y(value):
        return BOTTOM - (BOTTOM - TOP) * value / values[-1]

    parts = []
    for value in values:
        parts.append(f'<path class="grid" d="M{LEFT} {y(value):.1f}H{RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:g}</text>')
    for size in sizes:
        parts.append(f'<text x="{x(size):.1f}" y="{BOTTOM + 22}" text-anchor="middle">{size:,}</text>')
    parts.append(f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 46}" text-anchor="middle">pages</text>')
    parts.append(f'<text x="{LEFT - 8}" y="{TOP - 10}">ms a page</text>')
    ends, told = [], []
    for name, (look, kind) in LOOKS.items():
        points = sorted((row.pages, row.summary.wall / row.pages * 1000) for row in rows if row.program == name)
        if not points:
            continue
        parts.append(f'<path class="line {look}" d="M{"L".join(f"{x(pages):.1f} {y(value):.1f}" for pages, value in points)}"/>')
        parts += [mark(kind, look, x(pages), y(value)) for pages, value in points]
        ends.append((y(points[-1][1]), name, look, kind))
        told.append(f"{name}: " + ", ".join(f"{value:.2f} ms at {pages:,}" for pages, value in points))
    # Names stand at the right, in the order of the lines' ends, and never on one another.
    at = TOP - 20
    for end, name, look, kind in sorted(ends):
        at = max(at + 20, end)
        parts.append(mark(kind, look, RIGHT + 20, at) + f'<text x="{RIGHT + 32}" y="{at + 4:.1f}">{escape(name)}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title what">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="what">{escape("; ".join(told))}</desc>\n'
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n")
