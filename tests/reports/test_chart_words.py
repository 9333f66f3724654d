"""A chart speaks the language of its report."""

from __future__ import annotations

import math
import string
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from carejournal.charts.labels import NEUTRAL, Grain
from carejournal.charts.trend_data import SessionMark, TrendData, panel_of
from carejournal.charts.wording import describe_chart
from carejournal.domain.measure import ILL, SLEEP_HOURS
from carejournal.domain.period import Period
from carejournal.domain.session import Mark
from carejournal.reports.chart_words import chart_labels
from carejournal.reports.contents import Language

ENGLISH, GERMAN = chart_labels(Language.ENGLISH), chart_labels(Language.GERMAN)
SAME_IN_BOTH = {"kind_count", "one_day", "week_starts"}
DAY = date(2026, 3, 1)


def places(words: Any) -> set[str]:
    """Return the names of what is filled in; a text that is no format at all fails here."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def data(days: int = 3) -> TrendData:
    period = Period(DAY, DAY + timedelta(days=days - 1))
    hours = np.array([7.5, *[math.nan] * (days - 1)])
    ill = np.array([1.0, *[0.0] * (days - 1)])
    panels = (panel_of(SLEEP_HOURS, hours, hours, "Schlafdauer"), panel_of(ILL, ill, ill, "Heute krank"))
    return TrendData(period, panels, (SessionMark(DAY, "Therapie", Mark.TRIANGLE, "therapy"),))


@pytest.mark.parametrize("name", [each.name for each in fields(NEUTRAL) if each.name not in SAME_IN_BOTH])
def test_german_has_its_own_words_for_everything_a_chart_writes(name: str) -> None:
    german, english = getattr(GERMAN, name), getattr(ENGLISH, name)
    assert german != english
    if isinstance(german, str):
        assert german.strip()
        assert places(german) == places(english)


def test_days_are_written_as_in_the_rest_of_the_report() -> None:
    assert ENGLISH.day(DAY) == "1\u00a0March 2026"
    assert GERMAN.day(DAY) == "1.\u00a0März 2026"


def test_ticks_are_short() -> None:
    told = [GERMAN.tick(DAY, grain) for grain in (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR)]
    assert told == ["1. März", "1. März", "März", "2026"]
    assert [ENGLISH.tick(DAY, grain) for grain in (Grain.DAY, Grain.MONTH)] == ["1 Mar", "Mar"]


def test_numbers_have_a_comma_in_german() -> None:
    assert (GERMAN.number(7.25), ENGLISH.number(7.25)) == ("7,25", "7.25")
    assert (GERMAN.number(8), ENGLISH.number(8)) == ("8", "8")


def test_the_picture_in_german_words() -> None:
    assert describe_chart(data(), GERMAN).replace("\u00a0", " ") == (
        "1. März 2026 bis 3. März 2026 (Zeitraum von 3 Tagen). "
        "Schlafdauer: aufgezeichnet an 1 von 3 Tagen, Mittel 7,5 h, niedrigster Wert 7,5 h,"
        " höchster Wert 7,5 h. "
        "Heute krank: aufgezeichnet an 3 von 3 Tagen, ja an 1. "
        "Sitzungen: Therapie 1."
    )


def test_a_single_day_is_told_as_one() -> None:
    said = describe_chart(data(1), GERMAN).replace("\u00a0", " ")
    assert said.startswith("1. März 2026 (1 Tag). Schlafdauer: aufgezeichnet an 1 von 1 Tag,")


def test_nothing_recorded_is_told_in_german() -> None:
    blank = np.array([math.nan] * 2)
    period = Period(DAY, DAY + timedelta(days=1))
    said = describe_chart(TrendData(period, (panel_of(SLEEP_HOURS, blank, blank, "Schlafdauer"),)), GERMAN)
    assert said.endswith("Schlafdauer: nicht aufgezeichnet. Keine Sitzungen.")
