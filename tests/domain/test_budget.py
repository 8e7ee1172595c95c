"""Applications: 45 a service for the whole week, spent for good (rules: applications.cap)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.programs.budget import CAP, Budget, budgets, corrected_cap, refuse_over, service_name
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.errors import BadInput, RuleSaysNo

STATUSES = st.sampled_from([str(status) for status in ApplicationStatus])
SERVICES = st.sampled_from(["ERAS", "ResidencyCAS"])


@pytest.mark.parametrize(
    ("used", "planned", "cap", "left", "over", "words"),
    [
        (0, 0, 45, 45, 0, "45 left"),
        (0, 20, 45, 45, 0, "20 planned of 45"),
        (0, 45, 45, 45, 0, "45 planned of 45"),
        (0, 46, 45, 45, 1, "46 planned, 1 over"),
        (0, 52, 45, 45, 7, "52 planned, 7 over"),
        (12, 0, 45, 33, 0, "12 used, 33 left"),
        (12, 5, 45, 33, 0, "12 used, 5 planned of 33 left"),
        (12, 40, 45, 33, 7, "12 used, 40 planned, 7 over"),
        (45, 0, 45, 0, 0, "45 used, 0 left"),
        (45, 3, 45, 0, 3, "45 used, 3 planned, 3 over"),
        (47, 0, 45, 0, 0, "47 used, 0 left"),
        (10, 0, 47, 37, 0, "10 used, 37 left"),
    ],
)
def test_what_is_left_and_over(used: int, planned: int, cap: int, left: int, over: int, words: str) -> None:
    budget = Budget("ERAS", used, planned, cap)
    assert (budget.left, budget.over, budget.words()) == (left, over, words)


@pytest.mark.parametrize(
    ("used", "planned", "held", "to_plan", "over", "words"),
    [
        (0, 38, 5, 40, 0, "38 planned, 5 held, 2 left"),
        (0, 0, 5, 40, 0, "5 held, 40 left"),
        (0, 40, 5, 40, 0, "40 planned, 5 held, 0 left"),
        (0, 41, 5, 40, 1, "41 planned, 5 held, 1 over"),
        (10, 20, 5, 30, 0, "10 used, 20 planned, 5 held, 10 left"),
        # What is sent of those kept back is kept back no longer.
        (43, 0, 5, 0, 0, "43 used, 2 held, 0 left"),
        (45, 1, 5, 0, 1, "45 used, 1 planned, 1 over"),
    ],
)
def test_what_is_held_for_the_rounds_is_not_planned_with(
    used: int, planned: int, held: int, to_plan: int, over: int, words: str
) -> None:
    budget = Budget("ERAS", used, planned, held=held)
    assert (budget.left, budget.to_plan) == (CAP - used, to_plan)
    assert (budget.over, budget.words()) == (over, words)
    assert Budget("own site", used, planned, held=held).words().endswith(f"none of the {CAP}")


def test_both_services_are_there_before_anything_is_planned() -> None:
    assert budgets([]) == {"ERAS": Budget("ERAS"), "ResidencyCAS": Budget("ResidencyCAS")}
    assert CAP == 45


def test_each_service_has_its_own_count() -> None:
    counted = budgets(
        [
            ("ERAS", "submitted"),
            ("ERAS", ApplicationStatus.PLANNED),
            ("ERAS", "planned"),
            ("ERAS", "none"),
            ("ResidencyCAS", "submitted"),
            ("Another", "planned"),
        ]
    )
    assert counted["ERAS"] == Budget("ERAS", 1, 2)
    assert counted["ResidencyCAS"] == Budget("ResidencyCAS", 1, 0)
    assert counted["Another"] == Budget("Another", 0, 1)
    assert list(counted)[:2] == ["ERAS", "ResidencyCAS"]


def test_a_cap_can_be_corrected_for_one_service() -> None:
    counted = budgets([("ERAS", "submitted")] * 10, {"ERAS": corrected_cap(10, 37)})
    assert (counted["ERAS"].left, counted["ResidencyCAS"].left) == (37, 45)


@pytest.mark.parametrize("left", [-1, 46])
def test_a_portal_cannot_show_less_than_none_or_more_than_all(left: int) -> None:
    with pytest.raises(BadInput, match=str(left)):
        corrected_cap(10, left)


@pytest.mark.parametrize(
    ("named", "service"),
    [
        ("ERAS", "ERAS"),
        (" eras ", "ERAS"),
        ("RESIDENCYCAS", "ResidencyCAS"),
        ("ERAS/ResidencyCAS", "ERAS"),
        ("ResidencyCAS/ERAS", "ResidencyCAS"),
        ("", "ERAS"),
        ("By mail", "By mail"),
    ],
)
def test_which_service_counts(named: str, service: str) -> None:
    assert service_name(named) == service
    assert budgets([(named, "submitted")])[service].used == 1


@pytest.mark.parametrize(
    ("used", "adding", "cap"), [(0, 45, 45), (44, 1, 45), (45, 0, 45), (46, 0, 45), (45, 2, 47)]
)
def test_up_to_the_cap_nothing_is_refused(used: int, adding: int, cap: int) -> None:
    refuse_over("ERAS", used, adding, cap)


@pytest.mark.parametrize(
    ("used", "adding", "title"),
    [
        (45, 1, "No applications left in ERAS"),
        (46, 1, "No applications left in ERAS"),
        (44, 2, "Only 1 application left in ERAS"),
        (0, 46, "Only 45 applications left in ERAS"),
    ],
)
def test_beyond_the_cap_the_rule_is_named_and_a_way_out(used: int, adding: int, title: str) -> None:
    with pytest.raises(RuleSaysNo) as refused:
        refuse_over("ERAS", used, adding)
    error = refused.value
    assert error.title == title
    assert error.rule == "45 applications per application service for the whole week; not refilled"
    assert error.rule in error.detail
    assert f"would make {used + adding}" in error.detail
    assert "record what it shows, with a reason" in error.remedy
    assert error.exit_code == 3


@given(st.lists(st.tuples(SERVICES, STATUSES), max_size=120))
def test_every_application_is_counted_once(pairs: list[tuple[str, str]]) -> None:
    counted = budgets(pairs).values()
    assert sum(each.used for each in counted) == [status for _, status in pairs].count("submitted")
    assert sum(each.planned for each in counted) == [status for _, status in pairs].count("planned")
    assert all(each.left >= 0 and each.over >= 0 for each in counted)


@given(st.integers(0, 60), st.integers(0, 60))
def test_refused_exactly_when_more_than_what_is_left(used: int, adding: int) -> None:
    fits = adding == 0 or used + adding <= CAP
    try:
        refuse_over("ERAS", used, adding)
    except RuleSaysNo:
        assert not fits
    else:
        assert fits
