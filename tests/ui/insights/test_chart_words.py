"""The words of a chart on the screen."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from carejournal.charts.labels import ChartLabels, Grain
from carejournal.ui.insights.chart_words import chart_labels
from carejournal.ui.widgets.dates import short_day_with_year

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 22)


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("grain", "english", "locale"),
    [
        (Grain.DAY, "22 Nov", "22 Nov."),
        (Grain.MONTH, "Nov", "Nov"),
        (Grain.YEAR, "2026", "2026"),
    ],
)
def test_ticks_are_in_the_locales_own_words(
    request: pytest.FixtureRequest, grain: Grain, english: str, locale: str
) -> None:
    labels = chart_labels()
    assert labels.tick(DAY, grain) == english
    request.getfixturevalue("german")
    assert labels.tick(DAY, grain) == locale


@pytest.mark.usefixtures("german")
def test_days_and_weeks_follow_the_locale() -> None:
    labels = chart_labels()
    assert labels.day(DAY) == short_day_with_year(DAY)
    assert labels.week_starts == 0


def test_every_sentence_has_the_places_that_are_filled_in() -> None:
    usual, ours = ChartLabels(), chart_labels()
    for field in fields(ChartLabels):
        before, after = getattr(usual, field.name), getattr(ours, field.name)
        if isinstance(before, str):
            assert places(after) == places(before), field.name
            assert after, field.name


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
