"""Finding advocates: steps and questions, what an advocate can do and cannot, how a program sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.people.advocate_tiers import (
    CAN,
    CANNOT,
    FINDING,
    FINDING_PROMPTS,
    HOW_A_PROGRAM_SEES_IT,
    HOW_A_PROGRAM_SEES_IT_MARK,
    TIER_MEANINGS,
)
from matchweek.tui.commands.dialogs.calls import FINDING_ADVOCATES
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from collections.abc import Iterable


class Finding(PageDialog[bool]):
    """The guided list. Answers True where a new advocate is to be written down."""

    RULE = "contact.allowed"
    AT = FINDING_ADVOCATES
    DEFAULT_CSS = "Finding { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self) -> None:
        super().__init__("Find advocates", "this contacts nobody")
        self.page.say(finding_words())

    def do_finding_add(self) -> None:
        self.dismiss(True)

    def do_finding_leave(self) -> None:
        self.dismiss(False)


def finding_words() -> list[Para]:
    """All of it, in the order in which it is used."""
    said = [Para([("Six steps", "titleon")])]
    for number, step in enumerate(FINDING, 1):
        said.append(Para([(f"{number}  ", "accent"), (f"{step.title}. ", "strong"), step.what], 3))
    said += [BLANK, Para([("Three questions", "titleon")]), *_points(FINDING_PROMPTS)]
    said += [BLANK, Para([("Tiers", "titleon")])]
    said += [Para([(f"{tier}  ", "accent"), meaning], 3) for tier, meaning in TIER_MEANINGS.items()]
    said += [BLANK, Para([("What an advocate can", "titleon")]), *_points(CAN)]
    said += [BLANK, Para([("What one cannot", "titleon")]), *_points(CANNOT)]
    said += [BLANK, Para([("How a program sees it", "titleon"), (f"  {HOW_A_PROGRAM_SEES_IT_MARK}", "dim")])]
    return [*said, *_points(HOW_A_PROGRAM_SEES_IT)]


def _points(sentences: Iterable[str]) -> list[Para]:
    return [Para([("·  ", "dim"), sentence], 3) for sentence in sentences]
