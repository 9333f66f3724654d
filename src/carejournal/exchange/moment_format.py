"""File names of daily notes in the date formats that Obsidian uses (those of moment.js)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from carejournal.exchange.dates_and_times import MONTHS

TOKEN = re.compile(r"\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DDDD|DD|Do|D|dddd|ddd|dd")
PATTERNS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short_year>\d{2})",
    "MMMM": r"(?P<month_name>[^\W\d_]+\.?)",
    "MMM": r"(?P<month_name>[^\W\d_]+\.?)",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
    "Do": r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º|ª|e)?",
    "dddd": r"[^\W\d_]+(?:-[^\W\d_]+)?",
    "ddd": r"[^\W\d_]+\.?",
    "dd": r"[^\W\d_]+\.?",
}
ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
LONGEST = 200
CENTURY = 2000


def day_in_name(name: str, form: str = "") -> date | None:
    """Return the day that a note's path (without its ending) names, in the format or else as ISO date."""
    match = _pattern(form).search(name) if form and len(form) < LONGEST else None
    found = _day(match) if match else None
    if found is not None:
        return found
    for iso in reversed(ISO_DATE.findall(name)):
        try:
            return date(*map(int, iso))
        except ValueError:
            continue
    return None


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Return what matches a path's end; a part that occurs twice must be a name for it only once."""
    pieces, named, end = [], set[str](), 0
    for token in TOKEN.finditer(form):
        pieces.append(re.escape(form[end : token.start()]))
        end = token.end()
        piece = re.escape(token[1]) if token[1] is not None else PATTERNS.get(token[0], r"\d+")
        if group := re.search(r"\?P<(\w+)>", piece):
            piece = piece.replace(group[0], "?:") if group[1] in named else piece
            named.add(group[1])
        pieces.append(piece)
    return re.compile(rf"(?:^|/){''.join(pieces)}{re.escape(form[end:])}$")


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = (
        int(parts["month"])
        if parts.get("month")
        else MONTHS.get((parts.get("month_name") or "").strip(".").casefold())
    )
    year = parts.get("year") or (CENTURY + int(parts["short_year"]) if parts.get("short_year") else None)
    try:
        return date(int(year), month, int(parts["day"])) if year and month and parts.get("day") else None
    except ValueError:
        return None
