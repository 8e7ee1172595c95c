"""The numbers that rules set, each once: the code goes by them, and the texts quote them from here.

Days and hours are not here: each season has its own (matchweek/domain/season/seasons).
"""

from __future__ import annotations

APPLICATIONS = 45
"""Applications in each service for the whole week (rules: applications.cap)."""
STATEMENTS, LETTERS = 1, 4
"""Personal statements, and letters at most, for each program (rules: applications.documents)."""
OFFER_ALARMS = (60, 30, 15, 5)
"""Minutes before a round's end at which an open offer is told of (rules: offers.look)."""
