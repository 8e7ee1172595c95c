"""Who calls in a rehearsal, from which number, and what they say. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from matchweek.domain.programs.naming import formal
from matchweek.domain.programs.program import Listing
from matchweek.rehearsal.world.call_scripts import MEDICINE_CALLS, SURGERY_CALLS
from matchweek.rehearsal.world.invented_places import STATE_BY_LETTERS, listed
from matchweek.rehearsal.world.repeatable_chance import Chance

_NAMES = listed(
    "Abara Bellweather Corvane Dunmore Eskew Farrant Gilroy-Pace Hollander Ibarra-Lund Jessup Kettering "
    "Lomax Marchetti Nwosu Ostrander Pell Quillfeather Rasmus Sorrentino Tamm Underhay Verlinden Wexcombe "
    "Yarborough Zelnick"
)
_ROLES = ("PD", "APD", "coordinator", "chief resident", "faculty")
_OPENINGS = listed(
    "“This is {who} at {where}. We are reading files for {field}; do you have five minutes?” Asks what you "
    "have done since graduation and when you could start.|"
    "“{who}, {where}. I have your statement in front of me: tell me about the ward you liked best.” "
    "Friendly, in a hurry.|"
    "“Hello, {who} from {where}. Why {field}, and why here?” Listens, types while you talk.|"
    "“{where}, my name is {who}. Are you still looking? Then tell me about yourself in a minute.”|"
    "“{who}, {where}. You would be a long way from home here. How is that for you?” Then about nights.",
    "|",
)
_INVITATION = " “Two of us would like to see you by Zoom, {when} Eastern. Can you?”"


_INTERVIEWS = listed(
    "three faces, 20 minutes. A case, then what you would do about a colleague who is late.|"
    "one resident, one attending, 15 minutes. What you would change about your last ward.|"
    "half a panel, half a chat. “What should we know that is not in your file?”",
    "|",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who calls for a program: a name, a role, and the number shown."""

    who: str
    role: str
    number: str
    where: str
    field: str


def voice(row: Listing, dice: Chance) -> Voice:
    """Whoever calls for this program: the person of a told story, or one invented."""
    name, role = f"Dr. {dice.pick(_NAMES)}", dice.pick(_ROLES)
    if role == "coordinator":
        name = name.replace("Dr.", "Ms.")
    number = row.phone
    told = _told().get(row.code)
    if told:
        name, role, number = told
    return Voice(name, role, number or direct_line(row, dice), formal(row), row.field)


@cache
def _told() -> Mapping[str, tuple[str, str, str]]:
    """Caller, role and number of the told calls, by program."""
    found: dict[str, tuple[str, str, str]] = {}
    for line in (*MEDICINE_CALLS, *SURGERY_CALLS):
        if line.program and line.number and line.caller[:4] in ("Dr. ", "Ms. ", "Mr. "):
            found.setdefault(line.program, (line.caller, line.role, line.number))
    return found


def direct_line(row: Listing, dice: Chance) -> str:
    """A number of the program's area that stands on no list."""
    state = STATE_BY_LETTERS.get(row.state)
    area = dice.pick(state.area_codes) if state else "319"
    number = f"({area}) 555-01{dice.below(100):02d}"
    return number if number != row.phone else f"({area}) 555-01{(int(number[-2:]) + 1) % 100:02d}"


def screening(voice: Voice, dice: Chance, invited: str = "") -> str:
    """A first call; `invited` is the Eastern time of an interview, or empty."""
    said = dice.pick(_OPENINGS).format(who=voice.who, where=voice.where, field=voice.field)
    return said + (_INVITATION.format(when=invited) if invited else "")


def forbidden(voice: Voice) -> str:
    """A call with a question that a program may not ask (rules: contact.questions)."""
    return (
        f"“{voice.who}, {voice.where}.” Five friendly minutes, then: “So where else did you apply? And "
        "would you come if we offered?” You may say: I would be glad to train here, and would rather not "
        "discuss other applications."
    )


def early(voice: Voice) -> str:
    """A call before programs may start contact."""
    return f"“{voice.who} from {voice.where}. I know it is early; a quick chat before the rush?”"


def stranger(voice: Voice) -> str:
    """A call from a program that was not applied to."""
    return (
        f"“This is {voice.who}, {voice.where}. We still have places in {voice.field} and heard that you are "
        "looking.” You did not apply there."
    )


def promise(voice: Voice) -> str:
    """Talk of an offer, which is no offer."""
    return f"“{voice.who} again. You did well today. You will hear from us in R3 tomorrow morning.”"


def look_in_r3(voice: Voice) -> str:
    """A call after a round has opened."""
    return f"“{voice.who}, {voice.where}. You should see something in R3. We would be happy.”"


def voicemail(voice: Voice, named: bool) -> str:
    """What is left after a call that nobody took."""
    if not named:
        return f"A bad line: “… {voice.field} … this is … we will try again, or call this number …”"
    return f"“{voice.who}, {voice.where}. Please call me back on this number, before noon if you can.”"


def mail(voice: Voice, invited: str) -> str:
    """An invitation in writing."""
    return (
        f"From {voice.where}: “We have read your application with interest. Can you meet two of our faculty "
        f"by Zoom, {invited} Eastern? Please answer to this address. {voice.who}, {voice.role}”"
    )


def interview(voice: Voice, dice: Chance) -> str:
    """What an interview is like."""
    return f"{voice.where}: {dice.pick(_INTERVIEWS)}"
