"""How the house stands, in numbers: `python -m tests.architecture.counts`."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import grimp

from tests.support.parsed import nodes

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "matchweek"
ROOM = PACKAGE / "tui" / "textual_private"
LONG, TOO_LONG = 400, 600
"""From so many lines on a file is asked whether it is one noun; from so many it fails a test."""


def circles(imported: Mapping[str, Set[str]]) -> list[list[str]]:
    """The modules that import each other in a circle, each circle once, the longest first (Tarjan)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for other in sorted(imported[module]):
            if other not in order:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], order[other])
        if low[module] == order[module]:
            circle = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(circle) > 1:
                found.append(sorted(circle))

    for module in sorted(imported):
        if module not in order:
            visit(module)
    return sorted(found, key=len, reverse=True)


def imports(package: str = "matchweek") -> dict[str, Set[str]]:
    """What each module imports of the package, also within a function; not what types alone need."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=True, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def sources() -> Iterator[tuple[Path, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")


def long_files(lines: int) -> list[tuple[str, int]]:
    """The files of the program and of its tests with more lines, the longest first."""
    paths = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    counted = [
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8").count("\n")) for path in paths
    ]
    return sorted((each for each in counted if each[1] > lines), key=lambda each: (-each[1], each[0]))


def names(kind: str) -> int:
    """How often a name stands in the code, not counting where it is imported."""
    return sum(
        isinstance(node, ast.Name) and node.id == kind for _, source in sources() for node in nodes(source)
    )


def main() -> None:
    folders = Counter(path.parent for path, _ in sources())
    print("import circles, modules in each: ", [len(each) for each in circles(imports())])
    print("files in the fullest folders:    ", [count for _, count in folders.most_common(6)])
    ignores = [found for _, source in sources() for found in re.findall(r"type: ignore\[([\w-]+)", source)]
    print("type: ignore, of them attr-defined:", len(ignores), ignores.count("attr-defined"))
    print("Any:                             ", names("Any"))
    private = [path for path, source in sources() if re.search(r"from textual\.[\w.]*\b_", source)]
    print(
        "files with Textual's private modules outside their room:",
        sum(ROOM not in each.parents for each in private),
    )
    found = long_files(LONG)
    print(f"files above {LONG} lines, one noun or two?", "" if found else "none")
    for name, lines in found:
        print(f"    {lines}  {name}")


if __name__ == "__main__":
    main()
