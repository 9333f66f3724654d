"""Where to find a person to talk to: emergency numbers and help lines by country, each with its source."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from carejournal.evidence.strict_table import CardError, StrictTable

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = [
    "ANYWHERE",
    "CardError",
    "HelpLine",
    "HelpLines",
    "Role",
    "read_help_lines",
    "read_translated_help",
]

ANYWHERE = "world"
"""The country of a service for people everywhere."""

EUROPEAN_UNION = "EU"
EU_MEMBERS = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - 27 quotes tell less
)

COUNTRY = re.compile(rf"[A-Z]{{2}}|{ANYWHERE}")
NUMBER = re.compile(r"\d[\d -]*\d")
DIGITS = re.compile(r"\d+")


class Role(StrEnum):
    """What a service is for, in the order a person in need wants to see them."""

    EMERGENCY = "emergency"
    TALK = "talk"
    REFERRAL = "referral"
    DIRECTORY = "directory"


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One service. `number` is None where there is only a website; `contact` says all ways to reach it.

    `country` is an ISO 3166 code, "EU" for all states of the European Union, or ANYWHERE. `source` is
    the page it was seen on, and `checked` the day of that.
    """

    country: str
    role: Role
    name: str
    number: str | None
    contact: str
    what: str
    source: str
    checked: date

    @property
    def dial(self) -> str:
        """What a tel: link dials, digits only; empty where there is no number."""
        return "" if self.number is None else re.sub(r"\D", "", self.number)


@dataclass(frozen=True, slots=True)
class HelpLines:
    """The help page: three sentences that are true everywhere, and the services."""

    in_danger: str
    nobody_watching: str
    numbers_change: str
    lines: tuple[HelpLine, ...]

    def of(self, country: str) -> tuple[HelpLine, ...]:
        """Return the services for people in a country (ISO 3166 code), emergency first, directories last."""
        places = {country.upper(), ANYWHERE}
        if country.upper() in EU_MEMBERS:
            places.add(EUROPEAN_UNION)
        roles = list(Role)
        return tuple(
            sorted(
                (line for line in self.lines if line.country in places),
                key=lambda line: roles.index(line.role),
            )
        )


def read_help_lines(path: Path) -> HelpLines:
    """Return the help page in a TOML file; raise CardError naming file and field where anything is wrong."""
    table = StrictTable.read(path)
    page = HelpLines(
        in_danger=table.text("in_danger"),
        nobody_watching=table.text("nobody_watching"),
        numbers_change=table.text("numbers_change"),
        lines=tuple(_line(line) for line in table.tables("lines")),
    )
    table.done()
    seen = set()
    for line in page.lines:
        if (line.country, line.name) in seen:
            raise table.fault("lines", f"“{line.name}” is there twice for {line.country}")
        seen.add((line.country, line.name))
    return page


def read_translated_help(path: Path, page: HelpLines) -> HelpLines:
    """Return the help page with the sentences of a file in another language, its services in the same order.

    Raises CardError where one is missing, is for another country, or holds other digits than the original.
    """
    table = StrictTable.read(path)
    tables = table.tables("lines")
    if len(tables) != len(page.lines):
        raise table.fault("lines", f"are {len(tables)}; the page has {len(page.lines)}")
    translated = HelpLines(
        in_danger=table.text("in_danger"),
        nobody_watching=table.text("nobody_watching"),
        numbers_change=table.text("numbers_change"),
        lines=tuple(map(_translated_line, tables, page.lines)),
    )
    table.done()
    return translated


def _translated_line(table: StrictTable, line: HelpLine) -> HelpLine:
    if table.text("country") != line.country:
        raise table.fault("country", f"is not {line.country}, that of “{line.name}”")
    name, contact, what = table.text("name"), table.text("contact"), table.text("what")
    table.done()
    for field, ours, theirs in (("contact", contact, line.contact), ("what", what, line.what)):
        if DIGITS.findall(ours) != DIGITS.findall(theirs):
            raise table.fault(field, f"holds other numbers than “{theirs}”")
    return replace(line, name=name, contact=contact, what=what)


def _line(table: StrictTable) -> HelpLine:
    line = HelpLine(
        country=table.text("country"),
        role=_role(table),
        name=table.text("name"),
        number=table.text("number") if table.has("number") else None,
        contact=table.text("contact"),
        what=table.text("what"),
        source=table.text("source"),
        checked=table.day("checked"),
    )
    table.done()
    if not COUNTRY.fullmatch(line.country):
        raise table.fault("country", f"“{line.country}” is no country code")
    if line.number is not None and not NUMBER.fullmatch(line.number):
        raise table.fault("number", f"“{line.number}” cannot be dialled")
    if not line.source.startswith(("https://", "http://")):
        raise table.fault("source", "is no address of a page")
    return line


def _role(table: StrictTable) -> Role:
    text = table.text("role")
    try:
        return Role(text)
    except ValueError:
        raise table.fault("role", f"“{text}” is none of {', '.join(Role)}") from None
