"""What a refusal or a warning says of the shell, said by the key or the place that does it here.

Below the screen the words are the shell's: a command and its options. What only a shell can do stays.
"""

from __future__ import annotations

import re

from matchweek.errors import MatchweekError
from matchweek.tui.commands import with_keys

# The command of the shell, and how it is done here: the longer before the shorter.
_HERE = {
    "advocate add": "press {add_advocate} in Advocates",
    "advocate assign": "press {assign_programs} on the advocate in Advocates",
    "advocate drafts": "the drafts ({drafts})",
    "advocate import": "press {import_advocates} in Advocates",
    "advocate list": "Advocates",
    "advocate sent": "press {advocate_sent} on the advocate in Advocates",
    "advocate set": "press {open_advocate} on the advocate in Advocates",
    "after answer --help": "After ({aftermath})",
    "after thanks": "After ({aftermath})",
    "apply": "press {submit} on the program",
    "call add": "press {call}",
    "call list": "Calls",
    "call set": "press {open_call} on the call in Calls",
    "check --terminal": "press {readiness}, “Terminal checked”",
    "document add": "press {documents} on your own data",
    "document choose": "press {documents_here} on the program",
    "document list": "your documents ({documents})",
    "document set": "press {documents} on your own data",
    "export calendar": "press {take_out}, the calendar",
    "fact import": "press {import_facts} in Programs",
    "interview add": "fill in its time",
    "interview calendar": "press {take_out}, the interviews",
    "interview import": "press {interviews}, “an invitation”",
    "interview read CODE FILE": "{interview} on the program, “read the mail”",
    "interview list": "the interviews ({interviews})",
    "journal": "the history ({history})",
    "list import": "press {open_list} in the week ({week})",
    "list gone": "press {changes} and confirm it there",
    "me set --state": "press {monday}, or {me} for your own data",
    "me set --zone": "press {zone}",
    "me show": "your own data ({me})",
    "offer add": "press {offer} on the program",
    "offer order": "the offers ({offers})",
    "offer list": "the offers ({offers})",
    "plan decide": "press {aftermath_rebuild} in After ({aftermath}), {aftermath_other_way} for another way",
    "plan bars": "the bars ({plan_bars} in the plan, {year_plan})",
    "plan outreach draft": "the outreach ({plan_outreach} in the plan, {year_plan})",
    "plan outreach list": "the outreach ({plan_outreach} in the plan, {year_plan})",
    "plan outreach set --help": "the outreach ({plan_outreach} in the plan, {year_plan})",
    "plan stretch KEY --days N": "press {plan_postpone} on it in the plan ({year_plan})",
    "plan open KEY": "press {plan_done} on it in the plan ({year_plan}), {plan_folded} shows all",
    "plan list --all": "the plan ({year_plan}), {plan_folded} shows all",
    "plan routine quiet --not": "{plan_quiet} in the plan ({year_plan})",
    "plan set --help": "the plan ({year_plan})",
    "program show": "press {card} for its card",
    "rules": "press {rules}",
    "season add": "press {season_add} in Season ({season})",
    "season block": "press {season_blocks} in Season ({season})",
    "season blocks": "the days you cannot, {season_blocks} in Season ({season})",
    "season dates": "press {season_dates} on it in Season ({season})",
    "season import": "press {season_import} in Season ({season})",
    "season mail": "press {season_invitation} in Season ({season}), “read the mail”",
    "season list": "Season ({season})",
    "season rank add": "put them on the rank list",
    "season rank show": "the rank list",
    "season story": "your own data ({me})",
    "season set": "press {season_open} on it in Season ({season})",
    "timetable set": "press {timetable} for the times screen",
    "undo --past": "{undo}",
}
_NAMES = "|".join(map(re.escape, sorted(_HERE, key=len, reverse=True)))
_COMMAND = re.compile(
    rf"`matchweek ({_NAMES})(?: (?!--help)[^`]*)?`"
    rf"|\bmatchweek ({_NAMES})(?: [A-Z]+| -o \S+\.ics)?(?=[:;,.]|$)"
)
# Where the words have the place already, or an option that here is a line to fill in or a key.
_OPTIONS = (
    (re.compile(r"(on the times screen), or with `matchweek timetable set [^`]*`"), r"\1 ({timetable})"),
    (re.compile(r"`--leads (\w+)`"), r"“\1”"),
    (re.compile(r" \(--[a-z-]+(?: [A-Z=]+)?\)"), ""),
    (re.compile(r", --because TEXT"), ""),
    (re.compile(r": --at INSTANT"), ""),
    (re.compile(r"Give --fit, --training or --location from"), "Give scores from"),
    (re.compile(r"Give --statement, --letter, or --by-lane for the usual ones\."), "Choose one."),
    (re.compile(r"with --via"), "with {via}"),
    (re.compile(r"with --part"), "as a part"),
    (re.compile(r"; or `--column \w+=HEADING`"), ""),
    (re.compile(r" \(`--on`\), or add `--anyway`"), ", in its form"),
    (re.compile(r", or name it: --column \w+=HEADING"), ""),
)


def here(words: str) -> str:
    """A sentence of the shell as it is true in the dashboard; one without a command of the shell as it is."""
    if "matchweek " not in words and "--" not in words:
        return words
    # Words of people and files may stand in it, with braces of their own.
    said = words.replace("{", "\0").replace("}", "\1")
    for option, place in _OPTIONS:
        said = option.sub(place, said)
    said = _COMMAND.sub(_done_here, said)
    if "{via}" in said:
        from matchweek.tui.commands.dialogs.programs import SUBMIT

        said = said.replace("{via}", SUBMIT["submit_via"].shown_key)
    return with_keys(said).replace("\0", "{").replace("\1", "}")


def _done_here(found: re.Match[str]) -> str:
    way, before = _HERE[found[1] or found[2]], found.string[: found.start()].rstrip()
    return way if before and before[-1] not in ".?!" else way[:1].upper() + way[1:]


def told(error: MatchweekError) -> str:
    """What happened and what to do next, as it is true in the dashboard; may be empty."""
    return here(" ".join(part for part in (error.detail, error.remedy) if part))
