"""The format of a week file that this program writes, by the name of its last migration."""

SCHEMA = "0007"
