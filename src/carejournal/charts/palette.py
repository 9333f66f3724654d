"""The tested colours of screen and paper, by the role each plays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a colour of a chart stands for; each is a field of Palette."""

    MOOD = "mood"
    STRESS = "stress"
    SLEEP = "sleep"
    THERAPY = "therapy"
    MASSAGE = "massage"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours as #RRGGBB.

    `text` and `quiet` and all roles of data can be read on `surface` and on `background` (WCAG 2.2, 4.5:1);
    `outline` shows where a control is (3:1). `hairline` divides, and carries no meaning of its own.
    """

    background: str
    surface: str
    text: str
    quiet: str
    accent: str
    mood: str
    stress: str
    sleep: str
    therapy: str
    massage: str
    outline: str
    hairline: str

    def of(self, role: Role) -> str:
        """Return the colour that plays a role."""
        return str(getattr(self, role.value))

    def dot(self, role: Role) -> str:
        """Return the paler colour of single days: behind the line, yet 3:1 on the surface."""
        return blend(self.of(role), self.surface, DOT_STRENGTH)

    def session_line(self, role: Role, *, many: bool) -> str:
        """Return the pale colour of the line below a session's mark, paler where there are many."""
        strength = ONE_OF_MANY_STRENGTH if many else SESSION_LINE_STRENGTH
        return blend(self.of(role), self.surface, strength)


DOT_STRENGTH = 0.72
SESSION_LINE_STRENGTH = 0.34
ONE_OF_MANY_STRENGTH = 0.22
"""Of lines that only guide the eye; the mark above them carries the meaning."""

LIGHT = Palette(
    background="#F7F5F1",
    surface="#FFFFFF",
    text="#26252C",
    quiet="#5C5966",
    accent="#2F6F69",
    mood="#2F6F69",
    stress="#B4532A",
    sleep="#4B5FA6",
    therapy="#6D3F8F",
    massage="#8A6100",
    outline="#8A8694",
    hairline="#E0DDD7",
)
DARK = Palette(
    background="#1B1A20",
    surface="#25242C",
    text="#ECEAF1",
    quiet="#B6B2C1",
    accent="#86CBC1",
    mood="#86CBC1",
    stress="#F0A27C",
    sleep="#A9B8F2",
    therapy="#D3A9EE",
    massage="#E3C06A",
    outline="#7F7B8C",
    hairline="#3B3944",
)
PRINT = replace(LIGHT, background="#FFFFFF", text="#000000", quiet="#4A4852", hairline="#CFCCC6")
"""For paper, and for paper copied in grey: on white, and thin lines dark enough to survive a printer."""


def blend(colour: str, onto: str, share: float) -> str:
    """Return `colour` laid over `onto` with the given share (1 = `colour` alone), both as #RRGGBB."""
    mixed = (
        round(share * int(colour[n : n + 2], 16) + (1 - share) * int(onto[n : n + 2], 16)) for n in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)
