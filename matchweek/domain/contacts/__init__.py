"""What came in: calls and interviews, what they are by their own words, and what a gate may be."""
