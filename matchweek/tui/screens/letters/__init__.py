"""Kept letters and the packet."""
