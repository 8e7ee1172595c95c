"""A file of 400 lines is a question, one noun or two; one of 600 is too long whatever it holds."""

from __future__ import annotations

from tests.architecture.counts import LONG, TOO_LONG, long_files


def test_no_file_is_too_long() -> None:
    found = [f"{name}: {lines} lines" for name, lines in long_files(TOO_LONG)]
    assert not found, f"cut it by noun, not by length, into files that each say one thing: {found}"


def test_the_limits_are_those_that_are_told() -> None:
    assert (LONG, TOO_LONG) == (400, 600)
    assert all(lines > 100 for _, lines in long_files(100))
