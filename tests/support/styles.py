"""Style sheets are parsed once in a process of tests: a thousand dashboards are opened with the same ones.

Textual keeps the last 64 pieces of them, and of one dashboard only. One that comes to every dialog has more,
and parses all of them again for each dialog that is new to it.
"""

from __future__ import annotations

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
_parse = Stylesheet._parse_rules


def _once(sheet: Stylesheet, css: str, *args: Any, **named: Any) -> list[RuleSet]:
    """The rules of a piece as these variables make them: what they say depends on nothing else."""
    key = (_variables(sheet), css, args, tuple(sorted(named.items())))
    found = _parsed.get(key)
    if found is None:
        found = _parsed[key] = _parse(sheet, css, *args, **named)
    return found


def _variables(sheet: Any) -> frozenset[tuple[str, str]]:
    """What a sheet's variables say, worked out again when it is given others."""
    known = getattr(sheet, "_known_variables", None)
    if known is None or known[0] is not sheet._variables:
        known = sheet._known_variables = (sheet._variables, frozenset(sheet._variables.items()))
    return known[1]


def install() -> None:
    """Let all style sheets of this process share what is parsed."""
    Stylesheet._parse_rules = _once  # type: ignore[method-assign, assignment]
