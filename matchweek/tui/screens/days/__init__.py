"""Monday, readiness, the timetable, and times as they are typed."""
