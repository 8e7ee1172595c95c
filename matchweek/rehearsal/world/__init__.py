"""The fictional world: institutions, people, how the list fills, who calls."""
