"""Who may be contacted is judged in one place: elsewhere nobody compares its evidence or its clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.parsed import nodes

ROOT = Path(__file__).resolve().parents[2] / "matchweek"

# What the gate is made of; `gate.may` is how everybody else asks.
ENGINE = {
    "domain/contacts/contact_facts.py",
    *(f"domain/gate/{name}.py" for name in ("contact", "evidence", "gate")),
}
EVIDENCE = "matchweek.domain.gate.evidence"
# The questions about a call end by what the gate counts.
MAY_IMPORT = {*ENGINE, "domain/gate/call_doubts.py"}
# Since when programs may start contact, when SOAP's rule ends, when an application arrived, since when a
# contact counts: compared, each of them decides.
CLOCK = {"contact_opens", "soap_ends", "submitted_at", "counted_at"}
# Who began a contact and whether somebody said that it counts, where that is only asked or written down.
ASKS_WHO_BEGAN = {"domain/gate/call_doubts.py", "domain/contacts/who_began.py", "services/days/calls.py"}
ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def named(node: ast.AST) -> set[str]:
    """The fields that an expression reads, also those of a row by its name."""
    found = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
    return found | {str(each.value) for each in ast.walk(node) if isinstance(each, ast.Constant)}


def faults(source: str, name: str) -> Iterator[str]:
    """Where a file of the house decides about contact by itself."""
    for node in nodes(source):
        where = f"{name}:{getattr(node, 'lineno', 0)}"
        modules = {node.module or ""} if isinstance(node, ast.ImportFrom) else set()
        if isinstance(node, ast.ImportFrom) and node.module == "matchweek.domain.gate":
            modules = {f"matchweek.domain.gate.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            modules = {each.name for each in node.names}
        if EVIDENCE in modules and name not in MAY_IMPORT:
            yield f"{where}: the evidence is the gate's own: ask `gate.may`"
        if not isinstance(node, ast.Compare) or name in ENGINE:
            continue
        if any(isinstance(each, ORDER) for each in node.ops) and CLOCK & named(node):
            yield f"{where}: {ast.unparse(node)}: ask `gate.may`, or contact_facts for what an instant is"
        if "begun_by" in named(node) and "Begun" in ast.unparse(node) and name not in ASKS_WHO_BEGAN:
            yield f"{where}: {ast.unparse(node)}: contact_facts says whose contact it was"


def test_nothing_outside_the_gate_decides_about_contact() -> None:
    wrong = [
        fault
        for path in sorted(ROOT.rglob("*.py"))
        for fault in faults(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "source",
    [
        "from matchweek.domain.gate.evidence import contact_of",
        "def f():\n    from matchweek.domain.gate import evidence",
        "import matchweek.domain.gate.evidence",
        "free = timetable.known and now >= timetable.soap_ends",
        "early = call.at < week.timetable.contact_opens",
        "known = sent is not None and application.submitted_at <= call.at",
        "known = row['submitted_at'] <= call.at",
        "theirs = call.begun_by == Begun.PROGRAM",
    ],
)
def test_a_second_telling_is_found(source: str) -> None:
    assert list(faults(source, "services/other.py"))
    assert not list(faults(source, "domain/gate/gate.py"))


@pytest.mark.parametrize(
    "source",
    [
        "from matchweek.domain.gate.gate import ApplicantAct, may",
        "sent = application.submitted_at is not None",
        "until = timetable.soap_ends if soap_over(now, timetable) else None",
    ],
)
def test_asking_is_no_fault(source: str) -> None:
    assert not list(faults(source, "services/other.py"))
