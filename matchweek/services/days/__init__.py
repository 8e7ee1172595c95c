"""What the days bring: calls, interviews, tasks and the timetable."""
