"""The days as they run: what to do now, what is due, alarms, and the hours after."""
