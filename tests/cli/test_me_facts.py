"""Facts about oneself, the audit, the summary and documents from the shell."""

from __future__ import annotations

import csv
import io

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA


def test_facts_are_typed_shown_and_said_in_words(shell: Shell) -> None:
    done = shell.json(
        "me", "set", "--step1", "pass, first attempt", "--step2", "CK 242, first attempt",
        "--visa-need", "J-1",
        "--us-months", "3 months", "--states-refused", "Texas", "--inside-us", "no", "--nrmp-id", "N9912345",
    )  # fmt: skip
    assert (done["step2"], done["step2_attempts"], done["failures"], done["inside_us"]) == (242, 1, 0, False)
    assert done["states_refused"] == "TX" and done["img"] is None
    assert done["in_words"]["exams"] == "Step 1 pass, first attempt; Step 2 CK 242, first attempt"
    assert not any("exams" in gap or "visa" in gap for gap in done["gaps"])
    said = shell("me", "show").out
    assert "Step 2 CK 242, first attempt" in said and "J-1" in said
    refused = shell("me", "set", "--step2", "512")
    assert refused.code == 2 and "Not a score" in refused.err and "1 to 300" in refused.err
    shell.json("me", "set", "--step2", "")
    assert shell.json("me", "show")["step2"] is None


def test_the_audit_says_what_is_unknown_and_asks(shell: Shell) -> None:
    shell.json("me", "set", "--step2", "224", "--graduation-year", "2024")
    found = shell.json("me", "audit")
    assert found["bucket"] == "C" and found["question"].count("?") == 2
    factors = {each["id"]: each for each in found["factors"]}
    assert (factors["step2"]["levels"], factors["years"]["letters"]) == (["weak"], "AB")
    assert not factors["months"]["known"] and factors["months"]["value"] == "unknown"
    said = shell("me", "audit").out
    assert "rule of thumb of one author" in said and "Bucket C" in said and "Not known:" in said


def test_the_summary_is_text_and_a_pdf(shell: Shell) -> None:
    shell.json("me", "set", "--name", "F. Rahman", "--why-committed", "Every rotation since.")
    assert "Every rotation since." in shell("me", "summary").out
    answers = shell.json("me", "survey")["answers"]
    assert (answers["Name and AAMC ID"], answers["Exams"]) == ("F. Rahman", None)
    path = shell.home / "summary.pdf"
    done = shell.json("me", "summary", "-o", str(path))
    assert path.read_bytes().startswith(b"%PDF-") and "why this field" in done["gaps"]


def test_a_wrong_document_is_named_before_it_is_recorded(listed: Shell) -> None:
    listed.json("document", "add", "PS", "Family", "--for", "family medicine")
    listed.json("document", "add", "letter", "Ortiz", "--writer", "Dr. R. Ortiz")
    assert [each["title"] for each in listed.json("document", "list")["documents"]] == ["Family", "Ortiz"]
    chosen = listed.json("document", "choose", HARBOR, "--statement", "Family")["programs"][0]
    assert chosen["own"] and "is wrong for" in chosen["doubts"][0]
    refused = listed("apply", HARBOR)
    assert (
        refused.code == 3
        and "The documents do not fit" in refused.err
        and "it is for Family Medicine" in refused.err
    )
    assert listed.json("program", "show", HARBOR)["application"] == "none"
    listed.json("document", "set", "Family", "--for", "any")
    listed.json("apply", HARBOR)
    one = listed.json("program", "show", HARBOR)["documents"]
    assert (one["statement_title"], one["letter_titles"], one["doubts"]) == ("Family", ["Ortiz"], [])
    assert "sent with an application" in listed("document", "remove", "Family").err


def test_a_table_says_which_documents_go_with_an_application(listed: Shell) -> None:
    listed("document", "add", "statement", "Medicine", "--for", "IM")
    listed("document", "add", "statement", "Children", "--for", "Pediatrics")
    listed("document", "add", "letter", "Letter A")
    listed("document", "add", "letter", "Letter B")
    listed("apply", HARBOR, "--planned")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(listed("list", "show", "--csv").out))}
    assert (rows[HARBOR]["statement"], rows[HARBOR]["letters"]) == ("Medicine", "Letter A; Letter B")
    # Nothing goes to a program that is not applied to.
    assert (rows[PENA]["statement"], rows[PENA]["letters"]) == ("", "")
    taken = csv.DictReader(io.StringIO(listed("export", "csv", "--yes").out))
    assert {row["code"]: row["letters"] for row in taken}[HARBOR] == "Letter A; Letter B"
    listed("document", "choose", HARBOR, "--letter", "Letter B")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(listed("list", "show", "--csv").out))}
    assert rows[HARBOR]["letters"] == "Letter B"
