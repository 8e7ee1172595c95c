"""What a program is called where several may be meant: no two of one list the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.programs.naming import Kin, formal, label, question, shortened, title
from matchweek.domain.programs.program import Listing
from matchweek.tui.look.text import width_of

UCF = "U Central FL/HCA Healthcare GME"
SITES = ("Orlando", "Ocala", "Pensacola", "Sanford", "Ft Walton Beach")


def row(
    code: str, institution: str = UCF, words: str = "", city: str = "Orlando", state: str = "FL"
) -> Listing:
    return Listing(code, institution, words, words, city=city, state=state)


FIVE = [
    row(f"9087999P{track}", words=f"Transitional/{site}") for track, site in zip("01345", SITES, strict=True)
]


def kin(*rows: Listing) -> Kin:
    return Kin(lambda: rows)


def test_five_tracks_of_one_institution_are_told_apart_by_what_stands_first() -> None:
    titles = [title(each, kin(*FIVE)) for each in FIVE]
    assert titles == [f"{site} · {UCF}" for site in SITES]
    assert label(FIVE[4], kin(*FIVE)) == f"Ft Walton Beach, Transitional · {UCF}"
    assert question(FIVE[4], kin(*FIVE)) == f"Ft Walton Beach, Transitional · {UCF} · 9087999P5"


@pytest.mark.parametrize("width", [24, 30, 40, 60, 90])
def test_cut_to_any_width_they_still_differ_and_the_code_stays(width: int) -> None:
    cut = [shortened(title(each, kin(*FIVE)), width) for each in FIVE]
    assert len(set(cut)) == 5
    asked = [shortened(question(each, kin(*FIVE)), width) for each in FIVE]
    assert all(each.endswith(code.code) for each, code in zip(asked, FIVE, strict=True))
    assert all(len(each) <= width for each in (*cut, *asked))


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        # A city where only one names its site; the track where nothing else is told; the code at last.
        ([row("9317440P0", words="Surgery-Preliminary"), row("9317440P1", words="Surg-Prelim/Radiology")],
         ["Orlando", "Radiology"]),
        ([row("9317440P0", words="Surgery"), row("9317440P1", words="Surgery")],
         ["P0 Orlando", "P1 Orlando"]),
        ([row("9317140C0", words="Internal Medicine"), row("9317140C0"[:8] + "1", words="IM", city="Ocala")],
         ["Orlando", "Ocala"]),
        ([row("9317120C0", "St. Mary"), row("9417120C0", "St. Mary")],
         ["9317120C0 Orlando", "9417120C0 Orlando"]),
        # Its specialty tells it where no sibling has the same.
        ([row("9317120C0"), row("9317140C0")], ["", ""]),
        # Both parts of a combined specialty are no site.
        ([row("9317220C0", words="Obstetrics/Gynecology"),
          row("9317720C0", words="Psychiatry/Family Medicine")], ["", ""]),
        ([row("9317700C0", words="Med/Peds"), row("9317340C0", words="PM&R/Rehab")], ["", ""]),
    ],
)  # fmt: skip
def test_the_shortest_words_that_tell_it_from_its_siblings(rows: list[Listing], titles: list[str]) -> None:
    found = [title(each, kin(*rows)).rpartition(" · ")[0] for each in rows]
    assert found == titles


def test_where_only_the_specialty_differs_it_stands_first_in_a_label() -> None:
    rows = [row("9317120C0"), row("9317440P0")]
    assert [label(each, kin(*rows)) for each in rows] == [f"Family Med · {UCF}", f"Surgery prelim · {UCF}"]


def test_a_letter_says_the_institution_first_and_no_code() -> None:
    assert formal(FIVE[1]) == f"{UCF}, Ocala"
    assert formal(row("9317120C0", "Lakeland Regional-FL")) == "Lakeland Regional"


def test_names_of_one_system_are_cut_in_their_middle() -> None:
    names = [f"HCA Healthcare/USF Morsani GME - {town}" for town in ("Blake", "Brandon", "Citrus")]
    cut = [shortened(name, 24) for name in names]
    assert len(set(cut)) == 3
    assert cut[1].endswith("Brandon")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["9001", "9002", "9003"]),
            st.sampled_from(["120C", "140C", "440P", "420A", "420C", "999P", "123C"]),
            st.sampled_from("0123"),
            st.sampled_from(["", "One Health", "Two Health-FL"]),
            st.sampled_from(["", "Ocala", "Miami"]),
            st.sampled_from(["", "Surgery", "Transitional/Ocala", "x/Ocala", "Ocala", "·"]),
        ),
        unique_by=lambda each: each[:3],
        max_size=8,
    )
)
def test_no_two_programs_of_any_list_have_one_name(rows: list[tuple[str, ...]]) -> None:
    listed = [
        Listing(f"{place}{kind}{track}", institution, words, words, city=city, state="FL")
        for place, kind, track, institution, city, words in rows
    ]
    family = kin(*listed)
    for one, other in itertools.combinations(listed, 2):
        assert question(one, family) != question(other, family)
        assert label(one, family) != label(other, family)
        assert (title(one, family), one.short_field) != (title(other, family), other.short_field)


@given(st.text(max_size=60), st.integers(0, 40))
def test_what_is_shortened_fits(words: str, width: int) -> None:
    assert len(shortened(words, width)) <= width or not width


_BAY = "Tampa Bay Regional Medical Center"
_LONG = "F" * 90
HOSTILE = {
    "sites that begin alike": [
        row(f"9001140C{n}", "HCA", f"Internal Medicine/{_BAY} {end}")
        for n, end in enumerate(("North", "South", "East"))
    ],
    "twenty tracks in one city": [row(f"9001140C{n}", "Fictional", "Internal Medicine") for n in range(20)],
    "wide letters": [
        row(
            f"9001140C{n}", "虚构大学附属医院国际医学中心", f"Internal Medicine/东京都新宿区西新宿{n}", "東京"
        )
        for n in range(3)
    ],
    "no city, no state": [row(f"9001140C{n}", "Fictional", "", "", "") for n in range(3)],
    "names of 200 letters that differ in the middle": [
        row(f"900{n}140C0", f"{_LONG} {n} {_LONG}", "Internal Medicine") for n in range(3)
    ],
}


@pytest.mark.parametrize("width", [25, 28, 40, 60])
@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_narrowest_title_and_label_tell_hostile_siblings_apart(rows: list[Listing], width: int) -> None:
    for words in (title, label):
        cut = [shortened(words(each, kin(*rows)), width, width_of) for each in rows]
        assert len(set(cut)) == len(rows), cut
        assert max(map(width_of, cut)) <= width


def test_institutions_that_read_alike_in_other_cities_keep_their_names() -> None:
    rows = [row("9001140C0", f"{_LONG} 1 {_LONG}", city="Ocala"), row("9002140C0", f"{_LONG} 2 {_LONG}")]
    assert [title(each, kin(*rows)) for each in rows] == [each.institution for each in rows]


@pytest.mark.parametrize("width", [16, 18, 20, 23])
def test_where_there_is_little_room_the_institution_still_tells_programs_of_one_specialty_apart(
    width: int,
) -> None:
    names = [f"Internal Med · {each}" for each in ("Harbor Point Medical Center", "St. Brendan Health")]
    cut = [shortened(name, width) for name in (*names, "Internal Med · Northmoor Medical Center")]
    assert len(set(cut)) == 3
    assert all(len(each) <= width and each.startswith("Int") for each in cut)
