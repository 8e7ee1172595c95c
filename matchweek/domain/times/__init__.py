"""Zones, places and times as people say them; everything official is Eastern."""
