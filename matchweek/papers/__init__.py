"""Documents out: tables first; each is plain text or bytes, and nothing is stored or sent here."""
