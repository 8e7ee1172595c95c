"""The commands of design.md section 5 as a script sees them: names, JSON keys, exit codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from matchweek.cli.command_list import command, help_of
from tests.cli.conftest import Shell
from tests.cli.contract import OPTIONS, SCREENS
from tests.cli.lists import BRENDAN_TY, HARBOR, PENA, POSITIONS, ROWS, fictional_csv


def every_command() -> set[str]:
    return set(_below(command().commands))


def _below(commands: dict[str, Any]) -> Iterator[str]:
    for name, one in commands.items():
        children = getattr(one, "commands", None)
        yield from (f"{name} {child}" for child in _below(children)) if children else (name,)


def test_the_commands_are_those_of_the_contract() -> None:
    assert every_command() == set(OPTIONS) - {""}


@pytest.mark.parametrize("name", OPTIONS)
def test_help_names_every_option(name: str) -> None:
    text = help_of(name.split())
    assert text is not None
    wanted = [*OPTIONS[name], *([] if name in SCREENS else ["--json"])]
    assert [option for option in wanted if option not in text] == []


@pytest.mark.parametrize("name", [name for name in OPTIONS if name])
def test_every_option_says_what_it_is_for(name: str) -> None:
    found = command()
    for word in name.split():
        found = found.commands[word]
    assert found.help
    assert [param.name for param in found.params if not param.help] == []


PROGRAM = {
    "code", "acgme_id", "institution", "name", "specialty", "type", "service", "city", "state", "positions",
    "lane", "tier", "refused", "status", "application", "applied_at", "contact", "fit",
}  # fmt: skip
CALL = {"id", "at", "program", "to", "number", "caller", "channel", "kind", "note", "heat", "incident"}
ENTRY = {"seq", "at", "act", "group", "entity", "key", "before", "after", "actor", "undoes"}


def test_the_list_comes_in_and_comes_in_again(shell: Shell) -> None:
    path = shell.home / "list.csv"
    path.write_text(fictional_csv(), encoding="utf-8")
    first = shell.json("list", "import", str(path))
    assert {"read", "added", "changed", "filled", "rejected", "warnings"} <= set(first)
    assert (first["read"], first["added"], first["positions"]) == (len(ROWS), len(ROWS), POSITIONS)
    assert first["rejected"] == []
    again = shell.json("list", "import", str(path))
    assert (again["read"], again["added"], again["changed"], again["filled"]) == (len(ROWS), 0, 0, 0)


def test_a_program_has_the_keys_of_the_contract(listed: Shell) -> None:
    for program in listed.json("list", "show")["programs"]:
        assert set(program) >= PROGRAM
    one = listed.json("program", "show", HARBOR)
    assert set(one) >= PROGRAM
    assert (one["type"], one["service"], one["positions"], one["status"]) == ("C", "ERAS", 6, "listed")
    assert (one["application"], one["contact"], one["fit"], one["applied_at"]) == ("none", "held", None, None)


def test_a_later_list_fills_and_changes(listed: Shell) -> None:
    path = listed.home / "round1.csv"
    path.write_text(fictional_csv(c9010140C0=4, c9050400C0=0), encoding="utf-8")
    done = listed.json("list", "import", str(path), "--after-round", "1")
    assert (done["added"], done["changed"], done["filled"], done["after_round"]) == (0, 1, 1, 1)
    programs = {one["code"]: one for one in listed.json("list", "show")["programs"]}
    assert (programs["9050400C0"]["status"], programs["9050400C0"]["positions"]) == ("filled", 0)
    changed = listed.json("list", "changes")
    assert (changed["after_round"], {one["code"] for one in changed["programs"]}) == (
        1,
        {HARBOR, "9050400C0"},
    )


def test_a_part_fills_nothing(listed: Shell) -> None:
    path = listed.home / "part.csv"
    path.write_text(fictional_csv(c9050400C0=0), encoding="utf-8")
    assert listed.json("list", "import", str(path), "--after-round", "1", "--part")["filled"] == 0


def test_rows_that_cannot_be_used_are_named(shell: Shell) -> None:
    path = shell.home / "broken.csv"
    path.write_text(fictional_csv() + "12,Nowhere,X,Y,FL,1,ERAS\n", encoding="utf-8")
    done = shell.json("list", "import", str(path))
    assert done["read"] == len(ROWS)
    assert [set(row) >= {"row", "reason"} for row in done["rejected"]] == [True]
    assert done["rejected"][0]["row"] == len(ROWS) + 2


def test_a_list_with_nothing_usable_is_bad_input_and_makes_no_file(shell: Shell) -> None:
    path = shell.home / "none.csv"
    path.write_text("code,institution\n12,Nowhere\n", encoding="utf-8")
    said = shell("list", "import", str(path), "--json")
    assert said.code == 2
    assert set(said.document["error"]) == {"title", "detail", "remedy"}
    assert not shell.file.exists()


def test_a_column_can_be_named(shell: Shell) -> None:
    path = shell.home / "odd.csv"
    path.write_text("code,institution,wanted,left over\n9010140C0,Harbor,5,3\n", encoding="utf-8")
    shell.json("list", "import", str(path), "--column", "positions=left over")
    assert shell.json("program", "show", HARBOR)["positions"] == 3


def test_a_dry_run_stores_nothing(shell: Shell) -> None:
    path = shell.home / "list.csv"
    path.write_text(fictional_csv(), encoding="utf-8")
    done = shell.json("list", "import", str(path), "--dry-run")
    assert (done["added"], done["stored"]) == (len(ROWS), False)
    assert not shell.file.exists()


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (["list", "show"], "programs"),
        (["list", "changes"], "programs"),
        (["call", "list"], "calls"),
        (["advocate", "list"], "advocates"),
        (["advocate", "drafts"], "drafts"),
        (["advocate", "map"], "proposals"),
        (["packet", "--preview"], "stale"),
        (["journal"], "entries"),
        (["me", "show"], "state"),
        (["now"], "phase"),
        (["timetable", "show"], "moments"),
        (["check"], "good"),
        (["backup", "--list"], "backups"),
        (["export", "json", "--yes"], "programs"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_reading_a_missing_file_is_an_empty_week_and_creates_nothing(
    shell: Shell, arguments: list[str], key: str
) -> None:
    assert key in shell.json(*arguments)
    assert shell(*arguments).code == 0
    assert list(shell.home.iterdir()) == []


def test_lists_are_filtered(listed: Shell) -> None:
    listed.json("program", "set", HARBOR, "--lane", "primary", "--tier", "top")
    listed.json("program", "set", PENA, "--lane", "1", "--refuse")

    def shown(*options: str) -> list[str]:
        return [one["code"] for one in listed.json("list", "show", *options)["programs"]]

    assert set(shown("--lane", "primary")) == {HARBOR, PENA}
    assert shown("--lane", "primary", "--tier", "top") == [HARBOR]
    assert len(shown("--lane", "none")) == len(ROWS) - 2
    assert shown("--find", "clinica pena") == [PENA]
    assert listed("list", "show", "--lane", "fourth").code == 2


def test_a_program_is_sorted_in_one_act(listed: Shell) -> None:
    done = listed.json("program", "set", HARBOR, "--lane", "secondary", "--tier", "safety", "--note", "why")
    assert (done["lane"], done["tier"], done["note"], done["refused"]) == (
        "secondary",
        "safety",
        "why",
        False,
    )
    assert listed.json("program", "set", HARBOR, "--refuse")["refused"] is True
    assert listed.json("program", "set", HARBOR, "--accept", "--lane", "none")["lane"] is None
    listed.json("undo")
    assert listed.json("program", "show", HARBOR)["refused"] is True
    assert listed("program", "set", HARBOR).code == 2


def test_several_codes_all_or_none(listed: Shell) -> None:
    said = listed("apply", HARBOR, "9999140C0", "--json")
    assert (said.code, said.document["error"]["title"]) == (2, "Not on your list")
    assert listed.json("program", "show", HARBOR)["application"] == "none"
    done = listed.json("apply", HARBOR, "9017 999-p0", "--planned")
    assert [one["application"] for one in done["programs"]] == ["planned", "planned"]


def test_an_application_is_recorded_at_its_instant(listed: Shell) -> None:
    done = listed.json("apply", HARBOR, "--at", "2027-03-15T14:10")
    assert done["programs"][0]["applied_at"] == "2027-03-15T14:10:00-04:00"
    assert done["warnings"] == []
    early = ["apply", PENA, "--at", "2027-03-15T10:30:00-04:00"]
    assert listed(*early).code == 3
    assert "11:00" in listed.json(*early, "--because", "ERAS took it")["warnings"][0]


def test_what_looks_mistyped_in_a_program_by_hand_is_asked(listed: Shell) -> None:
    done = listed.json(
        "program", "add", "9010400C0", "--state", "Atlantis", "--service", "FOO", "--acgme-id", "44"
    )
    assert [
        word for word in ("Atlantis", "FOO", "“44”") if not any(word in each for each in done["warnings"])
    ] == []
    fine = listed.json(
        "program", "add", "9011400C0", "--institution", "Haven", "--state", "Ohio", "--service", "eras"
    )
    assert fine["warnings"] == []


def test_a_program_is_added_by_hand(listed: Shell) -> None:
    done = listed.json("program", "add", "9010400c0", "--positions", "2")
    assert done["institution"] == "Harbor Point Medical Center-PA"
    assert (done["code"], done["specialty"], done["state"]) == ("9010400C0", "Psychiatry", "PA")
    assert (done["service"], done["service_derived"], done["positions"]) == ("ERAS", True, 2)
    assert listed("program", "add", "9010400C0").code == 2
    assert listed("program", "add", "X1").code == 2
    listed.json("undo")
    assert listed("program", "show", "9010400C0").code == 2


def test_calls_are_logged_changed_and_listed(listed: Shell) -> None:
    listed.json("apply", BRENDAN_TY)
    call = listed.json(
        "call", "add", "--program", BRENDAN_TY, "--to", "advocate", "--number", "419-555-0142", "--caller",
        "Dr. [Osei]", "--channel", "voicemail", "--kind", "screening", "--note", "asked", "--heat", "4",
        "--at", "2027-03-16T09:12:00-04:00",
    )  # fmt: skip
    assert set(call) >= CALL
    assert (call["program"], call["to"], call["heat"], call["caller"]) == (
        BRENDAN_TY,
        "advocate",
        4,
        "Dr. [Osei]",
    )
    assert (call["at"], call["incident"], call["confirmed"]) == ("2027-03-16T09:12:00-04:00", None, True)
    listed.json("call", "add", "--number", "555-0100")
    changed = listed.json("call", "set", "2", "--program", HARBOR, "--kind", "information")
    assert (changed["program"], changed["kind"]) == (HARBOR, "information")
    assert "did you apply" in changed["warnings"][0]
    calls = listed.json("call", "list")["calls"]
    assert [one["id"] for one in calls] == [2, 1]
    assert listed.json("call", "set", "2", "--program", "none")["program"] is None
    assert listed("call", "set", "9", "--note", "x").code == 2
    assert listed("call", "add", "--heat", "6").code == 2
    assert listed("call", "add", "--channel", "pigeon").code == 2


def test_a_call_is_judged_at_its_instant(listed: Shell) -> None:
    listed.json("apply", HARBOR)
    early = listed.json("call", "add", "--program", HARBOR, "--at", "2027-03-16T07:41:00-04:00")
    assert "08:00" in early["warnings"][0]
    assert listed.json("call", "add", "--program", HARBOR)["warnings"] == []


def test_a_program_may_be_named_by_name(listed: Shell) -> None:
    guessed = listed.json("call", "add", "--program", "brendans transitonal")
    assert (guessed["program"], guessed["confirmed"]) == (BRENDAN_TY, False)
    assert "is it this one?" in guessed["warnings"][0]
    # Of a call that is there already nothing is lost by asking again.
    several = listed("call", "set", "1", "--program", "Harbor Point", "--json")
    assert several.code == 2
    assert "9010140C0" in several.document["error"]["detail"]
    assert "9010440P1" in several.document["error"]["detail"]


def test_a_call_is_kept_at_once_whatever_of_it_is_not_clear(listed: Shell) -> None:
    listed.json("apply", HARBOR, "--at", "2 hours ago")
    several = listed.json("call", "add", "--program", "Harbor Point", "--note", "asked for my score")
    assert (several["program"], several["confirmed"]) == (None, False)
    assert several["note"].splitlines() == ["asked for my score", "Not clear: program “Harbor Point”"]
    said = several["warnings"][0]
    assert "9010140C0" in said and "9010440P1" in said
    assert "`matchweek call set 1 --program CODE`" in said
    for named in ("Zzyzx", "9999140C0"):
        nobody = listed.json("call", "add", "--program", named)
        assert nobody["program"] is None and "call set" in nobody["warnings"][0] and named in nobody["note"]
    # A time that cannot be told is not guessed: the call is kept as of now, and opens nothing.
    unclear = listed.json("call", "add", "--program", HARBOR, "--at", "when the bell rang")
    assert (unclear["program"], unclear["confirmed"]) == (HARBOR, False)
    assert unclear["at"] == nobody["at"]
    assert f"`matchweek call set {unclear['id']} --at INSTANT --program CODE`" in unclear["warnings"][0]
    assert listed.json("program", "show", HARBOR)["contact"] == "held"
    listed.json("call", "set", str(unclear["id"]), "--at", "20 min ago", "--program", HARBOR)
    assert listed.json("program", "show", HARBOR)["contact"] == "unlocked"
    due = listed.json("call", "add", "--next-due", "soonish", "--caller", "Dr. Osei")
    assert due["next_due"] is None and "soonish" in due["note"] and "--next-due" in due["warnings"][0]
    assert len(listed.json("call", "list")["calls"]) == 5


def test_an_offer_or_interview_of_an_unclear_program_names_those_it_may_be(listed: Shell) -> None:
    """They are of one program, and stand in R3 or in a mail still: nothing of them is lost by asking."""
    for words in (("offer", "add"), ("interview", "add", "--at", "Fri 10:00")):
        several = listed(*words, "Harbor Point", "--json")
        assert several.code == 2
        assert "9010140C0" in several.document["error"]["detail"]
        assert f"`matchweek {words[0]} add CODE`" in several.document["error"]["remedy"]
        guessed = listed(*words, "brendans transitonal", "--json")
        assert guessed.code == 2 and f"add {BRENDAN_TY}`" in guessed.document["error"]["remedy"]
    listed.json("program", "names", BRENDAN_TY, "--add", "Brendan TY")
    whole = listed.json("interview", "add", "brendan ty", "--at", "Fri 10:00")
    assert whole["program"] == BRENDAN_TY


def test_a_number_that_called_before_is_only_a_hint(listed: Shell) -> None:
    listed.json("call", "add", "--program", PENA, "--number", "+1 (915) 555-0123")
    again = listed.json("call", "add", "--number", "915.555.0123")
    assert again["program"] is None
    assert "Clínica Peña" in again["warnings"][0]


def test_a_missed_call_waits_to_be_returned(listed: Shell) -> None:
    listed.json("call", "add", "--missed", "--caller", "Dr. Osei", "--next-due", "11:15")
    due = listed.json("now")["due"]
    assert [(one["title"], one["at"]) for one in due] == [
        ("look in R3: Round 1 is open", "2027-03-18T11:00:00-04:00"),
        ("Call back Dr. Osei", "2027-03-18T11:15:00-04:00"),
    ]
    listed.json("call", "set", "1", "--call-back", "done")
    assert [one["kind"] for one in listed.json("now")["due"]] == ["look"]


def test_advocates(shell: Shell) -> None:
    added = shell.json("advocate", "add", "Dr. [Okafor]", "--tier", "1", "--answer", "yes")
    assert set(added) >= {"name", "tier", "answer", "programs"}
    assert (added["name"], added["tier"], added["answer"], added["programs"]) == (
        "Dr. [Okafor]",
        1,
        "yes",
        [],
    )
    changed = shell.json("advocate", "set", "okafor", "--tier", "2", "--role", "PD")
    assert (changed["tier"], changed["role"]) == (2, "PD")
    assert [one["name"] for one in shell.json("advocate", "list")["advocates"]] == ["Dr. [Okafor]"]
    assert shell("advocate", "add", "Dr. X", "--tier", "4").code == 2
    assert shell("advocate", "set", "nobody", "--tier", "1").code == 2


def test_me(shell: Shell) -> None:
    assert shell.json("me", "show")["state"] == "unknown"
    me = shell.json("me", "set", "--name", "F. Rahman", "--zone", "karachi", "--state", "unmatched")
    assert (me["name"], me["zone"], me["state"]) == ("F. Rahman", "Asia/Karachi", "unmatched")
    assert shell("me", "set", "--zone", "Atlantis").code == 2
    assert shell("me", "set", "--state", "lucky").code == 2


def test_now(shell: Shell) -> None:
    now = shell.json("now")
    assert (now["phase"], now["round"]) == ("round", 1)
    assert (now["opens_at"], now["closes_at"]) == ("2027-03-18T09:00:00-04:00", "2027-03-18T11:00:00-04:00")
    assert (now["at"], now["countdown"]) == ("2027-03-18T10:42:07-04:00", "17:53")
    assert set(now["next"][0]) >= {"at", "title"}
    assert now["budgets"]["ERAS"] | {"cap": 45} == now["budgets"]["ERAS"]
    assert set(now["budgets"]) == {"ERAS", "ResidencyCAS"}
    assert "verify in R3" in now["warnings"][0]
    far = shell.json("now", before=["--zone", "Asia/Karachi"])
    assert (far["zone"], far["at"]) == ("Asia/Karachi", "2027-03-18T19:42:07+05:00")
    before = shell.json("now", before=["--now", "2027-03-01T12:00:00Z"])
    assert (before["phase"], before["round"]) == ("before", None)
    after = shell.json("now", before=["--now", "2027-03-20T00:00-04:00"])
    assert after["phase"] in ("after", "before")


def test_budgets_follow_applications(listed: Shell) -> None:
    listed.json("apply", HARBOR, "9030220C0")
    done = listed.json("apply", PENA, "--planned")
    assert done["budgets"]["ERAS"] | {"used": 1, "planned": 1} == done["budgets"]["ERAS"]
    assert listed.json("now")["budgets"]["ResidencyCAS"]["used"] == 1


def test_timetable(shell: Shell) -> None:
    table = shell.json("timetable", "show")
    assert (table["season"], len(table["rounds"])) == (2027, 4)
    assert table["rounds"][3]["closes_at"] == "2027-03-18T20:00:00-04:00"


def test_the_journal_undo_and_redo(listed: Shell) -> None:
    listed.json("program", "set", HARBOR, "--lane", "primary")
    newest = listed.json("journal")["entries"][0]
    assert set(newest) >= ENTRY
    assert (newest["entity"], newest["key"], newest["after"]["lane"]) == ("triage", HARBOR, "primary")
    assert newest["undoes"] is None
    undone = listed.json("undo")
    assert undone["entries"][0]["undoes"] == newest["group"]
    assert listed.json("program", "show", HARBOR)["lane"] is None
    listed.json("redo")
    assert listed.json("program", "show", HARBOR)["lane"] == "primary"
    assert listed("redo").code == 1
    assert len(listed.json("journal", "--limit", "1")["entries"]) == 1


def test_an_import_is_one_undo(listed: Shell) -> None:
    listed.json("undo")
    assert listed.json("list", "show")["programs"] == []
    assert listed("undo", "--json").code == 1


def test_a_correction_needs_a_reason(listed: Shell) -> None:
    listed.json("apply", HARBOR)
    assert listed("correct", "application", HARBOR, "submitted_at=").code == 2
    done = listed.json("correct", "application", HARBOR, "submitted_at=", "--because", "recorded by mistake")
    assert done["changed"] is True
    assert listed.json("program", "show", HARBOR)["application"] == "none"
    assert listed("correct", "application", HARBOR, "nonsense", "--because", "x").code == 2


def test_a_zone_changes_what_is_read_and_shown(listed: Shell) -> None:
    karachi = ["--zone", "Asia/Karachi"]
    call = listed.json("call", "add", "--at", "2027-03-18T19:12", before=karachi)
    assert call["at"] == "2027-03-18T19:12:00+05:00"
    assert listed.json("call", "list")["calls"][0]["at"] == "2027-03-18T10:12:00-04:00"
