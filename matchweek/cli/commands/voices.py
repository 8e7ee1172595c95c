"""`matchweek advocate map`: who would speak where, what is missing, who could."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from matchweek.domain.gate.voices import Load, ProposedVoice, Voices
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.gates import GatedBoard


def add_to(nouns: typer.Typer) -> None:
    nouns.command("map")(show)


def show(
    context: typer.Context,
    most: Annotated[
        int, typer.Option("--proposals", metavar="N", min=0, help="How many proposals to show; 10.")
    ] = 10,
    as_json: Json = False,
) -> None:
    """Show advocates by program: who has how many, top programs without one, home, who could speak where.

    Assigning and this list contact nobody; every contact waits until its program has made contact.
    """
    from matchweek.cli import shapes
    from matchweek.domain.board.advocate_warnings import warnings
    from matchweek.domain.gate.voices import loads, propose, voices, without_voice
    from matchweek.services.core.gates import load_gated

    with shell_of(context).week() as week:
        found = load_gated(week)
    board = found.board
    assignments = list(board.kept.assignments.values())
    programs = list(board.programs)
    load, spoken = loads(board.advocates, assignments), voices(board.advocates, assignments)
    gaps = without_voice(programs, spoken)
    proposals = propose(
        programs,
        board.advocates,
        assignments,
        school_code=board.applicant.school_code,
        targets=board.story.targets,
        most=most,
    )
    remarks = warnings(
        found.gates, board.advocates, assignments, tuple(board.kept.letters.values()), board.story
    )
    rows = [_program(found, program, spoken) for program in _mapped(found, programs)]
    document = {
        "advocates": _advocates(found, load),
        "programs": rows,
        "gaps": [program.code for program in gaps],
        "proposals": [shapes.proposed_voice(found, each) for each in proposals],
    }
    lines = [*_load_lines(found, load), *_program_lines(rows), *_gap_lines(gaps)]
    lines += _proposal_lines(found, proposals)
    if not board.advocates:
        lines = ["No advocates yet: `matchweek advocate add NAME`."]
    output.give(as_json, document, lines, [remark.words for remark in remarks])


def _mapped(found: GatedBoard, programs: Sequence[Program]) -> list[Program]:
    """The programs that were assigned, and those at home."""
    assigned = {each.program for each in found.board.kept.assignments.values()}
    return [program for program in programs if program.code in assigned or _home(found, program)]


def _home(found: GatedBoard, program: Program) -> str:
    from matchweek.domain.gate.voices import home

    board = found.board
    targets = board.story.targets
    return str(home(program.code, board.applicant.school_code, program.field, targets))


def _advocates(found: GatedBoard, load: dict[int, Load]) -> list[dict[str, Any]]:
    from matchweek.domain.people.advocate_tiers import effective_tier, tier_remark

    return [
        {
            "id": one.id,
            "name": one.name,
            "tier": one.tier,
            "counts_as": effective_tier(one),
            "remark": tier_remark(one) or None,
            "answer": one.answer,
            "programs": load[one.id].programs,
            "left": load[one.id].left,
            "fill": str(load[one.id].fill),
        }
        for one in found.board.advocates
    ]


def _program(found: GatedBoard, program: Program, spoken: dict[str, Voices]) -> dict[str, Any]:
    from matchweek.cli import shapes
    from matchweek.domain.gate.voices import Voices

    its = spoken.get(program.code, Voices(program.code))
    return {
        "code": program.code,
        "title": program.label,
        "tier": program.tier,
        "contact": program.contact,
        "contact_words": program.contact_words,
        "home": _home(found, program) or None,
        "voices": shapes.voices(found, program.code),
        "count": its.count,
        "leading": its.leading,
        "words": its.words,
    }


def _load_lines(found: GatedBoard, load: dict[int, Load]) -> list[str]:
    from matchweek.domain.people.advocate_tiers import tier_remark
    from matchweek.domain.people.advocates import Answer

    rows = [
        (one.id, one.tier, one.name, Answer(one.answer).on_screen, load[one.id].words, tier_remark(one))
        for one in found.board.advocates
    ]
    return output.table(("id", "tier", "advocate", "answer", "programs", "remark"), rows)


def _program_lines(rows: list[dict[str, Any]]) -> list[str]:
    shown = [
        (
            row["code"],
            row["title"],
            row["tier"],
            row["contact_words"],
            row["words"],
            ", ".join(f"{voice['name']} ({voice['state']})" for voice in row["voices"]),
            row["home"],
        )
        for row in rows
    ]
    headings = ("code", "program", "tier", "contact", "advocates", "who", "home")
    return ["", *output.table(headings, shown)] if shown else []


def _gap_lines(gaps: Sequence[Program]) -> list[str]:
    if not gaps:
        return []
    return ["", "Top programs without an advocate", *(f"  {one.code} {one.title}" for one in gaps)]


def _proposal_lines(found: GatedBoard, proposals: Sequence[ProposedVoice]) -> list[str]:
    if not proposals:
        return []
    lines = ["", "Proposed: `matchweek advocate assign NAME CODE...` accepts"]
    for each in proposals:
        advocate = found.advocate(each.advocate)
        name = advocate.name if advocate else ""
        lines.append(f"  {name} for {each.program} {found.gates.title(each.program)}: {each.words}")
    return lines
