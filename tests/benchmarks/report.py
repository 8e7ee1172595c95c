"""Figures of several runs, put together and set as a table."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence

# Only these say something as a ratio to the bare app; of the rest the bare app has none, or next to nothing.
RATIOS = ("first frame", "content and keys answered", "cursor key", "memory (MiB)", "idle (% of a core)")
WORST = ("worst key of the first second", "key while another imports", "call key")


def together(runs: Iterable[Mapping[str, Sequence[float]]]) -> dict[str, list[float]]:
    """The values of all runs under each name, in the order the names first came."""
    result: dict[str, list[float]] = {}
    for run in runs:
        for name, values in run.items():
            result.setdefault(name, []).extend(values)
    return result


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of all values do not exceed; the nearest one, never one between."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def summary(values: Sequence[float]) -> dict[str, float]:
    """Count, median, 95th percentile and largest; empty for no values."""
    if not values:
        return {}
    return {
        "n": len(values),
        "median": round(statistics.median(values), 3),
        "p95": round(percentile(values, 0.95), 3),
        "max": round(max(values), 3),
    }


def cell(name: str, values: Sequence[float], bare: Sequence[float]) -> str:
    """One figure as text: median, p95 where there are many, the largest where that counts, and the ratio."""
    figures = summary(values)
    if not figures:
        return "-"
    text = f"{figures['median']:.3g}" if figures["median"] < 100 else f"{figures['median']:.0f}"
    if figures["n"] >= 10:
        text += f" (p95 {figures['p95']:.3g})"
    if name in WORST:
        text += f" (max {figures['max']:.3g})"
    if name in RATIOS and bare and bare is not values and statistics.median(bare):
        text += f" {figures['median'] / statistics.median(bare):.2f}x"
    return text


def table(columns: Mapping[str, Mapping[str, Sequence[float]]], bare: str) -> str:
    """Names down, columns across; `bare` is the column that ratios are to. In ms unless the name says."""
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    base = columns[bare]
    lines = [["", *columns]]
    for name in names:
        cells = [cell(name, column.get(name, ()), base.get(name, ())) for column in columns.values()]
        lines.append([name, *cells])
    widths = [max(len(line[index]) for line in lines) for index in range(len(lines[0]))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
