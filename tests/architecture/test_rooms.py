"""The rooms of the house: small enough to look through, named in the field's words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "matchweek"
ROOM_FOR = 25

# They said nothing to a stranger, or meant two things: what stands there now says it.
SAY_NOTHING = {
    "desk", "face", "watch", "warm", "glance", "deeds", "lived", "dice", "known", "seen", "lost", "doubts",
    "moment", "kept", "gated", "copied", "soap_screens",
}  # fmt: skip
TWO_MEANINGS = {
    "draft": "unsaved text (unsaved_text) or a letter (letter)",
    "drafts": "unsaved text (unsaved_text) or letters (letters)",
    "palette": "colours (colours) or commands (command_palette)",
    "statement": "SQL (prepared_sql) or a letter (contact_statement)",
    "statements": "SQL (prepared_sql) or letters (contact_statement)",
    "window": "a span of time (round, opens) or the terminal (open_window)",
}


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "__init__.py"]


def test_no_room_is_too_full() -> None:
    full = {
        str(room.relative_to(PACKAGE.parent)): count
        for room, count in Counter(path.parent for path in modules()).items()
        if count > ROOM_FOR
    }
    assert not full, f"more than {ROOM_FOR} files: make a room by noun for those that belong together: {full}"


def test_names_say_what_a_file_holds() -> None:
    wrong = [str(path.relative_to(PACKAGE)) for path in modules() if path.stem in SAY_NOTHING]
    assert not wrong, f"name them in the words of CONTRIBUTING and the rules: {wrong}"
    for path in modules():
        assert path.stem not in TWO_MEANINGS, f"{path.relative_to(PACKAGE)}: {TWO_MEANINGS[path.stem]}"


def test_every_room_says_what_it_is_for() -> None:
    for room in sorted({path.parent for path in modules()} - {PACKAGE / "store/migrations/versions"}):
        text = (room / "__init__.py").read_text(encoding="utf-8")
        assert text.startswith('"""'), f"{room.relative_to(PACKAGE)} needs a sentence in its __init__.py"


def test_a_screen_s_name_stands_once() -> None:
    """Panes, screens and commands of one noun share its name; two screens do not."""
    names = Counter(path.stem for path in modules() if "screens" in path.parts)
    assert not [name for name, count in names.items() if count > 1]
