"""The words of a report's chart, in each of its languages."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from carejournal.charts.labels import NEUTRAL, ChartLabels, Grain
from carejournal.reports.contents import Language
from carejournal.reports.dates_and_numbers import SHORT_MONTHS, long_date, number

if TYPE_CHECKING:
    from datetime import date


def chart_labels(language: Language) -> ChartLabels:
    """Return what a chart writes in a report of the language."""
    if language is Language.ENGLISH:
        return replace(NEUTRAL, day=partial(long_date, language=language))
    return ChartLabels(
        tick=_german_tick,
        day=partial(long_date, language=language),
        number=partial(number, language=language),
        yes="ja",
        no="nein",
        not_recorded="nicht aufgezeichnet",
        dot_day="ein Tag",
        dot_week="Mittel einer Woche",
        dot_month="Mittel eines Monats",
        line_day="Mittel von 7 Tagen",
        line_week="Mittel eines Monats",
        line_month="Mittel eines Jahres",
        coarse_week="Jeder Punkt ist hier das Mittel einer Woche, die Linie das jedes Monats.",
        coarse_month="Jeder Punkt ist hier das Mittel eines Monats, die Linie das jedes Jahres.",
        coarse_marks="Sitzungen liegen hier dicht: ein Zeichen kann für mehrere seiner Art stehen.",
        days_count="{n} Tagen",
        days_count_one="1 Tag",
        period="{first} bis {last} (Zeitraum von {days}).",
        one_day="{first} ({days}).",
        panel="{name}: aufgezeichnet an {recorded} von {days}, Mittel {mean},"
        " niedrigster Wert {lowest}, höchster Wert {highest}.",
        panel_yes_no="{name}: aufgezeichnet an {recorded} von {days}, ja an {yes}.",
        panel_blank="{name}: nicht aufgezeichnet.",
        over="die Linie von {first} bis {last}",
        panel_over="{name} von {first} bis {last}, darübergelegt: Mittel {mean} der Linie.",
        events="Eingetragen: {events}.",
        event_days="{word} ({first} bis {last})",
        event_day="{word} (am {first})",
        sessions="Sitzungen: {kinds}.",
        no_sessions="Keine Sitzungen.",
    )


def _german_tick(day: date, grain: Grain) -> str:
    month = SHORT_MONTHS[Language.GERMAN][day.month - 1]
    return {Grain.MONTH: month, Grain.YEAR: str(day.year)}.get(grain, f"{day.day}. {month}")
