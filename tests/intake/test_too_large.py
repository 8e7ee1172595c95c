"""Files larger than any list are refused at once, with words; the largest that may come in still do."""

from __future__ import annotations

import pytest

from matchweek.errors import BadInput
from matchweek.intake.forms.too_large import LONGEST_LINE, MOST_CELLS, MOST_COLUMNS, MOST_LINES, MOST_TAGS
from matchweek.intake.read import read_bytes, read_pasted

HEAD = "Program Code,Institution,Positions"
ROW = "9001400C1,Hazeldine Hospital,4"

BEYOND = {
    "lines": (f"{HEAD}\n{ROW}\n" + "x\n" * MOST_LINES, "lines"),
    "a million rejected rows": (f"{HEAD}\n" + "no code,Hospital,1\n" * 1_000_000, "1,000,002 lines"),
    "old line ends": (f"{HEAD}\r{ROW}\r" + "x\r" * MOST_LINES, "lines"),
    "one line": (f"{HEAD}\n{ROW}\n" + "a" * (LONGEST_LINE + 1), "characters"),
    "one cell in quotes": (f"{HEAD}\n{ROW}\n" + '"' + "a" * LONGEST_LINE, "characters"),
    "10,000 columns": (f"{HEAD}\n{ROW}" + "," * 10_000, "10,002 columns"),
    "columns by tabs": ("\t".join(HEAD.split(",")) + "\n" + "\t" * (MOST_COLUMNS + 1), "columns"),
    "rows of a page": ("<table>" + "<tr><td>x" * (MOST_LINES + 1), "rows"),
    "cells of a page": ("<table><TR>" + "<TD>x" * (MOST_CELLS + 1), "cells"),
    "tags of a page": ("<html><body><table><tr><td>" + "<i>x</i>" * (MOST_TAGS // 2 + 1), "tags"),
}


@pytest.mark.parametrize("name", BEYOND)
def test_more_than_any_list_is_refused_with_words(name: str) -> None:
    text, said = BEYOND[name]
    with pytest.raises(BadInput) as caught:
        read_bytes(text.encode(), "list.csv")
    assert caught.value.title == "This is larger than any list of programs"
    assert said in caught.value.detail
    with pytest.raises(BadInput, match="larger than any list"):
        read_pasted(text)


def test_a_wide_list_comes_in() -> None:
    wide = ",".join(f"note {number}" for number in range(MOST_COLUMNS - 2))
    cells = ",".join("fine" for _ in range(MOST_COLUMNS - 2))
    reading = read_bytes(f"{HEAD},{wide}\n{ROW},{cells}\n".encode(), "list.csv")
    assert [row.code for row in reading.rows] == ["9001400C1"]
