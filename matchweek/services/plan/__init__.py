"""The acts of the plan: done, put off, not for me, decided; tasks of one's own."""
