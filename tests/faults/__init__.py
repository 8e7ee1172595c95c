"""Faults injected for real, counted: `python -m tests.faults`."""
