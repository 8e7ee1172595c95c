"""What speaks against the planned programs of a service, counted by its kind."""

from __future__ import annotations

import pytest

from matchweek.domain.board.forty_five import balance, choices, closed_to, doubts_of
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.lists import applications, budgets, facts
from matchweek.services.people import applicant, documents
from tests.support.weeks import AT, codes_of


def doubted(week: Week) -> list[tuple[int, str]]:
    board = load_board(week)
    eras = next(each for each in choices(board, AT) if each.service == "ERAS")
    return doubts_of(board, eras, AT)


def test_visas_and_documents_of_the_planned_are_counted(week: Week) -> None:
    family, medicine, children = (
        next(code for code in codes_of(week) if code[4:7] == kind) for kind in ("120", "140", "320")
    )
    applications.plan(week, [family, medicine, children], True)
    assert doubted(week) == []
    applicant.change(week, visa_need="h1b")
    facts.set_fact(week, family, "visa", "h1b inside", source="me")
    facts.set_fact(week, medicine, "visa", "j1", source="me")
    unknown = (1, "it is not known whether they sponsor your visa")
    never = (1, "it is known that they do not sponsor your visa")
    only = "an H-1B is only for people already inside the U.S."
    assert doubted(week) == [unknown, never, (1, only)]
    applicant.change(week, inside_us="no")
    assert doubted(week) == [unknown, never, (1, f"{only}, and you are not")]
    applicant.change(week, inside_us="yes")
    assert doubted(week) == [unknown, never]
    applicant.change(week, visa_need="either", inside_us="no")
    assert doubted(week) == [unknown, (1, f"{only}, and you are not")]
    # One of before the fee, or of the autumn, may be a no by now.
    facts.set_fact(week, medicine, "visa", "h1b", source="me", on="2025-09-01", anyway=True)
    assert (1, "what you know of their visa is old: ask again before you send") in doubted(week)
    applicant.change(week, visa_need="none")
    documents.add(week, "statement", "For families", specialty="FM")
    assert doubted(week) == [(2, "no statement of yours is for their specialty")]


def test_the_planned_that_are_closed_and_of_one_year_are_told(week: Week) -> None:
    codes = codes_of(week)
    year = next(code for code in codes if code[7] == "P")
    full = next(code for code in codes if code[4:7] == "140")
    applications.plan(week, [year, full], True)
    board = load_board(week)
    eras = next(each for each in choices(board, AT) if each.service == "ERAS")
    assert balance(eras.planned) == "full training 1 · one year 1"
    assert closed_to(board, "ERAS", AT) == 0
    applicant.change(week, state="advanced_only")
    board = load_board(week)
    eras = next(each for each in choices(board, AT) if each.service == "ERAS")
    assert len(eras.planned) + closed_to(board, "ERAS", AT) == 2
    assert closed_to(board, "ERAS", AT) == 1


def test_what_is_held_is_one_act_and_undone(week: Week) -> None:
    def held() -> int:
        return load_board(week).budgets(AT)["ERAS"].kept_back

    assert budgets.hold(week, "ERAS", 5).words == "ERAS: 5 in reserve for the rounds"
    assert (held(), budgets.hold(week, "ERAS", 5).changed) == (5, False)
    budgets.correct(week, "ERAS", 2, "the portal says so")
    assert held() == 2
    assert history.undo(week).changed
    budgets.hold(week, "eras", 0)
    assert held() == 0
    history.undo(week)
    assert held() == 5
    history.undo(week)
    assert held() == 0
    for service, number in (("ERAS", 46), ("ERAS", -1), ("Elsewhere", 3)):
        with pytest.raises(BadInput):
            budgets.hold(week, service, number)
