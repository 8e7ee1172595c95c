"""The heading of a printed table, which stands again at the top of later pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from matchweek.intake.headings.second_lines import names_fields
from matchweek.intake.pdf.pdf_text import Line, is_coded, runs


def repeated_head(pages: Sequence[Sequence[Line]]) -> list[str]:
    """What the lines say that stand above the first row and, most often, atop later pages; [] if none."""
    first = next((at for at, lines in enumerate(pages) if any(map(is_coded, lines))), len(pages))
    if first == len(pages):
        return []
    above = list(takewhile(lambda line: not is_coded(line), pages[first]))
    texts = list(map(_said, above))
    seen: Counter[tuple[int, int]] = Counter()
    for lines in pages[first + 1 :]:
        said = list(map(_said, lines[: len(above)]))
        if not said or said[0] not in texts:
            continue
        start = texts.index(said[0])
        same = list(takewhile(lambda pair: pair[0] == pair[1], zip(texts[start:], said, strict=False)))
        seen[start, start + len(same)] += 1
    for (start, end), _ in seen.most_common():
        if names_fields([" ".join(w.text for w in run) for line in above[start:end] for run in runs(line)]):
            return texts[start:end]
    return []


def led(block: Sequence[Line], head: Sequence[str]) -> bool:
    """Whether lines begin with the heading of the table, and go on."""
    return 0 < len(head) < len(block) and list(map(_said, block[: len(head)])) == list(head)


def _said(line: Line) -> str:
    return " ".join(word.text for word in line)
