"""Cells and rows: made tidy, counted, none lost."""
