"""Applications: planned as one likes, recorded as submitted within the cap of each service."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from matchweek.domain.base.text import clean_line
from matchweek.domain.contacts.contact_facts import is_contact, received_by
from matchweek.domain.gate.rule_questions import Incident
from matchweek.domain.offers.offers import state_after
from matchweek.domain.programs.budget import CAP, OWN_SITE, is_service, refuse_over, service_name
from matchweek.domain.programs.eligibility import is_open, open_types, rule_of, state_in, why_closed
from matchweek.domain.programs.lists import derive
from matchweek.domain.programs.program import ProgramCode, ProgramType, Service
from matchweek.domain.season.timetable import Phase, Timetable, phase_at
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.core.known_programs import read_codes, require_listed
from matchweek.services.core.week import Done, Week, instant, plural
from matchweek.services.days.timetable import read_at, refuse_another_year
from matchweek.services.lists.application_documents import refuse_doubtful, went_with
from matchweek.store import counts, rows
from matchweek.store.act import Act
from matchweek.store.driver import listed

RECORDED = "If R3 shows otherwise, record it with the reason, --because TEXT."
PLANS = "A plan gets no exception."
_OWN = re.compile(r"(?i)(?:(?:our|their|its|the) )?own (?:web ?)?(?:site|page)")
TAKE_OUT = "`matchweek correct application CODE submitted_at= --because TEXT`."
NOT_WITHDRAWN = "An application once sent cannot be withdrawn or moved (the application services' rule)."


def plan(week: Week, codes: Sequence[str], planned: bool = True) -> Done:
    """Plan applications, or take them out of the plan. More than the cap may be planned.

    Raises RuleSaysNo for a type that is not open to the applicant (rules: eligibility.types).
    """
    wanted = read_codes(codes)
    with week.act("application.plan") as act:
        require_listed(act, wanted)
        refuse_another_year(read_at(act.connection, act.at), act.at)
        _refuse_submitted(act, wanted)
        if planned:
            _refuse_closed_types(act, wanted, PLANS)
        act.put_many("application", {code: {"planned": planned} for code in wanted})
        changed = bool(act.changes)
    words = "planned" if planned else "taken out of the plan"
    return Done(f"{words}: {plural(len(wanted), 'program')}", keys=tuple(wanted), changed=changed)


def toggle_plan(week: Week, codes: Sequence[str]) -> Done:
    """Plan the programs; take them out if all of them are planned already."""
    wanted = read_codes(codes)
    with week.act("application.plan") as act:
        require_listed(act, wanted)
        refuse_another_year(read_at(act.connection, act.at), act.at)
        known = _refuse_submitted(act, wanted)
        planned = not all(known.get(code, {}).get("planned") for code in wanted)
        if planned:
            _refuse_closed_types(act, wanted, PLANS)
        act.put_many("application", {code: {"planned": planned} for code in wanted})
    words = "planned" if planned else "taken out of the plan"
    return Done(f"{words}: {plural(len(wanted), 'program')}", keys=tuple(wanted))


def submit(
    week: Week,
    codes: Sequence[str],
    *,
    via: str | None = None,
    at: datetime | None = None,
    because: str = "",
) -> Done:
    """Record that applications were submitted in their service. Sends nothing.

    `at` is when (aware; default now). Raises RuleSaysNo, with nothing recorded, when a service would
    pass its cap for the week, a type is not open to the applicant, the newest list of then shows a program
    as filled, the services were not open yet, or its documents do not fit it, unless `because` gives the
    reason why it is recorded all the same (rules: applications, eligibility.types). Those recorded already
    are left as they are; with the others their documents are kept.
    """
    wanted = read_codes(codes)
    moment = at or week.clock.now()
    because = clean_line(because)
    with week.act("application.submit") as act:
        services = require_listed(act, wanted)
        known = act.get_many("application", wanted)
        fresh = [code for code in wanted if not known.get(code, {}).get("submitted_at")]
        through = {code: read_service(services[code], via, because) for code in wanted}
        chosen = {code: through[code] for code in fresh}
        timetable = read_at(act.connection, moment)
        refuse_another_year(timetable, moment)
        if not because:
            _refuse(act, timetable, services, chosen, moment, week.clock.now())
        _put_submitted(act, chosen, instant(moment), because)
        after = settle_calls(act, fresh, moment)
    if not fresh:
        words = f"recorded as submitted before: {plural(len(wanted), 'program')}, left as it was"
        return Done(words, keys=tuple(wanted), changed=False)
    warnings = [
        *after,
        *_time_warnings(timetable, moment, week.clock.now()),
        *_choice_warnings(services, chosen, via),
    ]
    if already := len(wanted) - len(fresh):
        warnings.append(
            f"{plural(already, 'program')} had been recorded as submitted before; left as it was."
        )
    return Done(f"recorded as submitted: {plural(len(fresh), 'program')}", tuple(warnings), tuple(wanted))


def _put_submitted(act: Act, chosen: Mapping[str, str], when: str, because: str) -> None:
    """Keep applications as submitted, each through its service and with the documents that go with it."""
    documents = went_with(act, list(chosen))
    sent = {"submitted_at": when, "because": because}
    act.put_many(
        "application", {code: {**sent, "via": via, **documents.get(code, {})} for code, via in chosen.items()}
    )


def settle_calls(act: Act, codes: Sequence[str], moment: datetime) -> list[str]:
    """What the calls of these programs say to applications sent at `moment`.

    A call that came later is from no stranger; one that came before asks whether the time is right.
    """
    from matchweek.services.days.calls import recorded_after, take_back

    wanted, asked = set(codes), []
    for call in rows.calls(act.connection):
        if call.program not in wanted or not is_contact(call):
            continue
        sent_before = received_by(call.at, moment)
        if not sent_before and not call.counts:
            asked.append(recorded_after(call.program or "").replace("set ID", f"set {call.id}"))
        elif call.incident == Incident.NOT_APPLIED and sent_before:
            values: dict[str, Any] = {"incident": ""}
            known = act.get("call", str(call.id)) or {}
            asked += [f"Call {call.id}: {each}" for each in take_back(values, known, settled=True)]
            act.put("call", str(call.id), **values)
    return asked


def _refuse_submitted(act: Act, codes: Sequence[str]) -> dict[str, dict[str, object]]:
    known = act.get_many("application", codes)
    sent = [code for code in codes if known.get(code, {}).get("submitted_at")]
    if sent:
        raise RuleSaysNo(
            "Already recorded as submitted",
            f"{', '.join(sent[:3])}{' and more' if len(sent) > 3 else ''}: {NOT_WITHDRAWN}",
            f"If it was recorded by mistake: {TAKE_OUT}",
            rule=NOT_WITHDRAWN,
            section="applications.spent",
        )
    return known


def read_service(listed: str, via: str | None, because: str = "") -> str:
    """Which service an application goes through: the one given, else the first that the list names.

    `OWN_SITE` is any process that is no service. Raises BadInput for a service that nobody knows, unless a
    reason is given: then it is kept by its own words.
    """
    names = listed.split("/")
    if via is None:
        return names[0] or Service.ERAS.value
    given = clean_line(via)
    match = [name for name in [*names, *Service] if name.lower() == given.lower()]
    if match:
        return str(match[0])
    if _OWN.fullmatch(given):
        return OWN_SITE
    if not because:
        raise BadInput(
            "No such application service",
            f"“{given}” is not {' or '.join(Service)}.",
            f"Check the list in R3. Where a program takes applications another way, it is “{OWN_SITE}”.",
        )
    return given


def _refuse_not_named(services: Mapping[str, str], chosen: Mapping[str, str]) -> None:
    """Raise RuleSaysNo for a service that the list does not name, and for a process that is no service."""
    for code, service in chosen.items():
        listed = services[code]
        said = f"{code}: the list says {listed.replace('/', ' or ')}." if listed else f"{code}:"
        if not is_service(service):
            raise RuleSaysNo(
                "Not through an application service",
                f"{said} What went another way takes none of the {CAP} and is counted under “{service}”.",
                RECORDED,
                rule="SOAP applications go through the service that the list names; another process is "
                "recorded only with a reason (NRMP's SOAP rules).",
                section="applications.own-list",
            )
        if listed and service not in listed.split("/"):
            raise RuleSaysNo(
                "Not through this service",
                said,
                RECORDED,
                rule="Apply only through the service the list names (NRMP's SOAP rules).",
                section="applications.own-list",
            )


def _refuse_over_cap(act: Act, adding: Sequence[str]) -> None:
    used = counts.submitted_by_service(act.connection)
    caps = rows.caps(act.connection)
    more = Counter(service_name(service) for service in adding)
    for service, count in more.items():
        own = caps.get(service)
        refuse_over(service, used.get(service, 0), count, CAP if own is None else own.cap)


def _refuse(
    act: Act,
    timetable: Timetable,
    services: Mapping[str, str],
    chosen: Mapping[str, str],
    moment: datetime,
    now: datetime,
) -> None:
    """Raise RuleSaysNo for what is recorded only with a reason.

    `services` is what the list names for each program, `chosen` through which one each went.
    """
    fresh = list(chosen)
    checks: tuple[Callable[[], None], ...] = (
        lambda: _refuse_not_named(services, chosen),
        lambda: _refuse_closed_types(act, fresh, RECORDED, moment),
        lambda: _refuse_over_cap(act, list(chosen.values())),
        lambda: _refuse_filled(act, fresh, moment),
        lambda: _refuse_too_soon(timetable, fresh, moment, now),
        lambda: refuse_doubtful(act, fresh),
    )
    refused: list[RuleSaysNo] = []
    for check in checks:
        try:
            check()
        except RuleSaysNo as error:
            refused.append(error)
    if not refused:
        return
    first, others = refused[0], refused[1:]
    if not others:
        raise first
    # One reason records it against all of them, so all are said.
    raise RuleSaysNo(
        first.title,
        " ".join([first.detail, *(f"{each.title}: {each.detail}" for each in others)]),
        first.remedy,
        rule=" ".join(_sentence(each.rule) for each in refused),
        section=first.section,
    )


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _refuse_filled(act: Act, codes: Sequence[str], moment: datetime) -> None:
    """Raise RuleSaysNo for a program without a position on the newest list that there was at `moment`."""
    infos = [info for info in rows.current_lists(act.connection) if info.imported_at <= moment]
    found = derive([(info, rows.listings(act.connection, info.id, codes)) for info in infos])
    full = [code for code, standing in found.items() if standing.filled]
    if not full:
        return
    shown = ", ".join(full[:3]) + (f" and {len(full) - 3} more" if len(full) > 3 else "")
    raise RuleSaysNo(
        "Filled on the newest list",
        f"{shown}: the newest list has it no more, and unused applications go only to programs still on it.",
        f"Bring in the newest list, or choose one that is still open. {RECORDED}",
        rule="Unused applications go only to programs still on the updated list (NRMP's SOAP rules).",
        section="applications.later",
    )


def _refuse_too_soon(timetable: Timetable, codes: Sequence[str], moment: datetime, now: datetime) -> None:
    """Raise RuleSaysNo for a time at which the services of this season took no application yet."""
    begun = timetable.known and timetable.list_opens <= moment < timetable.applications_open
    if not codes or moment > now or not begun:
        return
    opens = wall(timetable.applications_open)
    raise RuleSaysNo(
        "The services are not open yet",
        f"They take SOAP applications from {opens} ET on; the time given is {wall(moment)} ET.",
        f"If it was sent later, give its time: --at INSTANT. {RECORDED}",
        rule=f"SOAP applications are accepted from {opens} Eastern on.",
        section="timetable.week",
    )


def _refuse_closed_types(act: Act, codes: Sequence[str], remedy: str, moment: datetime | None = None) -> None:
    """Raise RuleSaysNo when one of the programs is of a type that is not open to the applicant."""
    me = rows.applicant(act.connection)
    at = moment or act.at
    # An accepted place closes types as Monday's notice does.
    _refuse_outside(act, codes, remedy)
    placed = state_after(rows.offers(act.connection).values(), me.state)
    state = state_in(placed, read_at(act.connection, at), at)
    types = {code: ProgramCode(code).type for code in codes}
    closed = [code for code, kind in types.items() if not is_open(kind, state, me.prior_training)]
    if not closed:
        return
    kinds = [kind for kind in ProgramType if kind in {types[code] for code in closed}]
    shown = ", ".join(closed[:3]) + (f" and {len(closed) - 3} more" if len(closed) > 3 else "")
    open_to = [kind.title.lower() for kind in ProgramType if kind in open_types(state, me.prior_training)]
    rule = rule_of(state)
    raise RuleSaysNo(
        "Not open to you",
        f"{shown}: {' '.join(why_closed(kind, state, me.prior_training) for kind in kinds)}",
        f"Open to you: {', '.join(open_to) or 'nothing'}. If your state is another one, set it: "
        f"`matchweek me set --state STATE`. {remedy}".rstrip(),
        rule=f"{rule[:1].upper()}{rule[1:]} (NRMP's SOAP rules).",
        section="eligibility.types",
    )


def _refuse_outside(act: Act, codes: Sequence[str], remedy: str) -> None:
    """Raise RuleSaysNo when the list names one of the programs without its taking part in SOAP."""
    outside = listed.outside_of(act.connection, codes)
    if outside:
        shown = ", ".join(outside[:3]) + (f" and {len(outside) - 3} more" if len(outside) > 3 else "")
        raise RuleSaysNo(
            "Not in SOAP",
            f"{shown}: on your list, but it does not take part in SOAP.",
            remedy,
            rule="Only programs that take part in SOAP can be applied to in it (NRMP's SOAP rules).",
            section="eligibility.outside",
        )


def _time_warnings(timetable: Timetable, moment: datetime, now: datetime) -> list[str]:
    if moment > now:
        return [f"{wall(moment)} Eastern is still to come: is the time right?"]
    if timetable.known and moment < timetable.applications_open:
        return [f"Applications open {wall(timetable.applications_open)} Eastern: is the time right?"]
    if warned := in_round(timetable, moment):
        return [warned]
    return []


def in_round(timetable: Timetable, at: datetime) -> str:
    """What has to be known about submitting while rounds run; it forbids nothing. Empty at other times."""
    phase = phase_at(timetable, at)
    if not timetable.in_round_warning or phase.phase not in (Phase.ROUND, Phase.BETWEEN_ROUNDS):
        return ""
    where = f"Round {phase.round} is open" if phase.round else "Between rounds: the next one opens soon"
    return f"{where}: {timetable.in_round_warning} Known from one source: verify in R3."


def _choice_warnings(services: dict[str, str], chosen: dict[str, str], via: str | None) -> list[str]:
    several = [code for code in chosen if "/" in services[code]]
    if several and via is None:
        names = ", ".join(several[:3])
        counted = chosen[several[0]]
        return [f"{names} names several services: counted for {counted}. Say which with --via."]
    return []
