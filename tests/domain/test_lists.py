"""Lists are snapshots: what several of them say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.programs.lists import (
    ListInfo,
    ListStatus,
    Standing,
    as_of,
    curve,
    derive,
    moment_words,
)
from matchweek.domain.programs.program import Listing

MONDAY = datetime(2027, 3, 15, 14, 0, tzinfo=UTC)
CODES = ["9001120C0", "9001140C0", "9002320C0", "9003999P0", "9004440P1"]

Lists = list[tuple[ListInfo, dict[str, Listing]]]


def a_list(number: int, after_round: int, rows: dict[str, int], *, whole: bool = True) -> tuple:
    info = ListInfo(number, after_round, whole, MONDAY + timedelta(minutes=number), rows=len(rows))
    return info, {code: Listing(code, institution=f"List {number}", positions=n) for code, n in rows.items()}


A, B, C = CODES[:3]


def test_one_list_is_where_everything_stands() -> None:
    standings = derive([a_list(1, 0, {A: 4, B: 2})])
    assert list(standings) == [A, B]
    first = standings[A]
    assert (first.positions, first.previous, first.status) == (4, None, "listed")
    assert (first.new, first.returned, first.change, first.changed) == (False, False, None, False)
    assert (first.first_positions, first.history) == (4, ((0, 4),))


def test_no_list_is_an_empty_week() -> None:
    assert derive([]) == {}
    assert curve([]) == ()


def test_absent_from_a_whole_list_is_filled_and_keeps_its_last_row() -> None:
    gone = derive([a_list(1, 0, {A: 4, B: 2}), a_list(2, 1, {A: 1})])[B]
    assert (gone.status, gone.positions, gone.previous, gone.change) == (ListStatus.FILLED, 0, 2, -2)
    assert gone.listing == Listing(B, institution="List 1", positions=2)
    assert gone.change_words == "full"
    assert gone.history == ((0, 2), (1, 0))


FULL = Listing(
    A, "Harbor Point", "FM/Gary", "Family Practice", "C", "Gary", "IN", 4, "ResidencyCAS", False,
    "1200000001", 6, "+1 219 555 0142", "harbor.example", "J-1",
)  # fmt: skip
BARE = Listing(
    A, "", "Family Medicine", "Family Medicine", "C", positions=2, service="ERAS", service_derived=True
)


def test_a_list_of_codes_and_positions_takes_nothing_else_away() -> None:
    monday, _ = a_list(1, 0, {})
    later, _ = a_list(2, 1, {})
    assert derive([(monday, {A: FULL}), (later, {A: BARE})])[A].listing == replace(FULL, positions=2)
    same = a_list(2, 0, {}, whole=False)[0]
    assert derive([(monday, {A: FULL}), (same, {A: BARE})])[A].listing == replace(FULL, positions=2)


def test_what_a_later_list_does_say_is_taken() -> None:
    said = replace(FULL, institution="Harbor Point Hospital", name="FM/Hammond", city="Hammond")
    said = replace(said, service="ERAS", visa="none", specialty="Family", quota=3)
    assert said.completed_by(FULL) is said
    assert FULL.completed_by(BARE) is FULL
    assert BARE.completed_by(BARE) is BARE


def test_absent_from_a_part_keeps_its_standing() -> None:
    kept = derive([a_list(1, 0, {A: 4, B: 2}), a_list(2, 1, {A: 1}, whole=False)])[B]
    assert (kept.status, kept.positions, kept.previous, kept.changed) == ("listed", 2, 2, False)


def test_absent_from_a_part_stays_filled_when_it_was() -> None:
    lists = [a_list(1, 0, {A: 4, B: 2}), a_list(2, 1, {A: 1}), a_list(3, 2, {A: 1}, whole=False)]
    gone = derive(lists)[B]
    assert (gone.status, gone.positions, gone.changed) == ("filled", 0, False)


def test_a_filled_program_comes_back() -> None:
    lists = [a_list(1, 0, {A: 4, B: 2}), a_list(2, 1, {A: 4}), a_list(3, 2, {A: 4, B: 1})]
    back = derive(lists)[B]
    assert (back.status, back.returned, back.new, back.positions, back.previous) == (
        "listed",
        True,
        False,
        1,
        0,
    )
    assert back.change_words == "back"
    later = derive([*lists, a_list(4, 3, {A: 4, B: 1})])[B]
    assert (later.returned, later.changed) == (False, False)


def test_new_is_only_what_the_current_moment_brought() -> None:
    lists = [a_list(1, 0, {A: 4}), a_list(2, 1, {A: 4, B: 3})]
    new = derive(lists)[B]
    assert (new.new, new.previous, new.change, new.change_words) == (True, None, 3, "new")
    later = derive([*lists, a_list(3, 2, {A: 4, B: 3})])[B]
    assert (later.new, later.previous, later.first_positions) == (False, 3, 3)


def test_the_first_moment_brings_nothing_new_whichever_it_is() -> None:
    assert not derive([a_list(1, 2, {A: 4})])[A].new
    parts = [a_list(1, 0, {A: 4}, whole=False), a_list(2, 0, {B: 1}, whole=False)]
    assert not any(standing.new for standing in derive(parts).values())


def test_lists_of_one_moment_add_up_and_the_later_import_wins() -> None:
    lists = [a_list(2, 0, {A: 9, C: 1}, whole=False), a_list(1, 0, {A: 4, B: 2}, whole=True)]
    standings = derive(lists)
    assert {code: s.positions for code, s in standings.items()} == {A: 9, B: 2, C: 1}
    assert {s.status for s in standings.values()} == {"listed"}


def test_later_is_by_the_time_of_import_not_by_number() -> None:
    info, rows = a_list(1, 0, {A: 4})
    later = ListInfo(1, 0, True, MONDAY + timedelta(hours=1))
    earlier = ListInfo(2, 0, True, MONDAY)
    assert derive([(later, rows), (earlier, a_list(2, 0, {A: 9})[1])])[A].positions == 4
    assert info.moment == "Monday"


def test_the_highest_moment_is_current_whatever_came_in_last() -> None:
    late_monday = a_list(9, 0, {A: 4, B: 2})
    standings = derive([a_list(1, 1, {A: 1}), late_monday])
    assert (standings[A].positions, standings[A].previous) == (1, 4)
    assert standings[B].filled


def test_change_words() -> None:
    def words(positions: int, previous: int | None) -> str:
        return Standing(Listing(A), positions, previous).change_words

    assert [words(2, 4), words(5, 4), words(4, 4), words(4, None)] == ["−2", "+1", "", ""]


def test_moments_in_words() -> None:
    assert [moment_words(0), moment_words(3)] == ["Monday", "after round 3"]


def test_the_curve_counts_what_is_left_in_all_and_by_group() -> None:
    standings = derive(
        [a_list(1, 0, {A: 4, B: 2}), a_list(2, 1, {A: 1, C: 5}), a_list(3, 2, {A: 1}, whole=False)]
    )
    points = curve(standings.values(), by=lambda standing: standing.listing.field)
    assert [(p.after_round, p.positions, p.programs) for p in points] == [(0, 6, 2), (1, 6, 2), (2, 6, 2)]
    assert points[1].groups == {"Family Medicine": 1, "Internal Medicine": 0, "Pediatrics": 5}
    assert curve(standings.values())[0].groups == {}


def with_unread(item: tuple, *codes: str) -> tuple:
    return replace(item[0], unread=frozenset(codes)), item[1]


def test_a_program_whose_row_could_not_be_read_keeps_its_standing() -> None:
    monday = a_list(1, 0, {A: 4, B: 2, C: 3})
    after_one = with_unread(a_list(2, 1, {A: 1}), B)
    standings = derive([monday, after_one])
    kept = standings[B]
    assert (kept.status, kept.positions, kept.changed, kept.history) == ("listed", 2, False, ((0, 2),))
    assert standings[C].filled
    later = derive([monday, after_one, a_list(3, 2, {A: 1})])[B]
    assert (later.status, later.previous, later.missing_since) == ("filled", 2, 2)
    back = derive([monday, after_one, a_list(3, 2, {A: 1, B: 2})])[B]
    assert (back.status, back.returned, back.changed) == ("listed", False, False)


def test_an_unread_row_of_one_list_speaks_for_its_moment_and_a_read_one_wins() -> None:
    monday = a_list(1, 0, {A: 4, B: 2})
    part = with_unread(a_list(2, 1, {A: 1}, whole=False), B)
    whole = a_list(3, 1, {A: 1})
    assert not derive([monday, part, whole])[B].filled
    assert not derive([monday, whole, part])[B].filled
    read = derive([monday, part, a_list(3, 1, {A: 1, B: 1})])[B]
    assert (read.positions, read.previous) == (1, 2)


def test_a_filled_program_whose_row_could_not_be_read_stays_as_it_was() -> None:
    lists = [a_list(1, 0, {A: 4, B: 2}), a_list(2, 1, {A: 4}), with_unread(a_list(3, 2, {A: 4}), B)]
    kept = derive(lists)[B]
    assert (kept.status, kept.positions, kept.changed, kept.missing_since) == ("filled", 0, False, 1)


rows = st.dictionaries(st.sampled_from(CODES), st.integers(1, 20))
# At most one list a moment, so that the order of import cannot matter.
by_moment = st.dictionaries(st.integers(0, 4), st.tuples(rows, st.booleans()), min_size=1)


def imported(order: Sequence[int], moments: dict[int, tuple[dict[str, int], bool]]) -> Lists:
    return [
        a_list(number, moment, moments[moment][0], whole=moments[moment][1])
        for number, moment in enumerate(order, 1)
    ]


def facts(lists: Lists) -> dict[str, tuple]:
    """All but the listing's institution, in which these tests keep the number of the import."""
    return {code: standing[1:] for code, standing in derive(lists).items()}


@settings(deadline=None)
@given(by_moment.flatmap(lambda m: st.tuples(st.just(m), st.permutations(sorted(m)))))
def test_the_order_of_import_across_moments_does_not_matter(drawn: tuple) -> None:
    moments, order = drawn
    assert facts(imported(order, moments)) == facts(imported(sorted(moments), moments))


@settings(deadline=None)
@given(by_moment, st.data())
def test_importing_the_same_list_again_changes_nothing(moments: dict, data: st.DataObject) -> None:
    lists = imported(sorted(moments), moments)
    info, again = data.draw(st.sampled_from(lists))
    repeated = ListInfo(99, info.after_round, info.whole, MONDAY + timedelta(hours=9))
    assert derive([*lists, (repeated, again)]) == derive(lists)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), rows), max_size=6))
def test_parts_never_call_anything_filled(parts: list[tuple[int, dict[str, int]]]) -> None:
    lists = [a_list(n, moment, said, whole=False) for n, (moment, said) in enumerate(parts)]
    standings = derive(lists)
    assert set(standings) == {code for _, said in parts for code in said}
    assert all(standing.status == "listed" and standing.positions > 0 for standing in standings.values())


@settings(deadline=None)
@given(by_moment)
def test_a_whole_list_calls_filled_exactly_what_it_leaves_out(moments: dict) -> None:
    last = max(moments)
    moments[last] = (moments[last][0], True)
    for code, standing in derive(imported(sorted(moments), moments)).items():
        assert standing.filled == (code not in moments[last][0])
        assert standing.positions == moments[last][0].get(code, 0)
        assert standing.history == tuple(sorted(standing.history))


@settings(deadline=None)
@given(by_moment, st.data())
def test_no_list_fills_a_program_whose_row_it_could_not_read(moments: dict, data: st.DataObject) -> None:
    lists = imported(sorted(moments), moments)
    unread = data.draw(st.sets(st.sampled_from(CODES)))
    last = with_unread(lists[-1], *unread)
    before, after, plain = derive(lists[:-1]), derive([*lists[:-1], last]), derive(lists)
    assert list(after) == list(plain)
    for code, standing in after.items():
        if code in unread and code not in last[1]:
            assert standing[:2] == before[code][:2]
            assert (standing.status, standing.history) == (before[code].status, before[code].history)
            assert not standing.changed
        else:
            assert standing == plain[code]


@settings(deadline=None)
@given(by_moment)
def test_the_curve_ends_at_what_stands_now(moments: dict) -> None:
    standings = derive(imported(sorted(moments), moments))
    points = curve(standings.values(), by=lambda standing: standing.listing.field)
    if standings:
        assert points[-1].positions == sum(standing.positions for standing in standings.values())
    assert all(sum(point.groups.values()) == point.positions for point in points)


@given(st.lists(st.tuples(st.integers(0, 4), rows, st.booleans()), max_size=7), st.integers(0, 4))
def test_where_everything_stood_follows_from_where_it_stands(
    said: list[tuple[int, dict[str, int], bool]], moment: int
) -> None:
    lists = [a_list(number, after, found, whole=whole) for number, (after, found, whole) in enumerate(said)]
    then = [each for each in lists if each[0].after_round <= moment]
    if not any(info.after_round == moment for info, _ in lists):
        return
    first = min(info.after_round for info, _ in lists)
    stood = {code: as_of(standing, moment, first) for code, standing in derive(lists).items()}
    expected = derive(then)
    assert {code for code, standing in stood.items() if standing is not None} == set(expected)
    for code, standing in expected.items():
        found = stood[code]
        assert found is not None
        assert found._replace(listing=standing.listing, missing=standing.missing) == standing
