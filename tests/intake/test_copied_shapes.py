"""Variations of what browsers copy: the same programs, whatever shape their cells have on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from matchweek.domain.programs.program import codes_among
from matchweek.intake import read_pasted
from tests.intake.browsers.pages import PROGRAMS

SOME = [tuple(map(str, program)) for program in PROGRAMS[:6]]
PLACE = {"institution": 1, "name": 2, "city": 3, "state": 4, "service": 5, "positions": 7, "quota": 8}
CODE, INSTITUTION, PROGRAM, CITY, STATE, SERVICE = range(6)
POSITIONS, QUOTA = 7, 8
NAMES = {
    CODE: "Program Code", INSTITUTION: "Institution", PROGRAM: "Program", CITY: "City", STATE: "State",
    SERVICE: "Service", POSITIONS: "Positions",
}  # fmt: skip
SITE = (INSTITUTION, CITY, STATE)
ALL = "institution name city state service positions"
Row = tuple[str, ...]


def matched(row: Row) -> str:
    return str(int(row[QUOTA]) - int(row[POSITIONS]))


def spanned(order: Sequence[int], down: Sequence[int]) -> str:
    """A table whose cells of the columns `down` stand once for all programs of an institution."""
    lines, last = ["\t".join(NAMES[at] for at in order)], ""
    for row in SOME:
        lines.append("\t".join(row[at] for at in order if at not in down or row[INSTITUTION] != last))
        last = row[INSTITUTION]
    return "\n".join(lines)


def rows(head: str, line: Callable[[Row], str], between: str = "\n") -> str:
    return head + between.join(map(line, SOME))


def pairs(line: str, order: Sequence[int] = (*range(6), POSITIONS), between: str = "\n") -> str:
    return between.join("\n".join(line.format(NAMES[at], row[at]) for at in order) for row in SOME)


def grouped(above: str) -> str:
    """Rows below lines that name their institution; in `above` stand the columns by number."""
    lines, last = ["Program Code\tProgram\tService\tPositions"], ""
    for row in SOME:
        if row[INSTITUTION] != last:
            lines.append(above.format(*row))
        last = row[INSTITUTION]
        lines.append("\t".join((row[CODE], row[PROGRAM], row[SERVICE], row[POSITIONS])))
    return "\n".join(lines)


def labelled(positions: str, other: str = "{1}") -> str:
    order = (CODE, INSTITUTION, CITY, STATE, PROGRAM, SERVICE)
    return rows(
        "Program Code\tInstitution\tCity\tState\tProgram\tService\tPositions\n",
        lambda row: "\t".join(
            [*(other.format(NAMES[at], row[at]) for at in order), positions.format(row[POSITIONS])]
        ),
    )


SHAPES: dict[str, tuple[str, str]] = {
    "spans, code first": (
        spanned((CODE, INSTITUTION, CITY, STATE, PROGRAM, SERVICE, POSITIONS), SITE), ALL
    ),
    "spans, the service too": (
        spanned((*SITE, CODE, PROGRAM, POSITIONS, SERVICE), (*SITE, SERVICE)),
        ALL,
    ),
    "spans, the institution only": (
        spanned((INSTITUTION, CODE, PROGRAM, CITY, STATE, SERVICE, POSITIONS), (INSTITUTION,)), ALL
    ),
    "spans, at the end": (
        spanned((CODE, PROGRAM, POSITIONS, SERVICE, INSTITUTION, CITY, STATE), SITE), ALL
    ),
    "two rows of headings, blanks below spanning ones": (
        rows(
            "Program Code\tInstitution\tProgram\tLocation\t\tPositions\t\t\n"
            "\t\t\tCity\tState\tQuota\tFilled\tUnfilled\n",
            lambda row: "\t".join((*row[:5], row[QUOTA], matched(row), row[POSITIONS])),
        ),
        "institution name city state positions quota",
    ),
    "years above, without blanks": (
        rows(
            "Program Code\tInstitution\tProgram\t2026\t2025\nQuota\tMatched\tQuota\tMatched\n",
            lambda row: "\t".join((*row[:3], row[QUOTA], matched(row), "9", "3")),
        ),
        "institution name positions quota",
    ),
    "years above, the newest last": (
        rows(
            "Program Code,Institution,Program,2025,,2026,\n,,,Quota,Matched,Quota,Matched\n",
            lambda row: ",".join((*row[:3], "9", "3", row[QUOTA], matched(row))),
        ),
        "institution name positions quota",
    ),
    "every heading below a spanning one": (
        rows(
            "Program\tLocation\tNumbers\nProgram Code\tInstitution\tProgram\tCity\tState\tPositions\n",
            lambda row: "\t".join((*row[:5], row[POSITIONS])),
        ),
        "institution name city state positions",
    ),
    "blocks, the institution first": (
        rows(
            "Institution\tProgram Code\tProgram\tPositions\n",
            lambda row: f"{row[1]}\n{row[3]}, {row[4]}\n{row[0]}\t{row[2]}\t{row[7]}",
        ),
        "institution name city state positions",
    ),
    "blocks, tabs kept": (
        rows(
            "Program Code\tInstitution\tProgram\tService\tPositions\n",
            lambda row: f"{row[0]}\t\n{row[1]}\n{row[3]}, {row[4]}\n\t\n{row[2]}\n\t{row[5]}\t{row[7]}",
        ),
        ALL,
    ),
    "blocks, positions too": (
        rows(
            "Program Code\tInstitution\tProgram\tPositions\n",
            lambda row: f"{row[0]}\t\n{row[1]}\n{row[3]}, {row[4]}\n{row[2]}\t\n{row[7]}\nunfilled",
        ),
        "institution name city state positions",
    ),
    "a label without a colon": (labelled("Positions{0}"), ALL),
    "a label in another line": (labelled("Positions\n{0}"), ALL),
    "a label of another word": (labelled("Unfilled: {0}"), ALL),
    "a label in every cell": (labelled("Positions {0}", "{0} {1}"), ALL),
    "labels and values with colons": (pairs("{0}: {1}", between="\n\n"), ALL),
    "labels and values, the code last": (
        pairs("{0}\t{1}", (INSTITUTION, PROGRAM, CITY, STATE, SERVICE, POSITIONS, CODE)), ALL
    ),
    "labels above values": (pairs("{0}\n{1}"), ALL),
    "two labels a line": (
        rows(
            "",
            lambda row: (
                f"Program Code\t{row[0]}\tInstitution\t{row[1]}\nProgram\t{row[2]}\tPositions\t{row[7]}\n"
                f"City\t{row[3]}\tState\t{row[4]}\nService\t{row[5]}"
            ),
        ),
        ALL,
    ),
    "cards without labels": (
        rows(
            "",
            lambda row: (
                f"{row[1]}\n{row[2]}\n{row[0]}\n{row[3]}, {row[4]}\n{row[7]} unfilled positions\n{row[5]}"
            ),
            "\n\n",
        ),
        ALL,
    ),
    "cards, labels without colons": (
        rows(
            "",
            lambda row: (
                f"{row[1]}\n{row[2]}\nNRMP {row[0]}\n{row[3]}, {row[4]}\n"
                f"Positions available {row[7]}\nvia {row[5]}"
            ),
            "\n\n",
        ),
        ALL,
    ),
    "cards, code and name in one line": (
        rows(
            "",
            lambda row: (
                f"{row[0]} - {row[2]}\n{row[1]}\n{row[3]}, {row[4]}\nOpen positions: {row[7]}\n{row[5]}"
            ),
            "\n\n",
        ),
        ALL,
    ),
    "cards with buttons": (
        rows(
            "Search\nFilter\n",
            lambda row: (
                f"{row[1]}\n{row[2]}\nProgram Code: {row[0]}\n{row[3]}, {row[4]}\n"
                f"Unfilled positions: {row[7]}\nApply via {row[5]}\nSave\nDetails"
            ),
        ),
        ALL,
    ),
    "name and code in one cell": (
        rows(
            "Program\tInstitution\tCity\tState\tService\tPositions\n",
            lambda row: f"{row[2]} ({row[0]})\t" + "\t".join((row[1], *row[3:6], row[7])),
        ),
        ALL,
    ),
    "the institution above, with its place": (grouped("{1}, {3}, {4}"), ALL),
    "the institution above, its place in brackets": (grouped("{1} ({3}, {4})"), ALL),
    "the institution above, its place in cells": (grouped("{1}\t{3}\t{4}"), ALL),
    "the institution above, with its state": (grouped("{1}-{4}"), "institution name state service positions"),
    "state and institution above": (grouped("{4}\n{1}"), "institution name state service positions"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_program_is_read_right(shape: str) -> None:
    text, fields = SHAPES[shape]
    reading = read_pasted(text)
    assert (len(reading.rows), reading.rejected) == (len(SOME), ())
    found = {row.code: row for row in reading.rows}
    for row in SOME:
        for field in fields.split():
            assert str(getattr(found[row[CODE]], field)) == row[PLACE[field]], field


def test_two_lists_beside_each_other_are_both_read() -> None:
    head = "Code\tInstitution\tPositions"
    lines = ["\t".join((a[0], a[1], a[7], b[0], b[1], b[7])) for a, b in zip(SOME[:3], SOME[3:], strict=True)]
    reading = read_pasted("\n".join([f"{head}\t{head}", *lines]))
    assert {row.code: (row.institution, row.positions) for row in reading.rows} == {
        row[0]: (row[1], int(row[7])) for row in SOME
    }


def test_of_two_columns_of_codes_the_one_that_was_not_read_is_named() -> None:
    rows = [f"91{at:02d}140C0\t90{at:02d}140C0\tLarch {at}\t2" for at in range(6)]
    reading = read_pasted("\n".join(["Reverts to\tProgram Code\tInstitution\tPositions", *rows]))
    assert [row.code for row in reading.rows] == [f"90{at:02d}140C0" for at in range(6)]
    assert "not read: “Reverts to”, 6 codes." in reading.left[0]


def test_a_second_column_of_codes_beside_a_list_is_told() -> None:
    lines = ["\t".join((row[0], row[1], f"{9900 + at}140P0", row[7])) for at, row in enumerate(SOME)]
    reading = read_pasted("\n".join(["Code\tInstitution\tReverts to\tPositions", *lines]))
    assert [row.code for row in reading.rows] == [row[0] for row in SOME]
    assert any("“Reverts to”" in warning and "6 codes" in warning for warning in reading.warnings)


def test_a_card_with_a_line_more_moves_no_cell_unseen() -> None:
    lines = [
        f"{row[1]}\n{row[2]}\nProgram Code: {row[0]}\n{row[3]}, {row[4]}\nUnfilled positions: {row[7]}\n"
        + ("Visa: J-1\n" if at % 2 else "")
        + f"Apply via {row[5]}"
        for at, row in enumerate(SOME)
    ]
    reading = read_pasted("\n".join(lines))
    assert not reading.certain
    for read in reading.rows:
        row = next(row for row in SOME if row[0] == read.code)
        assert read.positions == int(row[POSITIONS])
        assert read.institution in ("", row[INSTITUTION])
    codes = {row.code for row in reading.rows} | {row.code for row in reading.rejected}
    assert codes == {row[0] for row in SOME}


@pytest.mark.parametrize(
    "text",
    [
        pairs("{0}\t{1}").replace("Program Code\t9003180C2", "Program Code 9003180C2"),
        grouped("{1}, {3}, {4}").replace("\n9003180C2", "\n9999140C0\n9003180C2"),
        pairs("{0}\n{1}").replace("Program Code\n9003180C2", "Program\nCode\n9003180C2"),
    ],
)
def test_a_code_that_no_row_could_take_is_told(text: str) -> None:
    reading = read_pasted(text)
    told = {row.code for row in reading.rows} | {
        code for row in reading.rejected for code in codes_among(row.text)
    }
    assert codes_among(text) <= told
    for read in reading.rows:
        row = next(row for row in SOME if row[CODE] == read.code)
        assert (read.institution, read.positions) == (row[INSTITUTION], int(row[POSITIONS]))
