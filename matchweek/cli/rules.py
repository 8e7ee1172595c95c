"""`matchweek rules`: what is held to be true, with source and mark."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json

if TYPE_CHECKING:
    from matchweek.domain.rules.book import Rule, Section

_WIDTH = 96


def rules(
    context: typer.Context,
    section: Annotated[
        str,
        typer.Argument(
            metavar="SECTION",
            help="A section, such as contact, or one of its rules, such as contact.thanks; else the list.",
            show_default=False,
        ),
    ] = "",
    as_json: Json = False,
) -> None:
    """Show what is held to be true of SOAP: each rule with its source, and how well it is known."""
    from matchweek.domain.rules.book import find, sections

    if not section:
        document = {"sections": [_shape(each, each.rules) for each in sections()]}
        rows = [(each.name, each.title, output.plural(len(each.rules), "rule")) for each in sections()]
        lines = [*output.table(("section", "about", "rules"), rows), "", "More: `matchweek rules SECTION`."]
        output.give(as_json, document, lines)
        return
    found, rule = find(section)
    shown = found.rules if rule is None else (rule,)
    output.give(as_json, _shape(found, shown), _lines(found, shown))


def _shape(section: Section, shown: tuple[Rule, ...]) -> dict[str, Any]:
    return {
        "section": section.name,
        "title": section.title,
        "about": section.about,
        "rules": [
            {
                "name": rule.name,
                "title": rule.title,
                "text": list(rule.lines),
                "mark": rule.mark,
                "known": rule.known,
                "source": rule.source,
            }
            for rule in shown
        ],
    }


def _lines(section: Section, shown: tuple[Rule, ...]) -> Iterator[str]:
    yield f"{section.title}. {section.about}"
    for rule in shown:
        yield ""
        yield f"{rule.name}: {rule.title}"
        for line in rule.lines:
            yield from _indented(line)
        yield from _indented(f"({rule.known}; source: {rule.source})")


def _indented(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
