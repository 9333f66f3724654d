"""What the command search finds for a few words: actions, days by their date, records by their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from carejournal.domain.refusal import BadValueRefusal
from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS
from carejournal.ui.command_list import Place, all_commands, tr
from carejournal.ui.widgets.dates import from_qdate, long_day_with_year, short_day_with_year

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from carejournal.services.looking_back import LookingBack

MOST_RECORDS = 8
LEAST_LETTERS = 2
MARKS = str.maketrans("", "", HIT_STARTS + HIT_ENDS)
FORMS = (
    "yyyy-M-d",
    "d.M.yyyy",
    "d/M/yyyy",
    "d MMM yyyy",
    "d MMMM yyyy",
    "d. MMM yyyy",
    "d. MMMM yyyy",
    "MMMM d yyyy",
)
FORMS_OF_THIS_YEAR = ("d.M.", "d.M", "d/M", "d MMM", "d MMMM", "d. MMM", "d. MMMM", "MMMM d", "MMM d")


@dataclass(frozen=True, slots=True)
class Found:
    """One line: its words, what stands beside them, and what it leads to."""

    words: str
    beside: str
    kind: str
    target: object
    place: Place = Place.EVERYWHERE


def find(typed: str, looking_back: LookingBack, today: date, present: Place, names: set[str]) -> list[Found]:
    """Return what the typed words can mean: actions first, those of the present tab before others.

    `names` are the actions that can be done now.
    """
    return [*_actions(typed, present, names), *_days(typed, today), *_records(typed, looking_back)]


def _actions(typed: str, present: Place, names: set[str]) -> Iterator[Found]:
    wanted = typed.casefold().split()
    commands = [each for each in all_commands() if each.name in names and each.name != "commands"]
    commands.sort(key=lambda each: each.place is not present)
    for each in commands:
        words = each.words.casefold().split()
        if all(any(word.startswith(part) for word in words) for part in wanted):
            yield Found(each.words, each.key_words, "action", each.name, each.place)


def _days(typed: str, today: date) -> Iterator[Found]:
    day = _day_in_words(typed.strip(), today)
    if day is not None:
        yield Found(long_day_with_year(day), tr("open this day"), "day", day)


def _day_in_words(typed: str, today: date) -> date | None:
    """Return the day that is written as people here write it, or by its own word."""
    folded = typed.casefold()
    if folded and folded == tr("today").casefold():
        return today
    if folded and folded == tr("yesterday").casefold():
        return from_qdate(QDate(today.year, today.month, today.day).addDays(-1))
    locale = QLocale()
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    for text, forms in ((typed, (*FORMS, short)), (f"{typed} {today.year}", FORMS_OF_THIS_YEAR)):
        for form in forms:
            read = locale.toDate(text, form if text is typed else f"{form} yyyy")
            if read.isValid() and read.year() > 1900:  # noqa: PLR2004 - two digits of a year mean another century
                return from_qdate(read)
    return None


def _records(typed: str, looking_back: LookingBack) -> Iterator[Found]:
    if len(typed.strip()) < LEAST_LETTERS:
        return
    try:
        hits = looking_back.find(typed, MOST_RECORDS)
    except BadValueRefusal:  # it is still being typed
        return
    for hit in hits:
        text = " ".join(hit.snippet.translate(MARKS).split())
        words = tr("private") if hit.private else text or tr("without words")
        yield Found(words, short_day_with_year(hit.moment.day), hit.kind, hit.id)
