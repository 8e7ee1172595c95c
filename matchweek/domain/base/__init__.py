"""What every other room of the domain stands on: text, fields, changes, states and specialties by name."""
