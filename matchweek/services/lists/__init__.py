"""Lists brought in and worked with: sorting, applications, changes."""
