"""Contacts that came in: logged at their instant, corrected, named later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from matchweek.domain.base.change import Fields
from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.contacts import contact_facts, who_began
from matchweek.domain.contacts.calls import Begun, Call, CallBack, Counts, Outcome, Recipient
from matchweek.domain.gate.call_backs import TRIES
from matchweek.domain.gate.rule_questions import Incident, settled, taken_back
from matchweek.domain.season.timetable import Timetable
from matchweek.domain.times.zones import EASTERN, wall
from matchweek.errors import BadInput
from matchweek.services.core.cleaned import Reader, cleaned, one_of
from matchweek.services.core.known_programs import outside_remarks, require_listed
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days.aliases import learn
from matchweek.services.days.timetable import read_at
from matchweek.store import rows
from matchweek.store.act import Act

# What an act sets by itself, or is given in another way.
_NOT_GIVEN = frozenset({"id", "at", "counted_at", "tried_at"})
# Who began it, as a person says it of themselves.
_ME = {"me": Begun.APPLICANT, "i": Begun.APPLICANT, "not_sure": Begun.UNCLEAR}


def add(week: Week, at: datetime | None = None, **fields: object) -> Done:
    """Log a contact that came in at `at` (aware; default now). Fields: domain.contacts.calls.Call.

    A program named here counts as confirmed, and a missed call waits to be returned. Nothing is
    required: a call may stay unnamed.
    """
    moment = at or week.clock.now()
    values = checked(fields)
    values["at"] = instant(moment)
    if values.get("program"):
        values.setdefault("confirmed", True)
    if values.get("missed"):
        values.setdefault("call_back", CallBack.DUE.value)
    _who_began(values, {})
    _who_counts(values, week.clock.now())
    _when_tried(values, week.clock.now())
    with week.act("call.add") as act:
        if values.get("program"):
            require_listed(act, [values["program"]])
        values |= _to_report(act, values, moment)
        warnings = _warnings(act, values, moment, week.clock.now())
        key = act.add("call", **values)
    return Done(f"call logged: number {key}", warnings=warnings, keys=(key,))


def change(
    week: Week, call: int, /, at: datetime | None = None, *, draft: str = "", said: str = "", **fields: object
) -> Done:
    """Change a logged contact; naming its program confirms it (rules: contact.opened).

    `call` is its number in the list of calls; `number` among the fields is the one that called.
    `draft` names the form whose draft this commits: it is cleared in the same transaction. `said` is what
    its program was called, to be learnt as a name of it.
    """
    values = checked(fields)
    if at is not None:
        values["at"] = instant(at)
    if not values and not draft:
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek call set --help`.")
    if "program" in values:
        values.setdefault("confirmed", values["program"] is not None)
    with week.act("call.set", draft=draft) as act:
        known = act.get("call", str(call))
        if known is None:
            raise _no_call(call)
        if values.get("program"):
            require_listed(act, [values["program"]])
        warnings = follow(act, values, known, week.clock.now())
        act.put("call", str(call), **values)
        learnt = learn(act, call, values["program"], said) if "program" in values else ""
        changed = bool(act.changes)
    words = "; ".join(filter(None, (f"call {call} changed", learnt)))
    return Done(words, warnings=warnings, keys=(str(call),), changed=changed)


def follow(act: Act, values: dict[str, Any], known: Fields, now: datetime) -> tuple[str, ...]:
    """Add to the changed `values` of a known call what follows from them; what to say of it."""
    when = datetime.fromisoformat(str(values.get("at", known["at"])))
    _who_began(values, known)
    _not_of_another(values, known)
    _who_counts(values, now)
    _when_tried(values, now)
    settled_now = _settled(act, {**known, **values}, when)
    values |= settled_now
    values |= _to_report(act, {**known, **values}, when)
    undone = take_back(values, known, settled=bool(settled_now))
    return (*undone, *_warnings(act, {**known, **values}, when, now))


def take_back(values: dict[str, Any], known: Fields, *, settled: bool = False) -> tuple[str, ...]:
    """Say that a rule question which was marked is no more, and keep the words noted with it in the note.

    `settled` says that what it was about is not so. Empty where none was marked, or one still is.
    """
    now, was = {**known, **values}, known.get("incident") or ""
    if not was or now["incident"]:
        return ()
    remark = taken_back(was, settled=settled)
    words = (now.get("incident_words") or "").strip()
    values["incident_words"] = ""
    if words:
        values["note"] = "\n".join(filter(None, (now.get("note"), f"{remark} Words noted: “{words}”")))
    return (remark,)


def tried(week: Week, call: int) -> Done:
    """One more try to call back: logged with its time, and the call stays to be returned.

    Raises BadInput for a call there is not, or one that was answered.
    """
    with week.act("call.tried") as act:
        known = act.get("call", str(call))
        if known is None:
            raise _no_call(call)
        if not known["missed"] and known["call_back"] == CallBack.NONE:
            raise BadInput("Nothing to call back", f"Call {call} was answered.", "See `matchweek call list`.")
        now = week.clock.now()
        tries = int(known["tries"] or 0) + 1
        act.put("call", str(call), tries=tries, tried_at=instant(now), call_back=CallBack.DUE.value)
    often = f"{tries} of {TRIES} times" if tries <= TRIES else f"{tries} times, {TRIES} are enough"
    return Done(f"call {call}: tried {often}, still to be called back", keys=(str(call),))


def _no_call(number: int) -> BadInput:
    return BadInput("No such call", f"There is no call {number}.", "See `matchweek call list`.")


def everything(week: Week) -> list[Call]:
    """All contacts, newest first."""
    with week.reading() as connection:
        return rows.calls(connection)


def checked(fields: Mapping[str, object]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for an unknown one or a value that cannot be."""
    return cleaned(Call, fields, _no_such, but=_NOT_GIVEN, read=READ)


def _no_such(name: str) -> BadInput:
    return BadInput("No such field of a call", f"“{name}” is not kept.", "See `matchweek call add --help`.")


def _begun_by(value: str) -> str:
    text = fold(value).replace("-", "").replace(" ", "_")
    return one_of("begun_by", _ME.get(text, text), tuple(filter(None, Begun)))


def _counts(value: str) -> str:
    if fold(value).strip() in ("", "none", "nobody"):
        return ""
    return one_of("counts", value, tuple(filter(None, Counts)))


def _outcome(value: str) -> str:
    if fold(value).strip() in ("", "none"):
        return ""
    return one_of("outcome", value, tuple(filter(None, Outcome)))


def _incident(value: str) -> str:
    """A rule question by its kind (domain.gate.rule_questions.Incident), or in the person's own words."""
    text = clean_line(value)
    kind = fold(text).replace(" ", "_").replace("-", "_")
    return kind if kind in list(Incident) else text


def _heat(value: int | None) -> int | None:
    if value is not None and not 1 <= value <= 5:
        raise BadInput("Interest is 1 to 5", f"{value} was given.", "1 is polite, 5 is eager.")
    return value


def _tries(value: object) -> int:
    text = str(value).strip()
    if not text.isdecimal() or len(text) > 2:
        raise BadInput(
            "Not a number of tries", f"“{value}” was given.", "Give how often you tried, such as 2."
        )
    return int(text)


# Of these there is more to say than what stands on their dataclass.
READ: Mapping[str, Reader] = {
    "incident": _incident,
    "begun_by": _begun_by,
    "counts": _counts,
    "outcome": _outcome,
    "heat": _heat,
    "tries": _tries,
}


def too_early(timetable: Timetable, at: datetime) -> str:
    """What to say of a contact before Tuesday 08:00 Eastern (rules: contact.programs); else empty."""
    if at < timetable.list_opens or not contact_facts.too_early(at, timetable):
        return ""
    return (
        f"Programs may not start contact before {_opening(timetable)} Eastern: look at your clock; "
        "you may report it, ask your school (Match Participation Agreement)."
    )


def _opening(timetable: Timetable) -> str:
    opens = timetable.contact_opens.astimezone(EASTERN)
    return f"{opens:%A %H:%M}"


def _who_began(values: dict[str, Any], known: Fields) -> None:
    """Ask who began a contact whose words leave it open, unless that was said."""
    if "begun_by" in values or known.get("begun_by") or not {"note", "to"} & values.keys():
        return
    now = {**known, **values}
    if who_began.unclear(now.get("to", Recipient.ME), now.get("note", "")):
        values["begun_by"] = Begun.UNCLEAR.value


def _not_of_another(values: dict[str, Any], known: Fields) -> None:
    """What was said of one program's contact is not said of another's."""
    if "program" in values and values["program"] != known["program"] and known["counts"]:
        values.setdefault("counts", Counts.NOBODY.value)


def _who_counts(values: dict[str, Any], now: datetime) -> None:
    """Keep with who said that a contact counts when they did."""
    if "counts" in values and "counted_at" not in values:
        values["counted_at"] = instant(now) if values["counts"] else None


def _when_tried(values: dict[str, Any], now: datetime) -> None:
    """A number of tries goes with when the last of them was, as far as that is known: now."""
    if "tries" in values:
        values["tried_at"] = instant(now) if values["tries"] else None


def _settled(act: Act, call: Fields, at: datetime) -> dict[str, Any]:
    """A rule question goes with what it was about: a program one had applied to was no stranger."""
    application = act.get("application", call["program"]) if call["program"] else None
    sent = (application or {}).get("submitted_at")
    received = datetime.fromisoformat(sent) if sent else None
    gone = settled(call["incident"] or "", at, received, read_at(act.connection, at))
    return {"incident": ""} if gone else {}


def _to_report(act: Act, call: Fields, at: datetime) -> dict[str, Any]:
    """Who says that a contact from before the application counts says with it that its times are right.

    Then it was contact from a program not applied to, which must be reported (rules: contact.report).
    """
    if not call.get("counts") or call.get("incident") or not call.get("program"):
        return {}
    sent = (act.get("application", call["program"]) or {}).get("submitted_at")
    after = sent and not contact_facts.received_by(at, datetime.fromisoformat(sent))
    return {"incident": Incident.NOT_APPLIED.value} if after else {}


def _warnings(act: Act, call: Fields, at: datetime, now: datetime) -> tuple[str, ...]:
    """What the dashboard would ask: a time to come, who began it, too early, not applied to."""
    found = []
    if at > now:
        found.append(f"{wall(at)} Eastern is still to come: is the time right?")
    if remark := who_began.remark(call.get("begun_by", "")):
        how = " Say who: `matchweek call set ID --begun-by program|me|advocate|school`."
        return (*found, remark + (how if call["begun_by"] == Begun.UNCLEAR else ""))
    timetable = read_at(act.connection, at)
    if not call.get("incident") and (early := too_early(timetable, at)):
        found.append(early)
    program = call.get("program")
    if not program or not timetable.known:
        return tuple(found)
    found += outside_remarks(act, [program])
    sent = (act.get("application", program) or {}).get("submitted_at")
    if not sent:
        found.append(
            f"{program} is not recorded as applied to: did you apply? If so, `matchweek apply {program}`; "
            "contact from a program you did not apply to must be reported to NRMP (Match Participation "
            "Agreement)."
        )
    elif not contact_facts.received_by(at, datetime.fromisoformat(sent)) and not call.get("counts"):
        found.append(recorded_after(program))
    return tuple(found)


def recorded_after(program: str) -> str:
    """What to ask of an application that is recorded after its program's call."""
    return (
        f"Your application to {program} is recorded after its call: is its time right? If it is not, "
        f"`matchweek correct application {program} submitted_at=INSTANT --because TEXT`; if it is, the call "
        "must be reported to NRMP. Then say so: `matchweek call set ID --counts me`. Nothing opens before."
    )
