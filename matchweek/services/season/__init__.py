"""The acts of the season before Match Week: the tracker, invitations, preparation, the rank list."""
