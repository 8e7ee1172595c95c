"""The week while it is open: acts, what others wrote, alarms, what is coming in."""
