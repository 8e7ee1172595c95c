"""`matchweek season`: the tracker, invitations, preparation and rank lists, a module a noun."""
