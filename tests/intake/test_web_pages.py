"""Saved web pages and pasted sources: the cells of their tables, as a person sees them."""

from __future__ import annotations

import time

import pytest

from matchweek.errors import BadInput
from matchweek.intake import Reading, read_bytes, read_pasted

HEAD = "<tr><th>Code<th>Institution<th>City<th>State<th>Positions"


def page(*rows: str, head: str = HEAD) -> Reading:
    return read_bytes(f"<table>{head}{''.join(rows)}</table>".encode(), "list.xls")


def row(code: str, *cells: str) -> str:
    return f"<tr><td>{code}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def test_entities_breaks_and_tags_within_a_cell() -> None:
    institution = "<a href='#'>Orla&nbsp;&amp; <b>Vale</b></a><br>North<style>x</style><script>y</script>"
    read = page(row("9001140C0", institution, "Caf&eacute;", "OH", "<span>3</span>"))
    (found,) = read.rows
    assert (found.institution, found.city, found.positions) == ("Orla & Vale North", "Café", 3)
    assert (read.kind, read.rejected, read.certain) == ("html", (), True)


def test_a_cell_over_several_rows_holds_for_each_but_a_number_for_the_first_only() -> None:
    read = page(
        "<tr><td>9001140C0<td rowspan=2>Orla<td rowspan=2>Maren<td rowspan=3>OH<td>3",
        "<tr><td>9001320C0<td rowspan='2'>4",
        "<tr><td>9002320C0<td>Vale<td>Alder",
    )
    assert [(found.institution, found.city, found.state, found.positions) for found in read.rows] == [
        ("Orla", "Maren", "OH", 3),
        ("Orla", "Maren", "OH", 4),
    ]
    assert [found.reason for found in read.rejected] == ["the positions are missing"]
    assert any("first of them only: row 3" in warning for warning in read.warnings)


def test_headings_over_several_columns_stand_above_the_first() -> None:
    head = (
        "<tr><th rowspan=2>Code<th colspan=3>Location<th colspan=2>Positions"
        "<tr><th>Institution<th>City<th>State<th>Quota<th>Unfilled"
    )
    read = page(row("9001140C0", "Orla", "Maren", "OH", "9", "3"), head=head)
    (found,) = read.rows
    assert (found.institution, found.quota, found.positions) == ("Orla", 9, 3)


def test_of_several_tables_those_of_the_list_are_read() -> None:
    one, two, three = (row(f"900{n}140C0", "Orla", "Maren", "OH", str(n)) for n in (1, 2, 3))
    other = "<table><tr><th>Code<th>Filled<tr><td>9009140C0<td>9</table>"
    read = read_pasted(f"<table>{HEAD}{one}{two}</table>{other}<table>{HEAD}{three}</table>")
    assert [found.positions for found in read.rows] == [1, 2, 3]
    assert read.kind == "pasted"
    assert any("not read: 1" in warning for warning in read.warnings)


def test_rows_without_their_table() -> None:
    assert read_pasted(row("9001140C0", "3") + row("9002140C0", "4")).positions == 7


@pytest.mark.parametrize("part", ["<!--", "<a ", "<table><td", "<td colspan=9999 rowspan=99999>", "<table>"])
def test_a_hostile_page_is_refused_soon(part: str) -> None:
    # Of this process alone: others may keep the machine busy.
    began = time.process_time()
    with pytest.raises(BadInput, match="no table in it"):
        read_pasted("<table>" + part * 20_000)
    assert time.process_time() - began < 5
