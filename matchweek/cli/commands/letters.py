"""`matchweek advocate draft`, `drafts`, `used`: words to finish. matchweek sends nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import At, Json, shell_of
from matchweek.errors import BadInput, RuleSaysNo

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.letters.letters import SavedDraft
    from matchweek.services.core.gates import GatedBoard
    from matchweek.services.core.week import Done

MYSELF = "me"
KINDS = (
    "note, called, ready, ready_talk, monday, follow_up, thanks, debrief or stop for an advocate; "
    "answer or thanks_program for me."
)
Number = Annotated[int, typer.Argument(metavar="ID", help="The draft's number in `advocate drafts`.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("draft")(draft)
    nouns.command("drafts")(drafts)
    nouns.command("used")(used)


def draft(
    context: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="NAME", help="The advocate; or me, for what you write to a program.")
    ],
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="The program it is about; drafts to faculty need none.")
    ] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=KINDS)] = "note",
    as_json: Json = False,
) -> None:
    """Write a draft from your story and keep it: the advocate's note, once the program has made contact.

    While a program is held nothing addressed to it is written: exit 3, with what is allowed instead.
    """
    from matchweek.domain.letters.letter_use import TO_A_PROGRAM, DraftKind
    from matchweek.services.core.gates import load_gated
    from matchweek.services.people import letters

    shell = shell_of(context)
    wanted = kind.strip().lower().replace("-", "_").replace(" ", "_")
    whom = "" if who.strip().casefold() == MYSELF else who
    if wanted in TO_A_PROGRAM - {DraftKind.NOTE}:
        whom = ""
    elif wanted not in (DraftKind.NOTE, DraftKind.CALLED):
        # Drafts to one's own faculty are about no program: a code given by habit does no harm.
        code = ""
    with shell.week() as week:
        done = letters.make(week, wanted, whom, code)
        found = load_gated(week)
    give_letter(shell, found, found.board.kept.letters[int(done.keys[0])], done, as_json)


def drafts(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Option("--show", metavar="ID", help="Show the words of one of them.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="With --show: save it to this file.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the drafts that were kept, locked or not. The words of a locked one are not shown: exit 3."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated
    from matchweek.services.core.week import Done
    from matchweek.services.people import letters

    if to is not None and number is None:
        raise BadInput("Which draft?", "-o was given without --show.", "Give --show ID.")
    shell = shell_of(context)
    with shell.week() as week:
        done = Done("", (), (), changed=False)
        if number is not None:
            _refuse_sealed(load_gated(week), number)
            if to is not None:
                done = letters.save(week, number, Path(to).expanduser())
        found = load_gated(week)
    if number is not None:
        give_letter(shell, found, found.board.kept.letters[number], done, as_json)
        return
    kept = list(found.board.kept.letters.values())
    document = {"drafts": [shapes.letter(found, each, shell.times) for each in kept]}
    lines = _lines(found, kept, shell) or ["No drafts yet: `matchweek advocate draft NAME CODE`."]
    output.give(as_json, document, lines)


def used(
    context: typer.Context,
    number: Number,
    how: Annotated[
        str, typer.Argument(metavar="HOW", help="What you did with it: copied, saved, mailed or sent.")
    ],
    because: Annotated[
        str,
        typer.Option(
            "--because",
            metavar="WHY",
            help="For a note that its advocate sent: asked_by_program, cleared or soap_over.",
        ),
    ] = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Record how a draft was used. This sends nothing. Refused while it is locked: exit 3."""
    from matchweek.services.core.gates import load_gated
    from matchweek.services.people import letters
    from matchweek.services.season import letters_sent

    shell = shell_of(context)
    moment = shell.instant(at)
    word = how.strip().lower()
    with shell.week() as week:
        if word == "sent":
            done = letters_sent.sent(week, number, because, at=moment)
        else:
            done = letters.used(week, number, word, at=moment)
        found = load_gated(week)
    give_letter(shell, found, found.board.kept.letters[number], done, as_json, whole=False)


def _refuse_sealed(found: GatedBoard, number: int) -> None:
    letter = found.board.kept.letters.get(number)
    if letter is None:
        raise BadInput("No such draft", f"There is no draft {number}.", "See `matchweek advocate drafts`.")
    sealed = found.sealed(letter)
    if sealed:
        from matchweek.domain.gate.contact_words import RULE

        raise RuleSaysNo(
            "This draft is locked",
            sealed,
            "It is kept; it unlocks when contact is allowed.",
            rule=RULE,
            section="contact.wait",
        )


def give_letter(
    shell: Shell, found: GatedBoard, letter: SavedDraft, done: Done, as_json: bool, *, whole: bool = True
) -> None:
    """Print a kept draft; its words too where it is `whole`."""
    from matchweek.cli import shapes

    document: dict[str, Any] = {**shapes.letter(found, letter, shell.times), "changed": done.changed}
    lines: list[str] = []
    if whole:
        head = output.pairs((("To", letter.to), ("Subject", letter.subject)))
        lines = [*(["", *head] if head else []), "", *letter.text.splitlines()]
    output.give(as_json, document, lines, done.warnings, said=done.words)


def _lines(found: GatedBoard, kept: list[SavedDraft], shell: Shell) -> list[str]:
    from matchweek.domain.times.zones import wall

    rows = []
    for each in kept:
        advocate = found.advocate(each.advocate)
        rows.append(
            (
                each.id,
                each.kind.replace("_", " "),
                advocate.name if advocate else "",
                found.gates.title(each.program) if each.program else "",
                wall(each.made_at, shell.times) if each.made_at else "",
                f"{each.how} {wall(each.used_at, shell.times)}" if each.used_at else "",
                found.sealed(each) or "usable",
            )
        )
    return output.table(
        ("id", "kind", "advocate", "program", shell.headed("made"), shell.headed("used"), "state"), rows
    )
