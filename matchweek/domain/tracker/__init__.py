"""The season: programs that made contact, dates, preparation (systems.md rows 31 to 45)."""
