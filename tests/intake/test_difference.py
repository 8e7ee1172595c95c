"""What a list changes against what is known."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.program import Listing
from matchweek.intake import Change, Reading, compare, read_bytes
from tests.intake.forms import separated
from tests.intake.lists import known_list

TABLE = known_list("fictional").table


def listed(positions: dict[str, int]) -> Reading:
    rows = [[code, str(count)] for code, count in positions.items()]
    return read_bytes(separated([["Code", "Positions"], *rows]).encode(), "list.csv")


def test_each_code_falls_into_its_place() -> None:
    known = {"9001140C0": 5, "9002140C0": 5, "9003140C0": 5, "9004140C0": 5, "9005140C0": 2, "9006140C0": 0}
    now = {"9001140C0": 5, "9002140C0": 3, "9003140C0": 7, "9005140C0": 1, "9006140C0": 2, "9007140C0": 4}
    found = compare(known, listed(now), whole=True, filled={"9005140C0"})
    assert found.added == ("9007140C0",)
    assert found.unchanged == ("9001140C0",)
    assert found.changed == (Change("9002140C0", 5, 3), Change("9003140C0", 5, 7))
    assert found.shrank == (Change("9002140C0", 5, 3),)
    assert found.grew == (Change("9003140C0", 5, 7),)
    assert found.missing == found.filled == ("9004140C0",)
    assert found.returned == ("9005140C0", "9006140C0")


def test_absence_means_filled_only_when_the_list_is_whole() -> None:
    found = compare({"9001140C0": 5, "9002140C0": 1}, listed({"9001140C0": 5}), whole=False)
    assert found.missing == ("9002140C0",)
    assert found.filled == ()
    assert found.is_empty


def test_what_is_filled_already_is_not_missing_again() -> None:
    found = compare(
        {"9001140C0": 5, "9002140C0": 1}, listed({"9001140C0": 5}), whole=True, filled={"9002140C0"}
    )
    assert found.missing == ()


def test_the_same_list_again_changes_nothing() -> None:
    reading = read_bytes(separated(TABLE).encode(), "list.csv")
    known = {row.code: row for row in reading.rows}
    found = compare(known, reading, whole=True)
    assert found.is_empty
    assert len(found.unchanged) == 16


def test_a_list_with_fewer_columns_changes_only_positions() -> None:
    full = read_bytes(separated(TABLE).encode(), "list.csv")
    known = {row.code: replace(row, phone="555-0100", service="ResidencyCAS") for row in full.rows}
    short = read_bytes(separated([[row[0], row[7]] for row in TABLE]).encode(), "list.csv")
    assert compare(known, short, whole=True).is_empty


def test_new_words_are_a_change_with_the_same_positions() -> None:
    full = read_bytes(separated(TABLE).encode(), "list.csv")
    first = full.rows[0]
    known: dict[str, int | Listing] = {row.code: row for row in full.rows}
    known[first.code] = replace(first, institution="Lindenmoor")
    found = compare(known, full, whole=True)
    assert found.changed == (Change(first.code, 3, 3),)
    assert (found.shrank, found.grew) == ((), ())


positions = st.dictionaries(
    st.from_regex(r"9[0-9]{3}140C[0-9]", fullmatch=True), st.integers(0, 30), max_size=12
)


@given(positions, positions.filter(bool), st.booleans(), st.data())
def test_every_listed_code_falls_into_exactly_one_place(
    known: dict[str, int], now: dict[str, int], whole: bool, data: st.DataObject
) -> None:
    filled = data.draw(st.sets(st.sampled_from(sorted({**known, **now}))))
    found = compare(known, listed(now), whole=whole, filled=filled)
    places = [*found.added, *(change.code for change in found.changed), *found.unchanged, *found.returned]
    assert sorted(places) == sorted(now)
    assert not set(found.missing) & set(now)
    assert set(found.shrank) | set(found.grew) <= set(found.changed)
    assert found.filled == (found.missing if whole else ())
