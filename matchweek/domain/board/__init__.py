"""All that a week holds, in memory, and what follows from it as a whole."""
