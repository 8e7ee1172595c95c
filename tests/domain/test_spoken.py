"""Times as people say them, read in three zones on both sides of 14 March 2027, when U.S. clocks change."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Reading, Setting, read
from matchweek.domain.times.zones import EASTERN
from matchweek.errors import BadInput

OWN = ("America/New_York", "America/Chicago", "Asia/Kolkata")
# Saturday 13 March 2027, 12:00 Eastern: the night on which clocks change comes.
SATURDAY = datetime(2027, 3, 13, 17, 0, 20, tzinfo=UTC)
EASTERN_NAME, CENTRAL, MOUNTAIN, PACIFIC = OWN[0], OWN[1], "America/Denver", "America/Los_Angeles"
THEIRS = "America/Chicago"

# What is typed, the zone it is meant in (empty: the one it is read in), and the clock there.
PHRASES = (
    ("mon 10:00", "", "03-15 10:00"),
    ("Monday 10:00", "", "03-15 10:00"),
    ("Mon. 10:00", "", "03-15 10:00"),
    ("mon 10am", "", "03-15 10:00"),
    ("10am monday", "", "03-15 10:00"),
    ("Monday at 10 a.m.", "", "03-15 10:00"),
    ("wed 2:30pm CT", CENTRAL, "03-17 14:30"),
    ("Wed, 2:30 p.m. CST", CENTRAL, "03-17 14:30"),
    ("wed 2.30pm CDT", CENTRAL, "03-17 14:30"),
    ("wednesday 230pm central", CENTRAL, "03-17 14:30"),
    ("weds 14h30 central time", CENTRAL, "03-17 14:30"),
    ("2:30 PM Central Time on Wednesday", CENTRAL, "03-17 14:30"),
    ("mon 10 central", CENTRAL, "03-15 10:00"),
    ("10 central", CENTRAL, "03-13 10:00"),
    ("mon 10am your time", THEIRS, "03-15 10:00"),
    ("mon 10am their time", THEIRS, "03-15 10:00"),
    ("mon 10am theirs", THEIRS, "03-15 10:00"),
    ("tue 4pm my time", "", "03-16 16:00"),
    ("tue 16:00 own", "", "03-16 16:00"),
    ("tomorrow 09:00", "", "03-14 09:00"),
    ("tomorrow at 9am", "", "03-14 09:00"),
    ("9am tmrw", "", "03-14 09:00"),
    ("tomorrow morning 9", "", "03-14 09:00"),
    ("tomorrow 9 in the evening", "", "03-14 21:00"),
    ("yesterday 4pm", "", "03-12 16:00"),
    ("the day after tomorrow 9am", "", "03-15 09:00"),
    ("noon", "", "03-13 12:00"),
    ("mon noon", "", "03-15 12:00"),
    ("12 noon tomorrow", "", "03-14 12:00"),
    ("midday tue ET", EASTERN_NAME, "03-16 12:00"),
    ("midnight", "", "03-14 00:00"),
    ("tonight midnight", "", "03-14 00:00"),
    ("Mon 00:00", "", "03-15 00:00"),
    ("Mon 24:00", "", "03-16 00:00"),
    ("mon 230pm", "", "03-15 14:30"),
    ("mon 2.30pm", "", "03-15 14:30"),
    ("mon 2:30 p.m.", "", "03-15 14:30"),
    ("mon 14h30", "", "03-15 14:30"),
    ("mon 14h", "", "03-15 14:00"),
    ("mon 14.30", "", "03-15 14:30"),
    ("mon 1430", "", "03-15 14:30"),
    ("mon 0930", "", "03-15 09:30"),
    ("mon 930am", "", "03-15 09:30"),
    ("next wed 9am", "", "03-17 09:00"),
    ("next sat 9am", "", "03-20 09:00"),
    ("wed next week 9am", "", "03-17 09:00"),
    ("this wed 9am", "", "03-17 09:00"),
    ("last wed 9am", "", "03-10 09:00"),
    ("3/17 10am", "", "03-17 10:00"),
    ("17/3 10am", "", "03-17 10:00"),
    ("3/17/2027 10am", "", "03-17 10:00"),
    ("3/17/27, 10:00 AM", "", "03-17 10:00"),
    ("17.3. 10:00", "", "03-17 10:00"),
    ("17.03.2027 10:00", "", "03-17 10:00"),
    ("2027-03-17 10am", "", "03-17 10:00"),
    ("2027-03-17T10:00", "", "03-17 10:00"),
    ("2027-03-17T10:00 CT", CENTRAL, "03-17 10:00"),
    ("March 17 10am", "", "03-17 10:00"),
    ("March 17th at 10am", "", "03-17 10:00"),
    ("March 17, 2027 10:00", "", "03-17 10:00"),
    ("17 Mar 10:00", "", "03-17 10:00"),
    ("10:00 on 17 March", "", "03-17 10:00"),
    ("the 17th of March, 10am", "", "03-17 10:00"),
    ("Wed, Mar 17, 10:00 AM ET", EASTERN_NAME, "03-17 10:00"),
    ("12:30 PM Wednesday", "", "03-17 12:30"),
    ("wed 12:30", "", "03-17 12:30"),
    ("wed 12am", "", "03-17 00:00"),
    ("wed 12pm", "", "03-17 12:00"),
    ("now", "UTC", "03-13 17:00:20"),
    ("in 20 min", "UTC", "03-13 17:20"),
    ("in 20 minutes", "UTC", "03-13 17:20"),
    ("in an hour", "UTC", "03-13 18:00"),
    ("in half an hour", "UTC", "03-13 17:30"),
    ("in 1h30", "UTC", "03-13 18:30"),
    ("in 24 hours", "UTC", "03-14 17:00"),
    ("20 min ago", "UTC", "03-13 16:40"),
    ("an hour ago", "UTC", "03-13 16:00"),
    ("mon 10am America/Chicago", CENTRAL, "03-15 10:00"),
    ("mon 10am america/los_angeles", PACIFIC, "03-15 10:00"),
    ("mon 10am Los Angeles", PACIFIC, "03-15 10:00"),
    ("mon 19:30 Kolkata", "Asia/Kolkata", "03-15 19:30"),
    ("mon 19:00 in Lahore", "Asia/Karachi", "03-15 19:00"),
    ("mon 10am Eastern (Standard) Time", EASTERN_NAME, "03-15 10:00"),
    ("mon 10am Eastern Standard Time", EASTERN_NAME, "03-15 10:00"),
    ("mon 10am (UTC-05:00) Eastern Time (US & Canada)", EASTERN_NAME, "03-15 10:00"),
    ("mon 10am ET", EASTERN_NAME, "03-15 10:00"),
    ("mon 10am EST", EASTERN_NAME, "03-15 10:00"),
    ("mon 10am EDT", EASTERN_NAME, "03-15 10:00"),
    ("mon 10am US/Eastern", EASTERN_NAME, "03-15 10:00"),
    ("mon 10am MT", MOUNTAIN, "03-15 10:00"),
    ("mon 10am MDT", MOUNTAIN, "03-15 10:00"),
    ("mon 10am PT", PACIFIC, "03-15 10:00"),
    ("mon 10am PST", PACIFIC, "03-15 10:00"),
    ("mon 10am AKT", "America/Anchorage", "03-15 10:00"),
    ("mon 10am HST", "Pacific/Honolulu", "03-15 10:00"),
    ("mon 10am Hawaii time", "Pacific/Honolulu", "03-15 10:00"),
    ("mon 10am AST", "America/Puerto_Rico", "03-15 10:00"),
    ("mon 10am Arizona", "America/Phoenix", "03-15 10:00"),
    ("mon 14:00 UTC", "UTC", "03-15 14:00"),
    ("mon 14:00 GMT", "UTC", "03-15 14:00"),
    ("mon 15:00 GMT+1", "UTC", "03-15 14:00"),
    ("mon 19:30 UTC+5:30", "UTC", "03-15 14:00"),
    ("mon 10:00 -04:00", "UTC", "03-15 14:00"),
    ("2027-03-15T10:00:00-04:00", "UTC", "03-15 14:00"),
    ("20270315T140000Z", "UTC", "03-15 14:00"),
    ("mon 2-2:30pm", "", "03-15 14:00"),
    ("mon 2:00–2:30 PM CT", CENTRAL, "03-15 14:00"),
    ("mon 11-1pm", "", "03-15 11:00"),
    ("mon from 10 to 11am central", CENTRAL, "03-15 10:00"),
    ("mon between 2 and 3pm", "", "03-15 14:00"),
    ("mon half past 10am", "", "03-15 10:30"),
    ("mon quarter to 11am", "", "03-15 10:45"),
    ("mon 10 o'clock am", "", "03-15 10:00"),
    ("sun 01:30", "", "03-14 01:30"),
    ("sun 03:30", "", "03-14 03:30"),
    ("fri 23:00 ET", EASTERN_NAME, "03-12 23:00"),
)


def setting(own: str, **more: object) -> Setting:
    zone = read_zone(own)
    theirs = (read_zone(THEIRS),)
    return Setting(**{"now": SATURDAY, "zone": zone, "own": zone, "theirs": theirs, **more})  # type: ignore[arg-type]


def meant(zone: str, clock: str) -> datetime:
    """The instant of a clock in a zone of 2027, by the standard library alone."""
    return datetime.fromisoformat(f"2027-{clock}").replace(tzinfo=ZoneInfo(zone))


def toward(phrase: str) -> str:
    """To the nearest such day; “midnight” and a Wednesday lean to what comes, as a next step does."""
    comes = "midnight" in phrase or "wed" in phrase.lower()
    return "future" if comes else "day"


def test_there_are_enough_phrases() -> None:
    assert len(PHRASES) >= 80


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(("phrase", "zone", "clock"), PHRASES)
def test_a_time_is_read_as_it_is_said(own: str, phrase: str, zone: str, clock: str) -> None:
    found = read(phrase, setting(own, toward=toward(phrase)))
    assert found.at == meant(zone or own, clock)
    assert found.at.utcoffset() == SATURDAY.utcoffset()


@pytest.mark.parametrize("phrase", ["mon 2:30", "mon 2", "mon 230", "mon half past 2"])
def test_the_afternoon_is_meant_where_programs_are_and_is_asked_elsewhere(phrase: str) -> None:
    found = read(phrase, setting(CENTRAL))
    assert found.at == meant(CENTRAL, "03-15 14:00" if phrase == "mon 2" else "03-15 14:30")
    assert "read as the afternoon" in " ".join(found.notes)
    with pytest.raises(BadInput, match="Morning or evening"):
        read(phrase, setting("Asia/Kolkata"))


@pytest.mark.parametrize(
    ("phrase", "title", "said"),
    [
        ("5", "Morning or evening", ("05:00", "17:00", "5pm")),
        ("mon 7:30", "Morning or evening", ("07:30", "19:30", "7:30pm")),
        ("3/4 10am", "Day or month", ("4 Mar", "3 Apr")),
        ("mon 10am MST", "Which zone", ("Mountain", "Arizona")),
        ("mon 10am IST", "Which zone", ("Kolkata, Dublin or Jerusalem",)),
        ("mon 10am texas", "Which zone", ("Central", "Mountain")),
        # Not by its beginning: a time is not guessed from half a name.
        ("mon 10am chicag", "Not a date", ("chicag",)),
        ("mon 10am BST", "Which zone", ("London", "Dhaka")),
        ("mon 10am local time", "Which zone", ("Eastern", "Central")),
        ("wed midnight", "Which midnight", ("00:00", "24:00")),
        ("tonight 2", "Which night", ("2am", "2pm")),
        ("mon 2027", "A year or a time", ("20:27",)),
        ("mon 10am wed", "One time, please", ()),
        ("mon 10am 11am", "One time, please", ()),
        ("mon 10am ET CT", "One time, please", ()),
        ("wed 18 mar 10am", "Not a date", ("18 Mar 2027 is a Thu",)),
        ("2027-03-15T10:00-04:00 CT", "Two zones", ()),
        ("tomorrow", "Not a date", ("time of day is missing",)),
        ("in 20 min 10am", "Not a date", ()),
        ("10am in the evening", "Not a date", ()),
        ("10am nowhere land", "Not a date", ("nowhere land",)),
        ("mon 10am +25:00", "No such offset", ()),
        ("13pm", "No such time", ()),
        ("31/2 10am", "no such day", ()),
    ],
)
def test_what_may_be_two_things_is_asked(phrase: str, title: str, said: tuple[str, ...]) -> None:
    with pytest.raises(BadInput) as asked:
        read(phrase, setting(OWN[0]))
    assert title.lower() in asked.value.title.lower()
    for each in said:
        assert each in str(asked.value)
    assert asked.value.remedy


def test_who_lives_where_a_short_form_is_said_means_that_place() -> None:
    assert read("mon 19:30 IST", setting("Asia/Kolkata")).at == meant("Asia/Kolkata", "03-15 19:30")
    arizona = setting(OWN[0], theirs=(read_zone("America/Phoenix"),))
    assert read("mon 10am MST", arizona).at == meant("America/Phoenix", "03-15 10:00")
    # In winter both show the same clock: nothing has to be asked.
    assert read("sat 10am MST", setting(OWN[0])).at == meant(MOUNTAIN, "03-13 10:00")


@pytest.mark.parametrize(("own", "short"), [("Asia/Shanghai", "CST"), ("Asia/Manila", "PST")])
def test_a_short_form_of_two_countries_is_asked(own: str, short: str) -> None:
    with pytest.raises(BadInput, match="Which zone"):
        read(f"mon 10:00 {short}", setting(own))


def test_standard_time_said_in_summer_is_the_clock_of_that_place_and_is_said() -> None:
    winter, summer = (read(f"{day} 10am EST", setting(CENTRAL)) for day in ("sat", "mon"))
    assert winter.notes == ()
    assert "“EST”" in summer.notes[0] and "EDT" in summer.notes[0]
    assert "EST" in read("sat 10am EDT", setting(CENTRAL)).notes[0]
    assert "CDT" in read("mon 10am central standard time", setting(CENTRAL)).notes[0]
    assert read("mon 10am HST", setting(CENTRAL)).notes == ()


def test_a_time_that_clocks_skip_or_show_twice_is_refused_with_the_offsets() -> None:
    for phrase in ("sun 02:30", "sun 2:30am EST", "2027-03-14T02:30", "14 Mar 02:30 ET"):
        with pytest.raises(BadInput) as refused:
            read(phrase, setting(EASTERN_NAME))
        assert "does not exist" in refused.value.detail
        assert "-05:00 or -04:00" in refused.value.remedy
    with pytest.raises(BadInput, match="comes twice"):
        read("2026-11-01 01:30", setting(EASTERN_NAME))
    first, second = (read(f"1 Nov 2026 01:30 {zone}", setting(EASTERN_NAME)).at for zone in ("EDT", "EST"))
    assert (first.hour, second.hour) == (5, 6)
    assert read("2026-11-01 01:30 -05:00", setting(EASTERN_NAME)).at == second


def test_the_zone_of_a_program_that_is_not_certain_is_asked() -> None:
    florida = setting(OWN[2], theirs=(EASTERN, read_zone(CENTRAL)))
    with pytest.raises(BadInput) as asked:
        read("mon 10am their time", florida)
    assert "not certain: Eastern or Central" in asked.value.detail
    with pytest.raises(BadInput, match="Which zone is theirs"):
        read("mon 10am their time", setting(OWN[2], theirs=()))


def test_tomorrow_is_asked_where_it_is_another_day_than_at_home() -> None:
    # 00:30 on Sunday in Kolkata is still Saturday in the East.
    late = datetime(2027, 3, 13, 19, 0, tzinfo=UTC)
    own = read_zone("Asia/Kolkata")
    with pytest.raises(BadInput) as asked:
        read("tomorrow 10am", Setting(now=late, zone=EASTERN, own=own))
    assert "Sun or Mon" in asked.value.remedy
    assert read("tomorrow 10am", Setting(now=late, zone=own, own=own)).at == meant(own.name, "03-15 10:00")


def test_the_start_of_a_range_is_meant_and_its_end_is_told() -> None:
    found = read("mon 2-2:30pm CT", setting(OWN[0]))
    assert found.notes == ("That is when it begins; it ends at 14:30.",)


@pytest.mark.parametrize(
    ("phrase", "toward", "clock"),
    [
        ("tue 7:58", "past", "03-16 07:58"),
        ("tue 7:58", "future", "03-16 19:58"),
        ("7:58am", "past", "03-16 07:58"),
        ("midnight", "past", "03-16 00:00"),
        ("midnight", "future", "03-17 00:00"),
        ("10:00", "future", "03-16 10:00"),
        ("09:00", "future", "03-16 09:00"),
        ("01:00", "future", "03-17 01:00"),
        ("23:00", "past", "03-15 23:00"),
        # On a Tuesday: today's, though it is past; never next week's unseen.
        ("tue 01:00", "future", "03-16 01:00"),
        ("mon 01:00", "future", "03-22 01:00"),
    ],
)
def test_a_call_was_and_a_next_step_will_be(phrase: str, toward: str, clock: str) -> None:
    tuesday = datetime(2027, 3, 16, 13, 0, tzinfo=UTC)
    assert read(phrase, setting(OWN[0], now=tuesday, toward=toward)).at == meant(OWN[0], clock)


def test_a_bare_hour_of_the_timetable_is_on_its_moments_day() -> None:
    thursday = datetime(2027, 3, 18, 15, 0, tzinfo=UTC)
    at = setting(OWN[0], day=thursday)
    assert read("14:30", at).at == meant(OWN[0], "03-18 14:30")
    assert read("in 20 min", at).at == meant("UTC", "03-13 17:20")


@given(st.text(max_size=40))
def test_any_text_is_a_reading_or_bad_input(text: str) -> None:
    try:
        found = read(text, setting("Asia/Kolkata"))
    except BadInput as no:
        assert no.remedy and len(str(no)) < 400
        return
    assert isinstance(found, Reading)


_WORDS = st.sampled_from(
    (
        *(
            "wed",
            "next",
            "mon",
            "tomorrow",
            "10",
            "2:30",
            "2:30pm",
            "14h30",
            "230",
            "3/17",
            "17",
            "mar",
            "2027",
        ),
        *(
            "ct",
            "est",
            "ist",
            "their",
            "own",
            "-",
            "to",
            "noon",
            "at",
            "night",
            "in",
            "20",
            "min",
            "ago",
            ".",
        ),
        *(
            "midnight",
            "half",
            "past",
            "eastern",
            "(standard)",
            "time",
            "utc+5:30",
            "-04:00",
            ",",
            "last",
            "24:00",
        ),
    )
)


@given(st.lists(_WORDS, max_size=7).map(" ".join))
def test_any_words_of_the_grammar_are_a_reading_or_bad_input(text: str) -> None:
    try:
        assert read(text, setting("Asia/Kolkata")).at.utcoffset() == SATURDAY.utcoffset()
    except BadInput as no:
        assert no.remedy
