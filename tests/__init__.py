"""The tests, in the same rooms as the package; `python -m tests` runs every check."""
