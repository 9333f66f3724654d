"""Kinds of values that commands take."""

from __future__ import annotations

import contextlib
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal
from carejournal.system.clock import system_clock

if TYPE_CHECKING:
    from collections.abc import Callable

DAY_WORDS = {"today": 0, "yesterday": -1}


class MomentType(click.ParamType[Moment]):
    """A moment: 2026-01-20, 2026-01-20T21:05 with or without an offset, "yesterday", "21:05"."""

    name = "moment"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Moment:
        """Return the moment; the usage error names what can be written."""
        if isinstance(value, Moment):
            return value
        try:
            moment = Moment.parse(_iso(str(value)))
        except BadValueRefusal as refusal:
            self.fail(str(refusal), param, ctx)
        if not moment.time_known or moment.utc_offset is not None:
            return moment
        try:
            return Moment.of(moment.local.astimezone())
        except (OverflowError, ValueError):  # the first and last hours of the calendar
            return moment


class DayType(click.ParamType[date]):
    """A day: 2026-01-20, today or yesterday."""

    name = "date"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Return the day; the usage error names what can be written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(_iso(str(value)))
        except ValueError:
            self.fail(f"“{value}” is not a date; write 2026-01-20.", param, ctx)


MOMENT = MomentType()
DAY = DayType()


def period_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add --from and --to."""
    command = click.option("--to", "last", type=DAY, help="The last day.")(command)
    return click.option("--from", "first", type=DAY, help="The first day.")(command)


def chosen_period(first: date | None, last: date | None, whole: Period) -> Period:
    """Return the period from --from to --to, each end taken from `whole` where it was not given."""
    try:
        return Period(
            first or min(whole.first, last or whole.first), last or max(whole.last, first or whole.last)
        )
    except BadValueRefusal as refusal:
        raise click.UsageError(str(refusal)) from None


def _iso(text: str) -> str:
    words = text.strip().lower().split(maxsplit=1)
    now = system_clock()
    if re.fullmatch(r"\d{1,2}:\d\d", text.strip()):
        return f"{now.date()}T{text.strip():0>5}"
    if words and words[0] in DAY_WORDS:
        day = (now + timedelta(days=DAY_WORDS[words[0]])).date()
        return f"{day}T{words[1]:0>5}" if len(words) > 1 else day.isoformat()
    return text


def parse_pair(text: str) -> tuple[str, float]:
    """Return the name and the number of NAME=LEVEL; a usage error where it is none."""
    name, _, level = text.rpartition("=")
    number = None
    if name.strip():
        with contextlib.suppress(ValueError):
            number = float(level)
    if number is None:
        raise click.BadParameter(f"“{text}” is not NAME=LEVEL, such as good=4.")
    return name.strip(), number
