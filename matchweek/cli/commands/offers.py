"""`matchweek offer`: offers seen in R3, the answers given there, one's own order of preference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import At, Because, Json, long_text, shell_of
from matchweek.cli.unclear import code_of

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.offers.offers import OfferNow
    from matchweek.services.core.week import Done, Week

Which = Annotated[
    str, typer.Argument(metavar="ID|CODE", help="The offer's number in `offer list`, or its program's code.")
]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("accept")(accept)
    nouns.command("reject")(reject)
    nouns.command("list")(show)
    nouns.command("order")(order)


def add(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="CODE|NAME", help="The program: its NRMP code, or its name.")
    ],
    at: At = None,
    because: Because = "",
    note: Annotated[str, long_text("--note", "Your note.")] = "",
    as_json: Json = False,
) -> None:
    """Record an offer that you saw in R3. An offer by phone is none: log it as a call."""
    from matchweek.services.offers import offers

    shell = shell_of(context)
    code = code_of(shell, code, "offer add")
    moment = shell.instant(at, program=code)
    with shell.week(create=True) as week:
        _answer(shell, week, offers.record(week, code, at=moment, because=because, note=note), as_json)


def accept(
    context: typer.Context, which: Which, at: At = None, because: Because = "", as_json: Json = False
) -> None:
    """Record that you accepted an offer in R3. This does not accept it: only R3 does."""
    from matchweek.services.offers import offers

    shell = shell_of(context)
    moment = shell.instant(at, offer=which)
    with shell.week() as week:
        _answer(shell, week, offers.accept(week, which, at=moment, because=because), as_json)


def reject(
    context: typer.Context, which: Which, at: At = None, because: Because = "", as_json: Json = False
) -> None:
    """Record that you rejected an offer in R3. This does not reject it: only R3 does."""
    from matchweek.services.offers import offers

    shell = shell_of(context)
    moment = shell.instant(at, offer=which)
    with shell.week() as week:
        _answer(shell, week, offers.reject(week, which, at=moment, because=because), as_json)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show all offers as they are now, in your own order of preference where they are open."""
    from matchweek.cli import shapes
    from matchweek.domain.offers.offer_words import place_words
    from matchweek.domain.offers.offers import offers_now
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        board, now = load_board(week), week.clock.now()
    found = _in_order(offers_now(board.offers, board.timetable(now), now), board)
    titles = {each.program: board.title(each.program) for each in found}
    place = place_words(board.state_at(now), board.offers, titles)
    document = {
        "offers": [shapes.offer(each, titles[each.program], shell.times) for each in found],
        "state": board.state_at(now),
    }
    lines = _lines(found, board, shell) or [
        "No offers recorded: `matchweek offer add CODE` when R3 shows one."
    ]
    output.give(as_json, document, [*lines, *(["", place] if place else [])])


def order(
    context: typer.Context,
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="CODE...", help="Put these first, in this order.")
    ] = None,
    before: Annotated[
        str, typer.Option("--before", metavar="CODE", help="Put the one program given before this one.")
    ] = "",
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Take the programs given out of it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show or set your own order of preference. It is private: SOAP knows no rank list of applicants."""
    from matchweek.errors import BadInput
    from matchweek.services.core.board import load_board
    from matchweek.services.offers import preferences

    shell = shell_of(context)
    wanted = codes or []
    if before and (len(wanted) != 1 or leave_out):
        raise BadInput("One program goes before another", "", "`matchweek offer order CODE --before CODE`.")
    with shell.week(create=bool(wanted)) as week:
        done = None
        if before:
            done = preferences.prefer(week, wanted[0], before)
        elif leave_out:
            done = preferences.leave_out(week, wanted)
        elif wanted:
            done = preferences.set_order(week, wanted)
        board = load_board(week)
    rows = [
        {"place": number, "code": code, "title": board.title(code)}
        for number, code in enumerate(board.kept.order, 1)
    ]
    document = {"programs": rows, **({"changed": done.changed} if done else {})}
    lines = output.table(
        ("place", "code", "program"), [(row["place"], row["code"], row["title"]) for row in rows]
    ) or ["No order yet: `matchweek offer order CODE...`, the best first."]
    output.give(as_json, document, lines, done.warnings if done else (), said=done.words if done else "")


def _in_order(found: tuple[OfferNow, ...], board: Board) -> list[OfferNow]:
    """Open ones first, by one's own order of preference; then the others as they were seen."""
    places = {code: place for place, code in enumerate(board.kept.order)}
    return sorted(found, key=lambda each: (not each.open, places.get(each.program, len(places))))


def _answer(shell: Shell, week: Week, done: Done, as_json: bool) -> None:
    from matchweek.cli import shapes
    from matchweek.domain.offers.offers import offer_now
    from matchweek.services.core.board import load_board

    board, now = load_board(week), week.clock.now()
    offer = board.kept.offers[int(done.keys[0])]
    found = offer_now(offer, board.offers, board.timetable(now), now)
    title = board.title(offer.program)
    document = {**shapes.offer(found, title, shell.times), "changed": done.changed}
    output.give(as_json, document, _lines([found], board, shell), done.warnings, said=done.words)


def _lines(found: list[OfferNow], board: Board, shell: Shell) -> list[str]:
    from matchweek.domain.times.zones import wall

    return output.table(
        (
            "id",
            "program",
            "name",
            "round",
            shell.headed("seen"),
            "state",
            shell.headed("ends"),
            shell.headed("answered"),
        ),
        (
            (
                each.id,
                each.program,
                board.title(each.program),
                each.offer.round,
                wall(each.offer.at, shell.times),
                each.state.words,
                wall(each.expires_at, shell.times),
                wall(each.offer.answered_at, shell.times) if each.offer.answered_at else "",
            )
            for each in found
        ),
    )
