"""Contact and advocates on the board's programs: what is told incrementally is what the gates say of all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from matchweek.domain.board.advocacy import Advocacy, tell_programs
from matchweek.domain.week.due import advocates_to_tell
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.lists import applications
from matchweek.services.people import advocates, assignments
from tests.support.weeks import AT, codes_of


def test_what_is_told_step_by_step_is_what_the_gates_say_of_every_program(week: Week) -> None:
    first, second, third = codes_of(week)[:3]
    applications.submit(week, [first, second], at=AT - timedelta(days=3, hours=-1))
    advocates.add(week, "Dr. Okafor")
    board = load_board(week)
    before = Advocacy(board, AT)
    assert tell_programs(board, before) == []
    steps: list[Callable[[], object]] = [
        lambda: assignments.assign(week, "Okafor", [first, third]),
        lambda: calls.add(week, AT - timedelta(hours=2), program=first),
        lambda: assignments.clear(week, "", second, by="J. Vance", authority="nrmp"),
        lambda: calls.change(week, 1, program=second),
        lambda: assignments.unassign(week, "Okafor", [third]),
        lambda: history.undo(week),
        lambda: calls.change(week, 1, program=first),
    ]
    for step in steps:
        step()
        fresh = load_board(week)
        for name in ("calls", "applications", "kept", "advocates"):
            setattr(board, name, getattr(fresh, name))
        now = Advocacy(board, AT)
        tell_programs(board, now, before)
        before = now
        for program in board.programs.programs:
            assert program.contact == now.gates.on_program(program.code)["contact"], program.code
            assert program.advocates == len(now.by_program.get(program.code, ())), program.code
    assert {first, second} == {each.code for each in board.programs.programs if each.contact == "unlocked"}


def test_the_end_of_soap_opens_all_and_is_one_line_for_each_advocate(week: Week) -> None:
    codes = codes_of(week)[:3]
    advocates.add(week, "Dr. Okafor")
    assignments.assign(week, "Okafor", codes)
    board = load_board(week)
    ends = board.timetable(AT).soap_ends
    last = Advocacy(board, ends - timedelta(microseconds=1))
    assert not last.free and not last.turned
    assert advocates_to_tell(board, last.now) == []
    tell_programs(board, last)
    changed = tell_programs(board, Advocacy(board, ends), last)
    assert sorted(changed) == sorted(board.programs.codes)
    told = advocates_to_tell(board, ends)
    assert [title for _, _, title in told] == ["Dr. Okafor that contact is free, 3 programs"]


def test_by_the_clock_alone_nothing_is_said_to_have_closed(week: Week) -> None:
    first = codes_of(week)[0]
    applications.submit(week, [first], at=AT - timedelta(days=3, hours=-1))
    advocates.add(week, "Dr. Okafor")
    assignments.assign(week, "Okafor", [first])
    calls.add(week, AT, program=first)
    board = load_board(week)
    before = Advocacy(board, AT)
    assert Advocacy(board, AT + timedelta(hours=5)).closed_since(before) == ()
    board.calls = []
    closed = Advocacy(board, AT).closed_since(before)
    assert [(each.advocate, each.program) for each in closed] == [(None, first), (1, first)]
