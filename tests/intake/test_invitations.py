"""Invitations as calendars of this field write them: each time right, whatever was read before."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.contacts.calendar_events import CalendarEvent, Meant
from matchweek.errors import BadInput
from matchweek.intake.calendar import LARGEST, MOST_EVENTS, holds_calendar, read_calendar
from matchweek.intake.calendar.read import read_calendar_file
from matchweek.intake.calendar.repeats import days_of, repeat_of
from matchweek.intake.calendar.series import GOES_ON, MOST_DATES, NOT_READ

FILES = Path(__file__).parents[1] / "data" / "invitations"
EASTERN, PACIFIC = ("America/New_York",), ("America/Los_Angeles",)

# When each event of a file begins, in UTC; or the zones proposed where it is asked; or its day.
TOLD: dict[str, list[str | tuple[str, ...]]] = {
    "thalamus.ics": ["2026-10-30 14:00"],
    "thalamus-day-of-change.ics": ["2026-11-01 15:00"],
    "interview-broker.ics": ["2026-10-31 14:00"],
    "interview-broker-floating.ics": [()],
    "google.ics": ["2026-11-02 15:00"],
    "google-export.ics": ["2026-11-01 15:00"],
    "google-floating.ics": [PACIFIC],
    "outlook-eastern.ics": ["2026-11-01 15:00"],
    "outlook-eastern-moved.ics": ["2026-11-03 18:00"],
    "exchange-cancelled.ics": ["2026-11-03 18:00"],
    "outlook-customized-pacific.ics": ["2027-03-13 17:00"],
    "outlook-customized-central.ics": ["2027-03-14 14:00"],
    "outlook-customized-kathmandu.ics": ["2027-03-15 14:00"],
    "outlook-no-block.ics": ["2027-03-14 16:00"],
    "outlook-utf16.ics": ["2026-11-02 15:00"],
    "exchange-tzone-utc.ics": ["2026-11-20 15:00"],
    "exchange-display-name.ics": ["2026-11-02 15:00"],
    "exchange-mail.eml": ["2027-03-15 14:00"],
    "apple.ics": ["2026-11-01 15:00"],
    "apple-all-day.ics": ["2027-03-15"],
    "evolution.ics": ["2027-03-14 14:00"],
    "evolution-folded.ics": ["2026-11-02 15:00"],
    "zoom.ics": ["2027-03-15 14:00"],
    "zoom-series.ics": ["2026-10-18 16:00", "2026-11-01 17:00", "2026-11-15 17:00", "2026-11-09 19:00"],
    "webmail-edt.ics": [EASTERN],
    "webmail-eastern-time.ics": [EASTERN],
    "webmail-gmt-offset.ics": [()],
    "webmail-karachi.ics": ["2027-03-14 14:00"],
    "webmail-wrong-block.ics": [EASTERN],
    "two-senders-in-one-file.ics": ["2026-11-02 15:00", "2026-11-02 17:00"],
}
BROKEN = {
    "broken-cut.ics": "has no end: the file was cut off",
    "broken-crossed.ics": "VALARM is ended by VEVENT",
    "broken-no-time.ics": "“SOON” is no time",
}


def read(name: str) -> list[CalendarEvent]:
    return read_calendar((FILES / name).read_bytes())


def told(event: CalendarEvent) -> str | tuple[str, ...]:
    if event.at is not None:
        return f"{event.at.astimezone(UTC):%Y-%m-%d %H:%M}"
    if event.asked is not None:
        assert event.wall is not None, "what is asked has a time of day"
        return event.asked.zones
    return str(event.day)


def test_every_file_is_in_the_tables() -> None:
    assert {path.name for path in FILES.iterdir()} == TOLD.keys() | BROKEN.keys()
    assert len(TOLD) >= 25


@pytest.mark.parametrize("name", TOLD)
def test_each_time_is_right(name: str) -> None:
    assert [told(event) for event in read(name)] == TOLD[name]


@given(st.permutations(sorted(TOLD)))
def test_no_order_of_reading_moves_an_interview(names: list[str]) -> None:
    """“Customized Time Zone” is Pacific in one file, Central in another, Kathmandu's in a third."""
    for name in names:
        assert [told(event) for event in read(name)] == TOLD[name], names


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_words(name: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(name)
    assert refused.value.title == "This calendar file is broken"
    assert BROKEN[name] in refused.value.detail
    assert refused.value.remedy


# Zones over the changes of the clocks

CHANGES = {
    "America/New_York": ("-0500", "-0400"),
    "America/Chicago": ("-0600", "-0500"),
    "America/Denver": ("-0700", "-0600"),
    "America/Los_Angeles": ("-0800", "-0700"),
    "America/Anchorage": ("-0900", "-0800"),
}
WINDOWS = dict(
    zip(
        CHANGES,
        ("Eastern Standard Time", "Central Standard Time", "Mountain Standard Time", "Pacific Standard Time",
         "Alaskan Standard Time"),
        strict=True,
    )
)  # fmt: skip
DAYS = [datetime.fromisoformat("2026-10-30") + timedelta(days=n) for n in range(5)] + [
    datetime.fromisoformat("2027-03-12") + timedelta(days=n) for n in range(5)
]


def block(name: str, standard: str, daylight: str, year: int = 1601) -> str:
    return (
        f"BEGIN:VTIMEZONE\r\nTZID:{name}\r\n"
        f"BEGIN:STANDARD\r\nDTSTART:{year}1101T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"
        f"TZOFFSETFROM:{daylight}\r\nTZOFFSETTO:{standard}\r\nEND:STANDARD\r\n"
        f"BEGIN:DAYLIGHT\r\nDTSTART:{year}0301T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"
        f"TZOFFSETFROM:{standard}\r\nTZOFFSETTO:{daylight}\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    )


def written(when: str, *, blocks: str = "", more: str = "", uid: str = "u@9001.example") -> str:
    return (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n{blocks}BEGIN:VEVENT\r\nUID:{uid}\r\n"
        f"DTSTAMP:20261001T120000Z\r\nDTSTART{when}\r\n{more}SUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def sent_in_every_way(zone: str, wall: datetime) -> Iterator[str]:
    time = f"{wall:%Y%m%dT%H%M%S}"
    yield written(f";TZID={zone}:{time}")
    yield written(f";TZID={WINDOWS[zone]}:{time}")
    for name in (zone, WINDOWS[zone], "Customized Time Zone", f"/mozilla.org/20050126_1/{zone}"):
        for year in (1601, 2007):
            yield written(f";TZID={name}:{time}", blocks=block(name, *CHANGES[zone], year))


def test_five_zones_are_right_over_both_changes_in_any_order() -> None:
    sent = [
        (zone, wall.replace(hour=hour), text)
        for zone in CHANGES
        for wall in DAYS
        for hour in (0, 9, 23)
        for text in sent_in_every_way(zone, wall.replace(hour=hour))
    ]
    random.Random(17).shuffle(sent)
    for zone, wall, text in sent:
        (event,) = read_calendar(text)
        assert event.at == wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), (zone, wall, text)


@pytest.mark.parametrize(
    "name, wall, why",
    [
        ("America/New_York", "20261101T013000", "may be 2 moments"),
        ("Customized Time Zone", "20261101T013000", "may be 2 moments"),
        ("America/New_York", "20270314T023000", "is skipped"),
        ("Customized Time Zone", "20270314T023000", "is skipped"),
    ],
)
def test_a_time_that_comes_twice_or_never_is_asked(name: str, wall: str, why: str) -> None:
    (event,) = read_calendar(written(f";TZID={name}:{wall}", blocks=block(name, "-0500", "-0400")))
    assert event.at is None and event.asked is not None and why in event.asked.why


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=YEARLY;BYHOUR=1,2,3", "FREQ=YEARLY;BYMONTH=13", "nonsense"],
)
def test_a_block_with_a_rule_of_no_zone_counts_as_none(rule: str) -> None:
    blocks = block("Their Zone", "-0500", "-0400").replace("FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", rule)
    (event,) = read_calendar(written(";TZID=Their Zone:20261110T100000", blocks=blocks))
    assert event.at is None and event.asked is not None


@pytest.mark.parametrize("name", ["EST", "MST", "GMT", "CST6CDT", "Nowhere", "tzone://Microsoft/Custom"])
def test_a_name_that_may_be_several_clocks_is_asked_and_not_floating(name: str) -> None:
    (event,) = read_calendar(written(f";TZID={name}:20261110T100000"))
    assert event.at is None and event.asked is not None and event.asked.said == name


# Lengths, series, people, text


@pytest.mark.parametrize(
    "more, minutes",
    [
        ("DURATION:PT45M\r\n", 45),
        ("DURATION:P0DT1H30M0S\r\n", 90),
        ("DURATION:-PT45M\r\n", None),
        ("DURATION:soon\r\n", None),
        ("DTEND:20261110T103000Z\r\n", 30),
        ("DTEND:20261110T093000Z\r\n", None),
        ("DTEND:20261113T093000Z\r\n", None),
        ("", None),
    ],
)
def test_a_length_is_read_or_said_to_be_missing(more: str, minutes: int | None) -> None:
    (event,) = read_calendar(written(":20261110T100000Z", more=more))
    assert event.minutes == minutes
    assert bool(event.remarks) == (minutes is None)


@pytest.mark.parametrize(
    "rule, dates, remark",
    [
        ("RRULE:FREQ=DAILY;COUNT=3", 3, ""),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261124T100000Z", 3, ""),
        ("RRULE:FREQ=WEEKLY", MOST_DATES, GOES_ON),
        ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 1, ""),
        ("RRULE:FREQ=SECONDLY", 1, NOT_READ),
        ("RDATE:20261111T100000Z,20261112T100000Z", 3, ""),
        ("RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20261111T100000Z", 2, ""),
    ],
)
def test_each_date_of_a_series_is_an_appointment_of_its_own(rule: str, dates: int, remark: str) -> None:
    found = read_calendar(written(":20261110T100000Z", more=f"{rule}\r\nDURATION:PT30M\r\n"))
    assert len(found) == dates
    assert len({event.occurrence for event in found}) == dates
    assert all(remark in event.remarks if remark else not event.remarks for event in found)


def test_a_series_keeps_its_time_of_day_as_the_clocks_change() -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=3\r\nDURATION:PT30M\r\n"
    found = read_calendar(written(";TZID=America/Chicago:20261025T090000", more=rule))
    assert [told(event) for event in found] == ["2026-10-25 14:00", "2026-11-01 15:00", "2026-11-08 15:00"]


def test_what_a_date_was_moved_to_stands_for_it() -> None:
    moved = read("zoom-series.ics")[-1]
    assert (moved.occurrence, moved.title) == ("2026-11-08T17:00:00+00:00", "Interview 9002320C0 (moved)")


def test_words_people_and_links_are_read() -> None:
    (event,) = read("thalamus.ics")
    assert event.organizer == "Fictional Hospital 9001, Coordinator"
    assert event.link == event.place == "https://thalamus.example/room/7f31"
    assert "Interview with Dr. Amara Osei\nTo cancel" in event.text
    (google,) = read("google.ics")
    assert google.text.startswith("Dear applicant,\nplease join here.")
    assert google.link == "https://meet.google.example/abc-defg-hij"
    (folded,) = read("evolution-folded.ics")
    assert "Clínica Peña; bring\nyour questions. Straße, naïveté, Łódź — ąęćżźł and" in folded.text
    assert "\ufffd" not in folded.text


def test_method_and_status_say_what_is_meant() -> None:
    assert [event.meant for event in read("exchange-cancelled.ics")] == [Meant.CANCELLED]
    text = written(":20261110T100000Z")
    for method in ("REPLY", "COUNTER"):
        assert read_calendar(text.replace("METHOD:REQUEST", f"METHOD:{method}"))[0].meant is Meant.ANSWER
    (status,) = read_calendar(text.replace("SUMMARY", "STATUS:CANCELLED\r\nSUMMARY"))
    assert status.meant is Meant.CANCELLED


def test_versions_are_told_apart_by_number_and_by_stamp() -> None:
    first, moved, cancelled = (
        read(name)[0].version
        for name in ("outlook-eastern.ics", "outlook-eastern-moved.ics", "exchange-cancelled.ics")
    )
    assert first < moved < cancelled


# Rules, beside a library's reading of them

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BY_DAY = st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=3).map(",".join)
PLACED = st.sampled_from(["", "2SU", "-1FR", "1MO,3WE", "TU"])
RULES = st.one_of(
    st.tuples(st.just("DAILY"), BY_DAY, st.just(""), st.just("")),
    st.tuples(st.just("WEEKLY"), BY_DAY, st.just(""), st.just("")),
    st.tuples(st.just("MONTHLY"), PLACED, st.sampled_from(["", "1", "31", "-1", "13,14,15"]), st.just("")),
    st.tuples(st.just("YEARLY"), PLACED, st.sampled_from(["", "8,9,10,11,12,13,14"]), st.just("3,11")),
)


@given(RULES, st.integers(1, 3), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from(WEEKDAYS))
def test_a_rule_names_the_days_that_dateutil_says(
    rule: tuple[str, str, str, str], interval: int, first: date, week_starts: str
) -> None:
    frequency, days, month_days, months = rule
    parts = {"FREQ": frequency, "INTERVAL": str(interval), "WKST": week_starts, "BYDAY": days,
             "BYMONTHDAY": month_days, "BYMONTH": months}  # fmt: skip
    text = ";".join(f"{name}={value}" for name, value in parts.items() if value)
    last = first + timedelta(days=800)
    start = datetime.combine(first, time())
    library = rrulestr(text, dtstart=start).between(start, datetime.combine(last, time()), inc=True)
    assert list(days_of(repeat_of(text), first, first, last)) == [each.date() for each in library]


# A paste, and what is refused


@pytest.mark.parametrize(
    "pasted",
    [
        lambda text: text.replace("\r\n", "\n"),
        lambda text: "Dear applicant,\nplease note:\n\n" + text,
        lambda text: "\ufeff" + text,
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
        lambda text: text.replace("\r\n ", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\r\r"),
        lambda text: text.replace("\n", "\r\n\r\n"),
    ],
)
def test_a_paste_is_read_as_the_file_is(pasted: object) -> None:
    text = (FILES / "zoom.ics").read_text(encoding="utf-8")
    assert callable(pasted)
    (event,), (file,) = read_calendar(pasted(text)), read("zoom.ics")
    assert (event.at, event.minutes, event.link) == (file.at, file.minutes, file.link)
    assert holds_calendar(pasted(text)) and not holds_calendar("Wed 10 Nov 10:00 ET")


def refused(source: bytes | str) -> Sequence[str]:
    with pytest.raises(BadInput) as error:
        read_calendar(source)
    assert error.value.remedy
    return error.value.title, error.value.detail


def test_what_is_no_invitation_is_refused_in_words(tmp_path: Path) -> None:
    assert refused("Wed 10 Nov 10:00")[0] == "No calendar invitation is in it"
    assert refused(b"\x89PNG\r\n\x1a\n" + bytes(400))[0] == "No calendar invitation is in it"
    assert refused("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR")[0] == "No appointment is in it"
    assert refused(b" " * (LARGEST + 1))[0] == "Too large for an invitation"
    event = "BEGIN:VEVENT\nUID:a\nDTSTART:20261110T100000Z\nEND:VEVENT\n"
    many = f"BEGIN:VCALENDAR\n{event * 50_000}END:VCALENDAR\n"
    assert refused(many) == (
        "This is a whole calendar, and no invitation",
        f"It has 50,000 events; at most {MOST_EVENTS} are read.",
    )
    daily = event.replace("UID:a", "UID:a\nRRULE:FREQ=DAILY")
    assert "of many dates" in refused(f"BEGIN:VCALENDAR\n{daily * 100}END:VCALENDAR\n")[1]
    huge = tmp_path / "huge.ics"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    for path, title in (
        (huge, "Too large"),
        (tmp_path, "Cannot open"),
        (tmp_path / "none.ics", "Cannot open"),
    ):
        with pytest.raises(BadInput, match=title):
            read_calendar_file(path)


@given(st.binary(max_size=60), st.integers(0, 600), st.sampled_from(sorted(TOLD)))
def test_a_damaged_file_is_read_or_refused_in_words(noise: bytes, at: int, name: str) -> None:
    data = (FILES / name).read_bytes()
    try:
        read_calendar(data[:at] + noise + data[at + len(noise) :])
    except BadInput as error:
        assert error.title and error.remedy


def long_lists(more: str) -> str:
    return written(":20261110T100000Z", more=more)


@pytest.mark.parametrize(
    "text",
    [
        long_lists("RRULE:FREQ=DAILY\r\nEXDATE:" + "20261111T100000Z," * 200_000 + "20261112T100000Z\r\n"),
        long_lists("RDATE:" + "20261111T100000Z," * 200_000 + "20261112T100000Z\r\n"),
        long_lists("ATTENDEE" + ";A=b" * 400_000 + ":mailto:x\r\n"),
        long_lists("DESCRIPTION:a\r\n" + " a\r\n" * 400_000),
        written(
            ";TZID=Z:20261110T100000",
            blocks=block("Z", "-0500", "-0400").replace("BYMONTH=11", "BYMONTH=11;COUNT=9999"),
        ),
    ],
    ids=["dates left out", "dates", "parameters", "folds", "counts"],
)
def test_long_lists_from_outside_are_read_without_a_wait(text: str) -> None:
    before = process_time()
    assert read_calendar(text)
    assert process_time() - before < 15
