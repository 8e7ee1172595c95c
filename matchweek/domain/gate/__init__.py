"""Who may contact whom, and why: the one gate and what it follows from."""
