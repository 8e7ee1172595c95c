"""The same acts from a shell: for scripts, for screen readers, beside an open dashboard."""
