"""The list after each round: how much is filled, and what comes back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.errors import BadInput
from matchweek.rehearsal.refresh import refreshed
from matchweek.rehearsal.world.national import national_list
from tests.support.thorough import examples

seeds = st.integers(min_value=0, max_value=10**9)


@settings(max_examples=examples(5), deadline=None)
@given(seeds)
def test_about_60_80_89_and_93_percent_are_filled(seed: int) -> None:
    monday = national_list(seed)
    total = sum(row.positions for row in monday)
    for after_round, filled in ((1, 0.60), (2, 0.80), (3, 0.89), (4, 0.93)):
        left = sum(row.positions for row in refreshed(monday, seed, after_round))
        assert 1 - left / total == pytest.approx(filled, abs=0.04)


@settings(max_examples=examples(4), deadline=None)
@given(seeds)
def test_programs_shrink_and_vanish_and_a_few_grow_return_or_are_new(seed: int) -> None:
    lists = [national_list(seed)] + [refreshed(national_list(seed), seed, number) for number in (1, 2, 3, 4)]
    seen: set[str] = set()
    grown = returned = new = 0
    for before, after in pairwise(lists):
        was = {row.code: row.positions for row in before}
        now = {row.code: row for row in after}
        assert len(now) == len(after) < len(before)
        seen |= set(was)
        grown += sum(row.positions > was[code] for code, row in now.items() if code in was)
        returned += sum(code in seen for code in now if code not in was)
        new += sum(code not in seen for code in now)
        for row in after:
            assert row.positions >= 1
            assert row.quota is not None and row.quota >= row.positions
            assert 9000 <= int(row.code[:4]) <= 9999
            assert len(row.program_code.track) <= 3
    assert 1 <= grown <= 12
    assert 1 <= returned <= 9
    assert 1 <= new <= 6


def test_what_does_not_change_stays_word_for_word() -> None:
    monday = {row.code: row for row in national_list(3)}
    for row in refreshed(tuple(monday.values()), 3, 2):
        if row.code in monday and row.positions == monday[row.code].positions:
            assert row == monday[row.code]


@pytest.mark.parametrize("size", [0, 1, 5, 60])
def test_a_short_list_is_refreshed_too(size: int) -> None:
    monday = national_list(5)[:size]
    for after_round in (1, 2, 3, 4):
        left = refreshed(monday, 5, after_round)
        assert sum(row.positions for row in left) <= sum(row.positions for row in monday)


@pytest.mark.parametrize("after_round", [0, 5, -1])
def test_a_round_that_does_not_exist_is_refused(after_round: int) -> None:
    with pytest.raises(BadInput) as refusal:
        refreshed(national_list(1), 1, after_round)
    assert refusal.value.remedy
