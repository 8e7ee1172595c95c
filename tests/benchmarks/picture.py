"""What each thing costs by the number of programs, drawn: cost upwards, size to the right, both by tens."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

# Which figures are drawn, and their colours, dark enough on white; each is named beside its line.
LINES = {
    "content and keys answered": "#1f4e79",
    "cursor key": "#2e7d32",
    "lane key": "#b71c1c",
    "page down": "#6a1b9a",
    "letter in find": "#e65100",
    "sort": "#00695c",
    "memory (MiB)": "#424242",
}
WIDTH, HEIGHT = 960, 560
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 330, 40, 60

At = Callable[[float, float], tuple[float, float]]
"""From a number of programs and a cost to a place in the picture."""
Sizes = Mapping[int, Mapping[str, Sequence[float]]]


def picture(builds: Mapping[str, Sizes]) -> str:
    """An SVG; `builds` has for each build ("" is this one, drawn solid) the figures of each size."""
    points = {
        (build, name): [
            (count, statistics.median(figures[name]))
            for count, figures in sorted(sizes.items())
            if figures.get(name)
        ]
        for build, sizes in builds.items()
        for name in LINES
    }
    values = [value for line in points.values() for _, value in line if value > 0]
    counts = [count for line in points.values() for count, _ in line]
    if not values:
        return _svg(())
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    first, last = math.log10(min(counts)), math.log10(max(counts))

    def at(count: float, value: float) -> tuple[float, float]:
        across = (math.log10(count) - first) / (last - first or 1)
        up = (math.log10(value) - low) / (high - low or 1)
        return _LEFT + across * (WIDTH - _LEFT - _RIGHT), HEIGHT - _BOTTOM - up * (HEIGHT - _TOP - _BOTTOM)

    return _svg((*_axes(at, sorted({*counts}), range(low, high + 1)), *_lines(at, points)))


def _axes(at: At, counts: Sequence[int], tens: Sequence[int]) -> Iterator[str]:
    for power in tens:
        x, y = at(counts[0], 10**power)
        yield f'<line x1="{x:.0f}" y1="{y:.0f}" x2="{WIDTH - _RIGHT}" y2="{y:.0f}" stroke="#dddddd"/>'
        yield f'<text x="{x - 8:.0f}" y="{y + 4:.0f}" text-anchor="end">{10**power:g}</text>'
    for count in counts:
        x, _ = at(count, 10 ** tens[0])
        yield f'<text x="{x:.0f}" y="{HEIGHT - _BOTTOM + 20}" text-anchor="middle">{count:,}</text>'
    middle = (_LEFT + WIDTH - _RIGHT) / 2
    yield f'<text x="{middle:.0f}" y="{HEIGHT - 12}" text-anchor="middle">programs</text>'
    yield f'<text x="{_LEFT}" y="22">ms (MiB for memory), medians; dashed: the build beside</text>'


def _lines(at: At, points: Mapping[tuple[str, str], Sequence[tuple[int, float]]]) -> Iterator[str]:
    below = _TOP
    for (build, name), line in points.items():
        if not line:
            continue
        places = [at(count, value) for count, value in line]
        dashed = ' stroke-dasharray="6 4"' if build else ""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{path}" fill="none" stroke="{LINES[name]}" stroke-width="2"{dashed}/>'
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{LINES[name]}"/>'
        if not build:
            text = f"{name}: {', '.join(_said(value) for _, value in line)}"
            place = f'x="{WIDTH - _RIGHT + 14}" y="{below:.0f}"'
            yield f'<text {place} fill="{LINES[name]}">{escape(text)}</text>'
            below += 22


def _said(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:,.0f}"


def _svg(parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif"'
    )
    return "\n".join(
        (f'{head} font-size="13">', '<rect width="100%" height="100%" fill="white"/>', *parts, "</svg>\n")
    )
