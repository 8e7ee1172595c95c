"""Offers, rounds and one's own order of preference."""
