"""What may be planned and submitted: the caps, corrected ones too, and the types open to the applicant."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.budget import CAP
from matchweek.domain.programs.program import Listing
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week, entries_since
from matchweek.services.history import history
from matchweek.services.lists import applications, budgets
from matchweek.services.people import applicant
from tests.support.weeks import codes_of, contents, listings, new_week, rows_of

WHY = "the portal says 2 left"
TYPES = {"C": "9000140C0", "M": "9000140M0", "P": "9000999P0", "A": "9000420A0", "R": "9000180R0"}


@pytest.fixture
def eras(tmp_path: Path) -> Week:
    return new_week(tmp_path / "week.db", listings(60, only="ERAS"))


@pytest.fixture
def of_each_type(tmp_path: Path) -> Week:
    rows = [Listing(code, institution="Fictional", positions=2, service="ERAS") for code in TYPES.values()]
    return new_week(tmp_path / "week.db", rows)


def test_thirty_marked_with_twenty_left_are_refused_whole(eras: Week) -> None:
    codes = codes_of(eras)
    applications.submit(eras, codes[:25])
    before, known = contents(eras), entries_since(eras)
    with pytest.raises(RuleSaysNo) as refusal:
        applications.submit(eras, codes[25:55])
    assert refusal.value.exit_code == 3
    assert "Only 20 applications left in ERAS" in refusal.value.title
    assert (contents(eras), entries_since(eras)) == (before, known)
    assert applications.submit(eras, codes[25:45]).changed
    done = applications.submit(eras, codes[45:47], because="R3 shows them as sent")
    assert done.changed
    assert load_board(eras).budgets()["ERAS"].used == CAP + 2


def test_a_portal_that_says_two_left_lets_two_more_through(eras: Week) -> None:
    codes = codes_of(eras)
    applications.submit(eras, codes[:30])
    assert budgets.correct(eras, "eras", 2, WHY).changed
    budget = load_board(eras).budgets()["ERAS"]
    assert (budget.used, budget.cap, budget.left) == (30, 32, 2)
    with pytest.raises(RuleSaysNo):
        applications.submit(eras, codes[30:33])
    applications.submit(eras, codes[30:32])
    with pytest.raises(RuleSaysNo):
        applications.submit(eras, codes[32:33])
    assert entries_since(eras)[-1].after is not None
    assert load_board(eras).budgets()["ERAS"].left == 0


def test_a_portal_that_counts_less_leaves_more(eras: Week) -> None:
    codes = codes_of(eras)
    applications.submit(eras, codes[:CAP])
    budgets.correct(eras, "ERAS", 1, "two tracks of one program count as one")
    assert applications.submit(eras, codes[CAP : CAP + 1]).changed
    with pytest.raises(RuleSaysNo):
        applications.submit(eras, codes[CAP + 1 : CAP + 2])


def test_a_correction_is_one_act_with_its_reason_and_can_be_taken_back(week: Week) -> None:
    board, feed = load_and_follow(week)
    budgets.correct(week, "ResidencyCAS", 7, WHY)
    board.follow(feed.pull().entries)
    assert board.budgets()["ResidencyCAS"].cap == 7
    assert board.kept.caps["ResidencyCAS"].because == WHY
    assert entries_since(week)[-1].after == {"because": WHY}
    history.undo(week)
    board.follow(feed.pull().entries)
    assert board.budgets()["ResidencyCAS"].cap == CAP
    budgets.correct(week, "ResidencyCAS", 7, WHY)
    assert budgets.correct(week, "ResidencyCAS", None, "a slip").changed
    assert rows_of(week, "budget_cap") == []
    assert not budgets.correct(week, "ResidencyCAS", None, "a slip").changed
    feed.close()


@pytest.mark.parametrize(
    ("service", "left", "because"),
    [("ERAS", 46, WHY), ("ERAS", -1, WHY), ("ERAS", 2, " "), ("NRMP", 2, WHY), ("", 2, WHY)],
)
def test_a_correction_that_cannot_be_is_refused(week: Week, service: str, left: int, because: str) -> None:
    known = entries_since(week)
    with pytest.raises(BadInput):
        budgets.correct(week, service, left, because)
    assert entries_since(week) == known


@pytest.mark.parametrize(
    ("values", "reads"),
    [({"left": "2"}, 2), ({"left": " 0 "}, 0), ({"left": ""}, None)],
)
def test_a_budget_is_corrected_as_other_records_are(
    week: Week, values: dict[str, str], reads: int | None
) -> None:
    budgets.correct(week, "ERAS", 9, WHY)
    history.correct(week, "budget", "ERAS", values, WHY)
    caps = {service: cap.cap for service, cap in load_board(week).kept.caps.items()}
    assert caps == ({} if reads is None else {"ERAS": reads})


@pytest.mark.parametrize("values", [{"left": "two"}, {"left": "-1"}, {"cap": "3"}, {"left": "2", "cap": "3"}])
def test_nothing_else_of_a_budget_is_corrected(week: Week, values: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        history.correct(week, "budget", "ERAS", values, WHY)
    for entity in ("budget_cap", "moment", "list"):
        with pytest.raises(BadInput):
            history.correct(week, entity, "ERAS", values, WHY)
    assert rows_of(week, "budget_cap") == []


# What is open to the applicant (rules: eligibility.types)


@pytest.mark.parametrize(
    ("state", "prior", "open_to"),
    [
        ("unknown", False, "CMPAR"),
        ("unmatched", False, "CMPA"),
        ("unmatched", True, "CMPAR"),
        ("advanced_only", False, "P"),
        ("advanced_only", True, "P"),
        ("preliminary_only", False, "A"),
        ("placed", False, ""),
        ("ineligible", True, ""),
    ],
)
def test_only_open_types_are_planned_and_submitted(
    of_each_type: Week, state: str, prior: bool, open_to: str
) -> None:
    week = of_each_type
    applicant.change(week, state=state, prior_training=prior)
    for kind, code in TYPES.items():
        if kind in open_to:
            assert applications.toggle_plan(week, [code]).changed
            assert applications.plan(week, [code], planned=False).changed
            assert applications.plan(week, [code]).changed
            assert applications.submit(week, [code]).changed
            continue
        known = entries_since(week)
        for act in (
            lambda code=code: applications.plan(week, [code]),
            lambda code=code: applications.toggle_plan(week, [code]),
            lambda code=code: applications.submit(week, [code]),
        ):
            with pytest.raises(RuleSaysNo) as refusal:
                act()
            assert refusal.value.exit_code == 3
            assert "SOAP rules" in refusal.value.rule
            assert refusal.value.remedy
        assert entries_since(week) == known
        assert applications.submit(week, [code], because="R3 shows it as open").changed


def test_one_closed_program_refuses_all_that_are_marked(of_each_type: Week) -> None:
    applicant.change(of_each_type, state="unmatched")
    with pytest.raises(RuleSaysNo):
        applications.plan(of_each_type, list(TYPES.values()))
    with pytest.raises(RuleSaysNo):
        applications.submit(of_each_type, list(TYPES.values()))
    assert rows_of(of_each_type, "application") == []


def test_what_was_planned_before_the_notice_can_be_taken_out_after_it(of_each_type: Week) -> None:
    applications.plan(of_each_type, list(TYPES.values()))
    applicant.change(of_each_type, state="placed")
    assert applications.plan(of_each_type, list(TYPES.values()), planned=False).changed
    assert not any(row["planned"] for row in rows_of(of_each_type, "application"))


def test_what_is_recorded_already_is_not_judged_again(of_each_type: Week) -> None:
    applications.submit(of_each_type, [TYPES["R"]])
    applicant.change(of_each_type, state="unmatched")
    assert not applications.submit(of_each_type, [TYPES["R"]]).changed
    assert applications.submit(of_each_type, [TYPES["R"], TYPES["C"]]).changed


def test_an_application_that_was_recorded_before_is_said_to_be_so_and_nothing_else(week: Week) -> None:
    code = codes_of(week)[0]
    applications.submit(week, [code])
    done = applications.submit(week, [code])
    assert (done.words, done.warnings, done.changed) == (
        "recorded as submitted before: 1 program, left as it was",
        (),
        False,
    )
