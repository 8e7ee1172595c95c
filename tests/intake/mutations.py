"""Every list at hand, with things moved about, damaged, or bytes turned: what the fuzz reads."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.intake.browsers.pages import HEADINGS, PROGRAMS
from tests.intake.forms import one_cell_a_line, printed, separated, spaced, web_page, workbook
from tests.intake.lists import known_list

HERE = Path(__file__).parent

Rows = list[list[str]]


@dataclass(frozen=True)
class Case:
    """An input: how it came to be, its bytes, whether it is pasted, and the positions by code if known."""

    how: str
    data: bytes
    pasted: bool = False
    right: tuple[tuple[str, int], ...] = ()


# --- what there is


def tables() -> dict[str, Rows]:
    """Tables whose positions are known, headings first."""
    return {
        "fictional": [list(row) for row in known_list("fictional").table],
        "programs": [list(HEADINGS), *([str(cell) for cell in row[:8]] for row in PROGRAMS)],
    }


def positions_of(rows: Rows) -> tuple[tuple[str, int], ...]:
    return tuple((row[0], int(row[7])) for row in rows[1:])


def texts() -> list[Case]:
    """Every list of text at hand, as it would be pasted or opened."""
    cases = []
    for path in sorted((HERE / "browsers" / "fixtures").glob("*-copied.txt")):
        cases.append(Case(path.name, path.read_bytes(), True))
    for path in sorted((HERE / "browsers" / "fixtures").glob("*.html")):
        cases.append(Case(path.name, path.read_bytes()))
    for path in sorted((HERE / "cases").iterdir()):
        if path.suffix in (".txt", ".csv", ".tsv", ".html") and "contacts" not in path.name:
            cases.append(Case(path.name, path.read_bytes(), path.suffix == ".txt"))
    for name, rows in tables().items():
        for how, text in (
            ("tab", separated(rows, "\t")),
            ("csv", separated(rows)),
            ("lines", one_cell_a_line(rows)),
            ("spaced", spaced(rows)),
            ("page", web_page(rows)),
        ):
            cases.append(Case(f"{name} {how}", text.encode(), how != "csv"))
    return cases


def files() -> list[Case]:
    """Every list that is no plain text, to turn bytes of."""
    cases = [Case(f"{name} xlsx", workbook(rows)) for name, rows in tables().items()]
    cases.append(Case("fictional pdf", printed(tables()["fictional"])))
    for folder in ("cases", "browsers/fixtures"):
        for path in sorted((HERE / folder).iterdir()):
            if path.suffix in (".pdf", ".mhtml", ".fods", ".xml", ".xlsx", ".xls", ".ods"):
                cases.append(Case(path.name, path.read_bytes()))
    return cases


# --- what moves things about


def _moved(rows: Rows, rnd: random.Random) -> Rows:
    order = list(range(len(rows[0])))
    rnd.shuffle(order)
    return [[row[at] for at in order] for row in rows]


def _dropped(rows: Rows, rnd: random.Random) -> Rows:
    """One of the columns that are neither code nor positions left out."""
    at = rnd.randrange(1, 7)
    return [[cell for place, cell in enumerate(row) if place != at] for row in rows]


def _added(rows: Rows, rnd: random.Random) -> Rows:
    """A column of other numbers or words."""
    kind = rnd.choice(
        ["PGY Level", "Rank", "Year", "Filled", "Matched 2025", "", "Actions", "#", "Notes", "x"]
    )
    at = rnd.randrange(len(rows[0]) + 1)
    made = []
    for number, row in enumerate(rows):
        value = {
            "PGY Level": "1",
            "Rank": str(number),
            "Year": "2026",
            "Filled": str(rnd.randrange(9)),
            "Matched 2025": str(rnd.randrange(9)),
            "Actions": "Apply",
            "#": str(number),
            "Notes": rnd.choice(["", "new, this year", "see 2"]),
        }.get(kind, "")
        made.append([*row[:at], kind if number == 0 else value, *row[at:]])
    return made


def _shuffled(rows: Rows, rnd: random.Random) -> Rows:
    body = rows[1:]
    rnd.shuffle(body)
    return [rows[0], *body]


def _doubled(rows: Rows, rnd: random.Random) -> Rows:
    at = rnd.randrange(1, len(rows))
    return [*rows[:at], rows[at], *rows[at:]]


def _headings_again(rows: Rows, rnd: random.Random) -> Rows:
    at = rnd.randrange(1, len(rows))
    return [*rows[:at], rows[0], *rows[at:]]


def _renamed(rows: Rows, rnd: random.Random) -> Rows:
    other = {
        "unfilled": ["Available Positions", "Unfilled Positions", "# Unfilled", "SOAP Positions", "Open"],
        "positions": ["Available Positions", "Unfilled Positions", "No. of Positions", "Positions*"],
        "code": ["NRMP Program Code", "Code", "NRMP Code", "program code"],
        "city": ["Location", "City / Town"],
    }
    named = []
    for cell in rows[0]:
        kind = next((key for key in other if key in cell.lower()), "")
        change = rnd.random()
        if kind and change < 0.5:
            named.append(rnd.choice(other[kind]))
        else:
            named.append(cell.upper() if change < 0.7 else cell.replace("_", " "))
    return [named, *rows[1:]]


def _marked(rows: Rows, rnd: random.Random) -> Rows:
    """Marks beside cells that mean nothing."""
    mark = rnd.choice(["*", " ", "\u00a0", "\u200b", "\u2020", " *"])
    at = rnd.randrange(len(rows[0]))
    return [rows[0], *([*row[:at], row[at] + mark * rnd.randrange(2), *row[at + 1 :]] for row in rows[1:])]


_MOVES: tuple[Callable[[Rows, random.Random], Rows], ...] = (
    _dropped,
    _added,
    _shuffled,
    _doubled,
    _headings_again,
    _renamed,
    _marked,
)
_FORMS: dict[str, Callable[[Rows], Case]] = {
    "csv": lambda rows: Case("csv", separated(rows).encode()),
    "semicolon": lambda rows: Case("semicolon", separated(rows, ";").encode()),
    "tab": lambda rows: Case("tab", separated(rows, "\t").encode(), True),
    "cr": lambda rows: Case("cr", separated(rows, "\t", "\r").encode(), True),
    "utf-16": lambda rows: Case("utf-16", separated(rows, "\t").encode("utf-16")),
    "bom": lambda rows: Case("bom", separated(rows).encode("utf-8-sig")),
    "page": lambda rows: Case("page", web_page(rows).encode()),
    "xlsx": lambda rows: Case("xlsx", workbook(rows)),
    "lines": lambda rows: Case("lines", one_cell_a_line(rows).encode(), True),
}
_ABOVE = ("", "", "List of Unfilled Programs\n\n", "NRMP R3\nHome\nPrinted 3/15/2027\n")
_BELOW = ("", "", "\nShowing 1 to 25 of 25 entries\n", "\nPrivacy policy\nPage 1 of 1\n")


def moved(rnd: random.Random) -> Case:
    """A list with things moved about, in any form."""
    name, rows = rnd.choice(list(tables().items()))
    right, said = positions_of(rows), [name]
    for change in rnd.sample(_MOVES, rnd.randint(0, 3)):
        if change is _dropped and len(rows[0]) != 8:
            continue
        rows = change(rows, rnd)
        said.append(change.__name__)
    if rnd.random() < 0.4:
        rows = _moved(rows, rnd)
        said.append("_moved")
    form = rnd.choice(list(_FORMS))
    made = _FORMS[form](rows)
    data = made.data
    if form in ("csv", "tab", "lines"):
        data = rnd.choice(_ABOVE).encode() + data + rnd.choice(_BELOW).encode()
    return replace(made, how=f"{', '.join(said)}, {form}", data=data, right=right)


# --- what damages


_PIECES = (
    "", "Next", "Page 2", "x\ty", "Institution", "3", "Save", "9999140C0", "Note: a, b", '"', "\t\t\t", ",,,",
    "Program Code\tPositions", "9998140C0\t2", "Showing 1 to 9 of 90 entries", "https://example.org/9997140C0",
    "page 9996140C0", "\ufffd", "\x0c", "</td></tr>", "<td>", "<!--",
)  # fmt: skip
_SIGNS = (
    "\t",
    ",",
    ";",
    "|",
    '"',
    "'",
    "\n",
    "\r",
    "\u2028",
    "\u00a0",
    "\u200b",
    "*",
    "(",
    ")",
    ":",
    "-",
    "/",
)


def _a_line(lines: list[str], rnd: random.Random) -> None:
    at = rnd.randrange(len(lines))
    match rnd.randrange(9):
        case 0 if len(lines) > 3:
            del lines[at]
        case 1:
            lines.insert(at, rnd.choice(_PIECES))
        case 2:
            lines[at] = lines[at].replace("\t", " ", 1)
        case 3:
            lines[at] = lines[at].replace(" ", "\t", 1)
        case 4:
            lines[at] += rnd.choice(_SIGNS)
        case 5:
            lines[at] = rnd.choice(_SIGNS) + lines[at]
        case 6:
            lines.insert(at, lines[at])
        case 7 if at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + rnd.choice(["", " ", "\t"]) + lines[at + 1]]
        case _:
            other = rnd.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]


def _a_letter(lines: list[str], rnd: random.Random) -> None:
    at = rnd.randrange(len(lines))
    place = rnd.randrange(len(lines[at]) + 1)
    cut = rnd.randrange(2)
    lines[at] = lines[at][:place] + rnd.choice(_SIGNS) + lines[at][place + cut :]


def damaged(sources: Sequence[Case], rnd: random.Random) -> Case:
    source = rnd.choice(sources)
    lines = source.data.decode("utf-8", "replace").split("\n")
    for _ in range(rnd.randint(1, 4)):
        rnd.choice((_a_line, _a_line, _a_letter))(lines, rnd)
    text = "\n".join(lines)
    if rnd.random() < 0.1:
        text = text[: rnd.randrange(1, len(text) + 1)]
    encoding = "utf-8" if source.pasted else rnd.choice(["utf-8"] * 6 + ["utf-16", "cp1252", "mac_roman"])
    return replace(source, how=f"{source.how}, damaged", data=text.encode(encoding, "replace"))


def turned(sources: Sequence[Case], rnd: random.Random) -> Case:
    """A file with some of its bytes turned, cut out or doubled, or its end cut off."""
    source = rnd.choice(sources)
    data = bytearray(source.data)
    for _ in range(rnd.choice([1, 3, 10, 60])):
        at = rnd.randrange(len(data))
        match rnd.randrange(4):
            case 0:
                data[at] = rnd.randrange(256)
            case 1:
                data[at] ^= 1 << rnd.randrange(8)
            case 2:
                del data[at : at + rnd.randrange(1, 9)]
            case _:
                data[at:at] = data[at : at + rnd.randrange(1, 40)]
        if len(data) < 9:
            break
    if rnd.random() < 0.2:
        del data[rnd.randrange(len(data)) :]
    return replace(source, how=f"{source.how}, turned", data=bytes(data))


def cases(seed: int, *, binary: bool = True) -> Iterator[Case]:
    """Mutations without an end, the same for the same seed."""
    rnd = random.Random(seed)
    words, others = texts(), files() if binary else []
    while True:
        kind = rnd.random()
        if kind < 0.3:
            yield moved(rnd)
        elif kind < 0.8 or not others:
            yield damaged(words, rnd)
        else:
            yield turned(others, rnd)
