"""What a refreshed list does to one's own programs (rules: list)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.contacts.calls import Call
from matchweek.domain.programs.lists import ListInfo, Standing, derive
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.refresh import Became, Touch, suspiciously_short, touched
from matchweek.domain.programs.triage import Application, Triage
from tests.support.state_lists import FILLED, state_lists

AT = datetime(2027, 3, 15, 14, tzinfo=UTC)
SENT, PLANNED = Application(submitted_at=AT), Application(planned=True)
SUBMITTED_TO, PLANNED_FOR, CALLED, TOP, OTHER = (f"90{number}140C0" for number in range(10, 15))
TRIAGE = {TOP: Triage("primary", "top"), OTHER: Triage("primary", "safety")}
APPLICATIONS = {SUBMITTED_TO: SENT, PLANNED_FOR: PLANNED}
CALLS = [Call(1, AT, CALLED), Call(2, AT)]
ALL = {SUBMITTED_TO: 2, PLANNED_FOR: 3, CALLED: 1, TOP: 5, OTHER: 4}


def standings(*lists: dict[str, int], whole: bool = True) -> dict[str, Standing]:
    return derive(
        [
            (
                ListInfo(number, number, whole or number == 0, AT + timedelta(hours=number)),
                {code: Listing(code, positions=positions) for code, positions in rows.items()},
            )
            for number, rows in enumerate(lists)
        ]
    )


def touches(*lists: dict[str, int], whole: bool = True, confirmed: tuple[str, ...] = ()) -> list[Touch]:
    before, after = standings(*lists[:-1]), standings(*lists, whole=whole)
    return list(touched(before, after, TRIAGE, APPLICATIONS, CALLS, confirmed))


def test_ones_own_programs_that_are_missing_are_not_seen_until_confirmed() -> None:
    found = touches(ALL, {OTHER: 4})
    assert [(touch.code, touch.became, touch.stakes) for touch in found] == [
        (SUBMITTED_TO, Became.NOT_SEEN, ("submitted",)),
        (PLANNED_FOR, Became.NOT_SEEN, ("planned",)),
        (CALLED, Became.NOT_SEEN, ("in your calls",)),
        (TOP, Became.FILLED, ("top",)),
    ]
    assert {touch.words for touch in found[:3]} == {"not seen, check R3"}
    confirmed = touches(ALL, {OTHER: 4}, confirmed=(SUBMITTED_TO,))
    assert [touch.code for touch in confirmed if touch.words == "filled"] == [SUBMITTED_TO, TOP]


def test_shrank_grew_and_came_back() -> None:
    without = {code: positions for code, positions in ALL.items() if code != PLANNED_FOR}
    found = touches(ALL, without, ALL | {SUBMITTED_TO: 1, TOP: 7})
    assert [(touch.code, touch.became, touch.words) for touch in found] == [
        (SUBMITTED_TO, Became.SHRANK, "2 → 1 positions"),
        (PLANNED_FOR, Became.RETURNED, "back with 3"),
        (TOP, Became.GREW, "5 → 7 positions"),
    ]


def test_what_is_gone_already_is_told_once() -> None:
    assert touches(ALL, {OTHER: 4}, {OTHER: 4}) == []


def test_a_part_marks_no_absences() -> None:
    found = touches(ALL, {TOP: 4}, whole=False)
    assert [(touch.code, touch.became) for touch in found] == [(TOP, Became.SHRANK)]


def test_refused_programs_count_only_where_one_is_bound() -> None:
    triage = {SUBMITTED_TO: Triage(refused=True), TOP: Triage("primary", "top", refused=True)}
    found = touched(standings(ALL), standings(ALL, {OTHER: 1}), triage, APPLICATIONS)
    assert [touch.code for touch in found] == [SUBMITTED_TO, PLANNED_FOR]


def test_all_stakes_are_named() -> None:
    triage = {SUBMITTED_TO: Triage("primary", "top")}
    calls = [Call(1, AT, SUBMITTED_TO)]
    (touch,) = touched(standings(ALL), standings(ALL, {**ALL, SUBMITTED_TO: 1}), triage, APPLICATIONS, calls)
    assert touch.stakes == ("submitted", "in your calls", "top")


def test_a_program_on_no_list_does_no_harm() -> None:
    assert touched({}, standings(ALL), {}, {"9999140C0": SENT}) == ()


POSITIONS = st.dictionaries(st.sampled_from(list(ALL)), st.integers(1, 5))


@given(POSITIONS, POSITIONS, st.booleans())
def test_each_own_program_is_touched_once_and_rightly(
    first: dict[str, int], second: dict[str, int], whole: bool
) -> None:
    found = touches(first, second, whole=whole)
    assert len({touch.code for touch in found}) == len(found)
    own = set(ALL) - {OTHER}
    changed = {code for code in own & set(first) & set(second) if first[code] != second[code]}
    gone = own & set(first) - set(second) if whole else set()
    assert {touch.code for touch in found} == changed | gone
    same = touched(standings(first), standings(first), TRIAGE, APPLICATIONS, CALLS)
    assert same == ()


@pytest.mark.parametrize(
    ("read", "last", "same_moment", "short"),
    [
        (941, 941, False, False),
        (236, 941, False, False),
        (235, 941, False, True),
        (471, 941, True, False),
        (470, 941, True, True),
        (0, 9, False, False),
        (0, 10, False, True),
        (3, 0, False, False),
    ],
)
def test_a_list_that_can_hardly_be_whole(read: int, last: int, same_moment: bool, short: bool) -> None:
    assert suspiciously_short(read, last, same_moment=same_moment) is short


def test_a_state_shrinks_and_no_list_of_it_is_questioned() -> None:
    lists = [{one.code: one.positions for one in each} for each in state_lists()]
    filled = []
    for number in range(1, 5):
        before, after = standings(*lists[:number]), standings(*lists[: number + 1])
        everything = dict.fromkeys(lists[0], PLANNED)
        found = touched(before, after, {}, everything)
        filled.append(sum(touch.became is Became.NOT_SEEN for touch in found))
        assert not suspiciously_short(len(lists[number]), len(lists[number - 1]))
    assert filled == [*FILLED[1:]]
