"""`matchweek season invite`, `dates`, `choose`, `answer` and `draft`: from an invitation to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import At, Json, given, long_text, shell_of
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime

    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.dates_in_text import OfferedDate
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.domain.week.season_dates import JudgedDate
    from matchweek.services.core.week import Done, Week
    from matchweek.services.season.finding import SeasonGuess

Which = Annotated[
    str, typer.Argument(metavar="ID|CODE|NAME", help="Its number in `season list`, its code, or its name.")
]
Minutes = Annotated[int | None, typer.Option("--minutes", metavar="N", help="How long the interview is.")]
DATES = "The dates they offer, as they write them: “Tue 5 Jan 8am CT or Thu 7 Jan”. “-” reads stdin."
NOTHING_READ = "It says nothing of an invitation that was read."
KINDS = "accept, change, waitlist, decline or thanks."


def add_to(nouns: typer.Typer) -> None:
    nouns.command("invite")(invite)
    nouns.command("dates")(dates)
    nouns.command("choose")(choose)
    nouns.command("answer")(answer)
    nouns.command("draft")(draft)
    nouns.command("mail")(mail)


def invite(
    context: typer.Context,
    program: Annotated[
        str,
        typer.Argument(
            metavar="[PROGRAM]", help="Of the season or the list, by code or name; else a new one's name."
        ),
    ] = "",
    at: At = None,
    window: Annotated[
        str | None,
        typer.Option("--window", metavar="TIME", help="How long they wait: 48 h, 2 days, or a time."),
    ] = None,
    offered: Annotated[str | None, typer.Option("--dates", metavar="TEXT", help=DATES)] = None,
    came: Annotated[
        str | None,
        typer.Option("--by", metavar="HOW", help="How it came: mail, Thalamus, phone or another way."),
    ] = None,
    specialty: Annotated[
        str | None, typer.Option("--specialty", metavar="TEXT", help="Its specialty, for a new program.")
    ] = None,
    city: Annotated[str | None, typer.Option("--city", metavar="TEXT", help="Its city.")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="STATE", help="Its state.")] = None,
    note: Annotated[str | None, long_text("--note", "What else they wrote.")] = None,
    as_json: Json = False,
) -> None:
    """Record an invitation: its answer counts down until it is given. Nothing else needs to be known."""
    from matchweek.services.core.board import load_board
    from matchweek.services.season import finding, invited

    shell = shell_of(context)
    moment = shell.instant(at)
    with shell.week(create=True) as week:
        board, now = load_board(week), week.clock.now()
        found = finding.which(program, board) if program.strip() else None
        fields = {**given(specialty=specialty, city=city, state=state, note=note), **_named(found, program)}
        row = board.kept.tracked.get(found.row) if found is not None else None
        by = _window(shell, window, moment or now, board, row) if window is not None else None
        read = _read(shell, board, row, offered, now) if offered is not None else []
        done = invited.record(
            week,
            moment,
            of=found.row if found is not None and found.row else None,
            answer_by=by,
            dates=[each.at for each in read if each.at is not None],
            came=came or "",
            **fields,
        )
        _give(shell, week, done, as_json, _unread(read))


def _named(found: SeasonGuess | None, program: str) -> dict[str, str]:
    """The fields that name a program that is not of the season yet."""
    if found is not None:
        return {"code": found.code} if found.code else {}
    return {"institution": program} if program.strip() else {}


def dates(
    context: typer.Context,
    which: Which,
    text: Annotated[str | None, typer.Argument(metavar="[DATES]", help=DATES)] = None,
    store: Annotated[bool, typer.Option("--store", help="Keep the dates that were given.")] = False,
    minutes: Minutes = None,
    as_json: Json = False,
) -> None:
    """Show the dates that a program offers on all clocks, with what speaks against each; none is chosen."""
    from matchweek.services.season import invited

    shell = shell_of(context)
    with shell.week(create=store) as week:
        board, row = _row(week, which)
        read = _read(shell, board, row, text, week.clock.now()) if text is not None else None
        done = None
        if store and read is not None:
            done = invited.change(week, row.id, dates=[each.at for each in read if each.at is not None])
            board, row = _row(week, str(row.id))
        judged = _judged(shell, board, row, week.clock.now(), read, minutes)
    document = {
        "program": row.id,
        "title": row.title,
        "dates": [_shape(each, shell) for each in judged],
        "unread": [{"text": each.words, "why": each.why} for each in read or () if each.at is None],
        "stored": done is not None and done.changed,
    }
    lines = _lines(judged) or ["No dates yet: `matchweek season dates ID “Tue 5 Jan 8am CT” --store`."]
    output.give(as_json, document, lines, _unread(read or []), said=done.words if done else "")


def choose(
    context: typer.Context,
    which: Which,
    when: Annotated[
        str, typer.Argument(metavar="NUMBER|WHEN", help="The number of a date in `season dates`, or a time.")
    ],
    minutes: Minutes = None,
    channel: Annotated[
        str | None, typer.Option("--by", metavar="HOW", help="How it is held: phone, zoom, teams, thalamus.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="TEXT", help="Link, room or address.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Take a date: the interview is arranged here, and what speaks against it told. They know nothing yet."""
    from matchweek.domain.tracker.dates_offered import Against
    from matchweek.services.season import invited

    shell = shell_of(context)
    with shell.week() as week:
        board, row = _row(week, which)
        at = _chosen(shell, board, row, when)
        (one,) = _judged(shell, board, row, week.clock.now(), [_as_read(at)], minutes)
        held: dict[str, Any] = {**given(minutes=minutes), **given(channel=channel, place=place)}
        done = invited.choose(week, row.id, at, **held)
        # The act itself tells the others.
        told = (Against.PAST, Against.CLASH, Against.NIGHT)
        _give(shell, week, done, as_json, [each.words for each in one.remarks if each.against not in told])


def answer(
    context: typer.Context,
    which: Which,
    how: Annotated[
        str,
        typer.Argument(metavar="HOW", help="What you answered: accepted, declined, waitlist or other-date."),
    ] = "accepted",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Record that you answered an invitation. This sends nothing."""
    from matchweek.services.season import invited

    shell = shell_of(context)
    moment = shell.instant(at)
    with shell.week() as week:
        _, row = _row(week, which)
        _give(shell, week, invited.answered(week, row.id, how, moment), as_json)


def draft(
    context: typer.Context,
    which: Which,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=KINDS)] = "accept",
    as_json: Json = False,
) -> None:
    """Write a draft to a program of the season and keep it, to finish. Refused in Match Week: exit 3."""
    from matchweek.cli.commands.letters import give_letter
    from matchweek.domain.letters.letter_use import OF_SEASON
    from matchweek.services.core.gates import load_gated
    from matchweek.services.people import letters

    shell = shell_of(context)
    known = {str(each).removeprefix("season_"): each for each in OF_SEASON}
    word = kind.strip().lower()
    if word not in known:
        raise BadInput("No such draft", f"“{kind}” was given.", f"Known: {KINDS}")
    with shell.week() as week:
        _, row = _row(week, which)
        done = letters.make(week, known[word], tracked=row.id)
        found = load_gated(week)
    give_letter(shell, found, found.board.kept.letters[int(done.keys[0])], done, as_json)


def mail(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="FILE|-", help="The mail that invites, as text; - reads stdin.")
    ],
    as_json: Json = False,
) -> None:
    """Show what a mail says of an invitation: program, dates, link, until when. Nothing is stored."""
    from matchweek.cli.commands.interviews import text_of
    from matchweek.domain.tracker.dates_in_text import offered_text
    from matchweek.services.core.board import load_board
    from matchweek.services.season import mailed
    from matchweek.services.season.offered import setting

    shell = shell_of(context)
    text = text_of(source)
    with shell.week(create=False) as week:
        board, now = load_board(week), week.clock.now()
    against = setting(board, now, shell.zone_name)
    found = mailed.read_mail(board, text, against)
    said = mailed.proposed(board, text, against)
    dates = offered_text([each.at for each in found.said.dates if each.at is not None])
    document = {
        "program": found.program.row or None if found.program is not None else None,
        "code": found.program.code if found.program is not None else "",
        "institution": found.said.institution,
        "specialty": found.said.specialty,
        "hours": found.said.hours,
        "answer_by": _iso(found.said.answer_by, shell),
        "dates": dates.split(";") if dates else [],
        "unread": _unread(list(found.said.unread)),
        "minutes": found.said.minutes,
        "place": found.said.place,
        "came": found.said.came,
        "stored": False,
    }
    lines = output.pairs([(name, ", ".join(words.splitlines())) for name, words in said.items()])
    how = "Nothing is stored: `matchweek season invite PROGRAM --window TIME --dates TEXT` records it."
    asked = _unread(list(found.said.unread))
    output.give(as_json, document, lines or [NOTHING_READ], [*asked, how] if lines else ())


def _iso(at: datetime | None, shell: Shell) -> str | None:
    from matchweek.domain.times.zones import iso

    return iso(at, shell.times) if at is not None else None


def _row(week: Week, which: str) -> tuple[Board, Tracked]:
    from matchweek.services.core.board import load_board
    from matchweek.services.season.tracker import meant

    board = load_board(week)
    return board, meant(board.kept.tracked.values(), which)


def _zones(board: Board, row: Tracked | None) -> tuple[Timezone, ...]:
    """The zones that “their time” may be."""
    from matchweek.domain.week.season_dates import zones_of_row

    return zones_of_row(board, row) if row is not None else ()


def _window(shell: Shell, text: str, came: datetime, board: Board, row: Tracked | None) -> datetime:
    from matchweek.domain.tracker.answer_windows import read_window
    from matchweek.services.season.offered import setting

    return read_window(text, came, setting(board, came, shell.zone_name, _zones(board, row), limit=True))


def _read(shell: Shell, board: Board, row: Tracked | None, text: str, now: datetime) -> list[OfferedDate]:
    from matchweek.cli.commands.interviews import text_of
    from matchweek.domain.tracker.dates_in_text import dates_in
    from matchweek.services.season.offered import setting

    said = text_of("-") if text.strip() == "-" else text
    found = dates_in(said, setting(board, now, shell.zone_name, _zones(board, row)))
    if not any(each.at for each in found):
        why = found[0].why if found else "it names no day"
        raise BadInput("No date was read", f"“{' '.join(said.split())[:60]}”: {why}.", f"Write: {DATES[:75]}")
    return found


def _judged(
    shell: Shell,
    board: Board,
    row: Tracked,
    now: datetime,
    read: list[OfferedDate] | None,
    minutes: int | None,
) -> list[JudgedDate]:
    from matchweek.services.season.offered import judged

    return judged(board, row, read, now, shell.zone_name, minutes)


def _as_read(at: datetime) -> OfferedDate:
    from matchweek.domain.tracker.dates_in_text import OfferedDate

    return OfferedDate("", at, zone_said=True)


def _chosen(shell: Shell, board: Board, row: Tracked, when: str) -> datetime:
    """A date by its number among those that are kept, else a time."""
    from matchweek.domain.tracker.dates_in_text import offered_dates

    kept = offered_dates(row.offered)
    said = when.strip()
    if said.isdecimal() and 1 <= int(said) <= len(kept):
        return kept[int(said) - 1]
    if said.isdecimal() and len(said) < 3:
        title = f"There are {len(kept)} dates" if kept else "No dates are kept of it"
        raise BadInput(title, f"“{when}” was given.", "See `matchweek season dates ID`, or give a time.")
    from matchweek.domain.times.spoken import read
    from matchweek.services.season.offered import setting

    return read(said, setting(board, shell.clock.now(), shell.zone_name, _zones(board, row))).at


def _unread(read: list[OfferedDate]) -> list[str]:
    return [f"“{each.words}” was not read: {each.why}." for each in read if each.at is None]


def _give(shell: Shell, week: Week, done: Done, as_json: bool, more: list[str] | None = None) -> None:
    from matchweek.cli.shapes.season import tracked
    from matchweek.domain.tracker.season_view import row_of
    from matchweek.services.core.board import load_board

    board = load_board(week)
    row = row_of(board.kept.tracked[int(done.keys[0])], board.kept.interviews.values(), week.clock.now())
    document: dict[str, Any] = {**tracked(row, board, shell.times), "changed": done.changed}
    warnings = list(dict.fromkeys([*(more or ()), *done.warnings]))
    output.give(as_json, document, (), warnings, said=done.words)


def _shape(one: JudgedDate, shell: Shell) -> dict[str, Any]:
    from matchweek.domain.times.zones import iso

    return {
        "at": iso(one.at, shell.times),
        "clocks": one.clocks,
        "against": [{"what": str(each.against), "words": each.words} for each in one.remarks],
        "good": one.good,
        "earliest_good": one.best,
    }


def _lines(judged: list[JudgedDate]) -> list[str]:
    lines: list[str] = []
    for number, one in enumerate(judged, 1):
        mark = "   earliest good date" if one.best else ""
        lines.append(f"{number}  {one.clocks}{mark}")
        lines += [f"   ! {each.words}" for each in one.remarks]
    return lines
