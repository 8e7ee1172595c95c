"""Letters and notes to finish in one's own words; matchweek sends nothing."""
