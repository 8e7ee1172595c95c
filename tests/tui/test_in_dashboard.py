"""What the rooms below say of the shell is said in the dashboard by the key or place that does it there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import matchweek
from matchweek.errors import BadInput
from matchweek.services.core.week import Week
from matchweek.services.days import interviews
from matchweek.tui.commands import key_for
from matchweek.tui.commands.command import use_keys
from matchweek.tui.look.in_dashboard import _HERE, here, told
from tests.support.pilot import open_dashboard
from tests.support.weeks import CLOCK, codes_of

ROOT = Path(matchweek.__file__).parent
FIRST = "|".join(sorted({name.partition(" ")[0] for name in _HERE}))
SHELL = re.compile(rf"`matchweek [^`]*`|\bmatchweek (?:{FIRST}|rehearse|--file)\b|(?<![\w-])--[a-z][a-z-]*")
# What stands in the source of a file that has such words, also where they go on in the next line.
MAY_NAME_IT = re.compile(r"matchweek[\s\"'\\]|--[a-z]")
# Words of the shell that are never said in the dashboard, or that only a shell can do.
ONLY_A_SHELL = (
    r"`matchweek (?:restore|check|backup --list|program (?:add|names)|task list|--file)[^`]*`",
    r"`matchweek correct application[^`]*`",
    # A correction of any record but an offer and a budget is the shell's.
    r"^It is `matchweek CODE`\. Nothing was changed\.$",
    r"`matchweek [a-z]+(?: [a-z]+)? --help`",
    r"^matchweek rehearse: .*",
    r"^Give --(?:because|by) [A-Z]+\.$",
    r"--file\.(?: It was not changed\.)?$",
    r"(?:--why-here, --to-ask, zone, )?--refuse or --accept was|with --before\.$|--force-reinstall|--upgrade",
)


def sentences() -> Iterator[tuple[str, str]]:
    """Each string of the rooms below that holds words of the shell, with where; names in braces as CODE."""
    for room in ("domain", "services", "intake", "store"):
        for path in sorted((ROOT / room).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if not MAY_NAME_IT.search(source):
                continue
            tree = ast.parse(source)
            nodes = [*ast.walk(tree)]
            skipped = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
            skipped |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
            for node in nodes:
                words = "" if id(node) in skipped else _words(node)
                if " " in words and SHELL.search(words):
                    yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", words


def _words(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(part) if isinstance(part, ast.Constant) else "CODE" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


SENTENCES = list(sentences())


def test_there_are_such_words() -> None:
    assert len(SENTENCES) > 40


@pytest.mark.parametrize("words", [pytest.param(words, id=where) for where, words in SENTENCES])
def test_no_word_of_the_shell_is_left_where_the_dashboard_can_do_it(words: str) -> None:
    left = here(words)
    for kept in ONLY_A_SHELL:
        left = re.sub(kept, "", left)
    assert not SHELL.search(left), f"put the command into matchweek/tui/look/in_dashboard.py: {left}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Was it forgotten? `matchweek apply 9001140C0`.", "Was it forgotten? Press A on the program."),
        ("See `matchweek offer list`; to record one: `matchweek offer add CODE`.",
         "See the offers (F3); to record one: press o on the program."),
        ("Give it on the times screen, or with `matchweek timetable set KEY AT... --because TEXT`. Wait.",
         "Give it on the times screen (H). Wait."),
        ("move it: `matchweek timetable set round_2_opens INSTANT --because TEXT`.",
         "move it: press H for the times screen."),
        ("record it with a reason (--because).", "record it with a reason."),
        ("give its time: --at INSTANT. Record it with the reason, --because TEXT.",
         "give its time. Record it with the reason."),
        ("Say which: `matchweek advocate set ID --leads CODE`, or `--leads none`.",
         "Say which: press enter on the advocate in Advocates, or “none”."),
        ("Say which with --via.", "Say which with tab."),
        ("Include the column, or name it: --column code=HEADING. Or else.", "Include the column. Or else."),
        ("If so, `matchweek apply X`; else not.", "If so, press A on the program; else not."),
        ("Or the same clock: matchweek me set --zone CITY", "Or the same clock: press ctrl+t"),
        ("`matchweek restore` puts it back.", "`matchweek restore` puts it back."),
        ("Words {of} a person, `matchweek journal` {0}", "Words {of} a person, the history (h) {0}"),
        ("Call -- me", "Call -- me"),
    ],
)  # fmt: skip
def test_what_is_said_instead(words: str, said: str) -> None:
    assert here(words) == said


def test_the_keys_are_those_that_are_bound() -> None:
    use_keys({"submit": ("ctrl+b",)})
    try:
        assert here("`matchweek apply X`") == "Press ctrl+b on the program"
    finally:
        use_keys({})


def test_an_error_is_told_whole() -> None:
    assert told(BadInput("No", "It is {not} there.", "See `matchweek call list`.")) == (
        "It is {not} there. See Calls."
    )


async def test_a_warning_names_the_key_and_the_shell_its_command(week: Week) -> None:
    code = codes_of(week)[0]
    done = interviews.add(week, code, at=CLOCK.now())
    assert f"`matchweek apply {code}`" in " ".join(done.warnings)
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        opened.app.said(done)
        await opened.pilot.pause()
        said = " ".join(opened.toasts.split())
        assert f"press {key_for('submit')} on the program" in said
        # By its name, as it stands on the screen.
        assert said.startswith(f"{opened.app.session.board.title(code)} is not recorded")
        assert "matchweek apply" not in opened.text
