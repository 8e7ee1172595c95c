"""Invitations of the season, and the days on which one cannot come."""
