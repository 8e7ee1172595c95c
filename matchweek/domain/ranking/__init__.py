"""The rank order list of the main Match (systems.md rows 46 to 48)."""
