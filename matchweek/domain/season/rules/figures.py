"""The numbers that rules set, each once: the code goes by them, and the texts quote them from here.

Days and hours are not here: each season has its own (matchweek/domain/season/seasons).
"""

from __future__ import annotations

APPLICATIONS = 45
"""Applications in each service for the whole week (rules: applications.cap)."""
STATEMENTS, LETTERS = 1, 4
"""Personal statements, and letters at most, for each program (rules: applications.documents)."""
OFFER_ALARMS = (60, 30, 15, 5)
"""Minutes before a round's end at which an open offer is told of (rules: offers.look)."""

# The season before Match Week.

INVITED_BY = ((9, 10), (10, 55), (11, 80), (12, 95), (1, 100))
"""Month, and per cent of a season's invitations that were out by its end (rules: season.invitations)."""
OUTREACH_PROGRAMS, OUTREACH_REPLIES, OUTREACH_DAYS = (20, 40), (1, 3), 7
"""Programs written to before the rank deadline, usual replies, days it takes (systems.md rows 7, 8)."""
LOAD_SHARES = {"interviews": 25, "preparation": 20, "practice": 15, "logistics": 10, "rest": 30}
"""How the hours of a week of the season are shared, per cent (rules: season.load)."""
LEAST_REST = 20
"""Per cent of such a week that stay free at least (rules: season.load)."""
DAY_HOURS = (8, 9)
"""Hours a day: from the first on a day is full, over the second it is too much (rules: season.load)."""
LIGHT_DAYS, LIGHT_HOURS = 1, 2
"""Days of a week that stay light, and the hours that a light day has at most (rules: season.load)."""
EARLY_HOUR = 8
"""The hour of the wall at which two interviews in different zones do not go together (rules: season.load)."""
INTERVIEW_STEPS = (
    ("preparation", 7, 90),
    ("practice", 3, 60),
    ("preparation", 1, 60),
    ("logistics", 1, 30),
    ("logistics", 0, 90),
)
"""What an interview takes beside itself: what, how many days before, minutes (rules: season.load-hours)."""
PRACTICE_DAYS, READING_DAYS, DAYS_OFF = (2, 3), 2, 1
"""Days of a week of the season for each (rules: season.days)."""
KEPT_ALL, KEPT_MOST, SELECTIVE = 10, 14, 15
"""Interviews: under the first none is cancelled, up to the second one or two, over the third one may be
selective (rules: season.selective)."""
MAY_GO = (1, 2)
"""How many interviews may go at most in between (rules: season.selective)."""
SOAP_LIKELY, SAFE_LEAST = 8, (10, 12)
"""Interviews: with a visa needed under the first one prepares for SOAP; the least to aim for (rules:
season.soap-likelihood)."""
INBOX_LOOKS, INBOX_MINUTES = 3, (15, 30)
"""How often a day one looks for invitations, and how long that takes (rules: season.inbox)."""
RANK_CODES, RANK_FEES_FROM = 300, 100
"""Codes that rank lists may hold, and from how many on they cost more (rules: ranking.length)."""
RANK_ENTER_DAYS, RANK_AWAY_HOURS, RANK_CERTIFY_DAYS = (7, 5), (24, 48), (3, 2)
"""Days before ranking closes in which the list is entered, hours for which it is then left alone, days before
in which it is certified (rules: ranking.steps)."""
RANK_TOP_FROM, RANK_MIDDLE_FROM = 8, 6
"""Mean scores, 1 to 10, from which a program is proposed for a bucket (rules: ranking.buckets)."""
ANSWER_WITHIN = 24
"""Hours within which an invitation is answered, also where it leaves more (rules: invitations.answer)."""
ANSWER_WINDOWS = (48, 6)
"""Hours that programs usually leave to answer (rules: invitations.window)."""
PREPARE_DAYS = (10, 14)
"""Days to prepare for an interview: fewer than the first speak against a date (rules: invitations.date)."""
DAYS_IN_A_ROW = 2
"""Days of interviews one behind the other: one more speaks against a date (rules: invitations.date)."""
REFERENCES = (2, 3)
"""How many of one's own are asked to be ready as references (systems.md row 11)."""
DEBRIEF_PEOPLE = (2, 3)
"""With how many of one's faculty one looks back (systems.md row 83)."""
REST_HOURS = (48, 72)
"""From Match Day on nothing is asked of somebody without a place: so long at least, at most (row 58)."""
