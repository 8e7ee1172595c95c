"""`matchweek fact`: what you know of programs besides the list, with its source and date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Codes, Json, shell_of
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.programs.facts import Fact
    from matchweek.services.lists.fact_import import Foreseen
    from matchweek.services.lists.fact_matching import Matched

Source = Annotated[
    str,
    typer.Option(
        "--source",
        metavar="WORD",
        help="directory (NRMP's Program Directory), website, freida, program, school, me, or words.",
    ),
]
On = Annotated[
    str,
    typer.Option("--on", metavar="DAY", help="When it was so: 2026-11-03, or only 2026; today if not given."),
]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; may be repeated.")
]
_SHOWN = 20


def add_to(nouns: typer.Typer) -> None:
    nouns.command("set")(change)
    nouns.command("show")(show)
    nouns.command("clear")(clear)
    nouns.command("import")(bring_in)
    nouns.command("export")(export)


def change(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The NRMP program code.")],
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="visa, img, score, year, home, link, known (what you know) or warning."
        ),
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="Such as J-1, “34 %”, 230, or words; unknown takes it out.")
    ],
    source: Source = "me",
    on: On = "",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also where a newer fact stands, which it replaces.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Keep one fact of a program. It outlives every list; unknown is never counted as no."""
    from matchweek.services.lists import facts

    shell = shell_of(context)
    with shell.week(create=True) as week:
        done = facts.set_fact(week, code, kind, value, source=source, on=on, anyway=anyway)
        known, today = facts.known(week, done.keys), facts.today_of(week)
    document = {"facts": _shapes(known, today), "changed": done.changed}
    output.give(as_json, document, _lines(known, today), done.warnings, said=done.words)


def show(
    context: typer.Context,
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE...]", help="NRMP program codes; all if none is given."),
    ] = None,
    kind: Kinds = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only those that are to be asked again.")] = False,
    as_json: Json = False,
) -> None:
    """Show what you know of programs: each fact with its source, its age, and whether to ask again."""
    from matchweek.domain.programs.fact_age import stale as is_stale
    from matchweek.domain.programs.fact_values import read_kind
    from matchweek.services.core.known_programs import read_codes
    from matchweek.services.lists import facts

    shell = shell_of(context)
    kinds = {read_kind(each) for each in kind or ()}
    wanted = read_codes(codes) if codes else ()
    with shell.week(quickly=True) as week:
        today = facts.today_of(week)
        known = [
            each
            for each in facts.known(week, wanted)
            if (not kinds or each.kind in kinds) and (not stale or is_stale(each, today))
        ]
    none = ["Nothing is known: `matchweek fact set CODE KIND VALUE`, or `matchweek fact import FILE`."]
    output.give(as_json, {"facts": _shapes(known, today)}, _lines(known, today) or none)


def clear(context: typer.Context, codes: Codes, kind: Kinds = None, as_json: Json = False) -> None:
    """Take facts of programs out: they are unknown again."""
    from matchweek.services.lists import facts

    with shell_of(context).week(create=True) as week:
        done = facts.clear(week, codes, kind or ())
    output.give(as_json, {"codes": list(done.keys), "changed": done.changed}, (), said=done.words)


def bring_in(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A table by code or name; - reads standard input.")
    ],
    source: Source = "",
    on: On = "",
    take: Annotated[
        list[str] | None,
        typer.Option(
            "--take",
            metavar="ROW=CODE,CODE",
            help="The program a row means, where its name may mean several; ROW=none leaves it out.",
        ),
    ] = None,
    take_likely: Annotated[
        bool, typer.Option("--take-likely", help="Take the proposal wherever one is far before the others.")
    ] = False,
    older: Annotated[
        bool, typer.Option("--older", help="Let older facts of the file replace newer ones you have.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="KIND=HEADER", help="Take a kind of fact from this column."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and store nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Bring in facts from a table, by code or by name. Nothing is guessed: what is not plain is listed."""
    from matchweek.services.core.board import load_board
    from matchweek.services.lists import fact_import

    # Read before the week file is made: a wrong name leaves nothing behind.
    read = fact_import.read(output.read_stdin() if file == "-" else Path(file), _pairs(column or ()))
    taken: dict[int, Sequence[str]] = {
        _row(row): _codes(codes) for row, codes in _pairs(take or (), "ROW=CODE").items()
    }
    with shell_of(context).week(create=not dry_run) as week:
        board = load_board(week)
        found = fact_import.foresee(week, board, read, source=source, on=on, taken=taken)
        if take_likely:
            taken = {**found.likely, **taken}
            found = fact_import.foresee(week, board, read, source=source, on=on, taken=taken)
        done = None if dry_run else fact_import.bring_in(week, found, older=older)
    warnings = done.warnings if done is not None else tuple(fact_import.warnings(found, older))
    document = {**_foreseen(found), "stored": done is not None, "changed": bool(done and done.changed)}
    lines = [found.words, *_row_lines(found, board.question)]
    output.give(as_json, document, lines, warnings, said=done.words if done is not None else "")


def export(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Option("-o", "--output", metavar="PATH", help="Write it to this file, readable by you only."),
    ] = "",
    as_json: Json = False,
) -> None:
    """All facts as CSV, which `matchweek fact import` of next year's file reads. The list is not in it."""
    from matchweek.services.lists import facts

    with shell_of(context).week() as week:
        known, today = facts.known(week), facts.today_of(week)
        done = facts.write_csv(week, Path(to).expanduser()) if to else None
        text = facts.csv_of_facts(week)
    if not to and not as_json:
        output.write_raw(text)
        return
    document = {"facts": _shapes(known, today), "path": to or None}
    output.give(as_json, document, (), said=done.words if done is not None else "")


def _shapes(known: Iterable[Fact], today: date) -> list[dict[str, Any]]:
    from matchweek.cli import shapes

    return [shapes.fact(each, today) for each in known]


def _lines(known: Iterable[Fact], today: date) -> list[str]:
    from matchweek.domain.programs.fact_age import age_words
    from matchweek.domain.programs.fact_words import fact_words
    from matchweek.domain.programs.facts import FactKind

    rows = (
        (each.code, FactKind(each.kind).title, fact_words(each), each.source_words, age_words(each, today))
        for each in known
    )
    return output.table(("code", "about", "fact", "source", "age"), rows)


def _pairs(given: Sequence[str], form: str = "KIND=HEADER") -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given:
        left, equals, right = text.partition("=")
        if not (left.strip() and equals and right.strip()):
            raise BadInput("Not understood", f"“{text}” was given.", f"Write it as {form}.")
        found[left.strip()] = right.strip()
    return found


def _codes(text: str) -> list[str]:
    return [] if text == "none" else text.split(",")


def _row(text: str) -> int:
    if not text.isdecimal():
        raise BadInput("Not a row", f"“{text}” was given.", "Give the row's number: --take 12=9001140C0.")
    return int(text)


def _foreseen(found: Foreseen) -> dict[str, Any]:
    from matchweek.services.lists.fact_matching import Match

    return {
        "read": len(found.rows),
        "matched": [_matched(each) for each in found.of(Match.MATCHED)],
        "ambiguous": [_matched(each) for each in found.of(Match.AMBIGUOUS)],
        "unmatched": [_matched(each) for each in found.of(Match.UNMATCHED)],
        "fresh": len(found.fresh),
        "renewed": len(found.renewed),
        "older": len(found.older),
        "same": found.same,
        "unread": [
            {"row": each.row, "reason": each.reason, "text": each.text}
            for each in (*found.unread, *found.read.rejected)
        ],
    }


def _matched(each: Matched) -> dict[str, Any]:
    return {
        "row": each.row.row,
        "text": each.row.shown,
        "codes": list(each.codes),
        "candidates": list(each.candidates),
        "likely": each.clear,
        "why": each.why,
    }


def _row_lines(found: Foreseen, title: Callable[[str], str]) -> list[str]:
    from matchweek.services.lists.fact_matching import Match

    lines = []
    for each in found.of(Match.AMBIGUOUS)[:_SHOWN]:
        named = "; ".join(title(code) for code in each.candidates[:3])
        more = f" and {len(each.candidates) - 3} more" if len(each.candidates) > 3 else ""
        lines.append(f"  row {each.row.row} “{each.row.shown}”: {named}{more}")
    lines += [
        f"  row {each.row.row} “{each.row.shown}”: {each.why}" for each in found.of(Match.UNMATCHED)[:_SHOWN]
    ]
    left = sum(max(0, len(found.of(how)) - _SHOWN) for how in (Match.AMBIGUOUS, Match.UNMATCHED))
    if left:
        lines.append(f"  and {output.plural(left, 'row')} more; --json names all")
    if found.of(Match.AMBIGUOUS):
        lines.append(
            "Decide with `--take ROW=CODE`; `--take-likely` takes where one is far before the others."
        )
    return lines
