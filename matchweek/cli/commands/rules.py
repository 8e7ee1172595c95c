"""`matchweek rules`: what is held to be true, with source and mark."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, long_text, shell_of
from matchweek.errors import WeekFileError

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.season.rules.book import Rule, Section

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
    answer: Annotated[
        str | None,
        long_text(
            "--answer", 'What your school or NRMP answered on a rule that is not certain; "" takes it out.'
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what is held to be true of SOAP: each rule with its source, and how well it is known."""
    from matchweek.domain.season.rules.book import find, sections

    shell = shell_of(context)
    if answer is not None:
        _keep(shell, section, answer, as_json)
        return
    if not section:
        document = {"sections": [_shape(each, each.rules) for each in sections()]}
        rows = [(each.name, each.title, output.plural(len(each.rules), "rule")) for each in sections()]
        lines = [*output.table(("section", "about", "rules"), rows), "", "More: `matchweek rules SECTION`."]
        output.give(as_json, document, lines)
        return
    found, rule = find(section)
    shown = found.rules if rule is None else (rule,)
    own = _answers(shell, shown)
    output.give(as_json, _shape(found, shown, own), _lines(found, shown, own))


def _keep(shell: Shell, name: str, answer: str, as_json: bool) -> None:
    from matchweek.domain.season.rules.book import find
    from matchweek.services.days import own_rules

    with shell.week(create=True) as week:
        done = own_rules.answer(week, name, answer)
        own = own_rules.kept(week)
    section, rule = find(done.keys[0])
    shown = (rule,) if rule is not None else ()
    document = {**_shape(section, shown, own), "changed": done.changed}
    output.give(as_json, document, _lines(section, shown, own), done.warnings, said=done.words)


def _answers(shell: Shell, shown: tuple[Rule, ...]) -> Mapping[str, str]:
    """What was answered; a week file that cannot be used hides no rule."""
    from matchweek.domain.season.rules.book import UNSURE

    if not any(rule.mark in UNSURE for rule in shown):
        return {}
    from matchweek.services.days import own_rules

    try:
        with shell.week() as week:
            return own_rules.kept(week)
    except WeekFileError as error:
        output.note([f"{error.title}: answers that you kept are not shown."])
        return {}


def _shape(section: Section, shown: tuple[Rule, ...], own: Mapping[str, str] = {}) -> dict[str, Any]:
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
                "answer": own.get(rule.name, ""),
            }
            for rule in shown
        ],
    }


def _lines(section: Section, shown: tuple[Rule, ...], own: Mapping[str, str]) -> Iterator[str]:
    yield f"{section.title}. {section.about}"
    for rule in shown:
        yield ""
        yield f"{rule.name}: {rule.title}"
        for line in rule.lines:
            yield from _indented(line)
        yield from _indented(f"({rule.known}; source: {rule.source})")
        if rule.name in own:
            yield from _indented(f"Your answer: {own[rule.name]}")


def _indented(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
