"""The List of Unfilled Programs, sorted, found, filtered and counted."""
