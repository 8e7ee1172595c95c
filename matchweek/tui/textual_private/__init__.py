"""Everything that touches names Textual keeps to itself: faster paints, the keyboard, toasts, the terminal.

`checked` says with which versions it was tried and compares at start what stands there now; what does not
fit is left out, and plain Textual does the same with more work. No other room may touch such a name (a test
looks).
"""
