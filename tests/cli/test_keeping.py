"""Backup, restore, check, erase and export from the shell."""

from __future__ import annotations

import csv
import io
import json
import os
import stat

import pytest

from matchweek.cli import output
from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA, ROWS


def test_backup_and_restore(listed: Shell) -> None:
    path = listed.json("backup")["path"]
    assert path in [one["path"] for one in listed.json("backup", "--list")["backups"]]
    listed.json("program", "set", HARBOR, "--lane", "primary")
    name = os.path.basename(path)  # noqa: PTH119 - the name as `backup --list` shows it
    assert listed.json("restore", name, "--yes")["from"] == path
    assert listed.json("program", "show", HARBOR)["lane"] is None
    assert listed("restore", "nothing.db").code == 4


def test_check_tells_good_from_damaged(listed: Shell) -> None:
    assert listed.json("check")["good"] is True
    data = bytearray(listed.file.read_bytes())
    data[0:16] = b"not a database!!"
    listed.file.write_bytes(data)
    said = listed("check", "--json")
    assert (said.code, said.document["good"], said.document["usable"]) == (4, False, False)
    assert listed("now", "--json").code == 4


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_check_minds_who_may_read(listed: Shell) -> None:
    listed.file.chmod(0o644)
    said = listed("check", "--json")
    assert (said.code, said.document["usable"]) == (1, True)


def test_erase_leaves_nothing(listed: Shell) -> None:
    listed.json("backup")
    assert "remain" in listed.json("erase", "--yes")["warnings"][0]
    assert [path.name for path in listed.home.iterdir()] == ["monday.csv"]
    assert listed("erase", "--yes").code == 1


def test_a_person_is_asked_before_erasing(listed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "ask", lambda question, detail="": False)
    assert listed("erase").code == 1
    assert listed.file.exists()
    assert listed("erase", "--yes").code == 0
    assert not listed.file.exists()


def test_export_writes_a_private_file_and_tells_the_journal(listed: Shell) -> None:
    listed.json("program", "set", HARBOR, "--note", '=HYPERLINK("http://x")')
    listed.json("program", "set", PENA, "--note", "-1 for me")
    to = listed.home / "mine.csv"
    done = listed.json("export", "csv", "-o", str(to), "--yes")
    assert "confidential" in done["warnings"][0]
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(to.read_text(encoding="utf-8")))}
    assert len(rows) == len(ROWS)
    assert rows[HARBOR]["note"] == '\'=HYPERLINK("http://x")'
    assert rows[PENA]["note"] == "'-1 for me"
    assert rows[HARBOR]["positions"] == "6"
    if os.name == "posix":
        assert stat.S_IMODE(to.stat().st_mode) == 0o600
    entry = listed.json("journal")["entries"][0]
    assert (entry["act"], entry["after"]["format"], entry["after"]["programs"]) == (
        "list.exported",
        "csv",
        len(ROWS),
    )
    assert sorted(path.name for path in listed.home.iterdir() if path.name.startswith(".")) == []


def test_undo_says_once_that_an_export_stays(listed: Shell) -> None:
    listed.json("program", "set", HARBOR, "--lane", "primary")
    listed.json("export", "json", "--yes")
    said = listed("undo", "--json")
    assert (said.code, "cannot be taken back" in said.document["error"]["title"]) == (1, True)
    listed.json("undo", "--past")
    assert listed.json("program", "show", HARBOR)["lane"] is None


def test_export_to_stdout(listed: Shell) -> None:
    said = listed("export", "json", "--yes")
    assert len(json.loads(said.out)["programs"]) == len(ROWS)
    assert "confidential" in said.err
    assert listed.json("export", "csv", "--yes")["content"].startswith("code,")
    assert listed("export", "docx").code == 2
    assert listed("export", "csv", "-o", str(listed.home / "no" / "such.csv"), "--yes").code == 1
    assert listed("export", "csv", "-o", str(listed.file), "--yes").code == 2
    assert listed.json("check")["good"] is True


def test_an_export_is_asked_about_once(listed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def no(question: str, detail: str = "") -> bool:
        asked.append(detail)
        return False

    monkeypatch.setattr(output, "ask", no)
    assert listed("export", "csv").code == 1
    assert len(asked) == 1
    assert "confidential" in asked[0]
    assert "list.exported" not in {entry["act"] for entry in listed.json("journal")["entries"]}


def test_the_list_as_csv(listed: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(listed("list", "show", "--csv", "--find", "pena").out)))
    assert [row["code"] for row in rows] == [PENA]
    assert listed("list", "show", "--csv", "--json").code == 2
