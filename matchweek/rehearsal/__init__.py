"""A fictional match week: programs, people, calls and refreshed lists, all invented and seeded."""
