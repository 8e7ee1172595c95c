"""Offers seen in R3, recorded."""
