"""The weeks of the season: their hours, the invitations so far, where the season stands."""
