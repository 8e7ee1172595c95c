"""`matchweek call`: contacts that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, shell_of

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.board import Board
    from matchweek.domain.calls import Call
    from matchweek.domain.programs import Program as NamedProgram
    from matchweek.services.week import Done, Week

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
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What was said.")]
Heat = Annotated[int | None, typer.Option("--heat", metavar="1-5", help="The interest shown, 5 the most.")]
When = Annotated[
    str | None, typer.Option("--at", metavar="INSTANT", help="When it came in; now if not given.")
]
Missed = Annotated[
    bool | None, typer.Option("--missed/--answered", help="Nobody answered: to be called back.")
]
NextStep = Annotated[str | None, typer.Option("--next-step", metavar="TEXT", help="What is to be done next.")]
NextDue = Annotated[str | None, typer.Option("--next-due", metavar="INSTANT", help="By when.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("set")(change)
    nouns.command("list")(show)


def add(
    context: typer.Context,
    program: Program = None,
    to: To = None,
    to_name: ToName = None,
    number: Number = None,
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
    as_json: Json = False,
) -> None:
    """Log a contact that came in. Nothing is required: it may stay unnamed until you know who it was."""
    from matchweek.services import calls

    shell = shell_of(context)
    fields = _fields(
        shell, program=program, to=to, to_name=to_name, number=number, caller=caller, role=role,
        channel=channel, kind=kind, note=note, heat=heat, missed=missed, next_step=next_step,
        next_due=next_due,
    )  # fmt: skip
    moment = shell.instant(at)
    with shell.week(create=True) as week:
        hints = _name_program(week, fields)
        done = calls.add(week, at=moment, **fields)
        _answer(shell, week, done, hints, as_json)


def change(
    context: typer.Context,
    number_of_call: Annotated[int, typer.Argument(metavar="ID", help="The call's number in `call list`.")],
    program: Program = None,
    to: To = None,
    to_name: ToName = None,
    number: Number = None,
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
    next_step: NextStep = None,
    next_due: NextDue = None,
    as_json: Json = False,
) -> None:
    """Change a logged contact; naming its program confirms which one it was. `--program none` unnames it."""
    from matchweek.services import calls

    shell = shell_of(context)
    fields = _fields(
        shell, program=program, to=to, to_name=to_name, number=number, caller=caller, role=role,
        channel=channel, kind=kind, note=note, heat=heat, missed=missed, call_back=call_back,
        next_step=next_step, next_due=next_due,
    )  # fmt: skip
    moment = shell.instant(at)
    with shell.week() as week:
        hints = _name_program(week, fields)
        done = calls.change(week, number_of_call, at=moment, **fields)
        _answer(shell, week, done, hints, as_json)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show all contacts, newest first."""
    from matchweek.cli import shapes
    from matchweek.services.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        board = load_board(week)
    document = {"calls": [shapes.call(call, shell.times) for call in board.calls]}
    lines = _lines(board, board.calls, shell) or ["No calls yet: log one with `matchweek call add`."]
    output.give(as_json, document, lines)


def _fields(shell: Shell, *, next_due: str | None, program: str | None, **others: Any) -> dict[str, Any]:
    fields: dict[str, Any] = given(program=program, **others)
    if next_due is not None:
        fields["next_due"] = shell.instant(next_due, "future") if next_due else None
    return fields


def _name_program(week: Week, fields: dict[str, Any]) -> list[str]:
    """Put the code in the place of a name; say what was understood, or who called from this number.

    A hint may hold “ID”, which stands for the call's number.
    """
    from matchweek.services import identify
    from matchweek.services.board import load_board

    named = fields.get("program")
    if named is not None and named.strip().lower() in ("", "none"):
        fields["program"] = None
        return []
    if named is None and not fields.get("number"):
        return []
    board = load_board(week)
    if named is not None:
        found = identify.identify(named, board.programs)
        fields["program"] = found.program.code
        if found.certain:
            return []
        fields["confirmed"] = False
        return [f"“{named}” was taken for {_is_it(found.program)}"]
    codes = identify.callers(fields["number"], board.calls)
    program = board.programs.get(codes[0]) if codes else None
    return [f"This number called before for {_is_it(program)}"] if program is not None else []


def _is_it(program: NamedProgram) -> str:
    confirm = f"`matchweek call set ID --program {program.code}`"
    return f"{program.title}, {program.field}: is it this one? Then {confirm}."


def _answer(shell: Shell, week: Week, done: Done, hints: list[str], as_json: bool) -> None:
    from matchweek.cli import shapes
    from matchweek.services.board import load_board

    board = load_board(week)
    call = board.call(int(done.keys[0]))
    assert call is not None
    document = {**shapes.call(call, shell.times), "changed": done.changed}
    warnings = [*(hint.replace("set ID", f"set {call.id}") for hint in hints), *done.warnings]
    output.give(as_json, document, _lines(board, [call], shell), warnings, said=done.words)


def _lines(board: Board, calls: list[Call], shell: Shell) -> list[str]:
    from matchweek.domain.zones import wall

    def name(code: str | None) -> str:
        program = board.programs.get(code) if code else None
        return program.title if program is not None else code or ""

    return output.table(
        ("id", "at", "program", "caller", "number", "to", "channel", "kind", "heat", "note"),
        (
            (
                call.id,
                wall(call.at, shell.times),
                name(call.program),
                call.caller,
                call.number,
                call.to_name or call.to,
                f"{call.channel}, missed" if call.missed else call.channel,
                call.kind.replace("_", " "),
                call.heat,
                call.note,
            )
            for call in calls
        ),
    )
