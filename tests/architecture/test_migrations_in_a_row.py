"""Each format of a week file has one migration: two of one number would leave every older file half made."""

from __future__ import annotations

import re
from pathlib import Path

import matchweek
from matchweek.store.schema import FORMATS

VERSIONS = Path(matchweek.__file__).parent / "store" / "migrations" / "versions"


def test_each_format_has_one_migration_that_follows_the_one_before() -> None:
    files = sorted(VERSIONS.glob("0*.py"))
    assert [file.name[:4] for file in files] == list(FORMATS)
    before = "None"
    for file, number in zip(files, FORMATS, strict=True):
        text = file.read_text(encoding="utf-8")
        said = dict(re.findall(r'^(revision|down_revision)[^=\n]* = "?(\w+)"?$', text, re.MULTILINE))
        assert said == {"revision": number, "down_revision": before}, file.name
        before = number
