"""One's own data, settings of the window, help, rules, what leaves as a file."""
