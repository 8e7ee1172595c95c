"""The window: its wiring, what it has before any week, its settings."""
