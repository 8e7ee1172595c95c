"""How well each program fits the applicant, and why."""
