"""What is said of a program beside its place on the rank list: bucket, reasons, others' words, questions."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.domain.base.text import clean_note
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.programs.triage import Tier
from matchweek.domain.ranking.lists import by_codes, order_of
from matchweek.domain.ranking.proposals import proposed_bucket, proposed_order
from matchweek.domain.ranking.rank_list import MAIN
from matchweek.domain.ranking.reality import QUESTIONS, VOICES
from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week, plural
from matchweek.store import rows
from matchweek.store.act import Act

NOTED = ("reason", "not_ranked", *VOICES, *QUESTIONS)
"""The fields of a tracker's row that are written here."""
NO_BUCKET = "none"


def note(week: Week, code: str, *, draft: str = "", bucket: str | None = None, **values: str) -> Done:
    """Write down what is said of a ranked program: fields of NOTED, an empty one clears it, and its bucket.

    Raises BadInput for a program that is not in the tracker, or a field that is none. `draft` names the form
    whose draft this commits.
    """
    unknown = [name for name in values if name not in NOTED]
    if unknown:
        raise BadInput("No such field", f"“{unknown[0]}” was given.", f"Known: {', '.join(NOTED)}.")
    wanted = ProgramCode.read(code).text
    put = {} if bucket is None else {"bucket": _read_bucket(bucket)}
    with week.act("ranking.note", draft=draft) as act:
        one = _row(act, wanted)
        act.put("tracked", str(one.id), **put, **{name: clean_note(text) for name, text in values.items()})
        changed = bool(act.changes)
    return Done(f"written down: {wanted}", (), (wanted,), changed)


def set_bucket(week: Week, codes: Sequence[str], bucket: str) -> Done:
    """Put programs into a bucket: top, middle, safety, or none."""
    kept = _read_bucket(bucket)
    wanted = list(dict.fromkeys(ProgramCode.read(code).text for code in codes))
    with week.act("ranking.bucket") as act:
        numbers = [_row(act, code).id for code in wanted]
        act.put_many("tracked", {str(number): {"bucket": kept} for number in numbers})
        changed = bool(act.changes)
    return Done(f"bucket {kept or NO_BUCKET}: {', '.join(wanted)}", (), tuple(wanted), changed)


def _read_bucket(text: str) -> str:
    word = text.strip().casefold()
    if word not in (*Tier, NO_BUCKET, ""):
        raise BadInput("No such bucket", f"“{text}” was given.", f"Known: {', '.join(Tier)}, {NO_BUCKET}.")
    return "" if word == NO_BUCKET else word


def take_buckets(week: Week) -> Done:
    """Put every program of the main list that has no bucket into the one that its scores propose."""
    return take_proposed(week, buckets=True)


def take_order(week: Week) -> Done:
    """Order the main list as buckets and scores propose; what has neither keeps its place."""
    return take_proposed(week, order=True)


def take_proposed(week: Week, *, buckets: bool = False, order: bool = False) -> Done:
    """Take what is proposed for the main list, first buckets, then the order that goes by them: one undo."""
    words = []
    with week.act("ranking.order" if order else "ranking.bucket") as act:
        if buckets:
            words.append(f"buckets as proposed: {plural(_put_buckets(act), 'program')}")
        if order:
            moved = _put_order(act)
            words.append(
                "main list ordered as proposed" if moved else "the main list stands as proposed already"
            )
        changed = bool(act.changes)
    return Done("; ".join(words), (), (MAIN,), changed)


def _put_buckets(act: Act) -> int:
    """How many programs got a bucket."""
    known = _by_code(act)
    fresh = {
        str(one.id): {"bucket": bucket}
        for code in order_of(rows.rankings(act.connection), MAIN)
        if (one := known.get(code)) is not None and not one.bucket and (bucket := str(proposed_bucket(one)))
    }
    act.put_many("tracked", fresh)
    return len(fresh)


def _put_order(act: Act) -> bool:
    """Whether anything moved."""
    stood = order_of(rows.rankings(act.connection), MAIN)
    wanted = proposed_order(stood, _by_code(act))
    act.put("ranking", MAIN, order=" ".join(wanted))
    return tuple(wanted) != tuple(stood)


def _row(act: Act, code: str) -> Tracked:
    one = _by_code(act).get(code)
    if one is None:
        raise BadInput(
            "Not in your tracker",
            f"{code} is no program of your season here.",
            "Add it there first: what is said of a program is kept in its row.",
        )
    return one


def _by_code(act: Act) -> dict[str, Tracked]:
    return by_codes(rows.tracked(act.connection).values())
