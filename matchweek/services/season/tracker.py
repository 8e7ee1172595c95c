"""The tracker of the season: programs added, changed, taken out; each of them known once for the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.fields import decoder
from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.programs.program import Listing
from matchweek.domain.ranking.lists import orders
from matchweek.domain.ranking.rank_list import PAIRED
from matchweek.domain.times.zones import wall
from matchweek.domain.tracker.same import OnList, find_same, may_be, of_listing
from matchweek.domain.tracker.season_view import counting
from matchweek.domain.tracker.tracked import SCORES, SeasonStatus, Tracked, title_among
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days import interviews
from matchweek.services.season.tracked_fields import checked
from matchweek.store import rows
from matchweek.store.act import Act

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

HELD = ("minutes", "channel", "interviewer", "place")
"""What may be given of its interview beside when it begins."""
_ENDED = frozenset({SeasonStatus.DECLINED, SeasonStatus.CANCELLED, SeasonStatus.REJECTED})
_FROM_LIST = ("institution", "name", "specialty", "type", "city", "state", "acgme_id")


def add(week: Week, *, at: datetime | None = None, draft: str = "", **fields: Any) -> Done:
    """Add a program of the season; `at` (aware) is when its interview begins, if that is known.

    Fields: domain.tracker.tracked.Tracked, and of the interview `HELD`. A program that is there already, by
    code, ACGME ID or name with specialty and type, is told and stays as it is; a form is refused instead.
    Raises BadInput for what names no program and for a value that cannot be. `draft` names the form whose
    draft this commits.
    """
    values, held = _parted(fields)
    with week.act("season.add", draft=draft) as act:
        known = rows.tracked(act.connection)
        values = with_list(act, values)
        wanted = described_by(values)
        _require_named(wanted)
        same = find_same(known.values(), wanted)
        if same is not None and draft:
            # What was typed stays in the form.
            raise _there_already(same)
        if same is not None:
            return _known(same)
        key, warnings = put_new(act, week, values, at, held)
        warnings += _of_place(wanted)
    return Done(f"program of the season added: {wanted.title}", warnings, (key,))


def change(
    week: Week, which: str | int, *, at: datetime | None = None, draft: str = "", **fields: Any
) -> Done:
    """Change a program of the season, named by its number, its code or its name.

    A date makes an invited one scheduled; one that is declined, cancelled or rejected has no interview to
    come any more, and one that is scheduled again has. Raises BadInput as `add` does.
    """
    values, held = _parted(fields)
    if not (values or held or at is not None or draft):
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek season set --help`.")
    with week.act("season.set", draft=draft) as act:
        one = named(act, which)
        if values.get("code"):
            _require_free(rows.tracked(act.connection).values(), one, values["code"])
        if one.is_named:
            # An invitation may wait for its program's name, and is scored or declined meanwhile.
            _require_named(replace(one, **decoder(Tracked).values(values)))
        warnings = put_changed(act, week, one, values, at, held)
        after = named(act, one.id)
        warnings += _twin(act, one, after)
        said, changed = _said(after, values, titled(act, after)), bool(act.changes)
    return Done(said, warnings, (str(one.id),), changed)


def set_status(week: Week, which: str | int, status: str) -> Done:
    """Set where one stands with a program."""
    return change(week, which, status=status)


def set_score(week: Week, which: str | int, score: str, value: int | None) -> Done:
    """Give a program one of its scores, 1 to 10, or take it away. Raises BadInput for no such score."""
    if score not in SCORES:
        raise BadInput("No such score", f"“{score}” was given.", f"Known: {', '.join(SCORES)}.")
    fields: dict[str, Any] = {score: value}
    return change(week, which, **fields)


def remove(week: Week, which: str | int) -> Done:
    """Take a program out of the tracker, with its interviews and what is known of their invitations."""
    with week.act("season.remove") as act:
        one = named(act, which)
        held = of_row(act, one.id)
        invitations = rows.invitations(act.connection).values()
        for each in held:
            for invitation in invitations:
                if invitation.interview == each.id:
                    act.remove("invitation", str(invitation.id))
            act.remove("interview", str(each.id))
        act.remove("tracked", str(one.id))
        still, title = _still_ranked(act, one.code), titled(act, one)
    gone = f" with {len(held)} interview{'' if len(held) == 1 else 's'}" if held else ""
    return Done(f"taken out of the season: {title}{gone}", still, (str(one.id),))


def _still_ranked(act: Act, code: str) -> tuple[str, ...]:
    """That a code which is no program's of the season any more stands on rank lists, alone or in a pair."""
    lists = orders(rows.rankings(act.connection))
    ranked = [name for name, order in lists.items() if any(code in item.split(PAIRED) for item in order)]
    return (f"{code} still stands on your rank list {', '.join(ranked)}.",) if code and ranked else ()


def take_code(week: Week, which: str | int, code: str) -> Done:
    """Say that a program of the season is the one of a list with that code."""
    return change(week, which, code=code)


def named(act: Act, which: str | int) -> Tracked:
    """The row that `which` names, as it stands in the act; as `meant`."""
    row = act.get("tracked", str(which)) if isinstance(which, int) else None
    if row is None:
        return meant(rows.tracked(act.connection).values(), which)
    return Tracked(**{"id": which, **decoder(Tracked).values(row)})


def titled(act: Act, one: Tracked) -> str:
    """A row as it is named in what was done."""
    return one.title if one.is_named else title_among(one, rows.tracked(act.connection).values())


def meant(known: Iterable[Tracked], which: str | int) -> Tracked:
    """The row meant by its number, its code, or a part of its name that fits only once."""
    every = list(known)
    said = clean_line(str(which))
    exact = [each for each in every if str(each.id) == said or (each.code and each.code == said.upper())]
    named = exact or [each for each in every if fold(said) in (fold(each.institution), fold(each.title))]
    found = named or [
        each for each in every if said and fold(said) in fold(f"{each.institution} {each.title}")
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput(
            "No such program of the season", f"“{said}” was given.", "See `matchweek season list`."
        )
    names = ", ".join(f"{each.id} {each.title}" for each in found[:5])
    raise BadInput("Several programs fit", f"“{said}” could be {names}.", "Give the number or the code.")


def asked_of_list(board: Board, code: str) -> Tracked | None:
    """The row that may be of a program of the list although it has no code yet: a person says whether."""
    program = board.programs.get(code)
    if program is None or any(each.code == code for each in board.kept.tracked.values()):
        return None
    return may_be(board.kept.tracked.values(), program.listing)


def listed_as(board: Board, one: Tracked) -> tuple[str, ...]:
    """The codes of the list's programs that a row without a code may be, by ACGME ID or name."""
    taken = {each.code for each in board.kept.tracked.values()}
    return OnList(program.listing for program in board.programs).may_be(one, taken)


def checked_fields(**fields: Any) -> None:
    """Raise BadInput for a field that is none, or a value that cannot be; nothing is stored."""
    _parted(fields)


# Inside an act, also for a sheet of many rows


def put_new(
    act: Act, week: Week, values: Mapping[str, Any], at: datetime | None, held: Mapping[str, Any]
) -> tuple[str, tuple[str, ...]]:
    """Insert a row and, where a date is known, its interview; its number, and what to say of the date."""
    status = values.get("status") or (SeasonStatus.SCHEDULED if at is not None else SeasonStatus.INVITED)
    key = act.add("tracked", **{**values, "status": str(status)})
    one = described_by({**values, "status": str(status)}, int(key))
    return key, _put_interview(act, week, one, at, held)


def put_changed(
    act: Act,
    week: Week,
    one: Tracked,
    values: Mapping[str, Any],
    at: datetime | None,
    held: Mapping[str, Any],
) -> tuple[str, ...]:
    """Change a row, and its interviews with it; what to say of the date."""
    values = dict(values)
    if (
        at is not None
        and "status" not in values
        and one.status in (SeasonStatus.INVITED, SeasonStatus.WAITLIST)
    ):
        values["status"] = str(SeasonStatus.SCHEDULED)
    if values.get("code"):
        # What the list says of it fills what nobody wrote down.
        said = with_list(act, {"code": values["code"]})
        values = {name: value for name, value in said.items() if not getattr(one, name)} | values
    act.put("tracked", str(one.id), **values)
    after = replace(one, **decoder(Tracked).values(values))
    if after.code != one.code:
        follow_row(act, one.id, after)
    warnings = _put_interview(act, week, after, at, held)
    if after.code != one.code:
        warnings += _still_ranked(act, one.code)
    if after.status != one.status:
        warnings += _follow_status(act, week, after)
    return warnings


def follow_row(act: Act, number: int, after: Tracked) -> None:
    """Let interviews and drafts of the row `number` be of a row as it is from now on, and of its code."""
    for each in of_row(act, number):
        act.put("interview", str(each.id), tracked=after.id, program=after.code)
    for draft in rows.letters(act.connection).values():
        if draft.tracked == number:
            act.put("letter", str(draft.id), tracked=after.id, program=after.code or None)


def of_row(act: Act, number: int) -> list[Interview]:
    """The interviews of one program of the season."""
    return rows.interviews_of(act.connection, number)


def with_list(act: Act, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, with what the lists in force or the code itself say where nothing was given."""
    code = values.get("code")
    if not code:
        return dict(values)
    listing = _listing(act, code)
    usual = Listing(code, specialty=SPECIALTIES.get(code[4:7], ""))
    said = of_listing(usual if listing is None else listing)
    known = {name: getattr(said, name) for name in _FROM_LIST if getattr(said, name)}
    return {**known, **{name: value for name, value in values.items() if value or name not in known}}


def described_by(values: Mapping[str, Any], number: int = 0) -> Tracked:
    """The row that fields as they are stored describe."""
    return Tracked(number, **decoder(Tracked).values(values))


def _parted(fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The row's own fields as they are stored, and those of its interview."""
    held = interviews.checked({name: value for name, value in fields.items() if name in HELD})
    return checked({name: value for name, value in fields.items() if name not in HELD}), held


def _listing(act: Act, code: str) -> Listing | None:
    found = None
    for info in rows.current_lists(act.connection):
        found = rows.listings(act.connection, info.id, [code]).get(code, found)
    return found


def _require_named(wanted: Tracked) -> None:
    if not wanted.is_named:
        raise BadInput(
            "Which program?", "Neither a code nor a name was given.", "Give its NRMP code or its institution."
        )


def _require_free(known: Iterable[Tracked], one: Tracked, code: str) -> None:
    """Raises BadInput where the code is another row's: a program is known once."""
    other = next((each for each in known if each.code == code and each.id != one.id), None)
    if other is not None:
        raise _there_already(other)


def _twin(act: Act, before: Tracked, after: Tracked) -> tuple[str, ...]:
    """That a program which is called otherwise now is another row's too: both stay until one is taken out."""
    if not any(getattr(before, name) != getattr(after, name) for name in ("code", *_FROM_LIST)):
        return ()
    other = find_same(rows.tracked(act.connection).values(), after)
    if other is None:
        return ()
    return (
        f"Number {other.id} of the season is the same program, as it is called now: keep one of the two.",
    )


def _there_already(other: Tracked) -> BadInput:
    return BadInput(
        "That program is there already",
        f"{other.title} is number {other.id} of the season.",
        "Change that one, or take one of the two out.",
    )


def _known(same: Tracked) -> Done:
    return Done(
        f"there already: {same.title}",
        (f"It is number {same.id} and stays as it is: `matchweek season set {same.id}` changes it.",),
        (str(same.id),),
        changed=False,
    )


def _of_place(one: Tracked) -> tuple[str, ...]:
    if one.state and one.state not in STATE_NAMES:
        return (f"“{one.state}” is no state that is known here: is it right?",)
    return ()


def _put_interview(
    act: Act, week: Week, one: Tracked, at: datetime | None, held: Mapping[str, Any]
) -> tuple[str, ...]:
    if at is None and not held:
        return ()
    found = counting(of_row(act, one.id), week.clock.now())
    if at is None and found is None:
        return ("A date is needed to keep what is known of the interview.",)
    values = dict(held)
    if at is not None:
        values |= {"at": instant(at), "status": str(_status_at(one, at, found, week.clock.now()))}
    if found is not None and (at is None or found.status != InterviewStatus.DONE or found.at == at):
        act.put("interview", str(found.id), **values)
        key = str(found.id)
    else:
        key = act.add("interview", **values, program=one.code, tracked=one.id)
    if at is not None and at > week.clock.now() and one.status in _ENDED:
        return (f"It is {one.status}: nothing rings at {wall(at)} ET.",)
    return interviews.warnings_of(act, int(key), week.clock.now())


def _status_at(one: Tracked, at: datetime, found: Interview | None, now: datetime) -> InterviewStatus:
    """What an interview is that begins at `at`: none is to come where the program is over with."""
    if found is not None and found.status == InterviewStatus.DONE and found.at == at:
        return InterviewStatus.DONE
    if one.status in _ENDED:
        return InterviewStatus.CANCELLED
    over = one.status == SeasonStatus.DONE and at <= now
    return InterviewStatus.DONE if over else InterviewStatus.ARRANGED


def _follow_status(act: Act, week: Week, one: Tracked) -> tuple[str, ...]:
    """Let its interviews follow where one stands: nothing rings for what was cancelled."""
    now, held = week.clock.now(), of_row(act, one.id)
    arranged = [each for each in held if each.status == InterviewStatus.ARRANGED]
    if one.status in _ENDED:
        for each in arranged:
            act.put("interview", str(each.id), status=str(InterviewStatus.CANCELLED))
    elif one.status == SeasonStatus.DONE:
        early = [each for each in arranged if each.at > now]
        for each in arranged:
            if each.at <= now:
                act.put("interview", str(each.id), status=str(InterviewStatus.DONE))
        return tuple(f"{wall(each.at)} ET is still to come: is it done?" for each in early)
    elif one.status == SeasonStatus.SCHEDULED and not arranged:
        again = [each for each in held if each.status == InterviewStatus.CANCELLED and each.at > now]
        for each in again[-1:]:
            act.put("interview", str(each.id), status=str(InterviewStatus.ARRANGED))
        return () if again else ("No date is known yet: set it.",)
    return ()


def _said(after: Tracked, values: Mapping[str, Any], name: str) -> str:
    """What was done, in words: the one thing that was set, or that it was changed."""
    only = next(iter(values)) if len(values) == 1 else ""
    if only in ("status", "bucket", *SCORES):
        return f"{name}: {value_words(only, getattr(after, only))}"
    return f"program of the season changed: {name}"


def value_words(field: str, value: Any) -> str:
    """A status, a score or a bucket in words: “done”, “vibe 8”, “no bucket”."""
    if field == "status":
        return str(value)
    return f"no {field}" if value in (None, "") else f"{field} {value}"
