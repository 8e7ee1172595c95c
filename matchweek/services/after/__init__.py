"""The acts of what comes after Match Week: thanks, looking back, the next season."""
