"""An open week: reading its board, its gates, unsaved text."""
