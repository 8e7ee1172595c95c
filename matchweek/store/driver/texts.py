"""Statements that name no value from outside, in SQLite's own words: the driver gets them as they stand."""

FORMAT = "SELECT version_num FROM alembic_version"
EPOCH = "SELECT epoch FROM week"
LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM entry"
CURRENT_LISTS = "SELECT id FROM list WHERE state = 'current' ORDER BY after_round, imported_at, id"
LOADING = "SELECT id FROM list WHERE state = 'loading'"
