"""Random keys in the real dashboard for as long as one likes: `python -m tests.soak`."""
