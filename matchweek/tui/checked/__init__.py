"""What this terminal can do for the dashboard, and what to set where it cannot: asked, then judged."""
