"""The rank lists: names, items, moves, length, comparing, reading (systems.md rows 46 to 49, 102)."""

from __future__ import annotations

import pytest

from matchweek.domain.ranking.compare import difference_lines, differences
from matchweek.domain.ranking.length import length_of
from matchweek.domain.ranking.lists import (
    advanced,
    codes_of,
    item_title,
    list_title,
    orders,
    own_code,
    read_item,
    read_name,
)
from matchweek.domain.ranking.moves import Cut, inserted, moved, moved_to, put_back, reordered, without
from matchweek.domain.ranking.rank_list import COUPLE, MAIN, RankList
from matchweek.domain.ranking.reading import read_order
from matchweek.errors import BadInput

IM, FM, PSY = "9000140C0", "9001120C0", "9002400C0"
RAD, ANES, TY, PRELIM = "9003420A0", "9004040A0", "9005999P0", "9006140P0"


# Names and items


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("main", MAIN),
        ("Primary", MAIN),
        ("", MAIN),
        ("couple", COUPLE),
        ("Pairs", COUPLE),
        (RAD.lower(), RAD),
    ],
)
def test_a_list_has_a_name(typed: str, name: str) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize("typed", [IM, TY, "mine", "9003420"])
def test_no_list_goes_with_what_is_not_advanced(typed: str) -> None:
    with pytest.raises(BadInput):
        read_name(typed)


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("9000140c0 + 9001120C0", f"{IM}+{FM}"),
        (f"{IM}+none", f"{IM}+none"),
        (f"999999999+{FM}", f"none+{FM}"),
        (f"{IM}+No Match", f"{IM}+none"),
    ],
)
def test_a_pair_is_read(typed: str, item: str) -> None:
    assert read_item(COUPLE, typed) == item


@pytest.mark.parametrize("typed", [IM, "none+none", f"{IM}+", f"{IM}+nobody", "no match+999999999"])
def test_no_pair_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_item(COUPLE, typed)
    assert refused.value.remedy


def test_an_item_names_programs() -> None:
    assert codes_of(f"{IM}+none") == (IM,) and own_code(f"none+{FM}") == "" and own_code(IM) == IM
    assert item_title(f"{IM}+none", {IM: "Example"}.__getitem__) == "Example + no match"
    assert list_title(RAD, {RAD: "Example · Radiology"}.__getitem__) == "First years for Example · Radiology"
    assert advanced([IM, RAD, TY, ANES]) == [RAD, ANES]


def test_lists_stand_as_r3_has_them() -> None:
    kept = {
        COUPLE: RankList(f"{IM}+{FM}"),
        ANES: RankList(TY),
        RAD: RankList(f"{TY} {PRELIM}"),
        "certified/main": RankList(IM),
        MAIN: RankList(f"{IM} {RAD} {ANES}"),
        "9009420A0": RankList(""),
    }
    assert list(orders(kept)) == [MAIN, RAD, ANES, COUPLE]
    assert orders({}) == {MAIN: ()}


# Moves

ABCDE = ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (moved(ABCDE, "c", -1), "acbde"),
        (moved(ABCDE, "a", -1), "abcde"),
        (moved(ABCDE, "c", 9), "abdec"),
        (moved_to(ABCDE, "e", 0), "eabcd"),
        (moved_to(ABCDE, "a", 99), "bcdea"),
        (put_back(ABCDE, ["d", "b"], "a"), "bdace"),
        (put_back(ABCDE, ["a", "c"]), "bdeac"),
        (put_back(ABCDE, ["a"], "nowhere"), "bcdea"),
        (put_back(ABCDE, ["b", "c"], "c"), "abcde"),
        (put_back(ABCDE, ["a", "c"], "c"), "bacde"),
        (put_back(ABCDE, ["d", "e"], "e"), "abcde"),
        (put_back(ABCDE, ["x"], "a"), "abcde"),
        (inserted(ABCDE, ["x", "b", "x"], 1), "axbcde"),
        (inserted(ABCDE, ["x"]), "abcdex"),
        (inserted(ABCDE, ["x"], -4), "xabcde"),
        (without(ABCDE, ["a", "e"]), "bcd"),
        (reordered(ABCDE, ["c", "x", "a"]), "cxabde"),
    ],
)
def test_a_move_touches_nothing_but_what_is_moved(done: tuple[str, ...], expected: str) -> None:
    assert "".join(done) == expected


def test_what_is_cut_stays_until_it_is_put_back() -> None:
    cut = Cut().with_(MAIN, "d").with_(MAIN, "a").with_(MAIN, "")
    assert cut.of(MAIN, ABCDE) == ("a", "d") and not cut.of(RAD, ABCDE)
    assert cut.with_(MAIN, "d").items == ("a",)
    assert cut.with_(RAD, "x") == Cut(RAD, ("x",)) and not Cut()


# How long


def test_codes_are_counted_over_main_and_supplemental_lists() -> None:
    length = length_of({MAIN: (IM, RAD, ANES, TY), RAD: (TY, PRELIM), ANES: (TY,)})
    assert (length.main, length.supplemental, length.total, length.pairs) == (4, 2, 5, 0)
    assert length.words == (
        "5 of 300 codes: 4 on the main list, 2 on supplemental lists; extra fees from 100"
    )


def test_a_program_in_many_pairs_is_one_code_and_no_match_is_none() -> None:
    length = length_of({COUPLE: (f"{IM}+{FM}", f"{IM}+none", f"none+{FM}", f"{PSY}+{FM}")})
    assert (length.main, length.total, length.pairs) == (2, 2, 4)


@pytest.mark.parametrize(
    ("count", "fees", "too_long"),
    [(99, False, False), (100, True, False), (300, True, False), (301, True, True)],
)
def test_fees_begin_at_100_and_a_list_ends_at_300(count: int, fees: bool, too_long: bool) -> None:
    codes = tuple(f"{number:04}140C0" for number in range(9000, 9000 + count))
    length = length_of({MAIN: codes})
    assert (length.fees, length.too_long) == (fees, too_long)
    assert ("extra fees from 100" in length.words) is not fees
    assert length_of({COUPLE: tuple(f"{IM}+{code}" for code in codes)}).too_long is too_long


# Comparing


@pytest.mark.parametrize(
    ("mine", "theirs", "missing", "extra", "moved_items", "doubled"),
    [
        ("abcde", "abcde", "", "", "", ""),
        ("abcde", "bcdea", "", "", "a", ""),
        ("abcde", "abdc", "e", "", "d", ""),
        ("abc", "abxc", "", "x", "", ""),
        ("abc", "abcb", "", "", "", "b"),
        ("", "ab", "", "ab", "", ""),
        ("edcba", "abcde", "", "", "bcde", ""),
    ],
)
def test_differences_are_the_fewest(
    mine: str, theirs: str, missing: str, extra: str, moved_items: str, doubled: str
) -> None:
    found = differences(tuple(mine), tuple(theirs))
    assert ("".join(found.missing), "".join(found.extra), "".join(found.doubled)) == (missing, extra, doubled)
    assert len(found.moved) == len(moved_items)
    if moved_items in ("", "a"):
        assert "".join(each.item for each in found.moved) == moved_items
    assert bool(found) is (mine != theirs)


def test_differences_are_named() -> None:
    titles = {IM: "Example Medicine", FM: FM, PSY: "Example Psychiatry"}
    found = differences((IM, FM, RAD), (RAD, IM, PSY, PSY))
    assert list(difference_lines(found, lambda code: titles.get(code, code))) == [
        f"Missing in R3: {FM}.",
        f"Only in R3: {PSY} Example Psychiatry.",
        f"Moved: {RAD} is number 3 here and 1 in R3.",
        f"Twice in R3: {PSY} Example Psychiatry.",
    ]


# Reading


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (f"{IM}\n{FM}\n", [IM, FM]),
        (f"rank,code,program\n1,{IM},Example\n2,{FM.lower()},Other\n", [IM, FM]),
        (f"1\n{IM}\nInternal Medicine\n2\n{FM}\nFamily Medicine", [IM, FM]),
        (f"1\t{IM}  {IM} Example\tActive\n2\t{FM}\t(555) 555-0100\t1404900123", [IM, FM]),
        (f"{IM}; {FM}, {PSY}", [IM, FM, PSY]),
        (f"9000 140 C 0\n{FM}", [IM, FM]),
        (f"{IM}\n{FM}\n{IM}", [IM, FM, IM]),
    ],
)
def test_an_order_is_read_as_it_stands(text: str, items: list[str]) -> None:
    read = read_order(MAIN, text)
    assert list(read.items) == items and not read.unread


def test_what_looks_like_a_code_is_said_and_never_skipped() -> None:
    read = read_order(MAIN, f"{IM}\n900140C0 Example\n{FM}\n9002400X0\n")
    assert read.items == (IM, FM) and read.unread == ("900140C0 Example", "9002400X0")


def test_numbers_against_the_lines_are_asked_about() -> None:
    with pytest.raises(BadInput, match="Numbers and lines do not agree"):
        read_order(MAIN, f"2,{IM}\n1,{FM}\n")
    assert read_order(MAIN, f"7,{IM}\n5,{FM}\n").items == (IM, FM)


def test_pairs_are_read_a_line() -> None:
    text = f"1 {IM} Example | {FM} Other\n2 {IM}  No Match\n3 999999999 no match, {FM.lower()}\n4 {PSY}\n"
    read = read_order(COUPLE, text)
    assert read.items == (f"{IM}+{FM}", f"{IM}+none", f"none+{FM}")
    assert read.unread == (f"4 {PSY}",)


@pytest.mark.parametrize(("name", "text"), [(MAIN, ""), (MAIN, "no code here\n"), (COUPLE, f"{IM}\n{FM}\n")])
def test_nothing_found_says_what_to_give(name: str, text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_order(name, text)
    assert refused.value.remedy
