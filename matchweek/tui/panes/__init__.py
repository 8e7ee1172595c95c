"""The parts of the week screen."""
