"""The applicant's own data, advocates, and the letters between them."""
