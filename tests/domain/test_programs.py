"""The collection of programs: sorts, counts, patching one of many, and where the cursor goes."""

from __future__ import annotations

import pytest

from matchweek.domain.programs.columns import COLUMNS
from matchweek.domain.programs.filters import (
    Flag,
    Is,
    States,
)
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.programs import Program, Programs
from matchweek.domain.programs.triage import NO_TRIAGE, Triage
from matchweek.errors import BadInput
from tests.support.programs import ALL, BRENDAN, FULL, HARBOR, PENA, WOMEN, a_program, codes


@pytest.fixture
def programs() -> Programs:
    return Programs(ALL)


@pytest.fixture
def everything(programs: Programs) -> ProgramSet:
    return ProgramSet(programs)


# One program


@pytest.mark.parametrize(
    ("institution", "name", "more", "title"),
    [
        ("Harbor Point-PA", "", {"state": "PA"}, "Harbor Point"),
        ("", "Family Medicine", {}, "Family Medicine"),
        ("", "", {}, "9010140C0"),
        ("Harbor Point", "Harbor Point/Erie", {}, "Erie · Harbor Point"),
        ("Harbor Point Hospital", "harbor point", {}, "Harbor Point Hospital"),
        ("Harbor Point", "Internal Medicine", {}, "Harbor Point"),
        ("Harbor Point", "Int Med/Erie", {"specialty": "Int Med"}, "Erie · Harbor Point"),
        ("Harbor Point Erie", "Internal Medicine/Erie", {}, "Harbor Point Erie"),
        ("Harbor Point", "Rural Track", {}, "Rural Track · Harbor Point"),
        ("Harbor Point-PA", "", {"state": "OH"}, "Harbor Point-PA"),
    ],
)
def test_a_title_says_nothing_twice(institution: str, name: str, more: dict, title: str) -> None:
    assert a_program("9010140C0", institution, name, **more).title == title


def test_a_program_answers_for_its_parts() -> None:
    assert (HARBOR.code, HARBOR.type, HARBOR.field, HARBOR.place) == (
        "9010140C0", "C", "Internal Medicine", "Erie, PA",
    )  # fmt: skip
    assert (HARBOR.positions, HARBOR.change, HARBOR.status, HARBOR.lane, HARBOR.tier) == (
        6, -2, "listed", "primary", "top",
    )  # fmt: skip
    assert HARBOR.application_status == "submitted"
    changed = HARBOR.with_(triage=NO_TRIAGE)
    assert (changed.undecided, changed.lane, HARBOR.lane) == (True, None, "primary")
    assert not FULL.undecided
    assert not WOMEN.undecided


# Sorts


def test_every_column_sorts_both_ways(everything: ProgramSet) -> None:
    for name in COLUMNS:
        for reverse in (False, True):
            assert sorted(everything.sorted(name, reverse).codes) == sorted(codes(*ALL)), name


@pytest.mark.parametrize(
    ("name", "reverse", "order"),
    [
        ("code", False, [HARBOR, BRENDAN, PENA, WOMEN, FULL]),
        ("list", True, [WOMEN, PENA, BRENDAN, HARBOR, FULL]),
        ("institution", False, [PENA, HARBOR, WOMEN, BRENDAN, FULL]),
        ("place", False, [WOMEN, BRENDAN, HARBOR, PENA, FULL]),
        ("place", True, [PENA, HARBOR, BRENDAN, WOMEN, FULL]),
        ("positions", True, [BRENDAN, HARBOR, PENA, WOMEN, FULL]),
        ("lane", False, [HARBOR, BRENDAN, PENA, WOMEN, FULL]),
        ("lane", True, [BRENDAN, HARBOR, PENA, WOMEN, FULL]),
        ("application", False, [HARBOR, BRENDAN, PENA, WOMEN, FULL]),
        ("contact", False, [HARBOR, BRENDAN, PENA, WOMEN, FULL]),
        ("fit", False, [HARBOR, BRENDAN, PENA, WOMEN, FULL]),
        ("type", False, [HARBOR, PENA, WOMEN, BRENDAN, FULL]),
        ("change", False, [HARBOR, PENA, BRENDAN, WOMEN, FULL]),
    ],
)
def test_a_sort_puts_no_value_last_and_ties_by_code(
    everything: ProgramSet, name: str, reverse: bool, order: list[Program]
) -> None:
    assert everything.sorted(name, reverse).codes == codes(*order)


def test_an_unknown_column_is_refused_by_name(everything: ProgramSet) -> None:
    with pytest.raises(BadInput, match="colour"):
        everything.sorted("colour")


# Counts


def test_counts_put_each_program_in_one_place(programs: Programs, everything: ProgramSet) -> None:
    counts = everything.counts()
    assert counts.lanes == {"primary": 1, "secondary": 1, "backup": 0}
    assert (counts.undecided, counts.refused, counts.filled, counts.total) == (1, 1, 1, 5)
    assert counts.positions == 18
    assert counts.describe() == "primary 1 · secondary 1 · backup 0 · undecided 1 · refused 1 · filled 1"
    some = everything.filtered(States.of("TX", "OH")).counts()
    assert (some.total, some.positions, some.lanes["secondary"], some.undecided) == (2, 10, 1, 1)


@pytest.mark.parametrize(
    ("tier", "count", "words"),
    [
        ("top", 14, "top 14, 2 more than sensible"),
        ("top", 12, "top 12"),
        ("top", 3, "top 3, 8 to 12 is sensible"),
        ("top", 0, "top 0"),
        ("middle", 21, "middle 21, 1 more than sensible"),
        ("safety", 40, "safety 40"),
    ],
)
def test_a_tier_stands_against_its_sensible_size(tier: str, count: int, words: str) -> None:
    many = [a_program(f"9{number:03d}120C0", triage=Triage("primary", tier)) for number in range(count)]
    assert Programs(many).counts().tier_words(tier) == words


def test_counts_follow_a_patch(programs: Programs) -> None:
    programs.put(PENA.with_(triage=Triage("primary", "top")))
    assert programs.counts() == Programs([programs[code] for code in programs.codes]).counts()
    assert programs.counts().lanes["primary"] == 2


# Patching and the cursor


def test_a_patch_moves_no_row_until_the_next_sort(programs: Programs, everything: ProgramSet) -> None:
    view = everything.sorted("lane")
    before = list(view.codes)
    programs.put(PENA.with_(triage=Triage("primary")))
    assert view.refreshed() is view
    assert view.codes == before
    assert view[2].lane == "primary"
    assert view.sorted("lane").codes == codes(HARBOR, PENA, BRENDAN, WOMEN, FULL)


def test_a_row_that_matches_no_more_leaves_and_returns_to_its_place(programs: Programs) -> None:
    view = ProgramSet(programs).filtered(Is(Flag.FILLED, False), Is(Flag.REFUSED, False)).sorted("positions")
    assert view.codes == codes(PENA, HARBOR, BRENDAN)
    programs.put(HARBOR.with_(triage=Triage(refused=True)))
    after = view.refreshed()
    assert after.codes == codes(PENA, BRENDAN)
    assert after.position(HARBOR.code) is None
    assert after.nearest(HARBOR.code) == 1
    assert view.codes == codes(PENA, HARBOR, BRENDAN)
    programs.put(HARBOR)
    assert after.refreshed().codes == codes(PENA, HARBOR, BRENDAN)


def test_the_cursor_stays_on_its_program_or_takes_the_row_in_its_place(everything: ProgramSet) -> None:
    by_place = everything.sorted("place")
    assert by_place.nearest(HARBOR.code) == 2
    assert by_place.filtered(States.of("AZ", "TX")).nearest(HARBOR.code) == 1
    assert by_place.filtered(States.of("AZ")).nearest(HARBOR.code) == 0
    assert by_place.nearest("9999140C9", otherwise=3) == 3
    assert by_place.nearest("9999140C9", otherwise=30) == 4
    assert by_place.find("nothing like it").nearest(HARBOR.code) is None


def test_a_view_follows_an_import(everything: ProgramSet) -> None:
    more = Programs([*ALL, a_program("9050120C0", "Prairie Rural", city="Ogallala", state="NE")])
    view = everything.filtered(Is(Flag.FILLED, False)).sorted("place").of(more)
    assert view.describe() == "filled hidden · sorted by place"
    assert len(view) == 5


def test_a_holder_takes_only_what_it_knows(programs: Programs) -> None:
    with pytest.raises(KeyError):
        programs.put(a_program("9999140C9"))
    with pytest.raises(ValueError, match="twice"):
        Programs([HARBOR, HARBOR])


def test_preparing_in_steps_gives_the_same(programs: Programs) -> None:
    steps = programs.prepare(chunk=2)
    next(steps)
    programs.put(HARBOR.with_(triage=Triage(note="sailing")))
    list(steps)
    assert ProgramSet(programs).find("sailing").codes == codes(HARBOR)
