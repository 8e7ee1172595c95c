"""`matchweek rules`: what is held to be true, from a shell, with source and mark."""

from __future__ import annotations

import json

import pytest

from matchweek.cli.main import main
from matchweek.domain.season.rules.book import ORDER, sections
from tests.cli import lists
from tests.cli.conftest import Shell


def test_without_a_section_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    shown = capsys.readouterr().out
    assert all(f"{section.name} " in shown and section.title in shown for section in sections())


def test_a_section_says_each_rule_with_source_and_mark(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "contact"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    contact = next(section for section in sections() if section.name == "contact")
    for rule in contact.rules:
        assert f"{rule.name}: {rule.title}" in shown
        assert f"({rule.known}; source: {rule.source})" in shown


def test_one_rule_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "applications.cap"]) == 0
    shown = capsys.readouterr().out
    assert "45 applications" in shown and "verified" in shown and "applications.link" not in shown


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["sections"]
    assert [each["section"] for each in listed] == list(ORDER)
    assert main(["rules", "contact.thanks", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    (rule,) = document["rules"]
    assert document["section"] == "contact"
    assert rule["mark"] == "?" and rule["known"].startswith("open") and rule["source"] and rule["text"]


def test_an_unknown_section_is_told_with_the_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "contacts", "--json"]) == 2
    told = capsys.readouterr()
    assert "contact" in json.loads(told.out)["error"]["remedy"]
    assert "No such section of the rules" in told.err


def test_it_needs_no_week_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--file", "/nowhere/at/all/week.db", "rules", "codes.nrmp"]) == 0
    assert "1000140C0" in capsys.readouterr().out


def test_a_refusal_says_where_its_rule_stands_in_full(listed: Shell) -> None:
    code = lists.HARBOR
    said = listed("advocate", "add", "Dr. Osei", "--tier", "1", "--answer", "yes")
    assert said.code == 0
    no = listed("advocate", "draft", "Osei", code, "--json")
    assert no.code == 3
    section = no.document["error"]["section"]
    assert section == "contact.wait" and f"matchweek rules {section}" in no.err
    assert listed("rules", section).code == 0


def test_a_rule_question_says_where_its_rule_stands(listed: Shell) -> None:
    said = listed("call", "add", "--program", lists.HARBOR, "--incident", "where_else", "--note", "asked")
    assert said.code == 0
    assert "matchweek rules contact.questions" in said.err


def test_an_answer_on_an_open_rule_is_kept_shown_and_undone(shell: Shell) -> None:
    done = shell.json("rules", "contact.thanks", "--answer", "NRMP by mail, Tue 16 Mar: not before the end")
    assert done["changed"] and done["rules"][0]["answer"].startswith("NRMP by mail")
    assert "Your answer: NRMP by mail" in shell("rules", "contact").out
    assert "answer on a rule" in shell("undo").out + shell("journal").out
    assert shell.json("rules", "contact.thanks")["rules"][0]["answer"] == ""
    assert shell.json("rules", "contact.thanks", "--answer", "yes")["changed"]
    assert shell.json("rules", "contact.thanks", "--answer", "")["rules"][0]["answer"] == ""


def test_an_answer_opens_no_contact_and_ticks_off_no_task(listed: Shell) -> None:
    before = listed.json("task", "list", "--open")
    listed.json("rules", "contact.advocates", "--answer", "the school says they may phone")
    assert listed.json("program", "show", lists.HARBOR)["contact"] == "held"
    assert listed.json("task", "list", "--open") == before


@pytest.mark.parametrize(("name", "words"), [("contact.begin", "not in doubt"), ("contact", "whole section")])
def test_what_is_certain_takes_no_answer(shell: Shell, name: str, words: str) -> None:
    said = shell("rules", name, "--answer", "yes", "--json")
    assert said.code == 2 and words in json.dumps(said.document["error"])
    assert not shell.file.exists() or not shell.json("journal")["entries"]


def test_a_week_file_that_cannot_be_used_hides_no_rule(shell: Shell) -> None:
    shell.file.write_bytes(b"no week at all" * 100)
    said = shell("rules", "contact.thanks")
    assert said.code == 0 and "NRMP says nothing" in said.out and "not shown" in said.err
