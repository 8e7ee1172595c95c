"""The applicant, faculty advocates, and how people and their numbers are written."""
