"""Printed lists: words on pages to rows and columns."""
