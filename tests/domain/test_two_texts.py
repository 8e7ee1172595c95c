"""What two windows make of one text: one change is taken, two are kept both, none is lost."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.board.two_texts import Other, clock_words, joined, mark, merge

AT = datetime(2027, 3, 18, 14, 44, tzinfo=UTC)
TEXTS = st.text(alphabet="ab \n", max_size=12)


def test_what_changed_in_one_place_is_taken() -> None:
    before = {"caller": "", "note": "", "number": "555-0100"}
    typed = {**before, "note": "asked about visas"}
    stored = {**before, "caller": "Dr. Osei"}
    found = merge(before, typed, stored, {}, AT)
    assert found.values == {"caller": "Dr. Osei", "note": "asked about visas", "number": "555-0100"}
    assert found.both == {}


def test_what_changed_in_two_places_is_both() -> None:
    found = merge({"note": "old"}, {"note": "mine"}, {"note": "theirs"}, {}, AT)
    assert found.values == {"note": "mine"}
    assert found.both == {"note": Other("theirs", AT, "old")}
    # It is stored as typed here already, or was taken back elsewhere: then there are not two.
    again = merge({"note": "theirs"}, found.values, {"note": "mine"}, found.both, AT)
    assert again.both == {}
    again = merge({"note": "theirs"}, found.values, {"note": "old"}, found.both, AT)
    assert again.both == {}
    # Changed once more elsewhere: the newest of the other window counts.
    later = datetime(2027, 3, 18, 14, 50, tzinfo=UTC)
    again = merge({"note": "theirs"}, found.values, {"note": "theirs too"}, found.both, later)
    assert again.both == {"note": Other("theirs too", later, "old")}
    # Something else was stored meanwhile: this one is since when it was.
    again = merge({"note": "theirs"}, found.values, {"note": "theirs"}, found.both, later)
    assert again.both == {"note": Other("theirs", AT, "old")}


def test_both_stand_one_under_the_other_and_nothing_twice() -> None:
    other = Other("rotation:\nasked by mail", AT, "rotation:")
    assert mark(AT) == "— also written in another window, Thu 18 Mar 10:44 ET —"
    assert joined("rotation:\ncalled", [other]) == f"rotation:\ncalled\n\n{mark(AT)}\nasked by mail"
    assert joined("rotation:\nasked by mail, called", [other]) == "rotation:\nasked by mail, called"
    assert joined("rotation:", [other]) == other.text
    assert joined("", [other]) == other.text


def test_a_time_is_told_with_its_day_unless_that_is_today() -> None:
    assert clock_words(AT, AT) == "10:44 ET"
    assert clock_words(AT, datetime(2027, 3, 19, 14, tzinfo=UTC)) == "Thu 18 Mar 10:44 ET"


@given(TEXTS, TEXTS)
def test_every_line_of_both_is_there(mine: str, theirs: str) -> None:
    text = joined(mine, [Other(theirs, AT, "")])
    for line in (*mine.split("\n"), *theirs.split("\n")):
        assert line.strip() in text


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_is_lost_whatever_changed(base: str, mine: str, theirs: str) -> None:
    found = merge({"note": base}, {"note": mine}, {"note": theirs}, {}, AT)
    text = joined(found.values["note"], list(found.both.values()))
    if mine != base:
        assert all(line.strip() in text for line in mine.split("\n"))
    if theirs != base:
        assert all(line.strip() in text for line in theirs.split("\n"))
