"""What a pasted mail says of an invitation: whose, until when, which dates; and what it does not say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import wall
from matchweek.domain.tracker.mailed_invitation import institutions_in, mailed_invitation

SETTING = Setting(now=datetime(2026, 11, 10, 15, tzinfo=UTC), toward="future")

LONG = """From: Graduate Medical Education <gme@harbor.example>
Sent: Tuesday, November 10, 2026 9:12 AM
To: Farah Kareem
Subject: Invitation to interview: Internal Medicine Residency

Dear Dr. Kareem,

Congratulations! The Internal Medicine Residency Program at Harbor Point Medical Center invites you to an
interview. The following dates are available:

  - Monday, November 30, 2026, 8:00 AM - 1:00 PM CST
  - Wednesday, December 2, 2026, 8:00 AM - 1:00 PM CST

Please respond by Thursday, November 12 at 5:00 PM CST; after that your place goes to another applicant.
Schedule in Thalamus: https://thalamus.example/i/77. The interview is held over Zoom.
"""


def test_a_long_mail_is_read_whole_and_its_end_is_no_date_that_it_offers() -> None:
    found = mailed_invitation(LONG, SETTING)
    assert (found.institution, found.specialty) == ("Harbor Point Medical Center", "Internal Medicine")
    assert [wall(each.at) for each in found.dates if each.at] == ["Mon 30 Nov 09:00", "Wed 2 Dec 09:00"]
    assert found.minutes == 300
    assert (found.answer_by and wall(found.answer_by), found.hours) == ("Thu 12 Nov 18:00", None)
    assert (found.place, found.came, found.channel) == ("https://thalamus.example/i/77", "Thalamus", "zoom")


@pytest.mark.parametrize(
    ("text", "hours", "until"),
    [
        ("Please reply within 48 hours.", 48, ""),
        ("You have 6 hours to respond.", 6, ""),
        ("This is a 24-hour window, first come first served.", 24, ""),
        ("Kindly confirm within forty-eight hours", 48, ""),
        ("Please respond by Friday, November 13 at 5 PM ET", None, "Fri 13 Nov 17:00"),
        ("Let us know no later than 11/13/2026 12:00 PM CT", None, "Fri 13 Nov 13:00"),
        # Another date tells that the month stands first.
        ("Please reply by noon ET on 11/12. It was sent on 11/13.", None, "Thu 12 Nov 12:00"),
        # A day without an hour is nobody's to guess.
        ("Please respond by Friday, November 13", None, ""),
        ("We look forward to seeing you.", None, ""),
    ],
)
def test_row_32_the_window_is_found_in_hours_or_as_a_time(text: str, hours: int | None, until: str) -> None:
    found = mailed_invitation(text, SETTING)
    assert (found.hours, wall(found.answer_by) if found.answer_by else "") == (hours, until)
    assert found.dates == ()


@pytest.mark.parametrize(
    ("text", "dates", "unread"),
    [
        ("Dates: 03/12/2026 9:00 AM ET, 15/12/2026 9:00 AM ET", ["Thu 3 Dec 09:00", "Tue 15 Dec 09:00"], 0),
        # What may be two moments is told, and left away by nobody.
        ("We offer 12/03/2026 at 09:00 ET", [], 1),
        ("Tue Dec 1 or Wed Dec 2, 7:30-12 PT", [], 2),
        # A head's date, a season's span, the end of a day, hours behind a day: none of them is offered.
        ("Date: Tue, Nov 10, 2026 at 9:58 AM\nSubject: Hello\nDec 3 9am ET", ["Thu 3 Dec 09:00"], 0),
        ("Date: Thursday, December 3\nTime: 9 AM ET", ["Thu 3 Dec 09:00"], 0),
        ("Interviews run from October 15 to January 22. Dec 3 at 9am ET", ["Thu 3 Dec 09:00"], 0),
        ("Dec 3: it begins at 9am ET and ends at 2 pm", ["Thu 3 Dec 09:00"], 0),
        ("Dec 3, 8-12 ET or Dec 10 9am ET", ["Thu 3 Dec 09:00", "Thu 10 Dec 09:00"], 0),
    ],
)
def test_the_dates_that_a_mail_offers_and_no_others(text: str, dates: list[str], unread: int) -> None:
    found = mailed_invitation(text, SETTING)
    assert [wall(each.at) for each in found.dates if each.at] == dates
    assert len(found.unread) == unread


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Interview invitation from Fen Street Clinic", ["Fen Street Clinic"]),
        ("the University of Somewhere Internal Medicine Residency", ["University of Somewhere"]),
        ("University of New Somewhere at Elsewhere", ["University of New Somewhere at Elsewhere"]),
        ("9:00 ET. Harbor Hospital", ["Harbor Hospital"]),
        ("Subject: Interview at St. Brendan Regional Health System", ["St. Brendan Regional Health System"]),
        ("The Chenar Valley Medical College and Quarry Lane Hospital", ["Chenar Valley Medical College",
                                                                        "Quarry Lane Hospital"]),
        ("Thank you", []),
    ],
)  # fmt: skip
def test_the_houses_that_a_text_names(text: str, names: list[str]) -> None:
    assert institutions_in(text) == names


@given(st.text(max_size=400))
def test_no_text_breaks_the_reading(text: str) -> None:
    mailed_invitation(text, SETTING)


@pytest.mark.parametrize("text", ["Aa " * 6000, "reply " * 3000, "within 4 " * 2000, "respond by " * 1500])
def test_a_long_text_is_read_without_a_wait(text: str) -> None:
    mailed_invitation(text, SETTING)
