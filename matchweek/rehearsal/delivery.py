"""How what happens is announced: what one sees before one answers, and the files that R3 gives out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.programs.lists import FINAL_LIST
from matchweek.domain.programs.program import Listing
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.services.core.rehearsed import Arrival, Came

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

LISTS = "list:"
"""Begins the id of a refreshed list; the number of its round follows, 0 for Monday's."""
_COLUMNS = {
    "NRMP Program Code": "code",
    "ACGME ID": "acgme_id",
    "Institution": "institution",
    "Program": "name",
    "Specialty": "specialty",
    "City": "city",
    "State": "state",
    "Unfilled": "positions",
    "Quota": "quota",
    "Application Service": "service",
    "Phone": "phone",
    "Visa": "visa",
}
_CAME = {
    EventKind.NOTICE: Came.NOTICE,
    EventKind.LIST: Came.LIST,
    EventKind.CALL: Came.CALL,
    EventKind.VOICEMAIL: Came.VOICEMAIL,
    EventKind.MESSAGE: Came.MESSAGE,
    EventKind.INTERVIEW: Came.INTERVIEW,
    EventKind.ENDED: Came.ENDED,
    EventKind.OVER: Came.OVER,
}


def arrivals_of(events: Iterable[Event], folder: Path, timetable: Timetable) -> list[Arrival]:
    """Events as they are announced. Whether R3 shows an offer is not: one has to look there."""
    found: list[Arrival] = []
    rounds: set[int] = set()
    for event in events:
        if event.kind in (EventKind.OFFER, EventKind.NO_OFFER):
            number = event.round or 0
            if number not in rounds:
                rounds.add(number)
                found.append(_round(event, number))
            continue
        came = _CAME[event.kind]
        if came is Came.OVER and event.at >= timetable.match_day:
            came = Came.END
        path = folder / list_name(event.round or 0) if came is Came.LIST else None
        known = event.program if came in (Came.ENDED, Came.INTERVIEW) else ""
        found.append(
            Arrival(
                event.id,
                event.at,
                came,
                event.title,
                event.words,
                event.number,
                known or "",
                path,
                event.until,
            )
        )
    return found


def _round(event: Event, number: int) -> Arrival:
    words = "Look in R3, whether or not anybody called: an offer nobody sees expires all the same."
    title = f"Round {number} is open"
    return Arrival(f"round:{number}", event.at, Came.ROUND, title, words, until=event.until)


def list_name(after_round: int) -> str:
    """The name of a list's file: Monday's, the one refreshed after a round, or the final one."""
    if after_round >= FINAL_LIST:
        return "unfilled-final.csv"
    return f"unfilled-after-round-{after_round}.csv" if after_round else "unfilled-monday.csv"


def list_file(folder: Path, rows: Sequence[Listing], after_round: int) -> Path:
    """Write the list as R3 shows it after a round into a folder; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / list_name(after_round)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows(_cells(rows))
    return path


def _cells(rows: Iterable[Listing]) -> Iterator[list[str]]:
    for row in rows:
        yield [str(value) if (value := getattr(row, name)) is not None else "" for name in _COLUMNS.values()]
