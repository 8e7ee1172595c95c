"""Advocates behind the gate, from a shell: assigned, told, drafted for, cleared (rules: contact)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Said, Shell
from tests.cli.lists import BRENDAN_TY, HARBOR, PENA

MONDAY = ("--now", "2027-03-15T14:00:00-04:00")
EARLY = ("--now", "2027-03-16T07:50:00-04:00")
TUESDAY = ("--now", "2027-03-16T09:30:00-04:00")
TWO_HOURS_ON = ("--now", "2027-03-16T11:30:00-04:00")
LAST_SECOND = ("--now", "2027-03-18T20:59:59-04:00")
OVER = ("--now", "2027-03-18T21:00:00-04:00")


@pytest.fixture
def ready(shell: Shell) -> Shell:
    """Two advocates, one of them for two programs that were applied to on Monday."""
    return shell.once(_two_advocates)


def _two_advocates(shell: Shell) -> None:
    listed = shell.with_list()
    listed.json("apply", HARBOR, BRENDAN_TY, before=MONDAY)
    listed.json("advocate", "add", "Dr. M. Okafor", "--tier", "1", "--answer", "yes", before=MONDAY)
    listed.json("advocate", "add", "Dr. P. Nowak", "--tier", "3", before=MONDAY)
    listed.json("advocate", "assign", "okafor", HARBOR, BRENDAN_TY, before=MONDAY)


def call(shell: Shell, *more: str, code: str = HARBOR, before: tuple[str, ...] = TUESDAY) -> Said:
    said = shell("call", "add", "--program", code, *more, "--json", before=before)
    assert said.code == 0, said.err
    return said


def states(shell: Shell, before: tuple[str, ...] = TUESDAY) -> dict[str, str]:
    found = shell.json("advocate", "list", before=before)["advocates"]
    return {each["code"]: each["state"] for one in found for each in one["programs"]}


def contacts(shell: Shell, before: tuple[str, ...] = TUESDAY) -> set[str]:
    programs = shell.json("list", "show", before=before)["programs"]
    return {one["code"] for one in programs if one["contact"] == "unlocked"}


def refused(said: Said) -> dict[str, str]:
    assert said.code == 3, said
    error = said.document["error"]
    assert isinstance(error, dict)
    assert error["rule"]
    return error


def test_while_held_there_is_no_draft_and_what_is_allowed_is_said(ready: Shell) -> None:
    error = refused(ready("advocate", "draft", "okafor", HARBOR, "--json", before=TUESDAY))
    assert "start contact" in error["rule"]
    assert "letters through the application service" in error["remedy"]
    assert "Only NRMP" in error["detail"]
    assert ready.json("advocate", "drafts", before=TUESDAY)["drafts"] == []
    assert (states(ready), contacts(ready)) == ({HARBOR: "held", BRENDAN_TY: "held"}, set())


@pytest.mark.parametrize("to", [[], ["--to", "school"], ["--to", "advocate", "--to-name", "Dr. M. Okafor"]])
def test_a_call_opens_its_program_to_the_note_and_no_other(ready: Shell, to: list[str]) -> None:
    call(ready, *to)
    assert (states(ready), contacts(ready)) == ({HARBOR: "unlocked", BRENDAN_TY: "held"}, {HARBOR})
    note = ready.json("advocate", "draft", "okafor", HARBOR, before=TUESDAY)
    assert (note["kind"], note["state"], note["program"]) == ("note", "usable", HARBOR)
    assert note["heading"].startswith("Use only if the program asks you")
    assert len(f"{note['subject']} {note['heading']} {note['body']}".split()) <= 170
    assert note["mailto"].startswith("mailto:")
    refused(ready("advocate", "draft", "okafor", BRENDAN_TY, "--json", before=TUESDAY))
    assert ready("advocate", "draft", "okafor", HARBOR, before=TUESDAY).out.count("Use only if") == 1


@pytest.mark.parametrize(
    ("more", "before"),
    [(["--missed"], TUESDAY), ([], EARLY)],
    ids=["silent", "before programs may"],
)
def test_what_looks_like_contact_opens_nothing(
    ready: Shell, more: list[str], before: tuple[str, ...]
) -> None:
    call(ready, *more, before=before)
    assert states(ready, before)[HARBOR] == "held"
    refused(ready("advocate", "draft", "okafor", HARBOR, "--json", before=before))


def test_a_guessed_program_and_one_not_applied_to_open_nothing(ready: Shell) -> None:
    ready.json("call", "add", "--program", "brendans transitonal", before=TUESDAY)
    assert states(ready)[BRENDAN_TY] == "held"
    ready.json("call", "set", "1", "--program", BRENDAN_TY, before=TUESDAY)
    assert states(ready)[BRENDAN_TY] == "unlocked"
    ready.json("advocate", "assign", "nowak", PENA, before=TUESDAY)
    call(ready, code=PENA)
    assert "did you apply" in ready.json("program", "show", PENA, before=TUESDAY)["gate"]["reason"]
    refused(ready("advocate", "draft", "nowak", PENA, "--json", before=TUESDAY))


def test_after_soap_all_open_for_the_unplaced_and_none_for_the_placed(ready: Shell) -> None:
    ready.json("me", "set", "--state", "unmatched")
    assert contacts(ready, LAST_SECOND) == set()
    assert len(contacts(ready, OVER)) == 12
    assert ready.json("advocate", "draft", "nowak", PENA, before=OVER)["state"] == "usable"
    ready.json("me", "set", "--state", "placed", before=OVER)
    assert contacts(ready, OVER) == set()
    refused(ready("advocate", "draft", "nowak", PENA, "--json", before=OVER))
    refused(ready("advocate", "drafts", "--show", "1", "--json", before=OVER))
    assert ready.json("advocate", "draft", "okafor", "--kind", "stop", before=OVER)["state"] == "usable"


def test_a_call_says_whom_to_tell_and_now_names_them_until_they_are_told(ready: Shell) -> None:
    assert any("tell Dr. M. Okafor" in each for each in call(ready).document["warnings"])
    (due,) = ready.json("now", before=TUESDAY)["due"]
    assert (due["kind"], due["program"], due["at"]) == ("tell", HARBOR, "2027-03-16T11:30:00-04:00")
    assert "Dr. M. Okafor" in due["title"]
    late = ready.json("advocate", "map", before=TWO_HOURS_ON)["warnings"]
    assert any("not told for two hours" in each for each in late)
    assert ready("advocate", "told", "okafor", BRENDAN_TY, before=TUESDAY).code == 3
    ready.json("advocate", "told", "okafor", HARBOR, before=TUESDAY)
    assert states(ready)[HARBOR] == "asked"
    assert ready.json("now", before=TUESDAY)["due"] == []
    assert ready("undo", before=TUESDAY).out.startswith("took back: tell an advocate")
    assert states(ready)[HARBOR] == "unlocked"


def test_asked_sent_answered_with_the_reason_that_is_so(ready: Shell) -> None:
    sent = ("advocate", "sent", "okafor", HARBOR, "--because")
    assert ready(*sent, "asked_by_program", before=TUESDAY).code == 3
    call(ready)
    assert ready(*sent, "cleared", before=TUESDAY).code == 3
    assert ready(*sent, "soap_over", before=TUESDAY).code == 3
    assert ready(*sent, "because_i_want", before=TUESDAY).code == 2
    assert ready(*sent, "asked_by_program", "--at", "2027-03-18T21:30", before=TUESDAY).code == 2
    assert ready("advocate", "answered", "okafor", HARBOR, before=TUESDAY).code == 2
    (one, _) = ready.json(*sent, "asked_by_program", "--at", "Tue 09:30", before=TUESDAY)["programs"]
    assert (one["state"], one["sent_because"]) == ("sent", "asked_by_program")
    done = ready.json("advocate", "answered", "okafor", HARBOR, "--reply", "will [flag] it", before=TUESDAY)
    assert (done["programs"][0]["state"], done["programs"][0]["reply"]) == ("answered", "will [flag] it")
    assert ready("advocate", "told", "nowak", HARBOR, before=TUESDAY).code == 2


def test_before_contact_only_nrmp_clears(ready: Shell) -> None:
    clear = ("advocate", "clear", "okafor", HARBOR, "--by", "J. Vance", "--authority")
    error = refused(ready(*clear, "school", "--json", before=TUESDAY))
    assert error["title"] == "Only NRMP can clear this"
    assert ready(*clear, "dean", before=TUESDAY).code == 2
    done = ready.json(*clear, "nrmp", "--why", "said so by phone", before=TUESDAY)
    assert (done["by"], done["authority"], done["gate"]["state"]) == ("J. Vance", "nrmp", "unlocked")
    assert states(ready)[HARBOR] == "unlocked"
    assert contacts(ready) == set(), "cleared for one advocate, not for everybody"
    assert ready("advocate", "sent", "okafor", HARBOR, "--because", "cleared", before=TUESDAY).code == 0
    assert ready("advocate", "draft", "nowak", HARBOR, before=TUESDAY).code == 3
    everybody = ready.json(
        "advocate", "clear", "all", BRENDAN_TY, "--by", "J. Vance", "--authority", "nrmp", before=TUESDAY
    )
    assert (everybody["advocate"], contacts(ready)) == (None, {BRENDAN_TY})
    closed = ready.json("advocate", "withdraw", str(everybody["id"]), before=TUESDAY)
    assert any("locked" in each for each in closed["warnings"])
    assert contacts(ready) == set()


def test_once_it_made_contact_the_school_clears_too(ready: Shell) -> None:
    call(ready)
    done = ready(
        "advocate", "clear", "okafor", HARBOR, "--by", "Dean Ames", "--authority", "school", before=TUESDAY
    )
    assert done.code == 0
    assert ready("advocate", "sent", "okafor", HARBOR, "--because", "cleared", before=TUESDAY).code == 0


@pytest.mark.parametrize(
    "correction",
    [
        ["call", "set", "1", "--program", "none"],
        ["call", "set", "1", "--program", BRENDAN_TY],
        ["correct", "call", "1", "confirmed=no", "--because", "it was another one"],
        ["correct", "application", HARBOR, "submitted_at=", "--because", "never sent"],
    ],
    ids=" ".join,
)
def test_a_correction_says_what_it_closes_and_seals(ready: Shell, correction: list[str]) -> None:
    call(ready)
    note = ready.json("advocate", "draft", "okafor", HARBOR, before=TUESDAY)
    said = ready.json(*correction, before=TUESDAY)["warnings"]
    assert any("Dr. M. Okafor waits again" in each and "locked, not deleted" in each for each in said)
    (kept,) = ready.json("advocate", "drafts", before=TUESDAY)["drafts"]
    assert (kept["id"], kept["state"], kept["body"], kept["mailto"]) == (note["id"], "sealed", None, None)
    refused(ready("advocate", "drafts", "--show", "1", "--json", before=TUESDAY))
    refused(ready("advocate", "used", "1", "copied", "--json", before=TUESDAY))
    ready.json("undo", before=TUESDAY)
    assert ready.json("advocate", "drafts", "--show", "1", before=TUESDAY)["body"] == note["body"]


def test_a_draft_is_used_saved_and_sent(ready: Shell) -> None:
    call(ready)
    ready.json("advocate", "draft", "okafor", HARBOR, before=TUESDAY)
    assert ready.json("advocate", "used", "1", "copied", before=TUESDAY)["how"] == "copied"
    path = ready.home / "note.txt"
    assert ready.json("advocate", "drafts", "--show", "1", "-o", str(path), before=TUESDAY)["how"] == "saved"
    assert "Use only if" in path.read_text(encoding="utf-8")
    assert ready("advocate", "used", "1", "sent", "--because", "cleared", before=TUESDAY).code == 3
    ready.json("advocate", "used", "1", "sent", "--because", "asked_by_program", before=TUESDAY)
    assert states(ready)[HARBOR] == "sent"
    assert ready("advocate", "used", "1", "burnt", before=TUESDAY).code == 2
    assert ready("advocate", "used", "7", "copied", before=TUESDAY).code == 2
    assert ready("advocate", "drafts", "-o", str(path), before=TUESDAY).code == 2


def test_used_cannot_be_said_of_a_time_to_come(ready: Shell) -> None:
    call(ready)
    ready.json("advocate", "draft", "okafor", HARBOR, before=TUESDAY)
    ready.json("call", "set", "1", "--program", "none", before=TUESDAY)
    later = ready("advocate", "used", "1", "copied", "--at", "2027-03-18T21:30:00-04:00", before=TUESDAY)
    assert later.code == 2


@pytest.mark.parametrize("kind", ["ready", "ready_talk", "monday", "follow_up", "thanks", "debrief"])
def test_ones_own_faculty_may_always_be_written_to(ready: Shell, kind: str) -> None:
    made = ready.json("advocate", "draft", "okafor", "--kind", kind, before=MONDAY)
    assert (made["kind"], made["program"], made["state"]) == (kind, None, "usable")
    assert made["body"]


def test_who_leads_a_listed_program_is_the_program(ready: Shell) -> None:
    lead = ready.json("advocate", "set", "nowak", "--leads", "9020-320 c0", before=MONDAY)
    assert lead["leads"] == [PENA]
    assert any("so is the program" in each for each in lead["warnings"])
    refused(ready("advocate", "draft", "nowak", "--kind", "ready", "--json", before=MONDAY))
    assert ready("advocate", "set", "nowak", "--leads", "nonsense").code == 2


def test_what_one_writes_oneself_answers_or_thanks(ready: Shell) -> None:
    answer = ("advocate", "draft", "me", HARBOR, "--kind", "answer")
    refused(ready(*answer, "--json", before=TUESDAY))
    call(ready, "--channel", "email")
    assert ready.json(*answer, before=TUESDAY)["advocate"] is None
    thanks = (*answer[:-1], "thanks_program")
    refused(ready(*thanks, "--json", before=TUESDAY))
    assert ready.json(*thanks, before=OVER)["state"] == "usable"
    assert ready("advocate", "draft", "me", HARBOR, before=TUESDAY).code == 2
    assert ready("advocate", "draft", "okafor", "--kind", "ode", before=TUESDAY).code == 2


def test_assigned_to_many_and_to_none(ready: Shell) -> None:
    assert ready("advocate", "assign", "nowak", "9999140C0", before=TUESDAY).code == 2
    codes = [one["code"] for one in ready.json("list", "show")["programs"]]
    done = ready.json("advocate", "assign", "nowak", *codes, before=TUESDAY)
    assert len(done["programs"]) == 12
    assert any("may contact none of them" in each for each in done["warnings"])
    assert ready.json("program", "show", HARBOR)["advocates"] == 2
    assert len(ready.json("advocate", "unassign", "nowak", *codes[2:], before=TUESDAY)["programs"]) == 2
    ready.json("undo", before=TUESDAY)
    found = ready.json("advocate", "list", before=TUESDAY)["advocates"]
    assert {one["name"]: len(one["programs"]) for one in found} == {"Dr. M. Okafor": 2, "Dr. P. Nowak": 12}


def test_the_card_of_a_program_tells_its_gate_and_its_voices(ready: Shell) -> None:
    card = ready.json("program", "show", HARBOR, before=TUESDAY)
    assert (card["contact"], card["gate"]["state"], card["gate"]["may_ask"]) == ("held", "held", False)
    assert card["gate"]["instead"]
    assert card["gate"]["who_can_clear"].startswith("Only NRMP")
    assert [(one["name"], one["state"]) for one in card["voices"]] == [("Dr. M. Okafor", "held")]
    shown = ready("program", "show", HARBOR, before=TUESDAY).out
    assert "wait for their call" in shown.lower()
    assert "Allowed now:" in shown
    call(ready)
    assert "made contact: open since" in ready("program", "show", HARBOR, before=TUESDAY).out


def test_the_map_shows_loads_gaps_home_and_proposals(ready: Shell) -> None:
    ready.json("program", "set", HARBOR, "--tier", "top")
    ready.json("program", "set", PENA, "--tier", "top")
    ready.json("me", "set", "--school-code", "9017", "--specialties", "Internal Medicine")
    ready.json("advocate", "set", "nowak", "--specialty", "Pediatrics")
    shown = ready.json("advocate", "map")
    loads = {one["name"]: one["programs"] for one in shown["advocates"]}
    assert loads == {"Dr. M. Okafor": 2, "Dr. P. Nowak": 0}
    assert shown["gaps"] == [PENA]
    homes = {one["code"]: one["home"] for one in shown["programs"] if one["home"]}
    assert homes == {"9017140C0": "home program", BRENDAN_TY: "home institution"}
    assert [(one["name"], one["program"]) for one in shown["proposals"]] == [("Dr. P. Nowak", PENA)]
    assert "same specialty, Pediatrics" in shown["proposals"][0]["reasons"]
    assert "Top programs without an advocate" in ready("advocate", "map").out


def test_advocates_come_from_a_file_once(ready: Shell) -> None:
    path = ready.home / "people.csv"
    path.write_text(
        "Name,Role,E-mail\nDr. A. Lind,Clerkship Director,lind@example.org\nDr M. Okafor,,\n"
        "Dr. M. Okafor,PD,\n,nobody,x@example.org\n",
        encoding="utf-8",
    )
    done = ready.json("advocate", "import", str(path))
    assert done["added"] + done["known"] == done["read"]
    assert [row["reason"] for row in done["rejected"]]
    names = [one["name"] for one in ready.json("advocate", "list")["advocates"]]
    assert names.count("Dr. M. Okafor") == 1
    again = ready.json("advocate", "import", str(path))
    assert (again["added"], again["changed"]) == (0, False)
    ready.json("undo")
    assert "Dr. A. Lind" not in [one["name"] for one in ready.json("advocate", "list")["advocates"]]
    assert ready("advocate", "import", str(ready.home / "none.csv")).code == 2


def test_an_answer_has_its_day(shell: Shell) -> None:
    said = shell.json("advocate", "add", "Dr. X", "--answer", "hedged", "--tier", "1")
    assert (said["answered_on"], said["counts_as"]) == ("2027-03-18", 2)
    assert shell.json("advocate", "set", "1", "--answered-on", "2027-03-10")["answered_on"] == "2027-03-10"
    assert shell("advocate", "set", "1", "--answered-on", "Tuesdayish").code == 2


def test_ones_story_is_set_as_one_act(shell: Shell) -> None:
    done = shell.json(
        "me", "set", "--name", "F. Rahman", "--strength-1", "Calm at night", "--evidence-1", "six patients",
        "--specialties", "Internal Medicine, Family Medicine", "--regions-refused", "none",
    )  # fmt: skip
    assert (done["name"], done["narrative"]["strength_1"]) == ("F. Rahman", "Calm at night")
    assert "your AAMC ID" in done["gaps"]
    assert "your second strength" in done["gaps"]
    assert "your first strength" not in done["gaps"]
    assert "Still missing" in shell("me", "show").out
    shell.json("undo")
    after = shell.json("me", "show")
    assert (after["name"], after["narrative"]["strength_1"]) == ("", "")


def test_the_packet_is_made_and_goes_stale(shell: Shell) -> None:
    shell.json("me", "set", "--name", "Nguyễn Thị Ánh", "--aamc-id", "99123456")
    assert shell.json("packet", "--preview")["made_at"] is None
    assert "Nguyễn Thị Ánh" in shell("packet", "--preview").out
    path = shell.home / "me.pdf"
    done = shell.json("packet", "-o", str(path), "--paper", "a4")
    assert (done["path"], done["paper"], done["stale"]) == (str(path), "a4", False)
    assert path.read_bytes().startswith(b"%PDF")
    assert "AAMC ID" not in done["gaps"]
    assert any("Still missing" in each for each in done["warnings"])
    assert any("says the same" in each for each in shell.json("me", "set", "--pitch", "Hello")["warnings"])
    assert shell.json("packet", "--preview")["stale"] is True
    assert shell.json("packet", "-o", str(path))["paper"] == "a4", "the paper of the last time"
    assert shell("packet", "-o", str(path), "--paper", "a5").code == 2
    assert shell("packet", "-o", str(shell.home)).code == 2


def test_the_packet_replaces_one_made_before_and_nothing_else(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shell.home)
    path = shell.home / "packet.pdf"
    path.write_bytes(b"%PDF of somebody else")
    refused = shell("packet")
    assert refused.code == 2 and "-o" in refused.err
    assert path.read_bytes() == b"%PDF of somebody else"
    assert shell("packet", "-o", "packet.pdf").code == 0
    shell.json("me", "set", "--name", "F. Rahman")
    assert shell.json("packet")["path"] == "packet.pdf"


@pytest.mark.parametrize(
    ("kind", "grade"),
    [("not_applied", "must_report"), ("where_else", "may_report"), ("pressure", "may_report")],
)
def test_a_rule_question_has_its_grade_and_its_statement(
    ready: Shell, tmp_path: Path, kind: str, grade: str
) -> None:
    # A program that one applied to raises no question of having contacted somebody who did not.
    code = PENA if kind == "not_applied" else HARBOR
    made = call(
        ready, "--incident", kind, "--incident-words", "Where else did [you] apply?", code=code
    ).document
    assert (made["incident"], made["incident_grade"]) == (kind, grade)
    assert made["reply"]
    assert any("Nothing is filed by itself" in each for each in made["warnings"])
    path = tmp_path / "statement.txt"
    shown = ready.json("call", "statement", "1", before=TUESDAY)["statement"]
    assert "“Where else did [you] apply?”" in shown
    assert ready("call", "statement", "1", "-o", str(path), before=TUESDAY).code == 0
    assert path.read_text(encoding="utf-8") == shown
    assert ready.json("call", "set", "1", "--incident", "none", before=TUESDAY)["incident"] is None
    assert ready("call", "statement", "9").code == 2


def test_words_that_may_be_a_rule_question_are_only_asked_about(ready: Shell) -> None:
    made = call(ready, "--note", "asked where else I applied").document
    assert made["incident"] is None
    assert any("--incident where_else" in each for each in made["warnings"])
