"""Refreshed lists: whatever the order, repetition or parts, the same programs stand where they stood."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Lane, Tier
from matchweek.services.core.board import load_board
from matchweek.services.core.first_look import first_look
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.lists import absences, applications, list_changes, lists, triage
from tests.support.thorough import examples
from tests.support.weeks import CLOCK, codes_of, contents, listings, new_week, shown, tables_of

MONDAY = listings(12)
OWN = ("me", "triage", "application", "call", "advocate", "task", "absence", "budget_cap", "moment")
PROPERTY = settings(
    deadline=None,
    max_examples=examples(10),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def shrunk(rows: Sequence[Listing], left: Sequence[int]) -> list[Listing]:
    """The same list later on: `left` positions of each program, none of those with 0."""
    return [replace(row, positions=count) for row, count in zip(rows, left, strict=True) if count]


# A week's lists by moment: some positions left of each program, never none at all.
weeks_lists = st.lists(
    st.lists(st.integers(0, 3), min_size=12, max_size=12).filter(any), min_size=2, max_size=4
).map(lambda moments: {after: shrunk(MONDAY, left) for after, left in enumerate(moments)})


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed week file in which programs are sorted, planned, submitted and called, without a list."""
    path = tmp_path_factory.mktemp("template") / "week.db"
    week = new_week(path, MONDAY)
    codes = codes_of(week)
    triage.set_lane(week, codes[:4], Lane.PRIMARY)
    triage.set_tier(week, codes[2:6], Tier.TOP)
    triage.set_note(week, codes[1:2], "asked for [me]")
    applications.plan(week, codes[:3])
    applications.submit(week, codes[2:5])
    calls.add(week, program=codes[5], note="warm", heat=4)
    with week.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM list")
    week.close()
    return path


@contextmanager
def opened(template: Path) -> Iterator[Week]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        shutil.copy(template, path)
        week = open_week(path, CLOCK)
        yield week
        week.close()


def own(week: Week) -> dict[str, list[dict[str, object]]]:
    return tables_of(week, OWN)


def bring(week: Week, rows: Sequence[Listing], after_round: int, whole: bool = True) -> lists.Imported:
    return lists.bring_in_listings(
        week, rows, f"after_{after_round}.csv", after_round=after_round, whole=whole
    )


@PROPERTY
@given(moments=weeks_lists, data=st.data())
def test_order_and_repetition_do_no_harm(
    template: Path, moments: dict[int, list[Listing]], data: st.DataObject
) -> None:
    with opened(template) as week:
        before = own(week)
        for after_round, rows in moments.items():
            bring(week, rows, after_round)
        expected = {program.code: program for program in load_board(week).programs}
        assert own(week) == before
    order = data.draw(st.permutations(list(moments)))
    again = data.draw(st.lists(st.sampled_from(list(moments)), max_size=3))
    with opened(template) as week:
        for after_round in [*order, *again]:
            bring(week, moments[after_round], after_round)
        assert {program.code: program for program in load_board(week).programs} == expected
        assert own(week) == before


@PROPERTY
@given(moments=weeks_lists, data=st.data())
def test_parts_add_up_to_the_whole_and_fill_nothing_before(
    template: Path, moments: dict[int, list[Listing]], data: st.DataObject
) -> None:
    last = max(moments)
    with opened(template) as week:
        for after_round, rows in moments.items():
            bring(week, rows, after_round)
        expected = {program.code: program for program in load_board(week).programs}
    with opened(template) as week:
        for after_round in range(last):
            bring(week, moments[after_round], after_round)
        standing = {program.code: program.filled for program in load_board(week).programs}
        order = data.draw(st.permutations(moments[last]))
        middle = data.draw(st.integers(0, len(order)))
        for part in (order[:middle], order[middle:]):
            if part:
                assert bring(week, part, last, whole=False).filled == ()
        now = {program.code: program.filled for program in load_board(week).programs}
        assert not [code for code, filled in now.items() if filled and not standing.get(code)]
        bring(week, moments[last], last)
        assert {program.code: program for program in load_board(week).programs} == expected


@PROPERTY
@given(moments=weeks_lists, data=st.data())
def test_undo_returns_the_list_of_before(
    template: Path, moments: dict[int, list[Listing]], data: st.DataObject
) -> None:
    with opened(template) as week:
        for after_round in data.draw(st.permutations(list(moments))):
            before = contents(week)
            if bring(week, moments[after_round], after_round, data.draw(st.booleans())).stored:
                after = contents(week)
                history.undo(week)
                assert contents(week) == before
                history.redo(week)
                assert contents(week) == after
            else:
                assert contents(week) == before


def test_a_whole_list_says_more_than_the_same_rows_as_a_part(tmp_path: Path) -> None:
    week = new_week(tmp_path / "week.db")
    refreshed = shrunk(MONDAY, [1] * 6 + [0] * 6)
    assert bring(week, refreshed, 1, whole=False).stored
    assert bring(week, refreshed, 1, whole=True).stored
    assert not bring(week, refreshed, 1, whole=True).stored
    assert not bring(week, refreshed, 1, whole=False).stored
    # Monday's list comes last: what is missing after round 1 is filled all the same.
    bring(week, MONDAY, 0)
    assert sum(program.filled for program in load_board(week).programs) == 6
    week.close()


def test_changes_are_told_by_kind_and_one_s_own_first(template: Path) -> None:
    with opened(template) as week:
        left = [0, 1, 1, 0, 4, 2, *[1] * 5, 0]
        bring(week, shrunk(MONDAY, [2] * 11 + [0]), 0)
        bring(week, shrunk(MONDAY, left), 1)
        bring(week, [*listings(1, first=9500), *shrunk(MONDAY, [2, 1, 1, 0, 4, 2, *[1] * 5, 1])], 2)
        codes = [row.code for row in MONDAY]
        after_one, after_two = list_changes.changes(week, 1), list_changes.changes(week)
        assert (after_one.after_round, after_two.after_round) == (1, 2)
        assert (set(after_one.filled), set(after_one.grew)) == ({codes[0], codes[3]}, {codes[4]})
        assert set(after_one.shrank) == {codes[1], codes[2], *codes[6:11]}
        assert (after_one.new, after_one.returned) == ((), ())
        assert after_one.words() == "2 filled, 7 with fewer positions, 1 with more"
        assert [(mine.code, mine.became, mine.stakes) for mine in after_one.mine] == [
            (codes[3], "not_seen", ("submitted", "top")),
            (codes[0], "not_seen", ("planned",)),
            (codes[2], "shrank", ("submitted", "top")),
            (codes[1], "shrank", ("planned",)),
            (codes[4], "grew", ("submitted", "top")),
        ]
        absences.confirm(week, [codes[3]])
        assert list_changes.changes(week, 1).mine[1].became == "filled"
        assert (after_two.returned, after_two.filled) == ((codes[0],), ())
        assert set(after_two.new) == {codes[11], "9500120C0"}
        kinds = [after_two.filled, after_two.shrank, after_two.grew, after_two.new, after_two.returned]
        assert sorted(sum(kinds, ())) == sorted(program.code for program in after_two.programs)


def test_a_suspiciously_short_list_is_questioned_and_a_part_is_not(week: Week) -> None:
    rows = listings(2)
    known = entries_since(week)
    part = bring(week, rows, 1, whole=False)
    assert part.warnings == ()
    history.undo(week)
    whole = bring(week, rows, 1)
    assert "Is it really whole?" in whole.warnings[0]
    assert len(whole.filled) == 10
    assert len(entries_since(week)) == len(known) + 3


HEADING = "NRMP code,Institution,Name,City,State,Specialty,Positions"


def a_file(rows: Sequence[Listing], *more: str) -> bytes:
    lines = [
        f"{row.code},{row.institution},{row.name},{row.city},{row.state},{row.specialty},{row.positions}"
        for row in rows
    ]
    return "\n".join([HEADING, *lines, *more, ""]).encode()


def unread(code: str, positions: str = "?") -> str:
    return f"{code},Fictional Hospital,A program,Anytown,NY,Family Medicine,{positions}"


@pytest.mark.parametrize("written", ["{}", "{0[0]}{0[1]}{0[2]}{0[3]} {0[4]}{0[5]}{0[6]} {0[7]}{0[8]}"])
def test_a_program_whose_row_could_not_be_read_is_not_filled(week: Week, written: str) -> None:
    assert week.path is not None
    code, gone = MONDAY[3].code, MONDAY[5].code
    rows = [row for row in MONDAY if row.code not in (code, gone)]
    reading = lists.read(a_file(rows, unread(written.format(code))))
    assert [row.code for row in reading.rejected] == [code]
    foreseen = lists.bring_in(week, reading, after_round=1, dry_run=True)
    result = lists.bring_in(week, reading, after_round=1)
    assert result.stored
    assert (foreseen.filled, result.filled) == ((gone,), (gone,))
    (warning,) = [said for said in result.warnings if code in said]
    assert "Check R3" in warning
    assert not any("code of" in said for said in result.warnings)
    board = load_board(week)
    assert (board.programs[code].filled, board.programs[code].positions) == (False, MONDAY[3].positions)
    assert board.programs[gone].filled
    look = first_look(week.path)
    assert look is not None
    assert shown(look[0]) == shown(board)
    assert list_changes.changes(week, 1).filled == (gone,)
    history.undo(week)
    assert not load_board(week).programs[gone].filled


def test_a_code_at_the_end_of_a_long_row_is_kept(week: Week) -> None:
    code = MONDAY[3].code
    heading = "Institution,Name,City,State,Specialty,Positions,NRMP code"
    lines = [f"H,N,C,NY,Family Medicine,1,{row.code}" for row in MONDAY if row.code != code]
    long = f"{'x' * 300},N,C,NY,Family Medicine,?,{code}"
    lists.bring_in(week, lists.read("\n".join([heading, *lines, long]).encode()), after_round=1)
    assert not load_board(week).programs[code].filled


def test_a_row_whose_code_could_not_be_read_may_be_a_missing_program(week: Week) -> None:
    result = lists.bring_in(
        week, lists.read(a_file(MONDAY[1:], unread("900l12OC0", "2"))), after_round=1, dry_run=True
    )
    assert result.filled == (MONDAY[0].code,)
    assert any("missing from this list" in said and "(13)" in said for said in result.warnings)
    part = lists.bring_in(
        week, lists.read(a_file(MONDAY[1:], unread("900l12OC0", "2"))), after_round=1, whole=False
    )
    assert part.warnings == ()


def test_a_list_that_only_names_a_missing_program_says_something_new(week: Week) -> None:
    code = MONDAY[0].code
    bring(week, MONDAY[1:], 1)
    assert load_board(week).programs[code].filled
    again = lists.read(a_file(MONDAY[1:], unread(code)))
    assert lists.bring_in(week, again, after_round=1).stored
    assert not load_board(week).programs[code].filled
    assert not lists.bring_in(week, again, after_round=1).stored


def test_an_unread_program_that_no_list_named_is_told(week: Week) -> None:
    result = lists.bring_in(week, lists.read(a_file(MONDAY, unread("9700120C0"))), after_round=1)
    (warning,) = [said for said in result.warnings if "9700120C0" in said]
    assert "not shown" in warning
    assert "9700120C0" not in codes_of(week)
