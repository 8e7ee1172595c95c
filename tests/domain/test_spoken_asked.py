"""Times as tired people type them: slips, half-said hours, two clocks at once; read right, or asked."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting, read
from matchweek.domain.times.zones import EASTERN
from matchweek.errors import BadInput

OWN = ("Asia/Karachi", "America/New_York", "America/Los_Angeles")
# Saturday 13 March 2027, 10:00 Eastern; clocks change in the night.
SATURDAY = datetime(2027, 3, 13, 15, 0, 20, tzinfo=UTC)
CENTRAL, EAST, PACIFIC = "America/Chicago", "America/New_York", "America/Los_Angeles"

# What is typed, the zone it is meant in (empty: the one it is read in), and the clock there. Of a time that
# will be.
READ = (
    ("wendsday 10am", "", "03-17 10:00"),
    ("wensday 10am", "", "03-17 10:00"),
    ("thrusday 10am", "", "03-18 10:00"),
    ("next thrusday 10am", "", "03-18 10:00"),
    ("tusday 10am", "", "03-16 10:00"),
    ("firday 10am", "", "03-19 10:00"),
    ("mondey, 3pm ET", EAST, "03-15 15:00"),
    ("tommorrow 3pm", "", "03-14 15:00"),
    ("tomorow 3pm", "", "03-14 15:00"),
    ("tom 10am", "", "03-14 10:00"),
    ("2morrow 9am", "", "03-14 09:00"),
    ("tmrw 9am", "", "03-14 09:00"),
    ("mon 2-ish pm", "", "03-15 14:00"),
    ("mon 2pm-ish", "", "03-15 14:00"),
    ("mon 2ish CT", CENTRAL, "03-15 14:00"),
    ("mon noonish", "", "03-15 12:00"),
    ("mon ~3pm", "", "03-15 15:00"),
    ("mon about 3pm", "", "03-15 15:00"),
    ("mon 3pm?", "", "03-15 15:00"),
    ("mon 9 am sharp", "", "03-15 09:00"),
    ("mon 2 o'clock pm", "", "03-15 14:00"),
    ("mon nine thirty am", "", "03-15 09:30"),
    ("mon nine thirty CT", CENTRAL, "03-15 09:30"),
    ("mon two forty-five pm", "", "03-15 14:45"),
    ("mon nine oh five am", "", "03-15 09:05"),
    ("mon quarter to 1 ET", EAST, "03-15 12:45"),
    ("wed 17th 10am", "", "03-17 10:00"),
    ("17th 2pm", "", "03-17 14:00"),
    ("the 17th at 2 CT", CENTRAL, "03-17 14:00"),
    ("the 17th of March 10am", "", "03-17 10:00"),
    ("thu the 15th 2pm", "", "04-15 14:00"),
    ("Thu 17:00 ET / 14:00 PT", EAST, "03-18 17:00"),
    ("Thu 5pm ET/2pm PT", EAST, "03-18 17:00"),
    ("Thu 5pm Eastern/2pm Pacific", EAST, "03-18 17:00"),
    ("Thu 5pm ET (2pm PT)", EAST, "03-18 17:00"),
    ("Thu 5 PM ET, 4 PM CT", EAST, "03-18 17:00"),
    ("Thu 14:00 PT = Fri 02:00 PKT", PACIFIC, "03-18 14:00"),
    ("mon 10:30am EST/9:30am CST", EAST, "03-15 10:30"),
    ("Wed 17 Mar 14:30 Central · 15:30 ET · Thu 00:30 Karachi", CENTRAL, "03-17 14:30"),
    ("mon 10-11 ET", EAST, "03-15 10:00"),
    ("10-11 CT mon", CENTRAL, "03-15 10:00"),
    ("mon 11-1 CT", CENTRAL, "03-15 11:00"),
    ("mon from 10 to 11am", "", "03-15 10:00"),
    ("mon 18 h", "", "03-15 18:00"),
    ("mon 14h30", "", "03-15 14:30"),
    ("mon 14 h 30", "", "03-15 14:30"),
    ("mon 1430h", "", "03-15 14:30"),
    ("mon 1430 h", "", "03-15 14:30"),
    ("mon 10am ur time", CENTRAL, "03-15 10:00"),
    ("mon 10 a.m. C.T.", CENTRAL, "03-15 10:00"),
    ("mon 10 a.m. c. t.", CENTRAL, "03-15 10:00"),
    ("mon 10 A.M. C.S.T.", CENTRAL, "03-15 10:00"),
    ("mon 10:00 E.T", EAST, "03-15 10:00"),
    ("mon 10am (P.D.T.)", PACIFIC, "03-15 10:00"),
    ("mon 14:00 G.M.T.", "UTC", "03-15 14:00"),
    ("mon 9 ET", EAST, "03-15 09:00"),
    ("mon 12 ET", EAST, "03-15 12:00"),
    ("mon 09:00", "", "03-15 09:00"),
    ("mon 10:00", "", "03-15 10:00"),
    ("mon 15h", "", "03-15 15:00"),
)
# What is typed, the title of the question, and what it says. In every zone.
ASKED = (
    ("9", "Morning or evening", ("09:00 or 21:00", "9am or 9pm")),
    ("sonday 10am", "Which day", ("Monday or Sunday",)),
    ("thuesday 10am", "Which day", ("Tuesday or Thursday",)),
    ("mon half two", "2:30 or 1:30", ("Britain",)),
    ("half twelve", "12:30 or 11:30", ()),
    ("mon 10 to 3", "A time or a range", ("2:50", "from 10")),
    ("mon 10 to 11am", "A time or a range", ("10:50", "from 10")),
    ("mon five to three", "One time", ()),
    ("Thu 17:00 ET / 15:00 PT", "Two times", ("17:00 Eastern is Thu 18 Mar 14:00 Pacific, not 15:00",)),
    ("Thu 17:00 ET / Fri 14:00 PT", "Two times", ("not Fri 14:00",)),
    ("Thu 17:00 / 14:00 PT", "One time, please", ()),
    ("Thu 17:00 ET / 14:00", "One time", ()),
    ("mon 10am CT/ET", "One time", ()),
    ("fri 18th 2pm", "Not a date", ("18 Mar 2027 is a Thu",)),
    ("40th 2pm", "no such day", ()),
    ("mon before noon", "When exactly", ("“before”",)),
    ("mon by 5pm", "When exactly", ("“by”",)),
    ("mon until 3pm", "When exactly", ()),
    ("mon after 3pm", "When exactly", ()),
    ("mon 3pm or later", "When exactly", ()),
    ("9-17", "Not a date", ()),
    ("5ish", "Morning or evening", ()),
    ("3 h", "length of time", ()),
    ("mon 10 blursday", "Not a date", ("blursday",)),
)
FAR_AWAY = (
    *("mon 8", "mon 9", "tomorrow 9", "mon 9:30", "mon 10", "mon 11", "mon 12", "mon 930", "mon nine thirty"),
    *("mon half past 10", "mon quarter to 11", "mon half past 12", "mon 10 o'clock", "mon 10-11", "mon 11-1"),
)


def setting(own: str, **more: object) -> Setting:
    zone = read_zone(own)
    given = {"now": SATURDAY, "zone": zone, "own": zone, "theirs": (read_zone(CENTRAL),), "toward": "future"}
    return Setting(**{**given, **more})  # type: ignore[arg-type]


def meant(zone: str, clock: str) -> datetime:
    """The instant of a clock in a zone of 2027, by the standard library alone."""
    return datetime.fromisoformat(f"2027-{clock}").replace(tzinfo=ZoneInfo(zone))


def test_there_are_enough_phrases() -> None:
    assert len(READ) >= 60


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(("phrase", "zone", "clock"), READ)
def test_a_time_is_read_as_it_is_typed(own: str, phrase: str, zone: str, clock: str) -> None:
    assert read(phrase, setting(own)).at == meant(zone or own, clock)


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(("phrase", "title", "said"), ASKED)
def test_what_may_be_two_things_is_asked(own: str, phrase: str, title: str, said: tuple[str, ...]) -> None:
    now = SATURDAY.replace(day=14, hour=2) if phrase == "9" and own == PACIFIC else SATURDAY
    with pytest.raises(BadInput) as asked:
        read(phrase, setting(own, now=now))
    assert title.lower() in asked.value.title.lower()
    for each in said:
        assert each in str(asked.value)
    assert asked.value.remedy


@pytest.mark.parametrize("toward", ["day", "past", "future"])
@pytest.mark.parametrize("own", ["Asia/Karachi", "Asia/Kolkata", "Europe/London", "Asia/Manila"])
@pytest.mark.parametrize("phrase", FAR_AWAY)
def test_a_bare_hour_is_asked_where_programs_are_far_away(phrase: str, own: str, toward: str) -> None:
    """“9” typed at 20:00 in Karachi was 09:00 of the next day, midnight where programs are."""
    evening = datetime(2027, 3, 13, 20, tzinfo=ZoneInfo("Asia/Karachi"))
    with pytest.raises(BadInput, match=r"Morning or evening|Noon or midnight"):
        read(phrase, setting(own, now=evening, toward=toward))


def test_a_morning_that_is_the_programs_day_is_read() -> None:
    assert read("mon 9", setting("Pacific/Auckland")).at == meant("Pacific/Auckland", "03-15 09:00")


@pytest.mark.parametrize("phrase", FAR_AWAY)
def test_and_is_the_morning_where_programs_are(phrase: str) -> None:
    for own in (EAST, PACIFIC):
        assert read(phrase, setting(own)).at.astimezone(read_zone(own)).hour in (8, 9, 10, 11, 12)


def test_an_hour_of_today_that_is_past_is_asked_where_the_evening_is_to_come() -> None:
    night = datetime(2027, 3, 18, 20, 0, tzinfo=EASTERN)
    with pytest.raises(BadInput, match="Morning or evening"):
        read("9", setting(EAST, now=night))
    with pytest.raises(BadInput, match="Morning or evening"):
        read("thu 9", setting(EAST, now=night))
    assert read("9", setting(EAST, now=night, toward="past")).at == meant(EAST, "03-18 09:00")


@pytest.mark.parametrize(
    ("phrase", "east", "instead"),
    [("mon 10:30", "01:30", "10:30pm"), ("mon 11h", "02:00", "11pm"), ("mon 12:15", "03:15", "12:15am")],
)
def test_a_morning_that_is_the_programs_night_says_so(phrase: str, east: str, instead: str) -> None:
    said = " ".join(read(phrase, setting("Asia/Karachi")).notes)
    assert east in said and instead in said
    assert read(phrase, setting(EAST)).notes == ()
    assert read("mon 10:30am", setting("Asia/Karachi")).notes == ()


@pytest.mark.parametrize(
    "phrase", ["mon by 5pm", "mon before 5pm", "mon 5pm at the latest", "mon until 17:00"]
)
def test_a_limit_is_a_time_where_the_latest_moment_is_asked(phrase: str) -> None:
    assert read(phrase, setting(EAST, limit=True)).at == meant(EAST, "03-15 17:00")
    with pytest.raises(BadInput, match="When exactly"):
        read(phrase, setting(EAST))
    with pytest.raises(BadInput, match="When exactly"):
        read("mon after 5pm", setting(EAST, limit=True))


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("wendsday 10am", "“wendsday” is read as Wednesday."),
        ("mon 2pm-ish", "read as 14:00, to the minute"),
        ("mon ~3pm", "read as 15:00, to the minute"),
        ("mon 10-11 ET", "That is when it begins; it ends at 11:00."),
        ("mon 10-11pm ET", "That is when it begins; it ends at 23:00."),
    ],
)
def test_what_is_read_otherwise_than_written_is_said(phrase: str, note: str) -> None:
    assert note in " ".join(read(phrase, setting(EAST)).notes)


@pytest.mark.parametrize(("toward", "month"), [("future", "03-17"), ("past", "02-17"), ("day", "03-17")])
def test_a_day_of_the_month_is_the_next_or_the_last_one(toward: str, month: str) -> None:
    assert read("the 17th 10am", setting(EAST, toward=toward)).at == meant(EAST, f"{month} 10:00")


def test_a_place_that_is_spelled_like_a_day_is_no_day() -> None:
    with pytest.raises(BadInput, match="munday"):
        read("3pm Munday", setting(EAST))


@pytest.mark.parametrize("phrase", ["5pm ET / 2pm PT", "5pm ET / 3pm PT"])
def test_two_clocks_are_compared_on_both_sides_of_the_change(phrase: str) -> None:
    """Arizona shows Mountain time in winter and Pacific time in summer."""
    winter, summer = f"fri {phrase}".replace("PT", "Arizona"), f"mon {phrase}".replace("PT", "Arizona")
    right = {"5pm ET / 3pm PT": winter, "5pm ET / 2pm PT": summer}[phrase]
    for text in (winter, summer):
        toward = "past" if text is winter else "future"
        if text is right:
            assert read(text, setting(EAST, toward=toward)).at.astimezone(EASTERN).hour == 17
        else:
            with pytest.raises(BadInput, match="Two times"):
                read(text, setting(EAST, toward=toward))
