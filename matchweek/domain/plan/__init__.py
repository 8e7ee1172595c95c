"""The plan: dated tasks of this cycle and the next, for whom each is, and where it is done."""
