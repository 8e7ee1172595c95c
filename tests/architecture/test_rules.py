"""The rules that code, tests and texts cite stand in the house, each number of theirs once."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from matchweek.domain.gate import contact_words
from matchweek.domain.gate.rule_questions import QUESTIONS
from matchweek.domain.season.rules import figures
from matchweek.domain.season.rules.book import ORDER, sections
from tests.architecture.test_words import found, shown_phrases
from tests.support.parsed import nodes

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted((ROOT / "matchweek/domain/season/rules/texts").glob("*.toml"))
# The files in which a rule may be cited; this one holds citations that are wrong on purpose.
CITING = [
    ROOT / "README.md",
    *(
        path
        for room in ("matchweek", "tests", "findings")
        for kind in ("*.py", "*.toml", "*.txt", "*.sh", "*.tcss")
        for path in sorted((ROOT / room).rglob(kind))
        if path != Path(__file__).resolve()
    ),
]
NAME = r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?"
RULE_NAME = re.compile(rf"(?:{'|'.join(ORDER)})\.[a-z0-9]+(?:-[a-z0-9]+)*")
CITATION = re.compile(rf"\brules: ({NAME}(?:, {NAME})*)")
# What was cited before: a file that nobody has beside the project.
OUTSIDE = re.compile(r"\brules\.md\b|(?<!RFC 5545, )(?<!design\.md )(?<!of 2024, )\bsections? [0-9]")


def citations(text: str) -> Iterator[str]:
    """Every rule or section that a text cites; a citation may go on in the next line."""
    flat = re.sub(r"\s*\n[ #\t]*", " ", text)
    for cited in CITATION.finditer(flat):
        yield from cited[1].split(", ")


@cache
def words_of(path: Path) -> str:
    """What a file that may cite a rule says: of code its comments and strings only."""
    text = path.read_text(encoding="utf-8")
    if "rules:" not in text:
        return ""
    if path.suffix != ".py":
        return text
    silent = {tokenize.NAME, tokenize.OP, tokenize.NUMBER, tokenize.INDENT, tokenize.DEDENT}
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "".join(" ; " if each.type in silent else each.string for each in tokens)


def names() -> set[str]:
    return {name for each in sections() for name in (each.name, *(rule.name for rule in each.rules))}


def test_every_rule_that_is_cited_stands_in_the_house() -> None:
    known = names()
    wrong = [
        f"{path.relative_to(ROOT)}: {cited}"
        for path in CITING
        for cited in citations(words_of(path))
        if cited not in known
    ]
    assert not wrong, "cite as “rules: contact.begin”; `matchweek rules SECTION` names them\n" + "\n".join(
        wrong
    )


def test_nothing_cites_rules_that_stand_elsewhere() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {cited.group()}"
        for path in CITING
        for cited in OUTSIDE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not wrong, "\n".join(wrong)


def test_each_section_is_cited_or_only_explains() -> None:
    cited = {
        name.partition(".")[0]
        for path in CITING
        for name in citations(words_of(path))
    }  # fmt: skip
    assert cited >= {each.name for each in sections()} - {"about", "words"}


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("(rules: contact.begin).", ["contact.begin"]),
        ("(rules: offers; and so on)", ["offers"]),
        ("(rules: list.key,\n    # timetable.season-2027; x", ["list.key", "timetable.season-2027"]),
        ("(rules:\n    contact.begin)", ["contact.begin"]),
        ("(rules: contakt)", ["contakt"]),
        ("the rules of SOAP: contact", []),
    ],
)  # fmt: skip
def test_a_citation_is_found(text: str, cited: list[str]) -> None:
    assert list(citations(text)) == cited


# Every refusal says where its rule stands


REFUSES = re.compile(r"RuleSaysNo|\basked\.no$")


def named_by_refusals() -> Iterator[tuple[str, str]]:
    """Each section that a refusal names by a constant, with where; what is worked out is tried elsewhere."""
    for path in sorted((ROOT / "matchweek").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "RuleSaysNo" not in source and "asked" not in source:
            continue
        for node in nodes(source):
            if not isinstance(node, ast.Call):
                continue
            for each in node.keywords:
                if each.arg != "section" or not REFUSES.search(ast.unparse(node.func)):
                    continue
                if isinstance(each.value, ast.Constant):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", str(each.value.value)


def test_every_refusal_names_a_rule_of_the_house() -> None:
    named = dict(named_by_refusals())
    assert len(named) > 25
    assert not {where: name for where, name in named.items() if name not in names() or "." not in name}


def named_by_screens() -> Iterator[tuple[str, str]]:
    """Each text of the dashboard that has the form of a rule's name and is no act's, with where."""
    for path in sorted((ROOT / "matchweek" / "tui").rglob("*.py")):
        for node in nodes(path.read_text(encoding="utf-8")):
            if isinstance(node, ast.Constant) and RULE_NAME.fullmatch(str(node.value)):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(node.value)


def test_every_rule_that_a_screen_opens_stands_in_the_house() -> None:
    named = list(named_by_screens())
    assert len(named) > 30
    assert not [each for each in named if each[1] not in names()]


def test_every_state_of_contact_and_every_rule_question_names_one() -> None:
    told = {contact_words.section_of(hint) for hint in (None, *contact_words.Hint)}
    told |= {contact_words.OPENED, contact_words.LEADS, contact_words.NOTHING_TO_SEEK}
    told |= {question.section for question in QUESTIONS.values()}
    assert told <= {name for name in names() if "." in name}


# Each number once

PHRASES = re.compile(
    rf"\b{figures.APPLICATIONS}(?:th)?\b(?! [mM]in)|\b{figures.LETTERS} letters\b|60, 30, 15", re.IGNORECASE
)
SHOWN = ("tui", "cli", "domain", "services", "papers", "intake")


def test_no_phrase_and_no_code_says_a_number_of_the_rules_by_itself() -> None:
    wrong = []
    for room in SHOWN:
        for path in sorted((ROOT / "matchweek" / room).rglob("*.py")):
            if path.name == "figures.py":
                continue
            where = path.relative_to(ROOT)
            wrong += [
                f"{where}:{line}: {text!r}" for line, text in shown_phrases(path) if PHRASES.search(text)
            ]
            for node in nodes(path.read_text(encoding="utf-8")):
                if isinstance(node, ast.Constant) and node.value == figures.APPLICATIONS:
                    wrong.append(f"{where}:{node.lineno}: {node.value}")
                if (
                    isinstance(node, ast.Tuple)
                    and len(node.elts) > 3
                    and ast.unparse(node).startswith("(60, 30, 15, 5")
                ):
                    wrong.append(f"{where}:{node.lineno}: {ast.unparse(node)}")
    assert not wrong, "take it from domain/season/rules/figures.py\n" + "\n".join(wrong)


WEEKLY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri)day \d\d:\d\d\b")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_text_says_a_number_or_a_time_that_stands_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not PHRASES.search(text) and not WEEKLY.search(text), "quote it: {applications}, {soap_ends}"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_text_holds_a_word_to_look_up(path: Path) -> None:
    assert not found(path.read_text(encoding="utf-8"))
