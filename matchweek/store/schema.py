"""The formats of a week file, by the migrations that make them; the last is the one this program writes."""

FORMATS: tuple[str, ...] = tuple(f"{number:04}" for number in range(1, 22))
SCHEMA = FORMATS[-1]
