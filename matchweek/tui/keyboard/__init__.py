"""What a terminal sends, read so that only whole, known keys act."""
