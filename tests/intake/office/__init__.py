"""A wide sheet as an office program prints it and saves it."""
