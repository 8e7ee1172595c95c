"""What a rehearsed week shows."""
