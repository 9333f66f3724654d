"""Dates and times of day as other programs write them, in the languages people use."""

from __future__ import annotations

import re
from datetime import date, time

LONGEST = 60
"""Characters: what is longer is no date or time, and costly to look through."""
NOON = 12

DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
CLOCK = re.compile(r"(\D*)(\d{1,2})[:.](\d{2})(\D*)")
BEFORE_NOON = frozenset({"am", "πμ", "上午", "午前", "오전", "ص", "dop", "de", "öö", "sa", "проб"})
AFTER_NOON = frozenset({"pm", "μμ", "下午", "午後", "오후", "م", "odp", "du", "ös", "ch", "слоб"})

MONTHS = {
    word: month
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for month, word in enumerate(names.split(), start=1)
}
"""A month's number by its name in English, German, French, Spanish, Italian, Dutch and Portuguese."""


def year_first_date(text: str) -> date:
    """Return a date written year, month, day; raises ValueError for any other order and impossible dates."""
    match = DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError("not written as year, month, day")
    return date(int(match[1]), int(match[3]), int(match[4]))


def date_in_words(year: str, text: str) -> date:
    """Return the date of a year and a day with its month's name; raises ValueError where it is not plain."""
    if len(text) > LONGEST:
        raise ValueError("too long for a date")
    months = {MONTHS[word] for word in re.findall(r"[^\W\d_]+", text.casefold()) if word in MONTHS}
    days = re.findall(r"\d+", text)
    plain = len(months) == len(days) == 1 and re.fullmatch(r"\d{1,2}", days[0])
    if not plain or not re.fullmatch(r"\d{4}", year.strip()):
        raise ValueError("not one day, one month name and a year")
    return date(int(year), months.pop(), int(days[0]))


def time_of_day(text: str) -> time:
    """Return a time like 21:35, 9.05 or 9:05 pm (12:05 am is 00:05); raises ValueError for anything else."""
    match = CLOCK.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if match is None:
        raise ValueError("not a time of day")
    hour, minute = int(match[2]), int(match[3])
    marker = "".join(character for character in match[1] + match[4] if character.isalpha()).casefold()
    if (match[1] + match[4]).strip() and not marker:
        raise ValueError("something else stands beside the time")
    if not marker:
        return time(hour, minute)
    if hour > NOON or marker not in BEFORE_NOON | AFTER_NOON:
        raise ValueError("not a time of a twelve-hour clock")
    return time(hour % NOON + (NOON if marker in AFTER_NOON else 0), minute)
