"""Facts of programs: read as people write them, never guessed; unknown is not no; old ones are asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.programs.fact_age import age_words, stale
from matchweek.domain.programs.fact_values import VISAS, read_day, read_source, read_value, read_visa
from matchweek.domain.programs.fact_words import fact_words, h1b_inside_only, takes_imgs, value_words
from matchweek.domain.programs.facts import Fact, FactBook, FactKind, sponsors
from matchweek.domain.programs.filters import Flag, Is, Visa
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.programs import Program, Programs
from matchweek.errors import BadInput

CODE = "9000140C0"
IN_MARCH = date(2027, 3, 15)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("J-1", "j1"),
        ("j1 only", "j1"),
        ("J 1 (ECFMG)", "j1"),
        ("H-1B", "h1b"),
        ("H1-B and J1", "j1 h1b"),
        ("J-1/H-1B", "j1 h1b"),
        ("J-1, no H-1B", "j1"),
        ("J-1 but not H-1B", "j1"),
        ("No H-1B; J-1 yes", "j1"),
        ("J-1 yes; H-1B no", "j1"),
        ("H-1B only for people already in the U.S.", "h1b inside"),
        ("J-1; H-1B inside the US only", "j1 h1b inside"),
        ("H-1B transfers only", "h1b inside"),
        ("none", "none"),
        ("No visa sponsorship", "none"),
        ("does not sponsor visas", "none"),
        ("US citizens or green card only", "none"),
        ("no J-1; no H-1B", "none"),
        ("unknown", ""),
        ("-", ""),
        ("", ""),
        # What is not plain: nobody knows how far a “not” goes, or whether it is so at all.
        ("J-1 and H-1B not sponsored", None),
        ("no J-1 or H-1B", None),
        ("no H-1B", None),
        ("maybe J-1", None),
        ("J-1, H-1B case by case", None),
        ("H-1B yes; H-1B no", None),
        ("J-1; not this year", None),
        ("yes", None),
        ("F-1 OPT", None),
    ],
)
def test_a_visa_is_read_as_it_is_written_or_not_at_all(said: str, value: str | None) -> None:
    assert read_visa(said) == value
    if value is None:
        with pytest.raises(BadInput, match="Not plain which visa"):
            read_value(FactKind.VISA, said)
    else:
        assert read_value(FactKind.VISA, said) == value


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("img", "Yes", "yes"),
        ("img", "no", "no"),
        ("img", "34%", "34 %"),
        ("img", "about 34 %", "34 %"),
        ("img", "0.34", "34 %"),
        ("img", "unknown", ""),
        ("score", "230+", "230"),
        ("score", "Step 2 CK: 225", "225"),
        ("score", "no cut-off", "0"),
        ("year", "within 5 years", "5"),
        ("year", "3", "3"),
        ("year", "no limit", "99"),
        ("home", "yes", "yes"),
        ("home", "no", ""),
        ("link", "https://example.org/im", "https://example.org/im"),
        ("known", "  Two of our graduates\nare there ", "Two of our graduates\nare there"),
        ("warning", "\x1b[31mmalignant", "malignant"),
    ],
)
def test_the_other_kinds_are_read_too(kind: str, said: str, value: str) -> None:
    assert read_value(FactKind(kind), said) == value


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("img", "1"),
        ("img", "140 %"),
        ("img", "some"),
        ("score", "23"),
        ("score", "999"),
        ("year", "recent graduates"),
        ("home", "nearly"),
        ("link", "see their page"),
        ("known", "x" * 501),
    ],
)
def test_what_is_not_plain_is_asked(kind: str, said: str) -> None:
    with pytest.raises(BadInput):
        read_value(FactKind(kind), said)


@pytest.mark.parametrize("value", VISAS)
def test_every_value_of_a_visa_is_read_from_its_own_words(value: str) -> None:
    assert read_visa(value) == read_visa(value_words(FactKind.VISA, value)) == value


@given(st.text(max_size=60))
def test_no_text_makes_a_visa_that_is_none_of_ours(text: str) -> None:
    assert read_visa(text) in {*VISAS, "", None}


@given(st.sampled_from(["J-1", "H-1B", "J-1 and H-1B"]), st.sampled_from(["no ", "not ", "without "]))
def test_a_no_is_never_read_as_a_yes(visa: str, no: str) -> None:
    assert read_visa(no + visa) in (None, "none")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-11-03 00:00:00", date(2026, 11, 3)),
        ("2026-11", date(2026, 11, 1)),
        ("2025", date(2025, 1, 1)),
        ("11/3/2026", date(2026, 11, 3)),
        ("3 Nov 2026", date(2026, 11, 3)),
        ("November 3, 2026", date(2026, 11, 3)),
        ("nov 2026", date(2026, 11, 1)),
    ],
)
def test_a_day_is_read_and_never_made_younger(said: str, day: date) -> None:
    assert read_day(said) == day


@pytest.mark.parametrize("said", ["", "yesterday", "2026-13-01", "31/12/2026", "26"])
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(BadInput, match="Not a day"):
        read_day(said)


def test_a_source_has_a_word_of_its_own_or_stands_as_it_is() -> None:
    assert read_source("NRMP's Program Directory") == read_source("directory") == "directory"
    assert read_source("Dr. Quill") == "Dr. Quill"
    with pytest.raises(BadInput, match="From where"):
        read_source("  ")


@pytest.mark.parametrize(
    ("kind", "value", "on", "old"),
    [
        ("visa", "j1", date(2026, 3, 1), False),
        ("visa", "j1", date(2025, 11, 1), True),
        # A yes to an H-1B in autumn can be a no in March; a no of then is no worse than of others.
        ("visa", "h1b", date(2026, 11, 1), False),
        ("visa", "j1 h1b", date(2026, 9, 15), True),
        ("visa", "h1b inside", date(2026, 9, 15), True),
        ("visa", "none", date(2026, 9, 15), False),
        ("img", "yes", date(2025, 3, 1), False),
        ("img", "yes", date(2024, 3, 1), True),
        ("home", "yes", date(2010, 1, 1), False),
        ("known", "good people", date(2010, 1, 1), False),
    ],
)
def test_facts_grow_stale_each_after_its_time(kind: str, value: str, on: date, old: bool) -> None:
    fact = Fact.of(CODE, kind, value, "website", on)
    assert stale(fact, IN_MARCH) is old
    assert age_words(fact, IN_MARCH).endswith("ask again") is old


def test_an_h1b_of_2025_is_said_to_be_of_2025() -> None:
    fact = Fact(CODE, "visa", "h1b", "website", date(2025, 9, 1))
    assert (fact_words(fact), age_words(fact, IN_MARCH)) == ("H-1B", "from 2025, ask again")
    # From before the fee it is old on the next day too (rules: eligibility.visa).
    assert stale(Fact(CODE, "visa", "h1b", "website", date(2025, 9, 20)), date(2025, 9, 22))
    assert not stale(Fact(CODE, "visa", "h1b", "website", date(2025, 9, 21)), date(2025, 9, 22))


def test_unknown_is_no_answer_and_not_a_no() -> None:
    assert [takes_imgs(value) for value in ("", "yes", "34 %", "no", "0 %")] == [
        None,
        True,
        True,
        False,
        False,
    ]
    assert sponsors("j1 h1b inside", "h1b") and h1b_inside_only("j1 h1b inside")
    assert not sponsors("none", "j1")


def test_a_book_has_what_is_known_and_the_list_speaks_where_nothing_else_does() -> None:
    own = Fact(CODE, "visa", "j1", "website", IN_MARCH)
    img = Fact("9001140C0", "img", "34 %", "freida", IN_MARCH)
    book = FactBook([own, img], lambda code: Fact(code, "visa", "none", "list", IN_MARCH))
    assert book[CODE] == {"visa": own}
    assert {kind: fact.source for kind, fact in book["9001140C0"].items()} == {
        "img": "freida",
        "visa": "list",
    }
    assert book.put(CODE, "visa", None) == {}
    assert book.of(CODE)["visa"].source == "list"
    assert CODE not in FactBook() and not FactBook().of(CODE)


def test_programs_are_filtered_and_sorted_by_what_one_knows_and_unknown_is_its_own() -> None:
    def program(number: int, listed: str = "", **said: str) -> Program:
        code = f"90{number:02}140C0"
        own = {kind: Fact(code, kind, value, "me", IN_MARCH) for kind, value in said.items()}
        listing = Listing(code, "Zog", "IM", visa=listed)
        return Program(Standing(listing, 1), facts=own)

    every = Programs(
        (
            program(1, "J-1, H-1B"),
            program(2, "none", visa="j1 h1b inside", img="34 %"),
            program(3, img="no"),
            program(4, img="yes", home="yes"),
            program(5, "", visa="none", img="0 %"),
        )
    )
    shown = {
        name: [int(code[2:4]) for code in ProgramSet(every, (each,)).codes]
        for name, each in {
            "j1": Visa("J-1"),
            "h1b": Visa("H-1B"),
            "any": Visa(),
            "unknown visa": Is(Flag.VISA_SAID, False),
            "imgs": Is(Flag.IMGS),
            "no imgs": Is(Flag.NO_IMGS),
            "imgs unknown": Is(Flag.IMGS_SAID, False),
            "home": Is(Flag.HOME),
        }.items()
    }
    assert shown == {
        "j1": [1, 2],
        "h1b": [1, 2],
        "any": [1, 2],
        "unknown visa": [3, 4],
        "imgs": [2, 4],
        "no imgs": [3, 5],
        "imgs unknown": [1],
        "home": [4],
    }
    by_share = ProgramSet(every, by="img", reverse=True).codes
    assert [int(code[2:4]) for code in by_share] == [4, 2, 5, 3, 1]
    assert every.widths()["visa"] >= len("J-1 H-1B inside")
