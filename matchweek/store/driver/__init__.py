"""What a shell command does without the models, in SQLite's own words."""
