"""One program added by hand, read as strictly as a row of a list."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from matchweek.domain.program import Listing, ProgramCode
from matchweek.errors import BadInput
from matchweek.intake import read_bytes
from matchweek.services import lists
from matchweek.services.board import standings
from matchweek.services.week import Done, Week

FIELDS = (
    "institution", "name", "specialty", "city", "state", "positions", "service", "acgme_id", "phone",
    "website", "visa",
)  # fmt: skip


def add(week: Week, code: str, fields: Mapping[str, str]) -> Done:
    """Add a program that no list had; what is not given follows from the code.

    Institution and place are taken from another program of the same institution, if there is one.
    Raises BadInput for a code or field that cannot be read, and for a program that is known.
    """
    wanted = ProgramCode.read(code)
    with week.reading() as connection:
        known = [standing.listing for standing in standings(connection).values()]
    same = next((row for row in known if row.code[:4] == wanted.institution and row.institution), None)
    given = {name: value for name, value in fields.items() if value}
    if same is not None and "institution" not in given:
        given = {"institution": same.institution, "city": same.city, "state": same.state, **given}
    done = lists.add_by_hand(week, _read(wanted.text, given))
    if "institution" not in given:
        return Done(done.words, (*done.warnings, "No institution was given."), done.keys, done.changed)
    return done


def _read(code: str, given: Mapping[str, str]) -> Listing:
    unknown = sorted(set(given) - set(FIELDS))
    if unknown:
        raise BadInput("No such field of a program", ", ".join(unknown), f"Known: {', '.join(FIELDS)}.")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["code", *FIELDS])
    writer.writerow([code, *({"positions": "1", **given}.get(name, "") for name in FIELDS)])
    reading = read_bytes(
        text.getvalue().encode(),
        "what was typed",
        {name: str(n) for n, name in enumerate(("code", *FIELDS), 1)},
    )
    if not reading.rows:
        raise BadInput("This program cannot be added", reading.rejected[0].reason + ".", "Correct it.")
    return reading.rows[0]
