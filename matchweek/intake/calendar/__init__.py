"""Calendar files (iCalendar, RFC 5545) to events, each by its own zone blocks; nothing is stored here."""

from __future__ import annotations

from matchweek.intake.calendar.read import LARGEST, MOST_EVENTS, holds_calendar, read_calendar

__all__ = ["LARGEST", "MOST_EVENTS", "holds_calendar", "read_calendar"]
