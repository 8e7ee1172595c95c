"""The week file: tables, journal, lists, feed, backups. The only room that knows SQL."""
