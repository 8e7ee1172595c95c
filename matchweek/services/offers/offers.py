"""Offers seen in R3 and the answers given there: recorded, never made. R3 alone is the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from matchweek.domain.base.text import clean_line, clean_note
from matchweek.domain.offers.offer_rules import judge_accept, judge_record, judge_reject, judge_together
from matchweek.domain.offers.offers import Offer, OfferAnswer, OfferNow, OfferState, offers_now
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.season.timetable import round_at
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput
from matchweek.services.core.known_programs import outside_remarks, require_listed
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days.timetable import read_at
from matchweek.services.people.applicant import plans_closed
from matchweek.store import journal, rows
from matchweek.store.act import Act


def record(
    week: Week, program: str, *, at: datetime | None = None, because: str = "", note: str = ""
) -> Done:
    """Record an offer seen in R3 at `at` (aware; default now); it belongs to the round of that instant.

    Raises BadInput for a program on no list, an instant to come or an offer recorded already;
    RuleSaysNo outside the rounds, and, unless `because` says why R3 shows it all the same, for an
    offer that no rule allows (rules: offers).
    """
    code = ProgramCode.read(program).text
    now = week.clock.now()
    moment, reason = at or now, clean_line(because)
    with week.act("offer.add") as act:
        if not reason:
            require_listed(act, [code])
        me = rows.applicant(act.connection)
        outside = outside_remarks(act, [code])
        number, warnings = judge_record(
            code,
            moment,
            _offers(act),
            read_at(act.connection, moment),
            now,
            state=me.state,
            prior_training=me.prior_training,
            applied=bool(outside or (act.get("application", code) or {}).get("submitted_at")),
            because=reason,
        )
        key = act.add(
            "offer",
            program=code,
            round=number,
            at=instant(moment),
            because=reason if any("against a rule" in each for each in warnings) else "",
            note=clean_note(note),
        )
    said = f"offer recorded: {code}, round {number}, number {key}"
    return Done(said, (*warnings, *outside), (key,))


def accept(week: Week, which: str | int, *, at: datetime | None = None, because: str = "") -> Done:
    """Record that an offer was accepted in R3 at `at` (aware; default now). This does not accept it.

    `which` is the offer's number or its program's code. It is judged at `at`, so what was accepted
    before the round's end can be recorded after it. Raises RuleSaysNo when another place leaves no
    room for it, and, unless `because` says why, when its round was over.
    """
    now, reason = week.clock.now(), clean_line(because)
    with week.act("offer.accept") as act:
        offer = _find(act, which, now)
        moment = at or now
        timetable = read_at(act.connection, moment)
        state = rows.applicant(act.connection).state
        warnings = judge_accept(offer, _offers(act), timetable, now, at=moment, because=reason, state=state)
        _answer(act, offer, OfferAnswer.ACCEPTED, moment, reason if warnings else "")
        warnings = (*warnings, *plans_closed(act), *outside_remarks(act, [offer.program]))
    return Done(f"recorded as accepted in R3: {offer.program}", warnings, (str(offer.id),))


def reject(week: Week, which: str | int, *, at: datetime | None = None, because: str = "") -> Done:
    """Record that an offer was rejected in R3 at `at` (aware; default now). This does not reject it.

    Raises RuleSaysNo for an accepted offer and one that an acceptance ended, and, unless `because`
    says why, for one that has expired.
    """
    now, reason = week.clock.now(), clean_line(because)
    with week.act("offer.reject") as act:
        offer = _find(act, which, now)
        moment = at or now
        timetable = read_at(act.connection, moment)
        warnings = judge_reject(offer, _offers(act), timetable, now, at=moment, because=reason)
        _answer(act, offer, OfferAnswer.REJECTED, moment, reason if warnings else "")
    return Done(f"recorded as rejected in R3: {offer.program}", warnings, (str(offer.id),))


def correct(week: Week, key: str, values: Mapping[str, str], because: str, *, draft: str = "") -> Done:
    """Change a record of an offer that is wrong, with the reason.

    An answer of “none” takes the time of the answer with it; an answer without a time gets that of
    the record's making. `draft` names the form that this commits. Raises RuleSaysNo when two places
    would be accepted that exclude each other.
    """
    reason = clean_line(because)
    if not reason:
        raise BadInput("A correction needs a reason", "", "Give --because TEXT.")
    fields = {name: _corrected(name, clean_note(text)) for name, text in values.items()}
    with week.act("correct", draft=draft) as act:
        offer = _find(act, int(key) if key.isdecimal() else key, week.clock.now())
        _put_in_order(act, offer, fields, week.clock.now())
        act.put("offer", str(offer.id), **fields)
        judge_together(_offers(act))
        changed = bool(act.changes)
        if changed:
            act.note("reason", f"offer {offer.id}", because=reason)
    return Done(f"corrected: offer {offer.id}", (), (str(offer.id),), changed)


def everything(week: Week) -> tuple[OfferNow, ...]:
    """Every offer as it is now, in the order in which they were seen."""
    now = week.clock.now()
    with week.reading() as connection:
        return offers_now(tuple(rows.offers(connection).values()), read_at(connection, now), now)


def _offers(act: Act) -> list[Offer]:
    return list(rows.offers(act.connection).values())


def _find(act: Act, which: str | int, now: datetime) -> Offer:
    """The offer of a number, or a program's: the open one, else the one that was seen last."""
    known = rows.offers(act.connection)
    text = str(which).strip()
    if text.isdecimal() and int(text) in known:
        return known[int(text)]
    if not text.isdecimal() or len(text) > 8:
        code = ProgramCode.read(text).text
        of_program = [offer for offer in known.values() if offer.program == code]
        standing = offers_now(of_program, read_at(act.connection, now), now)
        found = [each.offer for each in standing if each.state is OfferState.OPEN]
        if found or standing:
            return (found or [each.offer for each in standing])[-1]
    raise BadInput(
        "No such offer",
        f"“{text}” is the number or program of no offer recorded.",
        "See `matchweek offer list`; to record one: `matchweek offer add CODE`.",
    )


def _answer(act: Act, offer: Offer, answer: OfferAnswer, moment: datetime, because: str) -> None:
    act.put(
        "offer",
        str(offer.id),
        answer=answer.value,
        answered_at=instant(moment),
        answer_because=because,
    )


def _corrected(field: str, text: str) -> Any:
    if field == "program":
        return ProgramCode.read(text).text
    if field == "answer" and text not in {each.value for each in OfferAnswer}:
        known = ", ".join(OfferAnswer)
        raise BadInput("Not an answer to an offer", f"“{text}” was given.", f"Known: {known}.")
    return journal.read_text("offer", field, text)


def _put_in_order(act: Act, offer: Offer, fields: dict[str, Any], now: datetime) -> None:
    """Make the other fields follow a corrected one: the round the time, the time the answer."""
    seen = datetime.fromisoformat(fields["at"]) if "at" in fields else offer.at
    if "at" in fields and "round" not in fields:
        number = round_at(read_at(act.connection, seen), seen)
        fields["round"] = number or offer.round
    answer = fields.get("answer", offer.answer)
    if answer == OfferAnswer.NONE:
        fields["answered_at"] = None
        fields["answer_because"] = ""
    elif fields.get("answered_at", offer.answered_at) is None:
        fields["answered_at"] = instant(max(now, seen))
    given = fields.get("answered_at", instant(offer.answered_at) if offer.answered_at else None)
    if given is not None and datetime.fromisoformat(given) < seen:
        raise BadInput(
            "Answered before it was seen",
            f"The answer would be before {wall(seen)} ET, when the offer was seen.",
            "Nothing was changed. Give both times: at=… answered_at=…",
        )
