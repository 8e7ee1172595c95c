"""The formats of a week file, by the migrations that make them; the last is the one this program writes."""

FORMATS: tuple[str, ...] = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
SCHEMA = FORMATS[-1]
