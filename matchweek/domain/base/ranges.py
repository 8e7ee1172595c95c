"""A number of which only its least and its most are known."""

from __future__ import annotations

Range = tuple[int, int]
"""The least and the most; equal where the number is known."""


def middle(ends: Range) -> int:
    """One number for a range, so that what is unknown neither lowers nor lifts it."""
    return (ends[0] + ends[1] + 1) // 2


def span(ends: Range, between: str = " to ") -> str:
    """A range as people read it; one number where it has no width."""
    low, high = ends
    return str(low) if low == high else f"{low}{between}{high}"
