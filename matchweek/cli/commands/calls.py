"""`matchweek call`: contacts that came in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands.call_papers import Find, OfProgram, Which, chosen
from matchweek.cli.options import Json, given, long_text, shell_of
from matchweek.cli.unclear import Unclear
from matchweek.cli.who_called import name_if_clear, name_program

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call
    from matchweek.services.core.gates import GatedBoard
    from matchweek.services.core.week import Done, Week

Program = Annotated[
    str | None,
    typer.Option("--program", metavar="CODE|NAME", help="Which program it was: code, name or nickname."),
]
To = Annotated[
    str | None, typer.Option("--to", metavar="WHO", help="Who was contacted: me, advocate or school.")
]
ToName = Annotated[
    str | None, typer.Option("--to-name", metavar="NAME", help="Which advocate, or who at school.")
]
Said = Annotated[
    str, typer.Option("--said", metavar="NAME", help="What it was called: learnt as a name of the program.")
]
Number = Annotated[str | None, typer.Option("--number", metavar="N", help="The number that called.")]
Caller = Annotated[str | None, typer.Option("--caller", metavar="NAME", help="Who called.")]
Role = Annotated[str | None, typer.Option("--role", metavar="TEXT", help="The caller's role.")]
Channel = Annotated[
    str | None,
    typer.Option(
        "--channel",
        metavar="C",
        help="phone, voicemail, email, text, whatsapp, thalamus, zoom, teams or portal.",
    ),
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="K", help="screening, interview, offer_talk, information or other."),
]
Note = Annotated[str | None, long_text("--note", "What was said.")]
Heat = Annotated[int | None, typer.Option("--heat", metavar="1-5", help="The interest shown, 5 the most.")]
When = Annotated[
    str | None,
    typer.Option("--at", metavar="INSTANT", help="When it came in, such as “20 min ago”; now if not given."),
]
Missed = Annotated[
    bool | None, typer.Option("--missed/--answered", help="Nobody answered: to be called back.")
]
LeftNumber = Annotated[
    str | None, typer.Option("--left-number", metavar="N", help="The number that the voicemail gives.")
]
NextStep = Annotated[str | None, typer.Option("--next-step", metavar="TEXT", help="What is to be done next.")]
NextDue = Annotated[
    str | None, typer.Option("--next-due", metavar="INSTANT", help="By when: “Wed 10am their time”.")
]
IncidentKind = Annotated[
    str | None,
    typer.Option(
        "--incident",
        metavar="KIND",
        help="A rule question: not_applied, too_early, commitment, list_place, where_else, pressure or "
        "other; none takes it back.",
    ),
]
IncidentWords = Annotated[
    str | None,
    long_text("--incident-words", "The words used, as they were said."),
]
BegunBy = Annotated[
    str | None,
    typer.Option(
        "--begun-by",
        metavar="WHO",
        help="Who began it: program, me, advocate, school, or unclear. Only contact that the program began "
        "lets anybody answer; the rest is kept as a record, and the school is told.",
    ),
]
CountsBy = Annotated[
    str | None,
    typer.Option(
        "--counts",
        metavar="WHO",
        help="Who says that it counts, where it came before Tuesday 08:00 Eastern or before your "
        "application: me, school or nrmp. Until somebody says so it opens nothing. none takes it back.",
    ),
]

Ended = Annotated[
    str | None,
    typer.Option(
        "--outcome",
        metavar="HOW",
        help="How it ended: screened, interview_set, will_call_back, offer_talk (no offer: those exist only "
        "in R3), not_interested or wrong_number, which opens nothing; none takes it back.",
    ),
]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("set")(change)
    nouns.command("tried")(tried)
    nouns.command("list")(show)
    nouns.command("statement")(statement)
    nouns.command("about")(about)
    nouns.command("practise")(practise)


def add(
    context: typer.Context,
    program: Program = None,
    to: To = None,
    to_name: ToName = None,
    number: Number = None,
    left_number: LeftNumber = None,
    caller: Caller = None,
    role: Role = None,
    channel: Channel = None,
    kind: Kind = None,
    note: Note = None,
    heat: Heat = None,
    at: When = None,
    missed: Missed = None,
    next_step: NextStep = None,
    next_due: NextDue = None,
    incident: IncidentKind = None,
    incident_words: IncidentWords = None,
    begun_by: BegunBy = None,
    counts: CountsBy = None,
    outcome: Ended = None,
    as_json: Json = False,
) -> None:
    """Log a contact that came in. Nothing is required: it may stay unnamed until you know who it was.

    It is kept also where its program or a time is not clear: the answer says how to name it.
    """
    from matchweek.services.core.gates import load_gated
    from matchweek.services.days import calls

    shell = shell_of(context)
    fields = _fields(
        shell, None, program=program, to=to, to_name=to_name, number=number, caller=caller, role=role,
        channel=channel, kind=kind, note=note, heat=heat, missed=missed, next_step=next_step,
        next_due=None, incident=incident, incident_words=incident_words,
        begun_by=begun_by, counts=counts, outcome=outcome, left_number=left_number,
    )  # fmt: skip
    unclear = Unclear()
    moment = _times_if_clear(shell, unclear, fields, at, next_due)
    with shell.week(create=True, quickly=True) as week:
        before = load_gated(week)
        hints = name_if_clear(before.board, fields, unclear)
        done = calls.add(week, at=moment, **fields)
        _answer(shell, week, done, before, [*unclear.hints, *hints], as_json)


def change(
    context: typer.Context,
    number_of_call: Annotated[int, typer.Argument(metavar="ID", help="The call's number in `call list`.")],
    program: Program = None,
    to: To = None,
    to_name: ToName = None,
    number: Number = None,
    left_number: LeftNumber = None,
    caller: Caller = None,
    role: Role = None,
    channel: Channel = None,
    kind: Kind = None,
    note: Note = None,
    heat: Heat = None,
    at: When = None,
    missed: Missed = None,
    call_back: Annotated[
        str | None, typer.Option("--call-back", metavar="STATE", help="none, due or done.")
    ] = None,
    tries: Annotated[
        int | None, typer.Option("--tries", metavar="N", help="How often you tried to call back.")
    ] = None,
    next_step: NextStep = None,
    next_due: NextDue = None,
    incident: IncidentKind = None,
    incident_words: IncidentWords = None,
    begun_by: BegunBy = None,
    counts: CountsBy = None,
    outcome: Ended = None,
    said: Said = "",
    as_json: Json = False,
) -> None:
    """Change a logged contact; naming its program confirms which one it was. `--program none` unnames it."""
    from matchweek.services.core.gates import load_gated
    from matchweek.services.days import calls

    shell = shell_of(context)
    fields = _fields(
        shell, number_of_call, program=program, to=to, to_name=to_name, number=number, caller=caller,
        role=role, channel=channel, kind=kind, note=note, heat=heat, missed=missed, call_back=call_back,
        tries=tries,
        next_step=next_step, next_due=next_due, incident=incident, incident_words=incident_words,
        begun_by=begun_by, counts=counts, outcome=outcome, left_number=left_number,
    )  # fmt: skip
    moment = shell.instant(at, program=program, call=number_of_call)
    with shell.week(quickly=True) as week:
        before = load_gated(week)
        hints = name_program(before.board, fields)
        done = calls.change(week, number_of_call, at=moment, said=said, **fields)
        _answer(shell, week, done, before, hints, as_json)


def tried(
    context: typer.Context,
    number_of_call: Annotated[int, typer.Argument(metavar="ID", help="The call's number in `call list`.")],
    as_json: Json = False,
) -> None:
    """Log one more try to call back; the call stays on the list."""
    from matchweek.services.core.gates import load_gated
    from matchweek.services.days import calls

    shell = shell_of(context)
    with shell.week(quickly=True) as week:
        before = load_gated(week)
        _answer(shell, week, calls.tried(week, number_of_call), before, [], as_json)


def show(
    context: typer.Context,
    which: Which = "",
    program: OfProgram = "",
    find: Find = "",
    as_json: Json = False,
) -> None:
    """Show the contacts, newest first: all, or those that the options choose."""
    from matchweek.cli import shapes
    from matchweek.domain.board.unfinished import incomplete_calls
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week(quickly=True) as week:
        board = load_board(week)
    found = chosen(board, which, program, find).of(board.calls, board.title)
    document = {"calls": [shapes.call(call, shell.times) for call in found]}
    none = "No call is like that." if board.calls else "No calls yet: log one with `matchweek call add`."
    lines = _lines(board, found, shell) or [none]
    drafts = [each for each in board.unfinished if each.kind == "call"]
    half_done = [f"{each.words} (call {each.form[5:]})" for each in (*drafts, *incomplete_calls(board))]
    output.give(as_json, document, lines, half_done)


def statement(
    context: typer.Context,
    number_of_call: Annotated[int, typer.Argument(metavar="ID", help="The call's number in `call list`.")],
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="The file to write; else stdout.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a dated statement of one contact, facts only, for your school or NRMP. Nothing is filed by it."""
    from matchweek.services.people import contact_statement

    shell = shell_of(context)
    path = Path(to).expanduser() if to else None
    with shell.week(quickly=True) as week:
        text = contact_statement.statement(week, number_of_call)
        done = contact_statement.write(week, text, path) if path is not None else None
    document = {"id": number_of_call, "statement": text, "path": str(path) if path else None}
    if done is not None:
        output.give(as_json, document, (), done.warnings, said=done.words)
    else:
        output.give(as_json, document, text.splitlines())


def about(context: typer.Context, as_json: Json = False) -> None:
    """Say what a SOAP call is like: who calls, how long, what they may not ask, what to have on the desk."""
    from matchweek.domain.gate.about_calls import ABOUT, TITLE

    shell_of(context)
    lines = [TITLE]
    for part in ABOUT:
        lines += ["", part.title, *(f"  {line}" for line in part.lines)]
    parts = [{"title": part.title, "lines": list(part.lines)} for part in ABOUT]
    output.give(as_json, {"title": TITLE, "parts": parts}, lines)


def practise(
    context: typer.Context,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="The same call again; else one by chance.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Give a call to practise: how it begins and what is asked, one of it what they may not ask."""
    from random import Random

    from matchweek.domain.gate.about_calls import NOT_TO_ANSWER, practice
    from matchweek.domain.gate.rule_questions import REPLY

    shell_of(context)
    found = practice(Random(seed))
    questions = [{"question": asked, "may_ask": asked not in NOT_TO_ANSWER} for asked, _ in found.questions]
    lines = [found.opening, "", *(f"{place}. {asked}" for place, (asked, _) in enumerate(found.questions, 1))]
    lines += ["", f"One of them they may not ask. Say then: “{REPLY}”", "30 to 60 seconds are an answer."]
    output.give(as_json, {"opening": found.opening, "questions": questions, "reply": REPLY}, lines)


def _fields(
    shell: Shell, call: int | None, *, next_due: str | None, program: str | None, **others: object
) -> dict[str, Any]:
    fields: dict[str, Any] = given(program=program, **others)
    if next_due is not None:
        about = {"program": program, "call": call}
        fields["next_due"] = shell.instant(next_due, "future", limit=True, **about) if next_due else None
    if (fields.get("incident") or "").strip().lower() == "none":
        fields["incident"] = ""
    return fields


def _times_if_clear(
    shell: Shell, unclear: Unclear, fields: dict[str, Any], at: str | None, next_due: str | None
) -> datetime | None:
    """When a call came in, None for now; by when its next step is due goes into its fields."""
    program = fields.get("program")
    due = unclear.instant(
        "by when",
        "--next-due",
        next_due,
        lambda text: shell.instant(text, "future", limit=True, program=program),
    )
    if due is not None:
        fields["next_due"] = due
    return unclear.instant("time", "--at", at, lambda text: shell.instant(text, program=program))


def _answer(
    shell: Shell, week: Week, done: Done, before: GatedBoard, hints: list[str], as_json: bool
) -> None:
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated, moved

    after = load_gated(week)
    call = after.board.call(int(done.keys[0]))
    assert call is not None
    document = {**shapes.call(call, shell.times), "changed": done.changed}
    warnings = [hint.replace("set ID", f"set {call.id}") for hint in (*hints, *done.warnings)]
    warnings += [*_to_return(call, after.board, shell), *_rule_question(call, after.board)]
    warnings += moved(before, after)
    output.give(as_json, document, _lines(after.board, [call], shell), warnings, said=done.words)


def _to_return(call: Call, board: Board, shell: Shell) -> list[str]:
    """How a missed call is returned; whom to ask first."""
    if call.call_back != "due":
        return []
    from matchweek.domain.gate.call_backs import how_to_return

    sent = board.applications[call.program].submitted_at if call.program in board.applications else None
    now = shell.clock.now()
    return [f"To call back: {how_to_return(call, sent, board.timetable(call.at), now).words}"]


def _rule_question(call: Call, board: Board) -> list[str]:
    """The grade of a call's rule question and what to say first; or what its words may mean."""
    from matchweek.domain.gate.rule_questions import NOTHING_FILED, proposed, question, standing

    about = question(standing(call, board.applications, board.timetable(call.at)))
    if about is not None:
        said = (
            f"Rule question, {about.title}: it {about.grade.words}. {about.rule} Say first: “{about.reply}” "
            f"{NOTHING_FILED} For your school: `matchweek call statement {call.id}`; the rule in full: "
            f"`matchweek rules {about.section}`."
        )
        return [said]
    return [
        f"A rule question? {each.question.title}: {each.ask} `matchweek call set {call.id} --incident "
        f"{each.kind} --incident-words TEXT` marks it."
        for each in proposed(call, board.applications, board.timetable(call.at))
        if not each.sure
    ]


def _lines(board: Board, calls: list[Call], shell: Shell) -> list[str]:
    from matchweek.domain.contacts.calls import KIND_WORDS, OUTCOME_WORDS
    from matchweek.domain.times.zones import wall

    def name(code: str | None) -> str:
        program = board.programs.get(code) if code else None
        return program.label if program is not None else code or ""

    return output.table(
        (
            "id",
            shell.headed("at"),
            "program",
            "caller",
            "number",
            "to",
            "channel",
            "kind",
            "ended",
            "interest",
            "note",
        ),
        (
            (
                call.id,
                wall(call.at, shell.times),
                name(call.program),
                call.caller,
                call.number,
                call.to_name or call.to,
                f"{call.channel}, missed" if call.missed else call.channel,
                KIND_WORDS.get(call.kind, call.kind),
                OUTCOME_WORDS.get(call.outcome, ""),
                call.heat,
                call.note,
            )
            for call in calls
        ),
    )
