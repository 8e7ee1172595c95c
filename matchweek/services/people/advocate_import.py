"""Advocates from a file, a table or contact cards: looked at first, then brought in as one act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from matchweek.domain.base.fields import described
from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.board.week_gates import gates
from matchweek.domain.gate.leaders import ANSWER, question
from matchweek.domain.people.advocates import Advocate, propose_tier
from matchweek.intake.advocates import AdvocateRow, AdvocatesRead, read_advocates, read_advocates_file
from matchweek.intake.another_kind import Kind, saying_what_it_is
from matchweek.services.core.board import board_in
from matchweek.services.core.cleaned import kept_value
from matchweek.services.core.week import Done, Week, plural
from matchweek.store import rows

__all__ = ["AdvocateRow", "AdvocatesRead", "Foreseen", "Known", "bring_in", "foresee", "read_file"]

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the file who is there already; `by` is "name" or "mail"."""

    row: AdvocateRow
    advocate: Advocate
    by: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an import would do: whom it adds, and who is there already and stays as they are."""

    fresh: tuple[AdvocateRow, ...]
    known: tuple[Known, ...]


def read_file(path: Path) -> AdvocatesRead:
    """Read advocates from CSV, XLSX or vCard; nothing is stored. Raises BadInput with what to do next."""
    with saying_what_it_is(path, Kind.PEOPLE):
        return read_advocates_file(path)


def read_pasted(text: str) -> AdvocatesRead:
    """The same of a pasted table, or of the text of contact cards."""
    with saying_what_it_is(text, Kind.PEOPLE):
        return read_advocates(text.encode(), "pasted")


def foresee(read: AdvocatesRead, advocates: Iterable[Advocate]) -> Foreseen:
    """Who of a file would be added beside `advocates`; the same name or the same mail is the same person."""
    by_name: dict[str, Advocate] = {}
    by_mail: dict[str, Advocate] = {}
    for one in advocates:
        by_name.setdefault(fold(one.name), one)
        for mail in one.mails:
            by_mail.setdefault(mail.casefold(), one)
    fresh: list[AdvocateRow] = []
    known: list[Known] = []
    for row in read.rows:
        if (there := by_name.get(fold(clean_line(row.name)))) is not None:
            known.append(Known(row, there, "name"))
        elif (same := next((by_mail[mail] for mail in _mails(row) if mail in by_mail), None)) is not None:
            known.append(Known(row, same, "mail"))
        else:
            fresh.append(row)
    return Foreseen(tuple(fresh), tuple(known))


def _mails(row: AdvocateRow) -> list[str]:
    return [part.strip().casefold() for part in row.mail.split(",") if part.strip()]


def bring_in(week: Week, read: AdvocatesRead) -> Done:
    """Add everybody of a file who is not there yet, as one act and one undo. It contacts nobody.

    A tier that the file does not say is proposed from the role. Who is there already stays as they
    are; they, and rows that name nobody, are warnings.
    """
    with week.act("advocate.import") as act:
        found = foresee(read, rows.advocates(act.connection))
        keys = tuple(act.add("advocate", **_fields(row)) for row in found.fresh)
        gates_now = gates(board_in(act.connection), week.clock.now())
        asked = [
            f"{question(one.name, gates_now.title(code))} {ANSWER.replace('ID', str(one.id), 1)}"
            for one in rows.advocates(act.connection)
            if str(one.id) in keys and (code := gates_now.asked_whether_led(one))
        ]
    return Done(
        f"{plural(len(keys), 'advocate')} added from {clean_line(read.source)}",
        (*asked, *_warnings(read, found)),
        keys,
        bool(keys),
    )


def _fields(row: AdvocateRow) -> dict[str, Any]:
    said = asdict(row)
    known = [each for each in described(Advocate) if each.name in said]
    values = {each.name: kept_value(each, said[each.name]) for each in known}
    return values | {"tier": row.tier or propose_tier(row.role)}


def _warnings(read: AdvocatesRead, found: Foreseen) -> Iterable[str]:
    if found.known:
        names = ", ".join(f"{each.advocate.name} (same {each.by})" for each in found.known[:_NAMED])
        more = f" and {len(found.known) - _NAMED} more" if len(found.known) > _NAMED else ""
        yield f"Already there, left as they are: {names}{more}."
    for each in read.rejected[:_NAMED]:
        yield f"Row {each.row} was left out: {each.reason}."
    if len(read.rejected) > _NAMED:
        yield f"{len(read.rejected) - _NAMED} more rows were left out."
    yield from read.warnings
