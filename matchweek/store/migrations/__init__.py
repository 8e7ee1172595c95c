"""Alembic's steps from the first format of a week file to this one."""
