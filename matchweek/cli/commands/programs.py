"""`matchweek program` and `matchweek apply`: one program at a time, and applications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import At, Because, Codes, Json, given, long_text, shell_of
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.gate.contact import Gate
    from matchweek.domain.programs.budget import Budget
    from matchweek.domain.programs.programs import Program

Code = Annotated[str, typer.Argument(metavar="CODE", help="The NRMP program code, such as 9010140C0.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("show")(show)
    nouns.command("set")(change)
    nouns.command("names")(names)


def add(
    context: typer.Context,
    code: Code,
    institution: Annotated[
        str, typer.Option("--institution", metavar="TEXT", help="The institution's name.")
    ] = "",
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help="The program's own name or site.")] = "",
    specialty: Annotated[str, typer.Option("--specialty", metavar="TEXT", help="As the list words it.")] = "",
    city: Annotated[str, typer.Option("--city", metavar="TEXT", help="The city.")] = "",
    state: Annotated[
        str, typer.Option("--state", metavar="STATE", help="The state, by name or two letters.")
    ] = "",
    positions: Annotated[
        int, typer.Option("--positions", metavar="N", min=0, help="Unfilled positions.")
    ] = 1,
    service: Annotated[str, typer.Option("--service", metavar="SERVICE", help="ERAS or ResidencyCAS.")] = "",
    acgme_id: Annotated[
        str, typer.Option("--acgme-id", metavar="TEXT", help="The ACGME ID, ten digits.")
    ] = "",
    phone: Annotated[str, typer.Option("--phone", metavar="TEXT", help="The program's phone.")] = "",
    website: Annotated[str, typer.Option("--website", metavar="TEXT", help="The program's website.")] = "",
    visa: Annotated[str, typer.Option("--visa", metavar="TEXT", help="Visas it sponsors, such as J-1.")] = "",
    as_json: Json = False,
) -> None:
    """Add one program by hand that no list had; specialty, type and service follow from its code."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated
    from matchweek.services.lists import added_by_hand

    fields = {
        "institution": institution,
        "name": name,
        "specialty": specialty,
        "city": city,
        "state": state,
        "positions": str(positions),
        "service": service,
        "acgme_id": acgme_id,
        "phone": phone,
        "website": website,
        "visa": visa,
    }
    shell = shell_of(context)
    with shell.week(create=True) as week:
        done = added_by_hand.add(week, code, fields)
        added = load_gated(week).board.programs[done.keys[0]]
    output.give(as_json, shapes.program(added, shell.times), (), done.warnings, said=done.words)


def show(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The NRMP program code, or a name.")],
    as_json: Json = False,
) -> None:
    """Show one program: what the lists say, what you decided, who called."""
    from matchweek.cli import shapes
    from matchweek.cli.shapes.people import application_documents
    from matchweek.domain.programs.program_zones import zone_of
    from matchweek.domain.times.zones import EASTERN
    from matchweek.services.core.gates import load_gated
    from matchweek.services.days.identify import identify

    shell = shell_of(context)
    with shell.week(quickly=True) as week:
        known = load_gated(week)
    found = identify(code, known.board.programs, known.board.kept.aliases.values()).program
    calls = [call for call in known.board.calls if call.program == found.code]
    gate, voices = known.gates.program(found.code), shapes.voices(known, found.code)
    document = shapes.program(found, shell.times)
    document["contacts"] = [shapes.call(call, shell.times) for call in calls]
    document["gate"] = shapes.gate(gate, shell.times)
    document["voices"] = voices
    document["zones"] = list(zone_of(found).names)
    today = shell.clock.now().astimezone(EASTERN).date()
    document["facts"] = [shapes.fact(each, today) for each in known.board.facts.of(found.code).values()]
    document["documents"] = application_documents(known.board, found.code)
    season, season_lines, asked = _of_season(known.board, found.code, shell)
    document |= season
    said = [*_card(found, calls, shell.times, today), *season_lines]
    lines = [*said, *_gate_lines(gate), *_voice_lines(voices)]
    if known.board.kept.documents:
        lines += _document_lines(document["documents"])
    output.give(as_json, document, lines, asked)


def _of_season(board: Board, code: str, shell: Shell) -> tuple[dict[str, Any], list[str], list[str]]:
    """What the season left of a program: as JSON, in lines, and what is asked where it may be its."""
    nothing: dict[str, Any] = {"season": None, "season_may_be": None}
    if not board.kept.tracked:
        return nothing, [], []
    from matchweek.cli.shapes.season import tracked
    from matchweek.domain.tracker.said import said_of
    from matchweek.domain.tracker.season_view import row_of
    from matchweek.domain.tracker.tracked import by_code
    from matchweek.services.season.tracker import asked_of_list

    one = by_code(board.kept.tracked.values(), code)
    if one is not None:
        row = row_of(one, board.kept.interviews.values())
        lines = ["", "From the season", *(f"  {line}" for line in output.pairs(said_of(row, shell.times)))]
        return nothing | {"season": tracked(row, board, shell.times)}, lines, []
    asked = asked_of_list(board, code)
    if asked is None:
        return nothing, [], []
    words = f"Is it {asked.title} of your season? `matchweek season set {asked.id} --code {code}` says so."
    return nothing | {"season_may_be": {"id": asked.id, "title": asked.title}}, [], [words]


def change(
    context: typer.Context,
    code: Code,
    lane: Annotated[
        str | None, typer.Option("--lane", metavar="LANE", help="primary, secondary, backup or none.")
    ] = None,
    tier: Annotated[
        str | None, typer.Option("--tier", metavar="TIER", help="top, middle, safety or none.")
    ] = None,
    refuse: Annotated[bool, typer.Option("--refuse", help="Refuse the program.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Take a refused program back.")] = False,
    note: Annotated[str | None, long_text("--note", "Your note; an empty one removes it.")] = None,
    why_here: Annotated[
        str | None, long_text("--why-here", "Why this program, as you say it when it calls.")
    ] = None,
    to_ask: Annotated[str | None, long_text("--to-ask", "The one question to ask it in a call.")] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone",
            metavar="WORDS",
            help="The clock the program goes by: CT, Central, a city; none: by its place.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Sort one program: lane, tier, refused, note; why it, what to ask it; its zone. All given is one act."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated
    from matchweek.services.lists import triage

    shell = shell_of(context)
    if refuse and accept:
        raise BadInput("Refuse or accept?", "--refuse and --accept were both given.", "Give one of them.")
    changes: dict[str, Any] = given(
        refused=refuse if refuse or accept else None, note=note, zone=zone, why_here=why_here, to_ask=to_ask
    )
    if lane is not None:
        changes["lane"] = _word(triage.read_lane(lane))
    if tier is not None:
        changes["tier"] = _word(triage.read_tier(tier))
    with shell.week(quickly=True) as week:
        done = triage.sort_program(week, code, changes=changes)
        board = load_gated(week).board
    program = board.programs[done.keys[0]]
    document = {**shapes.program(program, shell.times), "changed": done.changed}
    said = f"{program.question}: {_sorting(program)}"
    output.give(as_json, document, (), done.warnings, said=said)


def names(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The NRMP program code, or a name.")],
    more: Annotated[
        list[str] | None, typer.Option("--add", metavar="NAME", help="A name people say; may be repeated.")
    ] = None,
    fewer: Annotated[
        list[str] | None, typer.Option("--remove", metavar="NAME", help="A name to take out again.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show, add or take out what people call one program, such as its initials: it is found by them."""
    from matchweek.cli import shapes
    from matchweek.services.core.board import load_board
    from matchweek.services.days import aliases
    from matchweek.services.days.identify import identify

    shell = shell_of(context)
    with shell.week(quickly=True) as week:
        board = load_board(week)
        program = identify(code, board.programs, board.kept.aliases.values()).program.code
        done = aliases.change_names(week, program, more or (), fewer or ()) if more or fewer else None
        known = [each for each in aliases.everything(week) if each.program == program]
    document = {
        "code": program,
        "names": [shapes.alias(each) for each in known],
        "changed": done is not None and done.changed,
    }
    rows = ((each.name, "" if each.call is None else f"call {each.call}") for each in known)
    lines = output.table(("name", "learnt from"), rows)
    none = [f"No names besides the list's: `matchweek program names {program} --add NAME` adds one."]
    output.give(as_json, document, lines or none, said=done.words if done is not None else "")


def apply(
    context: typer.Context,
    codes: Codes,
    planned: Annotated[
        bool, typer.Option("--planned", help="Plan it only; any number can be planned.")
    ] = False,
    unplanned: Annotated[bool, typer.Option("--unplanned", help="Take it out of the plan again.")] = False,
    via: Annotated[
        str | None,
        typer.Option(
            "--via", metavar="SERVICE", help="The service it went through, if the list names several."
        ),
    ] = None,
    at: At = None,
    because: Because = "",
    as_json: Json = False,
) -> None:
    """Record applications as submitted, or plan them. This sends nothing.

    Each service has its applications for the whole week; one more is refused, with exit code 3.
    """
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated, moved
    from matchweek.services.lists import applications

    shell = shell_of(context)
    moment = shell.instant(at, program=codes[0])
    _refuse_no_plan(planned, unplanned, via is not None or moment is not None)
    with shell.week(quickly=True) as week:
        before = load_gated(week)
        if planned or unplanned:
            done = applications.plan(week, codes, planned)
        else:
            done = applications.submit(week, codes, via=via, at=moment, because=because)
        after = load_gated(week)
        budgets = after.board.budgets(week.clock.now())
    board = after.board
    warnings = [*done.warnings, *([] if unplanned else _full(before.board, done.keys)), *moved(before, after)]
    if (planned or unplanned) and because:
        warnings.append("A reason changes nothing for a plan: no rule is set aside for it.")
    document = {
        "programs": shapes.programs((board.programs[code] for code in done.keys), shell.times),
        "budgets": shapes.budgets(budgets),
        "changed": done.changed,
    }
    output.give(as_json, document, _budget_lines(budgets), warnings, said=done.words)


def _refuse_no_plan(planned: bool, unplanned: bool, told_how: bool) -> None:
    if planned and unplanned:
        raise BadInput("Planned or not?", "--planned and --unplanned were both given.", "Give one of them.")
    if (planned or unplanned) and told_how:
        option = "--planned" if planned else "--unplanned"
        raise BadInput("A plan has no time or service", f"{option} was given.", "Leave --via and --at away.")


def _word(value: str | None) -> str | None:
    return None if value is None else str(value)


def _budget_lines(budgets: Mapping[str, Budget]) -> list[str]:
    return [f"{service}: {budget.words()}" for service, budget in budgets.items()]


def _sorting(program: Program) -> str:
    parts = [f"lane {program.lane or 'none'}", f"tier {program.tier or 'none'}"]
    if program.refused:
        parts.append("refused")
    if program.note:
        parts.append("with a note")
    if program.triage.zone:
        parts.append(f"zone {program.triage.zone}")
    return ", ".join(parts)


def _gate_lines(gate: Gate) -> list[str]:
    lines = ["", gate.reason]
    if gate.instead:
        lines += ["Allowed now:", *(f"  {each}" for each in gate.instead)]
    return [*lines, *([gate.who_can_clear] if gate.who_can_clear else [])]


def _voice_lines(voices: list[dict[str, Any]]) -> list[str]:
    rows = [(each["id"], each["tier"], each["name"], each["state"]) for each in voices]
    return ["", *output.table(("id", "tier", "advocate", "state"), rows)] if rows else []


def _document_lines(found: Mapping[str, Any]) -> list[str]:
    letters = "; ".join(found["letter_titles"]) or "none"
    said = output.pairs((("Statement", found["statement_title"] or "none"), ("Letters", letters)))
    return [*said, *(f"Look: {doubt}" for doubt in found["doubts"])]


def _full(board: Board, codes: Sequence[str]) -> list[str]:
    """Which of the programs applied to, or planned, the newest list showed as full."""
    found = [board.programs[code] for code in codes if code in board.programs]
    full = [one for one in found if one.filled and one.application.submitted_at is None]
    if not full:
        return []
    named = "; ".join(one.question for one in full[:3]) + (f" and {len(full) - 3} more" if full[3:] else "")
    return [f"Full on the newest list: {named}. Look in R3 before an application is spent there."]


def _card(program: Program, calls: list[Call], zone: Timezone, today: date) -> list[str]:
    from matchweek.domain.programs.fact_age import age_words
    from matchweek.domain.programs.program import NOT_IN_SOAP
    from matchweek.domain.programs.program_zones import zone_words
    from matchweek.domain.times.zones import place_name, wall

    listing, application = program.listing, program.application
    derived = " (not named by the list)" if listing.service_derived else ""
    own = program.facts.get("visa")
    visa = f"{program.visa}, {age_words(own, today)}" if own is not None else program.visa
    applied = str(program.application_status)
    if application.submitted_at is not None:
        when = f"{wall(application.submitted_at, zone)} {place_name(zone, short=True)}"
        applied = f"submitted {when} through {application.via}"
    lines = output.pairs(
        (
            ("Program", program.title),
            ("Code", program.code),
            ("ACGME ID", program.acgme_id),
            ("Specialty", f"{program.field} ({program.type})"),
            ("SOAP", f"{NOT_IN_SOAP}: no target" if program.outside else ""),
            ("Place", program.place),
            ("Zone", zone_words(program)),
            ("Positions", f"{program.positions} {program.standing.change_words}".strip()),
            ("Service", f"{program.service}{derived}"),
            ("Visa", visa),
            ("Phone", listing.phone),
            ("Website", listing.website),
            ("Sorting", _sorting(program)),
            ("Application", applied),
            ("Reason", application.because),
            ("Contact", program.contact_words),
            ("Why here", program.triage.why_here),
            ("To ask", program.triage.to_ask),
            ("Note", program.note),
        )
    )
    return lines + [
        f"Call {call.id}     {wall(call.at, zone)} {call.caller or call.number}" for call in calls
    ]
