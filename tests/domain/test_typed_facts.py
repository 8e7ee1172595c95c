"""Facts about oneself as people type them: what is meant, and what is refused with a title and a remedy."""

from __future__ import annotations

from typing import Any

import pytest

from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.typed_facts import READERS, read_exams, read_step1, read_step2, year_in
from matchweek.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("CK 242", (242, None)), ("242", (242, None)), (242, (242, None)), ("242 first attempt", (242, 1)),
        ("Step 2 CK 231, second attempt", (231, 2)), ("225 (attempts 3)", (225, 3)), ("1", (1, None)),
        ("300", (300, None)), ("", (None, None)), (None, (None, None)), ("1st attempt", (None, 1)),
    ],
)  # fmt: skip
def test_step_2_is_read_as_people_write_it(typed: Any, kept: tuple[int | None, int | None]) -> None:
    assert read_step2(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Pass", ("pass", None)), ("P", ("pass", None)), ("Step 1 pass, first attempt", ("pass", 1)),
        ("failed", ("fail", None)), ("231", ("231", None)), ("", ("", None)), ("F 2nd try", ("fail", 2)),
    ],
)  # fmt: skip
def test_step_1_is_a_pass_or_a_score(typed: str, kept: tuple[str, int | None]) -> None:
    assert read_step1(typed) == kept


@pytest.mark.parametrize("typed", ["0", "301", "24 2", "two hundred", "242.5", "-5", "242 7 attempt", "pas"])
def test_what_is_no_score_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_step2(typed)
    assert caught.value.title in ("Not a score", "Not a number of attempts") and caught.value.remedy


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("step1_attempts", "first", 1), ("step1_attempts", "6", 6), ("step2_attempts", "", None),
        ("graduation_year", "June 2023", "June 2023"), ("graduation_year", "", ""),
        ("step3", "pass", "passed"), ("step3", "Not taken", "not_taken"), ("step3", "", ""),
        ("us_months", "3 months", 3), ("us_months", "0", 0), ("us_months", "none", 0), ("us_letters", "2", 2),
        ("img", "yes", True), ("img", False, False), ("inside_us", "?", None), ("inside_us", "no", False),
        ("visa_need", "J-1", "j1"), ("visa_need", "H-1B", "h1b"), ("visa_need", "J-1 or H-1B", "either"),
        ("visa_need", "none", "none"), ("season_programs", "120", 120), ("season_late", "n", False),
    ],
)  # fmt: skip
def test_the_other_facts(field: str, typed: Any, kept: Any) -> None:
    assert READERS[field](typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("step1_attempts", "0"), ("step1_attempts", "7"), ("graduation_year", "last year"),
        ("graduation_year", "1899"), ("step3", "maybe"), ("us_months", "-1"), ("us_months", "241"),
        ("img", "perhaps"), ("visa_need", "O-1"), ("season_programs", "2001"), ("us_letters", "many"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_says_what_to_type(field: str, typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        READERS[field](typed)
    assert caught.value.title and typed in caught.value.detail and caught.value.remedy


def test_an_exam_with_its_attempts_fills_both() -> None:
    assert read_exams({"step2": "242 first attempt"}) == {"step2": 242, "step2_attempts": 1}
    assert read_exams({"step1": "pass"}) == {"step1": "pass"}


@pytest.mark.parametrize(
    ("text", "year"), [("2018-2024", 2024), ("June 2023", 2023), ("", None), ("99123", None)]
)
def test_the_year_in_a_text(text: str, year: int | None) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize(
    ("facts", "failures", "least"),
    [
        ({}, None, 0),
        ({"step1": "pass", "step1_attempts": 1, "step2": 240, "step2_attempts": 1}, 0, 0),
        ({"step1": "pass", "step1_attempts": 2, "step2": 240, "step2_attempts": 1}, 1, 1),
        ({"step1": "fail", "step1_attempts": 1, "step2_attempts": 2}, None, 2),
        ({"step1": "pass", "step1_attempts": 2}, None, 1),
        ({"step1": "fail"}, None, 1),
        ({"step1": "pass", "step1_attempts": 1, "step2": 240, "step2_attempts": 1, "step3": "failed"}, 1, 1),
    ],
)  # fmt: skip
def test_failures_are_known_only_where_all_attempts_are(
    facts: dict[str, Any], failures: int | None, least: int
) -> None:
    me = Applicant(**facts)
    assert (me.failures, me.least_failures) == (failures, least)
