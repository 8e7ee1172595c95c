"""Mutations of every list, read and judged: no traceback, no code lost unsaid, no number from elsewhere.

Outside the test command for as long as wanted:

    python -m tests.intake.fuzz --minutes 10 --seed 1

A mutation that only moves things about (columns, headings, furniture of a page, encodings) must leave every
number of positions right, asked or in doubt; one that damages text must lose no code unsaid; one that turns
bytes of a file must end in a reading or a refusal. All are read in child processes, with a limit of time and
memory each.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from matchweek.domain.programs.program import codes_among
from matchweek.errors import BadInput, Failed
from matchweek.intake import Reading, apart, read_bytes, read_pasted
from tests.intake.mutations import Case, cases, files, texts

SECONDS = 10
MEMORY = 3 * 1024**3
_CHUNK = 25
_OTHER_NUMBER = re.compile(
    r"(?i)^(?!.*unfilled).*(?:\bpgy|\brank|\byear\b|^20[0-9]{2}$|\bmatched|(?<!un)\bfilled|\bcapacity for)"
)


# --- what is right


def fault_of(case: Case) -> str:
    """What is wrong with how a case is read; "" for nothing."""
    begun = time.perf_counter()
    try:
        text = case.data.decode("utf-8", "replace") if case.pasted else ""
        reading = read_pasted(text) if case.pasted else read_bytes(case.data, "list")
    except (BadInput, Failed) as error:
        return "" if error.title and error.detail and error.remedy else "a refusal without words"
    except BaseException:  # noqa: BLE001 - a panic of a library is no Exception
        return "traceback: " + traceback.format_exc()
    if time.perf_counter() - begun > SECONDS:
        return f"slow: {time.perf_counter() - begun:.1f} s"
    return _lost(case, reading) or _from_elsewhere(reading) or _silently_wrong(case, reading)


def _lost(case: Case, reading: Reading) -> str:
    there = {row.code for row in reading.rows}
    there |= {code for row in reading.rejected for code in (*codes_among(row.text), row.code)}
    lost = codes_among(_text_of(case)) - there
    said = " ".join(reading.warnings)
    if not lost or "in no row" in said:
        return ""
    return f"lost: {sorted(lost)[:4]}; said: {reading.warnings}"


def _text_of(case: Case) -> str:
    """The text of a case that is one; "" for a file of another kind."""
    if case.data.startswith((b"%PDF", b"PK", b"\xff\xfe")) or "MIME-Version" in str(case.data[:2000]):
        return ""
    return case.data.decode("utf-8", "replace")


def _from_elsewhere(reading: Reading) -> str:
    column = reading.column("positions")
    if column and column.certain and _OTHER_NUMBER.search(column.header):
        return f"positions taken from {column.header!r}"
    return ""


def _silently_wrong(case: Case, reading: Reading) -> str:
    """Positions of a known list that are not right, nor asked, nor in doubt."""
    if not case.right or not reading.certain or not reading.counted:
        return ""
    right = dict(case.right)
    wrong = [
        (row.code, row.positions, right.get(row.code))
        for row in reading.rows
        if row.code not in reading.unsure and right.get(row.code) != row.positions
    ]
    missing = right.keys() - {row.code for row in reading.rows} - {row.code for row in reading.rejected}
    if wrong:
        return f"wrong: {wrong[:3]} {[(one.header, one.field) for one in reading.columns]}"
    return f"missing: {sorted(missing)[:3]}; said: {reading.warnings}" if missing else ""


# --- running


def in_child(some: Sequence[Case]) -> list[str]:
    """The faults of some cases, read in a child process that a crash or an endless loop ends."""
    import resource

    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with os.fdopen(write_end, "w", encoding="utf-8") as out:
            for case in some:
                signal.alarm(SECONDS * 3)
                out.write(json.dumps(fault_of(case)) + "\n")
                out.flush()
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as told:
        faults = [json.loads(line) for line in told if line.endswith("\n")]
    _, status = os.waitpid(child, 0)
    if len(faults) < len(some):
        faults.append(f"the process ended with {os.waitstatus_to_exitcode(status)}")
    return faults


def run(minutes: float, seed: int, keep: Path | None) -> Counter[str]:
    """Read and judge for so long; keeps the inputs of faults in a folder; counts by kind."""
    counted: Counter[str] = Counter()
    stream, end = cases(seed), time.monotonic() + minutes * 60
    while time.monotonic() < end:
        some = [next(stream) for _ in range(_CHUNK)]
        while some:
            faults = in_child(some)
            for case, fault in zip(some, faults, strict=False):
                counted["read"] += 1
                counted[case.how.rpartition(", ")[2]] += 1
                if fault:
                    counted[f"FAULT {fault.partition(':')[0]}"] += 1
                    _tell(case, fault, keep, counted.total())
            some = some[len(faults) :]
    return counted


def _tell(case: Case, fault: str, keep: Path | None, number: int) -> None:
    print(f"--- {case.how} ({'pasted' if case.pasted else 'a file'})\n{fault}", flush=True)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{number}{'-pasted' if case.pasted else ''}").write_bytes(case.data)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.intake.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that were read wrongly")
    options = parser.parse_args(words)
    # What is imported late is imported now, so that the limit of time is that of the reading.
    # Each is read in a process of the fuzz's own already.
    apart.in_process = True
    for case in (*files()[:3], *texts()[:1]):
        fault_of(case)
    counted = run(options.minutes, options.seed, options.keep)
    print(dict(counted))
    return int(any(name.startswith("FAULT") for name in counted))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
