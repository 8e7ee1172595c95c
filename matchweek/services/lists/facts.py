"""What one knows of programs: set, taken out; a program need not be on a list, for facts outlive lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matchweek.domain.programs.fact_values import read_day, read_kind, read_source, read_value
from matchweek.domain.programs.fact_words import fact_words
from matchweek.domain.programs.facts import ME, Fact, FactKind, key_of
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput, Failed
from matchweek.services.core.known_programs import read_codes
from matchweek.services.core.week import Done, Week, plural
from matchweek.store.act import Act


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a program: `text` as it was typed, empty for unknown; source and day as typed."""

    kind: str
    text: str
    source: str = ME
    on: str = ""


def set_fact(
    week: Week,
    code: str,
    kind: str,
    text: str,
    *,
    source: str = ME,
    on: str = "",
    anyway: bool = False,
) -> Done:
    """Keep one fact of a program; a text such as “unknown” takes it out. `on` is today where it is empty.

    Raises BadInput for what cannot be told; Failed where a newer one stands, unless `anyway`.
    """
    return set_facts(week, code, [Said(kind, text, source, on)], anyway=anyway)


def set_facts(week: Week, code: str, said: Sequence[Said], *, anyway: bool = False, draft: str = "") -> Done:
    """Several facts of one program, as one act; `draft` is the form that this commits."""
    program = ProgramCode.read(code).text
    today = today_of(week)
    wanted = {FactKind(kind): fact for kind, fact in (_read(program, each, today) for each in said)}
    with week.act("fact.set", draft=draft) as act:
        stand = of_program(act, program, wanted)
        older = [fact for kind, fact in wanted.items() if fact and _is_older(fact, stand.get(kind))]
        if older and not anyway:
            raise _newer_stands(older[0], stand[FactKind(older[0].kind)])
        put(act, [(key_of(program, kind), fact) for kind, fact in wanted.items()])
        changed = bool(act.changes)
    words = "; ".join(
        f"{kind.title}: {fact_words(fact) if fact else 'unknown'}" for kind, fact in wanted.items()
    )
    return Done(f"{program}, {words}", keys=(program,), changed=changed)


def clear(week: Week, codes: Sequence[str], kinds: Sequence[str] = ()) -> Done:
    """Take facts of programs out, those of some kinds or all: they are unknown again."""
    programs = read_codes(codes)
    wanted = [read_kind(kind) for kind in kinds] or list(FactKind)
    with week.act("fact.clear") as act:
        keys = [key_of(code, kind) for code in programs for kind in wanted]
        there = act.get_many("fact", keys)
        for key in there:
            act.remove("fact", key)
    said = f"{plural(len(there), 'fact')} taken out: {plural(len(programs), 'program')}"
    return Done(said if there else "Nothing was known of it", keys=tuple(programs), changed=bool(there))


def today_of(week: Week) -> date:
    """The day it is, in Eastern time as the week counts."""
    from matchweek.domain.times.zones import EASTERN

    return week.clock.now().astimezone(EASTERN).date()


def _read(program: str, said: Said, today: date) -> tuple[FactKind, Fact | None]:
    kind = read_kind(said.kind)
    value = read_value(kind, said.text)
    if not value:
        return kind, None
    on = read_day(said.on) if said.on.strip() else today
    if on > today:
        raise BadInput(
            "That day has not come yet", f"{on} is after today, {today}.", "Give when it was read."
        )
    return kind, Fact.of(program, kind, value, read_source(said.source), on)


def of_program(act: Act, code: str, kinds: Mapping[FactKind, object]) -> dict[FactKind, Fact]:
    """What is kept of a program, of some kinds."""
    found = act.get_many("fact", [key_of(code, kind) for kind in kinds])
    return {FactKind(row["kind"]): as_fact(row) for row in found.values()}


def as_fact(row: Mapping[str, str]) -> Fact:
    """A fact of its row as an act gives it."""
    on = date.fromisoformat(row["on"])
    return Fact(row["code"], row["kind"], row["value"], row["source"], on, row["words"])


def put(act: Act, facts: Sequence[tuple[str, Fact | None]]) -> None:
    """Keep facts under their keys; None takes one out."""
    for key, fact in facts:
        if fact is None:
            act.remove("fact", key)
    act.put_many("fact", {key: _row(fact) for key, fact in facts if fact is not None})


def _row(fact: Fact) -> dict[str, str]:
    return {
        "code": fact.code,
        "kind": str(fact.kind),
        "value": fact.value,
        "source": fact.source,
        "on": fact.on.isoformat(),
        "words": fact.words,
    }


def _is_older(fact: Fact, stands: Fact | None) -> bool:
    return stands is not None and fact.on < stands.on and fact.text != stands.text


def _newer_stands(fact: Fact, stands: Fact) -> Failed:
    return Failed(
        "A newer fact stands",
        f"{stands.code}, {FactKind(stands.kind).title}: “{fact_words(stands)}” is from {stands.on}, "
        f"“{fact_words(fact)}” only from {fact.on}.",
        "Give the day on which it was read (`--on`), or add `--anyway`.",
    )


def known(week: Week, codes: Sequence[str] = ()) -> list[Fact]:
    """Facts of one's own, of some programs or of all, by code and in the order of the kinds."""
    from matchweek.store import rows

    with week.reading() as connection:
        found = rows.facts(connection).values()
    order = list(FactKind)
    some = [each for each in found if not codes or each.code in codes]
    return sorted(some, key=lambda each: (each.code, order.index(FactKind(each.kind))))


EXPORTED = ("code", "kind", "value", "source", "on")


def csv_of_facts(week: Week) -> str:
    """All facts as a CSV table, for next year's file: bringing it in there gives the same facts.

    Names of the list are not in it: the List is confidential, and the code is enough.
    """
    from matchweek.papers.tables import csv_text

    lines = ((each.code, each.kind, each.text, each.source, each.on.isoformat()) for each in known(week))
    return csv_text(EXPORTED, lines)


def write_csv(week: Week, to: Path) -> Done:
    """The same as a file (0600, moved into place whole); it holds nothing of the list, so it is no act."""
    from matchweek.services.file.private_files import written

    count = len(known(week))
    with written(week, csv_of_facts(week), to):
        return Done(f"{plural(count, 'fact')} written to {to}", keys=(str(to),))
