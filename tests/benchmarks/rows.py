"""A list of as many fictional programs as wanted, each with a code of its own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

HEADER = [
    "program_code",
    "program_name",
    "institution",
    "city",
    "state",
    "specialty",
    "type",
    "available_positions",
    "service",
    "acgme_id",
    "visa",
]

# With these words every institution's name begins, so that a row on screen can be told from the rest.
FIRST_WORDS = (
    "Alderbrook",
    "Birchmere",
    "Cinderford",
    "Dunmarrow",
    "Elmsgate",
    "Foxhollow",
    "Greywater",
    "Hazelden",
)
_SECOND_WORDS = ("Regional Medical Center", "University Hospital", "Health", "Community Hospital", "Clinic")
_CITIES = (("Erie", "PA"), ("Toledo", "OH"), ("Flint", "MI"), ("Mesa", "AZ"), ("Gary", "IN"), ("Macon", "GA"))
_SPECIALTIES = (
    ("120", "Family Medicine", "C", "ERAS"),
    ("440", "Surgery", "P", "ERAS"),
    ("140", "Internal Medicine", "C", "ERAS"),
    ("999", "Transitional Year", "P", "ERAS"),
    ("320", "Pediatrics", "C", "ERAS"),
    ("110", "Emergency Medicine", "C", "ResidencyCAS"),
    ("140", "Internal Medicine", "P", "ERAS"),
    ("220", "Obstetrics-Gynecology", "C", "ResidencyCAS"),
    ("400", "Psychiatry", "C", "ERAS"),
    ("180", "Neurology", "A", "ERAS"),
    ("320", "Pediatrics", "M", "ERAS"),
    ("420", "Diagnostic Radiology", "R", "ERAS"),
)
_TYPES = {"C": "Categorical", "M": "Primary", "P": "Preliminary", "A": "Advanced", "R": "Reserved"}
_VISAS = ("J-1", "J-1, H-1B", "none", "")


def programs(count: int) -> Iterator[tuple[str, ...]]:
    """`count` rows under HEADER, at most 12 million: institutions first, then specialties, then tracks."""
    for index in range(count):
        institution = 9000 + index % 1000
        kind = index // 1000 % len(_SPECIALTIES)
        track = index // (1000 * len(_SPECIALTIES))
        specialty, name, letter, service = _SPECIALTIES[(kind + institution) % len(_SPECIALTIES)]
        first = FIRST_WORDS[institution % len(FIRST_WORDS)]
        second = _SECOND_WORDS[institution % len(_SECOND_WORDS)]
        city, state = _CITIES[institution % len(_CITIES)]
        yield (
            f"{institution}{specialty}{letter}{track}",
            name if not track else f"{name}/Track {track}",
            f"{first} {second} {institution}",
            city,
            state,
            name,
            _TYPES[letter],
            str(1 + index % 9),
            service,
            f"{specialty}{index:07d}",
            _VISAS[index % len(_VISAS)],
        )


def write_list(path: Path, count: int) -> None:
    """A CSV list of `count` programs at `path`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(programs(count))
