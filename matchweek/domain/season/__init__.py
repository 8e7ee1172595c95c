"""The times of a Match Week and the rules it goes by, as data; and what one set oneself."""
