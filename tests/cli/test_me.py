"""One's own data from the shell: what a director asks first; answers in plain words."""

from __future__ import annotations

from tests.cli.conftest import Shell


def test_what_a_director_asks_first_is_set_shown_and_taken_back(shell: Shell) -> None:
    asked = {
        "graduation-year": "2023", "exams": "Step 1 pass, first attempt", "ecfmg": "certified", "visa": "J-1",
        "location": "Ohio, inside the U.S.", "us-experience": "3 months, Ohio", "training": "none",
    }  # fmt: skip
    done = shell.json("me", "set", *[word for name, value in asked.items() for word in (f"--{name}", value)])
    assert {name: done[name.replace("-", "_")] for name in asked} == asked
    assert not any("exams" in gap or "visa" in gap for gap in done["gaps"])
    said = shell("me", "show").out
    assert "U.S. clinical experience" in said and "Step 1 pass, first attempt" in said
    assert "Exams: Step 1 pass, first attempt" in shell("packet", "--preview").out
    assert any("exams" in str(entry["after"]) for entry in shell.json("journal")["entries"])
    shell.json("undo")
    assert shell.json("me", "show")["exams"] == ""


def test_maybe_is_an_answer_and_is_said_so(shell: Shell) -> None:
    """Scripts keep the value of the contract; people read and type the plain word."""
    said = shell.json("advocate", "add", "Dr. X", "--answer", "maybe", "--tier", "1")
    assert (said["answer"], said["counts_as"], said["answered_on"]) == ("hedged", 2, "2027-03-18")
    shown = shell("advocate", "list").out
    assert "maybe" in shown and "hedged" not in shown
    assert "hedged" not in shell("advocate", "map").out
