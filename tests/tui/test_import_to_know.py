"""Why a list needs a look: said above its columns and whole in sight at every size, with what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.tui.screens.lists.import_preview import ImportPreview
from tests.support.bringing_in import all_lines, dashboard, doubt_read, open_file
from tests.support.pilot import until
from tests.support.weeks import listings, new_week

HEADINGS = "Program Code,Institution,City,State,Program,Application Service,Positions"


def _row(number: int, *, state: str = "OH", service: str = "ERAS", positions: str = "3") -> str:
    return f"{9001000 + number}C0,Larch {number},Harrow City,{state},Internal Medicine,{service},{positions}"


def _of(*rows: str, headings: str = HEADINGS) -> str:
    return "\n".join((headings, *rows)) + "\n"


def _short(headings: str, *ends: str) -> str:
    return _of(
        *(f"{9001000 + at}C0,Larch Hospital {at},{end}" for at, end in enumerate(ends)), headings=headings
    )


ROWS = [_row(number) for number in range(12)]
KINDS: dict[str, tuple[str, ...]] = {
    "no positions": (
        _short("Code,Institution,City", *["Harrow City"] * 12),
        "No column says the positions: a program keeps those of the list before, a new one counts as 1.",
        "Choose the column, or look in R3.",
    ),
    "positions not sure": (
        _of(*ROWS[:9], *(_row(20 + at, positions=text) for at, text in enumerate(("2+", "1-3", "2/8")))),
        "How many positions is not sure, look in R3: row 11 “2+”, row 12 “1-3”, row 13 “2/8”.",
    ),
    "letters lost": (
        _of(*ROWS, _row(20, service="AS"), _row(21, state="Q")),
        "Look at row 14 “AS”: no service; row 15 “Q”: no state.",
        "Letters may have been lost on the way: paste again, or bring in a file.",
    ),
    "a part": (
        _of(*ROWS) + "\nShowing 1 to 100 of 940 entries\n",
        "It says “Showing 1 to 100 of 940 entries”: that is a part of the list, and a part fills nothing.",
    ),
    "a part, and more": (
        _of(*ROWS[:11], _row(20, positions="2+"), "nonsense,Some,Town,FL,Psychiatry,ERAS,4")
        + "\nShowing 1 to 12 of 940 entries\n",
        "It says “Showing 1 to 12 of 940 entries”: that is a part of the list, and a part fills nothing.",
        "How many positions is not sure, look in R3: row 13 “2+”. 2 rows could not be used:",
        "row 14, “nonsense” is not a program code; and 1 more.",
    ),
    "two columns of codes": (
        _short("Code,Institution,Other,Positions", *(f"{9002000 + at}P0,2" for at in range(12))),
        "Other columns hold codes too and were not read: “Other”, 12 codes. If they are programs too,",
        "bring the list in once more with that column as the code, as a part.",
    ),
    "columns not sure": (
        _short("", *(f"Harrow City,OH,Internal Medicine,{at % 3 + 1},{at % 5 + 4}" for at in range(12))),
        "Taken by what they hold: “column 2” as institution, “column 6” as positions open,",
        "“column 7” as quota. Look at them in the columns.",
    ),
    "lines without columns": (
        "\n".join(
            f"{9001000 + at}C0 Larch Hospital {at} Harrow City OH Internal Medicine 3" for at in range(12)
        ),
        "Codes were found between other words; no columns could be made of these. Save the page with ctrl+s,",
        "or print it to PDF, and bring that file in.",
        "No column says the positions: a program keeps those of the list before, a new one counts as 1.",
        "Choose the column, or look in R3.",
    ),
    "torn rows": (
        _of(*ROWS, "9001100C0,Larch Main,Harrow", "nonsense,Some,Town,FL,Psychiatry,ERAS,4", "9001"),
        "3 rows could not be used: row 14, the positions are missing; row 15,",
        "“nonsense” is not a program code; and 1 more.",
    ),
    "rows that differ": (
        _of(*ROWS, _row(0, positions="9")),
        "Rows 2 and 14 differ for 9001000C0: row 14 was kept. Look in R3.",
    ),
    "quota and matched": (
        _short("Code,Institution,2025 Quota,2025 Matched,'26 Quota,'26 Match", *["9,9,7,4"] * 12),
        "Positions were taken as quota minus matched.",
    ),
}


def _seen(screen: ImportPreview) -> str:
    """What is in sight of the lines that can be gone through."""
    top = screen.lines.top
    return " ".join("\n".join(all_lines(screen).split("\n")[top : top + screen.lines.size.height]).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_the_reason_stands_whole_above_the_columns(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "list.csv"
    async with dashboard(tmp_path / "week.db", size) as opened:
        for kind, (text, *said) in KINDS.items():
            path.write_text(text, encoding="utf-8")
            screen = await open_file(opened, path)
            await opened.shows("What it changes")
            assert " ".join(said) in _seen(screen), (kind, opened.text)
            lines = all_lines(screen)
            assert lines.index("\nTo know\n") < lines.index("Columns as understood")
            await opened.press("tab", "tab", "tab")
            assert screen.lines.cursor == "know:0", (kind, screen.lines.cursor)
            await opened.press("escape")
            await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)


@pytest.mark.parametrize("key", ["", "w", "p"])
async def test_whether_it_is_whole_stands_whole_at_80_columns(tmp_path: Path, key: str) -> None:
    new_week(tmp_path / "week.db", listings(12)).close()
    path = tmp_path / "list.csv"
    path.write_text(_of(*ROWS), encoding="utf-8")
    async with dashboard(tmp_path / "week.db", (80, 24)) as opened:
        await open_file(opened, path)
        await opened.press(*key)
        await opened.shows("12 new")
        shown = opened.text.partition("or a part of it?")[2].partition("The list as of")[0]
        assert "filled." in shown, opened.text
        assert "…" not in shown


async def test_programs_that_were_seen_and_not_read_are_asked_before_the_list_is_stored(
    tmp_path: Path,
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(KINDS["two columns of codes"][0], encoding="utf-8")
    async with dashboard(tmp_path / "week.db", (80, 24)) as opened:
        screen = await open_file(opened, path)
        await opened.press("enter")
        assert opened.app.screen is screen
        await doubt_read(opened)
        assert "“Other”, 12 codes." in " ".join(opened.text.split())
        assert "Enter again: it is right." in " ".join(opened.text.split())
