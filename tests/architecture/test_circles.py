"""No modules import each other in a circle, inside rooms either; nor within a function.

What stands under `if TYPE_CHECKING` is not counted: it is never run. It names the type of what is handed
in, and neither module needs the other to be there in order to work.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.architecture.counts import circles, imports

WHAT_TO_DO = (
    "These modules import each other in a circle. Move what both use down into a small module of its own, or "
    "hand it in (a parameter, the answer of a dialog, a key of the week screen). An import within a function "
    "counts too; only one for a type alone, under `if TYPE_CHECKING`, does not."
)


def test_no_modules_import_each_other_in_a_circle() -> None:
    told = [" <-> ".join(circle) for circle in circles(imports())]
    assert not told, "\n".join([WHAT_TO_DO, *told])


@pytest.mark.parametrize(
    ("modules", "found"),
    [
        ({"one": "", "two": "import house.one"}, []),
        ({"one": "import house.two", "two": "import house.one"}, [["house.one", "house.two"]]),
        (
            {"one": "import house.two", "two": "def late():\n    from house import one"},
            [["house.one", "house.two"]],
        ),
        (
            {
                "one": "import house.two",
                "two": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import house.one",
            },
            [],
        ),
        (
            {"one": "import house.two", "two": "import house.three", "three": "import house.one", "four": ""},
            [["house.one", "house.three", "house.two"]],
        ),
    ],
    ids=["one way", "a circle", "within a function", "for a type", "of three"],
)
def test_a_circle_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, modules: dict[str, str], found: list[list[str]]
) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "__init__.py").touch()
    for name, source in modules.items():
        (house / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        assert circles(imports("house")) == found
    finally:
        sys.modules.pop("house", None)
