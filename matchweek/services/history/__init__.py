"""What was done, in words; taken back, done again, corrected."""
