"""The acts, by noun: what a key, a form or a shell command does. Each is one transaction, or nothing."""
