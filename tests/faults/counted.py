"""What a campaign counts, and the table of it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from matchweek.errors import MatchweekError

_HEADINGS = ("fault", "tried", "lost", "tracebacks", "do not open", "seconds")


@dataclass
class Count:
    """Of one kind of fault: how often it was injected, and what must stay at nothing.

    `lost` are acts that were answered and are not there, `tracebacks` errors without words for a person,
    `unopened` results that do not open or are not in order. `told` says what was met, for whoever mends it.
    """

    name: str
    tried: int = 0
    lost: int = 0
    tracebacks: int = 0
    unopened: int = 0
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        return self.tried > 0 and not (self.lost or self.tracebacks or self.unopened)

    @contextmanager
    def words_only(self, what: str) -> Iterator[None]:
        """Whatever goes wrong in the block is told to a person in words, or is counted."""
        try:
            yield
        except MatchweekError as error:
            if not (error.title and (error.detail or error.remedy)):
                self.tracebacks += 1
                self.told.append(f"{what}: no words: {error!r}")
        except Exception:  # noqa: BLE001
            self.tracebacks += 1
            self.told.append(f"{what}: {traceback.format_exc(limit=-6)}")

    def misses(self, what: str, missing: Iterable[object]) -> None:
        for one in missing:
            self.lost += 1
            self.told.append(f"{what}: lost {one}")

    def is_not_in_order(self, what: str) -> None:
        self.unopened += 1
        self.told.append(f"{what}: not in order")


@contextmanager
def timed(count: Count) -> Iterator[Count]:
    begun = time.monotonic()
    try:
        yield count
    finally:
        count.seconds += time.monotonic() - begun


def table(counts: Iterable[Count]) -> list[str]:
    rows = [
        (
            one.name,
            str(one.tried),
            str(one.lost),
            str(one.tracebacks),
            str(one.unopened),
            f"{one.seconds:.0f}",
        )
        for one in counts
    ]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (_HEADINGS, *rows)
    ]
