"""Calls and interviews: forms, cards, lists."""
