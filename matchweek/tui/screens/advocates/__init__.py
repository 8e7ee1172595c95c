"""Advocates: who they are, whom they would speak to, what may be done."""
