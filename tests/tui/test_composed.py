"""The bars of the forty-five: each part in a letter of its own, as wide as the budget, never wider."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchweek.domain.board.forty_five import Choice
from matchweek.domain.programs.budget import Budget
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.triage import Triage
from matchweek.tui.screens.programs.composed import CELLS, bar_rows, bars, letters, shared_out
from tests.support.programs import a_program


def planned(count: int, specialty: str = "140C0") -> list[Program]:
    lanes = ("primary", "primary", "secondary", None)
    tiers = ("top", None, "safety", None)
    return [
        replace(
            a_program(f"{9000 + place}{specialty}"),
            triage=Triage(lane=lanes[place % 4], tier=tiers[place % 4]),
        )
        for place in range(count)
    ]


def choice(used: int, some: list[Program], held: int = 0) -> Choice:
    return Choice("ERAS", Budget("ERAS", used, len(some), held=held), tuple(some))


def test_what_is_planned_is_drawn_by_lane_tier_type_and_specialty_against_the_budget() -> None:
    some = [*planned(8), *planned(4, "120C0")]
    lanes, tiers, types, specialties = bars(choice(3, some))
    assert lanes.drawn == "███" + "1" * 6 + "2" * 3 + "–" * 3 + "·" * 30
    assert lanes.words == "1 primary 6 · 2 secondary 3 · – none 3"
    assert tiers.drawn == "███" + "–" * 6 + "▲" * 3 + "▽" * 3 + "·" * 30
    assert (types.drawn, types.words) == ("███" + "C" * 12 + "·" * 30, "C 12")
    assert [(part.count, part.cells) for part in specialties.parts] == [(8, 8), (4, 4)]
    assert len({part.glyph for part in specialties.parts}) == 2
    assert bars(choice(3, some, held=5))[2].drawn == "███" + "C" * 12 + "·" * 25 + "░" * 5
    assert bars(choice(3, [])) == []


@pytest.mark.parametrize(("used", "count"), [(0, 45), (0, 60), (40, 13), (45, 9), (47, 3)])
def test_a_bar_is_never_wider_than_the_budget(used: int, count: int) -> None:
    for bar in (*bars(choice(used, planned(count))), *bars(choice(used, planned(count), held=7))):
        assert len(bar.drawn) == CELLS
        assert sum(part.count for part in bar.parts) == count


def test_letters_are_told_apart_and_cells_shared_out() -> None:
    assert letters(["IM", "IM/Peds", "Medicine", "none", "others"], {}) == {
        "IM": "I", "IM/Peds": "M", "Medicine": "E", "none": "–", "others": "+",
    }  # fmt: skip
    assert shared_out([6, 3, 1], 5) == [3, 2, 0]
    assert shared_out([6, 3], 20) == [6, 3]


@pytest.mark.parametrize(("width", "lines"), [(116, 4), (74, 8)])
def test_what_the_letters_mean_stands_behind_or_below(width: int, lines: int) -> None:
    some = [*planned(8), *planned(4, "120C0"), *planned(4, "440P0")]
    rows = list(bar_rows(choice(0, some), width))
    texts = ["".join(one if isinstance(one, str) else one[0] for one in row.pieces) for row in rows]
    assert max(map(len, texts)) <= width
    assert len(rows) <= lines
