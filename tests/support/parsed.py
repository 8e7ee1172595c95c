"""The sources of the house are parsed once in a process of tests: a dozen rules are looked for in each."""

from __future__ import annotations

import ast
from functools import cache


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Every part of some code, the outer before the inner. They are shared: nobody changes them."""
    return tuple(ast.walk(ast.parse(source)))
