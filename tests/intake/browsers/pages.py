"""The same list in every kind of web page that shows a table; nothing here asks for a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

HEADINGS = (
    "Program Code",
    "Institution",
    "Program",
    "City",
    "State",
    "Application Service",
    "ACGME ID",
    "Positions",
)
_FACTS = """
9001999P0|Pebblehaven GME Consortium|Transitional (PGY-1 Only)
    |Harrow City|OH|ERAS|9997275367|1|1
9002700C0|Heronford GME Consortium|Medicine-Pediatrics
    |Harrow Park|DE|ERAS|7000781527|1|2
9003180C2|Mistralmere University Hosp|Neurology
    |Granite City|OR|ERAS|1806247794|11|12
9003080A0|Mistralmere University Hosp|Dermatology
    |Granite City|OR|ERAS|0807173808|5|11
9004110C0|Meadowton Children's Hospital|Emergency Medicine
    |Mistral Falls|DC|ResidencyCAS|1100721234|6|6
9005275C1|Mistralmoor Regional Health System|Osteopathic Neuromusculoskeletal Medicine / Rural Track
    |Larch Park|NE|ERAS|2750721234|4|4
9006275C0|Meadowbrook Children's Hospital|Osteopathic Neuromusculoskeletal Medicine
    |Saffron Park|NY|ERAS|2750799999|2|3
9006120C0|Meadowbrook Children's Hospital|Family Medicine
    |Saffron Park|NY|ERAS|1200721234|14|15
9007440P0|Quillstead University Hospital|Surgery-Preliminary
    |Elm Bay|CA|ERAS|4400721234|8|8
9007220C0|Quillstead University Hospital|Obstetrics-Gynecology
    |Elm Bay|CA|ResidencyCAS|2200721234|3|9
9008400C0|Saint Orla Health System|Psychiatry
    |Port Maren|ME|ERAS|4000721234|2|7
9009140C0|Lindenmoor University Hospital|Internal Medicine
    |Lindenmoor|FL|ERAS|1400721234|9|12
"""
Program = tuple[str, str, str, str, str, str, str, int, int]
"""Code, institution, program, city, state, service, ACGME ID, positions, quota."""


def _program(text: str) -> Program:
    code, institution, name, city, state, service, acgme_id, positions, quota = text.split("|")
    return code, institution, name, city, state, service, acgme_id, int(positions), int(quota)


PROGRAMS = tuple(map(_program, _FACTS.strip().replace("\n    ", "").splitlines()))
POSITIONS = sum(row[7] for row in PROGRAMS)

_STYLE = """body { font: 14px sans-serif } table { border-collapse: collapse }
td, th { border: 1px solid #999; padding: 3px }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: pre }
.sticky th { position: sticky; top: 0; background: #eee } .row { display: flex } .row > * { flex: 1 }
.grid { display: grid; grid-template-columns: repeat(8, auto) } .rows { display: contents }"""

Row = tuple[str, ...]


def _rows() -> list[Row]:
    return [tuple(map(str, row[:8])) for row in PROGRAMS]


def _page(body: str) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>List of Unfilled Programs</title>"
        f"<style>{_STYLE}</style></head><body><h1>List of Unfilled Programs</h1>\n{body}\n</body></html>\n"
    )


def _tr(cells: Iterator[str] | tuple[str, ...] | list[str], tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _table(
    cell: Callable[[int, str, Row], str] = lambda column, text, row: escape(text),
    *,
    head: str = "",
    attributes: str = "",
) -> str:
    head = head or _tr(HEADINGS, "th")
    body = "\n".join(_tr([cell(at, text, row) for at, text in enumerate(row)]) for row in _rows())
    return f"<table {attributes}><thead>{head}</thead>\n<tbody>\n{body}\n</tbody></table>"


def _plain() -> str:
    rows = "\n".join(_tr(list(map(escape, row))) for row in _rows())
    return _page(f"<table>{_tr(HEADINGS)}\n{rows}</table>")


def _two_blocks(tag: str) -> str:
    def cells(row: Row) -> list[str]:
        code, institution, program, city, state, service, _, positions = map(escape, row)
        kind = {"P": "Preliminary", "C": "Categorical", "A": "Advanced"}[code[7]]
        if tag == "br":
            both = (f"{institution}<br>{city}, {state}", f"{program}<br>{kind}")
        else:
            both = (
                f"<div>{institution}</div><div>{city}, {state}</div>",
                f"<div>{program}</div><div>{kind}</div>",
            )
        return [code, *both, service, positions]

    head = _tr(("Program Code", "Institution", "Program", "Application Service", "Positions"), "th")
    return _page(
        f"<table><thead>{head}</thead><tbody>"
        + "\n".join(_tr(cells(row)) for row in _rows())
        + "</tbody></table>"
    )


def _spans() -> str:
    """An institution's cells stand once, beside all of its programs."""
    order = (1, 3, 4, 0, 2, 5, 7)
    lines = [_tr([HEADINGS[at] for at in order], "th")]
    for _, group in groupby(_rows(), key=lambda row: row[1]):
        programs = list(group)
        for number, row in enumerate(programs):
            first = "".join(f"<td rowspan={len(programs)}>{escape(row[at])}</td>" for at in order[:3])
            own = "".join(f"<td>{escape(row[at])}</td>" for at in order[3:])
            lines.append(f"<tr>{first if number == 0 else ''}{own}</tr>")
    return _page("<table>" + "\n".join(lines) + "</table>")


def _two_heading_rows() -> str:
    tall = "".join(f"<th rowspan=2>{name}</th>" for name in ("Program Code", "Institution", "Program"))
    head = f"<tr>{tall}<th colspan=2>Location</th><th colspan=3>Positions</th></tr>"
    head += _tr(("City", "State", "Quota", "Filled", "Unfilled"), "th")
    rows = "\n".join(
        _tr([*map(escape, row[:5]), str(row[8]), str(row[8] - row[7]), str(row[7])]) for row in PROGRAMS
    )
    return _page(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")


def _years(year: str, matched: str) -> str:
    """Quota and matched of two years beside each other; what is open now says no column."""
    years = [f"{year.format(number)} {word}" for number in (25, 26) for word in ("Quota", matched)]
    rows = "\n".join(
        _tr([*map(escape, row[:7]), *map(str, (20 - at, at, row[8], row[8] - row[7]))])
        for at, row in enumerate(PROGRAMS)
    )
    head = _tr((*HEADINGS[:7], *years), "th")
    return _page(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")


def _grid(display: str) -> str:
    lines = ["".join(f'<div role="columnheader">{name}</div>' for name in HEADINGS)]
    lines += ["".join(f'<div role="gridcell">{escape(cell)}</div>' for cell in row) for row in _rows()]
    kind = "row" if display == "flex" else "rows"
    rows = "\n".join(f'<div role="row" class="{kind}">{line}</div>' for line in lines)
    return _page(f'<div role="grid" class="{"" if display == "flex" else "grid"}">{rows}</div>')


def _cards() -> str:
    cards = (
        f"<article><h3>{escape(row[1])}</h3><h4>{escape(row[2])}</h4><p>Program Code: {row[0]}</p>"
        f"<p>{row[3]}, {row[4]}</p><p>Unfilled positions: {row[7]}</p><p>Apply via {row[5]}</p></article>"
        for row in _rows()
    )
    return _page("\n".join(cards))


def _label_value() -> str:
    tables = (
        "<table>"
        + "".join(_tr([f"<b>{name}</b>", escape(cell)]) for name, cell in zip(HEADINGS, row, strict=True))
        + "</table>"
        for row in _rows()
    )
    return _page("\n".join(tables))


def _definitions() -> str:
    lists = (
        "<dl>"
        + "".join(f"<dt>{name}</dt><dd>{escape(cell)}</dd>" for name, cell in zip(HEADINGS, row, strict=True))
        + "</dl>"
        for row in _rows()
    )
    return _page("\n".join(lists))


def _groups() -> str:
    """An institution as a line of its own above its programs."""
    order = (0, 2, 5, 7)
    lines = [_tr([HEADINGS[at] for at in order], "th")]
    for (name, city, state), group in groupby(_rows(), key=lambda row: (row[1], row[3], row[4])):
        lines.append(f"<tr><td colspan=4><b>{escape(name)}</b>, {city}, {state}</td></tr>")
        lines += [_tr([escape(row[at]) for at in order]) for row in group]
    return _page("<table>" + "\n".join(lines) + "</table>")


def _pages() -> str:
    return _page(
        "<label>Show <select><option>10<option selected>12<option>100</select> entries</label>"
        + _table()
        + "<div>Showing 1 to 12 of 940 entries</div>"
        "<div><a href=#>Previous</a> <a href=#>1</a> <a href=#>2</a> <a href=#>79</a> "
        "<a href=#>Next</a></div>"
    )


def _labelled(column: int, text: str, row: Row) -> str:
    return f'<span class="sr">{HEADINGS[column]}:</span>{escape(text)}'


def _positions_labelled(column: int, text: str, row: Row) -> str:
    return f'<span class="sr">Positions:</span>{text}' if column == 7 else escape(text)


def _linked(column: int, text: str, row: Row) -> str:
    return f'<a href="#{row[0]}">{escape(text)}</a>' if column in (0, 1) else escape(text)


def _broken(column: int, text: str, row: Row) -> str:
    return escape(text).replace(" ", "<br>", 1) if column in (1, 2) else escape(text)


def _first(cell: str) -> str:
    rows = "\n".join(_tr([cell, *map(escape, row)]) for row in _rows())
    return _page(f"<table><thead>{_tr(('', *HEADINGS), 'th')}</thead><tbody>{rows}</tbody></table>")


def _last(cell: str) -> str:
    rows = "\n".join(_tr([*map(escape, row), cell]) for row in _rows())
    return _page(f"<table><thead>{_tr((*HEADINGS, 'Actions'), 'th')}</thead><tbody>{rows}</tbody></table>")


def _hidden() -> str:
    rows = "\n".join(
        _tr(list(map(escape, row))).replace("<td>", '<td style="display:none">99</td><td>', 1)
        for row in _rows()
    )
    head = _tr(HEADINGS, "th").replace("<th>", '<th style="display:none">Rank</th><th>', 1)
    return _page(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")


PAGES: dict[str, Callable[[], str]] = {
    "plain": _plain,
    "thead": lambda: _page(_table()),
    "sticky": lambda: _page(_table(attributes="class=sticky")),
    "links": lambda: _page(_table(_linked)),
    "line-breaks": lambda: _page(_table(_broken)),
    "two-lines": lambda: _two_blocks("br"),
    "two-blocks": lambda: _two_blocks("div"),
    "spans": _spans,
    "hidden": _hidden,
    "labels": lambda: _page(_table(_positions_labelled)),
    "labels-everywhere": lambda: _page(_table(_labelled)),
    "checkbox": lambda: _first("<input type=checkbox>"),
    "select": lambda: _last("<select><option>Lane</option><option>Primary</option></select>"),
    "buttons": lambda: _last("<button>Apply</button> <button>Details</button>"),
    "grid": lambda: _grid("grid"),
    "flex": lambda: _grid("flex"),
    "cards": _cards,
    "label-value": _label_value,
    "definitions": _definitions,
    "groups": _groups,
    "pages": _pages,
    "two-heading-rows": _two_heading_rows,
    "years": lambda: _years("20{}", "Matched"),
    "years-short": lambda: _years("'{}", "Match"),
}  # fmt: skip
