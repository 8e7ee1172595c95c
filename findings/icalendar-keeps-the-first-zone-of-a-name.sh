#!/usr/bin/env bash
# Outlook and Exchange name the zone of a meeting “Customized Time Zone”, whatever its rules are, and write the rules into
# the same file (a VTIMEZONE, RFC 5545, section 3.6.5: it is meant for that file alone). icalendar 7.3.2 keeps the first such
# zone of a name for as long as the process lives: after an invitation from Seattle, one from Chicago is read two hours late,
# and the other way round two hours early, without a word. Which one is wrong depends on the order of reading. It also cuts
# the unquoted `TZID=tzone://Microsoft/Utc`, which Exchange writes, at its first colon, and has no time for the event.
# Who reads several files with it has to take the rules of each file by themselves. Exits 1 once this has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import timezone
from importlib.metadata import version

import icalendar

RULES = {"Seattle": ("-0800", "-0700"), "Chicago": ("-0600", "-0500")}


def invitation(standard, daylight):
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nMETHOD:REQUEST\r\n"
        "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\n"
        "BEGIN:STANDARD\r\nDTSTART:16011104T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"
        f"TZOFFSETFROM:{daylight}\r\nTZOFFSETTO:{standard}\r\nEND:STANDARD\r\n"
        "BEGIN:DAYLIGHT\r\nDTSTART:16010311T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"
        f"TZOFFSETFROM:{standard}\r\nTZOFFSETTO:{daylight}\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\nUID:1@example\r\nDTSTAMP:20261001T120000Z\r\nSUMMARY:Interview\r\n"
        "DTSTART;TZID=\"Customized Time Zone\":20270315T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def begins(text):
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return event["DTSTART"].dt.astimezone(timezone.utc).strftime("%H:%M")


print("icalendar", version("icalendar"))
print("09:00 in Seattle is 16:00 UTC on 15 March 2027, 09:00 in Chicago 14:00")
first = begins(invitation(*RULES["Seattle"]))
second = begins(invitation(*RULES["Chicago"]))
print("read one after the other: Seattle", first, "Chicago", second)

exchange = invitation(*RULES["Chicago"]).replace('TZID="Customized Time Zone":2027', "TZID=tzone://Microsoft/Utc:2027")
try:
    event = icalendar.Calendar.from_ical(exchange).walk("VEVENT")[0]
    told = event["DTSTART"].dt if "DTSTART" in event else "no beginning"
except Exception as error:
    told = f"{type(error).__name__}: {error}"
print("tzone://Microsoft/Utc unquoted:", told)
sys.exit(0 if (first, second) == ("16:00", "16:00") and told.startswith("BrokenCalendarProperty") else 1)
PYTHON
