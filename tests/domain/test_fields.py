"""What is said of a field: nothing said of a text means that it is hidden, one line, somebody's own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

from matchweek.domain.base.fields import COMMON, NOTE, PLAIN, decoder, described, one_of, person, private


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity of which all kinds of fields are."""

    id: int
    at: datetime
    words: str = ""
    note: str = field(default="", metadata=NOTE)
    who: str | None = field(default=None, metadata=person("Caller"))
    visa: str = field(default="", metadata=COMMON)
    colour: str = field(default=Colour.RED, metadata=one_of(Colour))
    file: str = field(default="", metadata=PLAIN)
    done: bool = False
    day: date | None = None
    count: int | None = None


AT = datetime(2027, 3, 18, 14, 42, 7, tzinfo=UTC)


def test_a_text_is_hidden_unless_it_says_that_it_need_not_be() -> None:
    assert [each.name for each in private(Thing)] == ["words", "note", "who", "visa"]
    said = {each.name: each.text for each in described(Thing)}
    assert said["at"] is None and said["done"] is None
    colour, note = said["colour"], said["note"]
    assert colour is not None and colour.choices == ("red", "green")
    assert note is not None and note.lines


def test_rows_of_either_form_come_to_the_same() -> None:
    of_sqlite = (7, 7, "2027-03-18 14:42:07.000000", "a", "b", None, "", "red", "", 1, "2027-03-10", None)
    of_tables = (7, 7, AT, "a", "b", None, "", "red", "", True, date(2027, 3, 10), None)
    whole = Thing(7, AT, "a", "b", done=True, day=date(2027, 3, 10))
    for row in (of_sqlite, of_tables):
        [(key, thing)] = decoder(Thing).keyed([row])
        assert (key, thing) == (7, whole)
        assert (type(thing.done), thing.at.tzinfo) == (bool, UTC)


def test_what_an_act_changed_is_decoded_by_field_and_the_unknown_is_left_away() -> None:
    pakistan = AT.astimezone(timezone(timedelta(hours=5)))
    kept = {"at": pakistan.isoformat(), "day": "2027-03-10", "done": 0, "who": None, "key": "x"}
    values = decoder(Thing).values(kept)
    assert values == {"at": AT, "day": date(2027, 3, 10), "done": False, "who": None}
    assert values["at"].tzinfo is UTC
