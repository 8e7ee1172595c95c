"""Names that no list has: added by hand, learnt from a pick, found misspelt and turned round."""

from __future__ import annotations

import re

import pytest

from matchweek.domain.programs.aliases import Alias, names_in
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program, Programs
from matchweek.errors import BadInput
from matchweek.rehearsal.world.national import national_list
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week
from matchweek.services.days import aliases, calls
from matchweek.services.days.identify import finder_of, identify, rank
from matchweek.services.history import history
from tests.services.test_identify import nickname
from tests.support.said_names import Named, exact, measured, one_error, swapped, week_of
from tests.support.weeks import codes_of


def names_of(week: Week) -> list[tuple[str, str, int | None]]:
    return [(each.name, each.program, each.call) for each in load_board(week).kept.aliases.values()]


def test_names_are_added_changed_and_taken_out_by_hand(week: Week) -> None:
    code = codes_of(week)[0]
    board, feed = load_and_follow(week)
    assert aliases.set_names(week, code, " Old Mill ; OMH; old mill").words == (
        f"{code} is called “Old Mill”, “OMH”"
    )
    board.follow(feed.pull().entries)
    assert [each.name for each in board.kept.aliases.values()] == ["Old Mill", "OMH"]
    assert rank("omh", board.programs, 1, board.kept.aliases.values())[0].code == code
    assert not aliases.set_names(week, code, "Old Mill; OMH").changed
    aliases.change_names(week, code, ["The Mill"], ["OMH"])
    assert names_of(week) == [("Old Mill", code, None), ("The Mill", code, None)]
    history.undo(week)
    assert names_of(week) == [("Old Mill", code, None), ("OMH", code, None)]
    history.undo(week)
    assert names_of(week) == []


@pytest.mark.parametrize("name", ["205-555-0142", "2055550142 x3", "1234", "x" * 81, "?!"])
def test_what_is_no_name_is_refused(week: Week, name: str) -> None:
    with pytest.raises(BadInput):
        aliases.set_names(week, codes_of(week)[0], name)
    assert names_of(week) == []


def test_a_name_that_a_program_has_not_cannot_be_taken_out(week: Week) -> None:
    with pytest.raises(BadInput, match="No such name"):
        aliases.change_names(week, codes_of(week)[0], (), ["nobody"])


def test_a_name_of_a_program_on_no_list_is_refused(week: Week) -> None:
    with pytest.raises(BadInput, match="Not on your list"):
        aliases.set_names(week, "9999140C0", "somewhere")


def test_a_pick_teaches_a_name_and_its_undo_takes_both_back(week: Week) -> None:
    code, other = codes_of(week)[:2]
    (call,) = calls.add(week).keys
    done = calls.change(week, int(call), program=code, said="The Ol' Mill")
    assert "learnt" in done.words
    assert names_of(week) == [("The Ol' Mill", code, int(call))]
    history.undo(week)
    assert names_of(week) == []
    assert load_board(week).calls[0].program is None
    history.redo(week)
    assert names_of(week) == [("The Ol' Mill", code, int(call))]
    # The pick was wrong: what it taught goes with it.
    calls.change(week, int(call), program=other)
    assert names_of(week) == []


def test_what_was_said_twice_is_learnt_once(week: Week) -> None:
    code = codes_of(week)[0]
    for _ in range(2):
        (call,) = calls.add(week).keys
        calls.change(week, int(call), program=code, said="old  mill")
    assert len(names_of(week)) == 1


HARBOR_IM, HARBOR_SURGERY, ELSEWHERE = "9010140C0", "9010440P0", "9020140C0"
FEW = Programs(
    Program(Standing(listing, 1))
    for listing in (
        Listing(HARBOR_IM, "Harbor Point Medical Center-PA", "Internal Medicine", city="Erie", state="PA"),
        Listing(HARBOR_SURGERY, "Harbor Point Medical Center-PA", "Surgery", city="Erie", state="PA"),
        Listing(ELSEWHERE, "University of Tansy-OH", "Internal Medicine", city="Toledo", state="OH"),
    )
)
KNOWN = [Alias(1, "The Docks", HARBOR_IM), Alias(2, "ZHW", ELSEWHERE)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("the docks", HARBOR_IM),
        ("dokcs", HARBOR_IM),
        ("docks surgery", HARBOR_SURGERY),
        ("zhw", ELSEWHERE),
        ("zwh", ELSEWHERE),
        ("z.h.w.", ELSEWHERE),
        ("zhw im toledo", ELSEWHERE),
        ("harbor point surgery", HARBOR_SURGERY),
    ],
)
def test_a_program_is_found_by_what_it_is_called(said: str, code: str) -> None:
    assert rank(said, FEW, 3, KNOWN)[0].code == code


def test_a_name_that_was_taken_out_is_known_no_more() -> None:
    before = rank("harbor point", FEW, 3, [])
    assert rank("zhw", FEW, 3, KNOWN)
    assert rank("zhw", FEW, 3, []) == []
    assert rank("harbor point", FEW, 3, []) == before
    assert finder_of(FEW).rank("docks") == []


def test_a_name_is_taken_in_the_shell_too() -> None:
    assert identify("ZHW", FEW, KNOWN).program.code == ELSEWHERE


def test_the_names_of_a_line() -> None:
    assert names_in("A b; ;C ;a  B;") == ["A b", "C"]


INITIALS = re.compile(r"\b[A-Z]")


def fictional() -> list[Named]:
    """A name for each institution of a national list, of the shapes that people use."""
    named = []
    for number, (institution, listing) in enumerate(
        {listing.institution: listing for listing in reversed(national_list(2027))}.items()
    ):
        said = nickname(institution)
        if number % 6 == 0 and len(initials := "".join(INITIALS.findall(institution))) > 3:
            said = initials
        elif number % 6 == 1:
            said = f"{said}/{listing.city}"
        named.append(Named(said, institution, listing.code))
    return named


@pytest.mark.parametrize(
    ("said", "first", "in_five"), [(exact, 0.99, 1.0), (one_error, 0.9, 0.97), (swapped, 0.99, 1.0)]
)
def test_names_lead_to_their_program_as_they_are_said(said, first: float, in_five: float) -> None:  # type: ignore[no-untyped-def]
    """The measure of the issue, with fictional names; tests.support.said_names measures real ones."""
    named = fictional()
    programs, known = week_of(named, 3000)
    share = measured(named, programs, known, said)
    assert share.asked > 200
    assert share.first >= first * share.asked, share.missed
    assert share.in_five >= in_five * share.asked, share.missed
