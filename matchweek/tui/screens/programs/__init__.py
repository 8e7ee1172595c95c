"""Programs one by one, filtered, sorted, sent."""
