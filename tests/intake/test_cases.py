"""Small inputs in the shapes that browsers and programs make, and what is right: never silently wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from matchweek.errors import BadInput
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
PEBBLE = {
    "institution": "Pebblehaven GME Consortium",
    "name": "Transitional (PGY-1 Only)",
    "city": "Harrow City",
    "state": "OH",
    "positions": 1,
}
MISTRAL = {
    "institution": "Mistralmere University Hosp",
    "name": "Dermatology",
    "city": "Granite City",
    "state": "OR",
    "positions": 5,
}
SERVED: Fields = {"service": "ERAS", "service_derived": False}
NUMBERED: Mapping[str, Fields] = {
    "9001999P0": {**PEBBLE, **SERVED, "acgme_id": "9997275367"},
    "9003080A0": {**MISTRAL, **SERVED, "acgme_id": "0807173808"},
}
LARCH = {"institution": "Larch Medical Center", "city": "Harrow", "state": "OH"}
RIGHT = {
    "02-rowspan-copied.txt": Right(
        8,
        32,
        {
            "9001999P0": {**PEBBLE, **SERVED},
            "9003080A0": {**MISTRAL, **SERVED},
            "9006080A0": {
                "institution": "Meadowbrook Children's Hospital", "city": "Saffron Park", "state": "NY",
                "name": "Dermatology", "positions": 2,
            },
        },
        said=("reach over several rows",),
    ),
    "03-two-heading-rows-copied.txt": Right(
        4, 18, {"9001999P0": {**PEBBLE, "quota": 1}, "9003080A0": {**MISTRAL, "quota": 11}}
    ),
    "04a-two-divs-in-cell-chromium.txt": Right(
        4, 18, {"9001999P0": {**PEBBLE, **SERVED, "type": "P"}, "9003080A0": {**MISTRAL, **SERVED}}
    ),
    "05a-screenreader-label-copied.txt": Right(4, 18, NUMBERED),
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
    "09-label-value-tables-copied.txt": Right(4, 18, NUMBERED),
    "13-three-columns-of-codes.tsv": Right(
        8,
        None,
        {f"900{number}140C0": {} for number in range(1, 9)},
        said=("3 columns hold codes: all were read",),
    ),
    "18-institution-above-rows.txt": Right(
        3,
        15,
        {
            "9001120C0": {**LARCH, "name": "Family Medicine", "positions": 4, "quota": 8},
            "9001140C0": {**LARCH, "name": "Internal Medicine", "positions": 10, "quota": 10},
            "9002320C0": {
                "institution": "Heron Hospital", "city": "Falcon Falls", "state": "OH", "name": "Pediatrics",
                "positions": 1,
            },
        },
        said=("quota minus matched",),
    ),
    "20-plus-phone.csv": Right(1, 3, {"9001140C0": {"phone": "+1 202-555-0142"}}),
    "22-cards-copied.txt": Right(
        4, 18, {"9001999P0": {**PEBBLE, **SERVED}, "9003080A0": {**MISTRAL, **SERVED}}
    ),
}  # fmt: skip


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


@pytest.mark.parametrize("how", ["a file", "pasted"])
def test_cells_that_ran_together_are_refused_with_the_next_best_way(how: str) -> None:
    with pytest.raises(BadInput) as caught:
        _read("27-run-together.txt", how)
    assert "ran together" in caught.value.detail
    assert "ctrl+s" in caught.value.remedy and "PDF" in caught.value.remedy
