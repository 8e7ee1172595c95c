"""`matchweek interview`: when interviews are and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands import invitations
from matchweek.cli.options import Json, given, long_text, shell_of
from matchweek.cli.unclear import code_of

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.week.fits import Fit
    from matchweek.services.core.week import Done, Week

Minutes = Annotated[int | None, typer.Option("--minutes", metavar="N", help="How long; 30 if not given.")]
Channel = Annotated[
    str | None,
    typer.Option("--channel", metavar="C", help="phone, zoom, teams, thalamus or another channel of a call."),
]
_MOST_UNREAD = 20
"""Of so many letters one may be none that can be read: a mail in an older encoding, no picture."""
Who = Annotated[str | None, typer.Option("--with", metavar="NAME", help="Who interviews.")]
Place = Annotated[str | None, typer.Option("--place", metavar="TEXT", help="Where, or the link.")]
Interest = Annotated[int | None, typer.Option("--interest", metavar="1-5", help="The interest they showed.")]
Note = Annotated[str | None, long_text("--note", "Your note.")]
Calendar = Annotated[
    str | None, typer.Option("--calendar", metavar="TEXT", help="A booked slot: in which calendar.")
]
Leave = Annotated[
    str | None, typer.Option("--leave", metavar="TEXT", help="How to leave or move the slot: link, by when.")
]
FitScore = Annotated[
    int | None, typer.Option("--fit", metavar="1-10", help="Scorecard: how you and they fit.")
]
Training = Annotated[int | None, typer.Option("--training", metavar="1-10", help="Scorecard: the training.")]
Location = Annotated[int | None, typer.Option("--location", metavar="1-10", help="Scorecard: the place.")]
Residents = Annotated[str | None, long_text("--residents", "Scorecard: the residents, what they said.")]
Flags = Annotated[str | None, long_text("--flags", "Scorecard: what made you doubt.")]
Asked = Annotated[str | None, long_text("--asked", "Scorecard: what you were asked.")]
Improve = Annotated[str | None, long_text("--improve", "Scorecard: what to say better the next time.")]
Tracked = Annotated[
    int | None,
    typer.Option("--tracked", metavar="ID", help="The row of `season list` that it is an interview of."),
]
WHEN = "When it begins, such as “Wed 2-2:30pm CT”, “tomorrow 9 theirs” or 2027-03-17T14:00-04:00."


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("set")(change)
    nouns.command("place")(put_in_order)
    nouns.command("read")(from_mail)
    nouns.command("import")(invitations.bring_in)
    nouns.command("calendar")(for_phone)
    nouns.command("list")(show)


DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="Store nothing: show it on all clocks, what it collides with, free times."
    ),
]


def add(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="CODE|NAME", help="The program: its NRMP code, or its name.")
    ],
    at: Annotated[str, typer.Option("--at", metavar="INSTANT", help=WHEN)],
    minutes: Minutes = None,
    channel: Channel = None,
    who: Who = None,
    place: Place = None,
    note: Note = None,
    calendar: Calendar = None,
    leave: Leave = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Record an interview that was arranged; reminders come before it."""
    from matchweek.errors import BadInput
    from matchweek.services.days import interviews

    shell = shell_of(context)
    code = code_of(shell, code, "interview add")
    moment = shell.instant(at, "future", program=code)
    if moment is None:
        raise BadInput("When does it begin?", "", "Give --at, such as --at “Wed 14:00”.")
    fields: dict[str, Any] = given(minutes=minutes, channel=channel, interviewer=who, place=place, note=note,
        calendar=calendar, leave=leave,
    )  # fmt: skip
    with shell.week(create=not dry_run) as week:
        fit = interviews.judged(week, code, moment, **fields)
        if dry_run:
            _tell_fit(shell, fit, as_json)
        else:
            _answer(shell, week, interviews.add(week, code, moment, **fields), as_json, fit)


def change(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="Its number in `interview list`.")],
    at: Annotated[str | None, typer.Option("--at", metavar="INSTANT", help=WHEN)] = None,
    minutes: Minutes = None,
    channel: Channel = None,
    who: Who = None,
    place: Place = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="arranged, done or cancelled.")
    ] = None,
    interest: Interest = None,
    note: Note = None,
    calendar: Calendar = None,
    leave: Leave = None,
    fit: FitScore = None,
    training: Training = None,
    location: Location = None,
    residents: Residents = None,
    flags: Flags = None,
    asked: Asked = None,
    improve: Improve = None,
    tracked: Tracked = None,
    as_json: Json = False,
) -> None:
    """Change an interview: another time, what came of it."""
    from matchweek.services.days import interviews

    shell = shell_of(context)
    moment = shell.instant(at, "future", interview=number)
    fields: dict[str, Any] = given(
        minutes=minutes, channel=channel, interviewer=who, place=place, status=status,
        interest=interest, note=note, calendar=calendar, leave=leave, fit=fit, training=training,
        location=location, residents=residents, flags=flags, asked=asked, improve=improve,
        tracked=tracked,
    )  # fmt: skip
    with shell.week() as week:
        done = interviews.change(week, number, at=moment, **fields)
        _answer(shell, week, done, as_json, interviews.judged_now(week, number) if moment else None)


def put_in_order(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="Its number in `interview list`.")],
    as_json: Json = False,
) -> None:
    """Put its program where its scorecard proposes in your own order. It is private."""
    from matchweek.services.core.board import load_board
    from matchweek.services.offers import scored

    shell = shell_of(context)
    with shell.week() as week:
        done = scored.place(week, number)
        order = load_board(week).kept.order
    output.give(as_json, {"order": list(order), "changed": done.changed}, (), done.warnings, said=done.words)


def from_mail(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The program's NRMP code.")],
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="The mail as text; - reads it from stdin.")],
    store: Annotated[bool, typer.Option("--store", help="Store what was understood.")] = False,
    as_json: Json = False,
) -> None:
    """Read an interview out of a mail and propose it. Nothing is stored unless you say --store."""
    from matchweek.cli.typed import zone_typed_in
    from matchweek.domain.times.zones import iso
    from matchweek.errors import BadInput
    from matchweek.services.days import interview_mails, interviews

    shell = shell_of(context)
    text = text_of(source)
    zone, _ = zone_typed_in(shell)
    with shell.week(create=store) as week:
        found = interview_mails.from_mail(week, code, text, zone)
        if found.at is None:
            raise BadInput(*interview_mails.which_time(found))
        fields = interview_mails.mail_fields(found)
        fit = interviews.judged(week, code, found.at, **fields)
        if store:
            _answer(shell, week, interviews.add(week, code, found.at, **fields), as_json, fit)
            return
    lines = [f"{name.replace('interviewer', 'with')}: {value}" for name, value in fields.items()]
    _tell_fit(shell, fit, as_json, {**fields, "at": iso(found.at, shell.times)}, lines)


def text_of(source: str, what: str = "mail") -> str:
    """The text of a file, or of standard input for “-”; `what` it is. Raises BadInput where there is none to
    read."""
    from matchweek.errors import BadInput

    try:
        raw = output.read_stdin() if source == "-" else Path(source).expanduser().read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadInput(
            f"The {what} could not be read", f"{source}: {why}.", "Name a text file, or - for stdin."
        ) from error
    text = raw.decode("utf-8", "replace")
    if "\0" in text or text.count("\ufffd") * _MOST_UNREAD > len(text):
        name = "standard input" if source == "-" else Path(source).name
        raise BadInput(
            f"The {what} could not be read", f"{name} holds no text.", "Save it as text, or copy it as text."
        )
    return text


def for_phone(
    context: typer.Context,
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="The file to write; else stdout.")
    ] = None,
    masked: Annotated[bool, typer.Option("--masked", help="Name no program, person or place in it.")] = False,
    as_json: Json = False,
) -> None:
    """Write your interviews as a calendar for the phone, with alarms. A file is kept up to date by itself."""
    from matchweek.services.lists import export, interview_calendar, kept_calendar

    shell = shell_of(context)
    path = Path(to).expanduser() if to else None
    with shell.week() as week:
        made = interview_calendar.calendar(week, masked=masked, own=shell.zone_name)
        done = None
        if path is not None:
            done = kept_calendar.write(week, path, masked=masked, own=shell.zone_name)
        else:
            export.handed_out(week, made)
    cloud = () if masked else (interview_calendar.CLOUD,)
    words = [*cloud, *(export.CALENDAR_WORDS if done is None else done.warnings)]
    document = {"season": made.season, "events": len(made.events), "path": str(path) if path else None}
    if done is not None:
        output.give(as_json, document, (), words, said=done.words)
    elif as_json:
        output.give(True, {**document, "content": made.text}, (), words)
    else:
        output.write_raw(made.text)
        output.note(words)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show all interviews, by time."""
    from matchweek.cli import shapes
    from matchweek.services.core.board import load_board
    from matchweek.services.days import interviews

    shell = shell_of(context)
    with shell.week() as week:
        board, found = load_board(week), interviews.everything(week)
    document = {"interviews": [shapes.interview(each, shell.times) for each in found]}
    lines = _lines(found, board, shell) or ["No interviews yet: `matchweek interview add CODE --at WHEN`."]
    output.give(
        as_json, document, lines, [each.words for each in board.unfinished if each.kind == "interview"]
    )


def _tell_fit(
    shell: Shell,
    fit: Fit,
    as_json: bool,
    fields: dict[str, Any] | None = None,
    more: Sequence[str] = (),
) -> None:
    """What would be stored: on all clocks, and what is wrong with it."""
    from matchweek.domain.times.zones import iso

    document = {
        **(fields or {}),
        "dry_run": True,
        "clocks": fit.clocks,
        "their_clock": fit.theirs,
        "free": [iso(each, shell.times) for each in fit.free],
    }
    lines = [fit.clocks, fit.theirs, *more, *(f"free  {each}" for each in fit.free_words)]
    output.give(as_json, document, lines, fit.remarks, said="nothing stored")


def _free(fit: Fit | None) -> list[str]:
    return [f"Free near it: {'; or '.join(fit.free_words)}."] if fit is not None and fit.free else []


def _slot(interview: Interview) -> list[str]:
    known = interview.status != "arranged" or not interview.calendar or interview.leave
    return [] if known else [f"How to leave the slot? `matchweek interview set {interview.id} --leave TEXT`."]


def _proposal(interview: Interview, board: Board) -> list[str]:
    """What the scorecard proposes; nothing is moved by it."""
    from matchweek.domain.offers.scorecards import proposal_words, proposed_place

    found = proposed_place(interview, board.kept.interviews.values(), board.kept.order)
    if found is None:
        return []
    words = proposal_words(found, board.title)
    return [f"{words} `matchweek interview place {interview.id}` puts it there."]


def _answer(shell: Shell, week: Week, done: Done, as_json: bool, fit: Fit | None = None) -> None:
    from matchweek.cli import shapes
    from matchweek.services.core.board import load_board

    board = load_board(week)
    interview = board.kept.interviews[int(done.keys[0])]
    document = {**shapes.interview(interview, shell.times), "changed": done.changed}
    clocks = [f"It is {fit.clocks}. {fit.theirs}"] if fit is not None else []
    warnings = [*clocks, *done.warnings, *_free(fit), *_slot(interview), *_proposal(interview, board)]
    output.give(as_json, document, _lines([interview], board, shell), warnings, said=done.words)


def _lines(found: list[Interview], board: Board, shell: Shell) -> list[str]:
    from matchweek.domain.times.zones import wall

    return output.table(
        (
            "id",
            shell.headed("begins"),
            "minutes",
            "program",
            "with",
            "channel",
            "place",
            "status",
            "interest",
            "note",
        ),
        (
            (
                each.id,
                wall(each.at, shell.times),
                each.minutes,
                board.interview_title(each),
                each.interviewer,
                each.channel,
                each.place,
                each.status,
                each.interest,
                each.note,
            )
            for each in found
        ),
    )
