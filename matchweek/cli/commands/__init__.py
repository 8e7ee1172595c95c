"""The commands of the shell, by noun."""
