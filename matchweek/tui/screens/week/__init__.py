"""The week's screen, and those one goes round with it."""
