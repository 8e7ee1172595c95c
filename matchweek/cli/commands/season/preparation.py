"""`matchweek season prepare`, `score` and `story`: an interview of the season, before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, long_text, shell_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchweek.cli.globals import Shell
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.people.stories import Story
    from matchweek.domain.tracker.preparation import Prepared
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.services.core.week import Week

Number = Annotated[int, typer.Argument(metavar="ID", help="The interview's number, of `interview list`.")]
DoneItem = Annotated[
    list[str] | None,
    typer.Option("--done", metavar="ITEM", help="Tick this point off; again for another one."),
]
OpenItem = Annotated[
    list[str] | None, typer.Option("--open", metavar="ITEM", help="Open a point again that was ticked off.")
]
Item = Annotated[
    str | None, typer.Option("--item", metavar="ITEM", help="The point of a note, without ticking it off.")
]
Note = Annotated[str | None, long_text("--note", "Your answer to the one point named.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("prepare")(prepare)
    nouns.command("score")(score)
    nouns.command("story")(story)


def prepare(
    context: typer.Context,
    number: Number,
    done: DoneItem = None,
    again: OpenItem = None,
    item: Item = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Show how an interview is prepared, each point with its day; tick points off, write answers down."""
    from matchweek.services.season import preparation

    shell, said = shell_of(context), ""
    acts = bool(done or again or note is not None)
    with shell.week(create=acts) as week:
        if note is not None:
            named = _the_one(done, item)
            said = preparation.write(week, number, {named: note}, done=done or ()).words
        elif done:
            said = preparation.tick(week, number, done).words
        if again:
            said = preparation.tick(week, number, again, done=False).words
        one, points = preparation.countdown_of(week, number)
        shown = _prepared(shell, week, one, points)
    output.give(as_json, *shown, said=said)


def _the_one(done: list[str] | None, item: str | None) -> str:
    """The point that a note is of: the one named."""
    from matchweek.errors import BadInput

    named: list[str] = [*(done or ()), *([item] if item else ())]
    if len(set(named)) != 1:
        detail = "A note is the answer to one point."
        raise BadInput(
            "Which point is the note of?", detail, "Name it with --item ITEM, or with --done ITEM."
        )
    return named[0]


def _prepared(
    shell: Shell, week: Week, one: Interview, points: Iterable[Prepared]
) -> tuple[dict[str, Any], list[str]]:
    from matchweek.cli import shapes
    from matchweek.cli.shapes.common import iso_or_none
    from matchweek.domain.times.spoken.shown import on_clocks
    from matchweek.domain.tracker.preparation import when_words
    from matchweek.domain.week.preparing import own_zone
    from matchweek.domain.week.season_dates import clocks_of
    from matchweek.services.core.board import load_board

    board = load_board(week)
    own, zone, now = own_zone(board), shell.times, week.clock.now()
    document = {
        "interview": shapes.interview(one, zone),
        "title": board.interview_title(one),
        "points": [
            {
                "key": each.point.key,
                "stage": str(each.point.stage),
                "title": each.title,
                "how": each.point.how,
                "opens": iso_or_none(each.opens, zone),
                "by": iso_or_none(each.by, zone),
                "done": each.done_at is not None,
                "done_at": iso_or_none(each.done_at, zone),
                "answer": each.answer,
            }
            for each in points
        ],
    }
    table = [
        (
            "done" if each.done_at is not None else "open",
            each.title,
            "" if each.done_at is not None else when_words(each, now, own),
            each.point.key,
            " / ".join(each.answer.splitlines()),
        )
        for each in points
    ]
    lines = [f"{board.interview_title(one)}, {on_clocks(one.at, clocks_of(board, one, own))}", ""]
    return document, [*lines, *output.table(("", "what", "when", "item", "your answer"), table)]


def _points(flag: str, words: str) -> Any:
    return typer.Option(flag, metavar="N", help=f"{words}, 1 to 10; an empty text takes it out.")


def score(
    context: typer.Context,
    number: Number,
    vibe: Annotated[str | None, _points("--vibe", "How it felt")] = None,
    fit: Annotated[str | None, _points("--fit", "How well it fits you")] = None,
    training: Annotated[str | None, _points("--training", "Its training")] = None,
    lifestyle: Annotated[str | None, _points("--lifestyle", "Lifestyle and place")] = None,
    residents: Annotated[str | None, long_text("--residents", "Its residents.")] = None,
    faculty: Annotated[str | None, long_text("--faculty", "Its faculty.")] = None,
    flags: Annotated[str | None, long_text("--flags", "What made you doubt.")] = None,
    living: Annotated[str | None, long_text("--living", "Cost of living.")] = None,
    transport: Annotated[str | None, long_text("--transport", "How one gets there and around.")] = None,
    visa: Annotated[
        str | None, typer.Option("--visa", metavar="YES|NO", help="Whether it sponsors the visa you need.")
    ] = None,
    visa_limits: Annotated[str | None, long_text("--visa-limits", "J-1, H-1B or none, with limits.")] = None,
    volume: Annotated[str | None, long_text("--volume", "Beds, admissions, what one sees.")] = None,
    hospital: Annotated[str | None, long_text("--hospital", "What kind of hospital it is.")] = None,
    fellowships: Annotated[str | None, long_text("--fellowships", "Where one can go on from there.")] = None,
    done: Annotated[
        bool | None, typer.Option("--done/--not-done", help="The interview was held, or was not.")
    ] = None,
    thanked: Annotated[
        bool | None, typer.Option("--thanked/--not-thanked", help="You thanked the program, or did not.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write down what you think of a program right after its interview; it stands on the program's row."""
    from matchweek.services.season import scorecards

    shell = shell_of(context)
    fields = given(
        vibe=vibe, fit=fit, training=training, lifestyle=lifestyle, residents=residents, faculty=faculty,
        flags=flags, living=living, transport=transport, visa=visa, visa_limits=visa_limits, volume=volume,
        hospital=hospital, fellowships=fellowships,
    )  # fmt: skip
    with shell.week(create=True) as week:
        found = scorecards.score(week, number, fields, done=done, thanked=thanked)
        row = scorecards.row_of(week, number)
    document = {**_card(shell, row), "interview": number, "changed": found.changed}
    output.give(as_json, document, _card_lines(row), found.warnings, said=found.words)


def _card(shell: Shell, row: Tracked) -> dict[str, Any]:
    from matchweek.cli.shapes.common import iso_or_none
    from matchweek.services.season.scorecards import FIELDS

    said = {name: getattr(row, name) for name in FIELDS}
    thanked = iso_or_none(row.thanked_at, shell.times)
    return {"id": row.id, "title": row.title, "status": row.status, "thanked_at": thanked, **said}


def _card_lines(row: Tracked) -> list[str]:
    from matchweek.services.season.scorecards import FIELDS

    return output.pairs((name.replace("_", " ").capitalize(), getattr(row, name)) for name in FIELDS)


def story(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[ID]", help="The story's number; without it a new one.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="A few words for it.")] = None,
    situation: Annotated[str | None, long_text("--situation", "Where, who, what was at stake.")] = None,
    action: Annotated[str | None, long_text("--action", "What you did.")] = None,
    result: Annotated[str | None, long_text("--result", "What came of it.")] = None,
    reflection: Annotated[str | None, long_text("--reflection", "What you learnt.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the story out.")] = False,
    as_json: Json = False,
) -> None:
    """Show your stories for interviews, write one down, change or remove one by its number."""
    from matchweek.services.core.week import Done
    from matchweek.services.people import stories

    fields = given(title=title, situation=situation, action=action, result=result, reflection=reflection)
    acts = bool(fields) or remove
    done = Done("", changed=False)
    with shell_of(context).week(create=acts) as week:
        if remove:
            done = stories.remove(week, _needed(number))
        elif fields and number is None:
            done = stories.add(week, **fields)
        elif fields and number is not None:
            done = stories.change(week, number, **fields)
        found = [each for each in stories.everything(week) if acts or number in (None, each.id)]
    document = {"stories": [_story(each) for each in found], "changed": done.changed}
    output.give(as_json, document, _story_lines(found), done.warnings, said=done.words)


def _needed(number: int | None) -> int:
    from matchweek.errors import BadInput

    if number is None:
        raise BadInput("Which story?", "--remove needs its number.", "See `matchweek season story`.")
    return number


def _story(each: Story) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(each)


def _story_lines(found: list[Story]) -> list[str]:
    from matchweek.domain.people.core_packet import PARTS

    lines: list[str] = []
    for each in found:
        lines.append(f"{each.id}  {each.title or 'a story'}")
        lines += [f"   {part}: {text}" for part in PARTS if (text := getattr(each, part).strip())]
    return lines or ["No story yet: give its parts, such as --situation TEXT."]
