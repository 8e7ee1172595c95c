"""Find as you type, and filters: what they keep and how they say it."""

from __future__ import annotations

import pytest

from matchweek.domain.programs.filters import (
    Applications,
    Fields,
    Filter,
    Flag,
    Is,
    Lanes,
    Services,
    States,
    Tiers,
    Types,
    Visa,
)
from matchweek.domain.programs.find import find_words, fold
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.programs import Program, Programs
from matchweek.domain.programs.triage import NO_TRIAGE, Triage
from tests.support.programs import ALL, BRENDAN, FULL, HARBOR, PENA, WOMEN, codes


@pytest.fixture
def programs() -> Programs:
    return Programs(ALL)


@pytest.fixture
def everything(programs: Programs) -> ProgramSet:
    return ProgramSet(programs)


# Find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ALL),
        ("harbor", [HARBOR]),
        ("HARBOR erie", [HARBOR]),
        ("erie HARB", [HARBOR]),
        ("harbor toledo", []),
        ("pena", [PENA]),
        ("peña", [PENA]),
        ("CLÍNICA", [PENA]),
        ("texas", [PENA]),
        ("peds tx", [PENA]),
        ("brendans", [BRENDAN]),
        ("brendan's", [BRENDAN]),
        ("ohio", [BRENDAN]),
        ("9030220c0", [WOMEN]),
        ("1400012345", [HARBOR]),
        ("dearborn", [HARBOR]),
        ("gynecology", [WOMEN]),
        ("surgery, prelim", [FULL]),
        ("preliminary", [BRENDAN, FULL]),
    ],
)
def test_find_takes_words_in_any_order_case_and_accent(
    everything: ProgramSet, text: str, found: list[Program]
) -> None:
    assert everything.find(text).codes == codes(*found)


def test_find_goes_on_letter_by_letter_and_back(everything: ProgramSet) -> None:
    typed = "medical pa"
    view = everything
    for end in [*range(1, len(typed) + 1), *range(len(typed), -1, -1)]:
        view = view.find(typed[:end])
        assert view.codes == everything.find(typed[:end]).codes, typed[:end]
    assert view.codes == everything.codes


def test_find_sees_a_note_at_once(programs: Programs, everything: ProgramSet) -> None:
    assert everything.find("kayak").codes == []
    programs.put(PENA.with_(triage=Triage(note="Kayak club")))
    assert everything.find("kayak").codes == codes(PENA)
    assert everything.find("kaya").find("kayak").codes == codes(PENA)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Peña", "pena"),
        ("O'Brien’s", "obriens"),
        ("Łódź Ørsted", "lodz orsted"),
        ("STRASSE straße", "strasse strasse"),
        ("Erie™", "erietm"),
        ("İzmir", "izmir"),
        ("Ⅷ ﬁ", "viii fi"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_to_find_come_once_and_the_longest_first() -> None:
    assert find_words("  tx Peds  TX ") == ("peds", "tx")


def test_a_narrower_view_sees_what_was_patched_since(programs: Programs, everything: ProgramSet) -> None:
    undecided = everything.filtered(Is(Flag.UNDECIDED))
    assert undecided.codes == codes(PENA)
    programs.put(HARBOR.with_(triage=NO_TRIAGE))
    programs.put(PENA.with_(triage=Triage("primary")))
    assert undecided.codes == codes(PENA)
    assert undecided.find("h").codes == codes(HARBOR)


# Filters


@pytest.mark.parametrize(
    ("one", "words", "kept"),
    [
        (Lanes.of("primary"), "lane 1", [HARBOR]),
        (Lanes.of("backup", "primary", "secondary"), "lanes 1 2 3", [HARBOR, BRENDAN, WOMEN]),
        (Lanes.of(None), "no lane", [PENA, FULL]),
        (Lanes.of(None, "primary"), "lane 1 or no lane", [HARBOR, PENA, FULL]),
        (Tiers.of("middle", "top"), "tiers top middle", [HARBOR, BRENDAN]),
        (Types.of("C"), "type C", [HARBOR, PENA, WOMEN]),
        (States.of("TX", "OH"), "in OH TX", [BRENDAN, PENA]),
        (States.of(None), "state unknown", [FULL]),
        (Fields.of("Pediatrics"), "Pediatrics", [PENA]),
        (Services.of("ResidencyCAS"), "through ResidencyCAS", [WOMEN]),
        (Services.of("ERAS"), "through ERAS", [HARBOR, BRENDAN, PENA, WOMEN]),
        (Applications.of("planned", "submitted"), "planned or submitted", [HARBOR, BRENDAN]),
        (Applications.of("none"), "no application", [PENA, WOMEN, FULL]),
        (Is(Flag.UNDECIDED), "undecided", [PENA]),
        (Is(Flag.CHANGED), "changed by the last list", [HARBOR, PENA, FULL]),
        (Is(Flag.NEW), "new on the last list", [PENA]),
        (Is(Flag.CONTACTED), "they contacted you", [HARBOR]),
        (Is(Flag.CALLED, False), "without calls", [BRENDAN, PENA, WOMEN, FULL]),
        (Is(Flag.REFUSED, False), "refused hidden", [HARBOR, BRENDAN, PENA, FULL]),
        (Is(Flag.FILLED, False), "filled hidden", [HARBOR, BRENDAN, PENA, WOMEN]),
        (Is(Flag.FILLED), "only filled", [FULL]),
        (Visa("J1"), "visa J1", [HARBOR]),
        (Visa(), "any visa", [HARBOR]),
        (Visa("J-1", unsaid=True), "visa J-1 or not said", [HARBOR, PENA, WOMEN, FULL]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_filter_keeps_what_it_says(
    everything: ProgramSet, one: Filter, words: str, kept: list[Program]
) -> None:
    view = everything.filtered(one)
    assert view.codes == codes(*kept)
    assert view.describe() == words
    assert everything.codes == codes(*ALL)


def test_a_view_describes_itself(everything: ProgramSet) -> None:
    view = everything.sorted("place").find(" peds   tx ").filtered(Lanes.of("primary", "secondary", "backup"))
    assert view.describe() == "lanes 1 2 3 · find “peds tx” · sorted by place"
    assert everything.sorted("positions", reverse=True).describe() == "sorted by positions"
    assert everything.sorted("positions").describe() == "sorted by positions, fewest first"
    assert everything.sorted("fit", True).sorted("list").describe() == ""


def test_filters_are_replaced_and_taken_out(everything: ProgramSet) -> None:
    view = everything.filtered(Lanes.of("primary"), Is(Flag.FILLED, False)).sorted("place")
    assert view.without(Lanes).describe() == "filled hidden · sorted by place"
    assert view.with_filters().codes == everything.sorted("place").codes
    assert len(view.filtered(Lanes.of("primary")).filters) == 2
