"""After Match Week: how it ended, whom to thank, what is looked back on."""
