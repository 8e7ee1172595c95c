"""Small inputs in the shapes that browsers and programs make, and what is right: never silently wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from matchweek.intake import Reading, read_file, read_pasted

CASES = Path(__file__).parent / "cases"
Fields = Mapping[str, object]


@dataclass(frozen=True)
class Right:
    """What a case must yield: programs, positions, some fields of some programs by code, words said."""

    programs: int
    positions: int | None
    fields: Mapping[str, Fields] = field(default_factory=dict)
    rejected: int = 0
    said: tuple[str, ...] = ()
    asked: bool = False


FAMILY = {"institution": "Larch Med Ctr", "city": "Harrow", "state": "OH", "positions": 3}
RIGHT = {
    "07a-soap-positions-available.csv": Right(
        2, 5, {"9001140C0": FAMILY, "9002120C0": {"institution": "Heron Hosp", "positions": 2}}
    ),
    "08-positions-with-marks.csv": Right(
        14,
        None,
        {
            f"90{number:02}140C0": {"positions": positions}
            for number, positions in enumerate((3, 2, 4, 1, 5, 2, 2, None, None, 3, 2, None, 2, 2), 1)
            if positions is not None
        },
        said=("row 9 “2+”", "row 10 “1-3”", "row 13 “2/8”"),
        asked=True,
    ),
}


def _read(name: str, how: str) -> Reading:
    path = CASES / name
    return read_pasted(path.read_text(encoding="utf-8")) if how == "pasted" else read_file(path)


@pytest.mark.parametrize("how", ["a file", "pasted"])
@pytest.mark.parametrize("name", RIGHT)
def test_a_case_is_read_right(name: str, how: str) -> None:
    right, reading = RIGHT[name], _read(name, how)
    assert len(reading.rows) == right.programs, reading.warnings
    assert len(reading.rejected) == right.rejected, reading.rejected
    if right.positions is not None:
        assert reading.positions == right.positions
    rows = {row.code: row for row in reading.rows}
    for code, fields in right.fields.items():
        assert {name: getattr(rows[code], name) for name in fields} == fields
    said = " ".join(reading.warnings)
    assert all(words in said for words in right.said), said
    assert bool(reading.unsure) == right.asked
