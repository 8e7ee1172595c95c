"""The week file itself: kept, checked, restored, found lost."""
