"""The chart as a table: a row for each day that anything is recorded on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from carejournal.ui.insights.chart_words import chart_labels
from carejournal.ui.insights.table_model import Table
from carejournal.ui.widgets.dates import short_day_with_year

if TYPE_CHECKING:
    from carejournal.charts.trend_data import TrendData


def trend_table(data: TrendData) -> Table:
    """Return the days of the chart, oldest first; days without a value, session or mark are left out."""
    labels = chart_labels()
    sessions: dict[object, list[str]] = {}
    for mark in data.marks:
        sessions.setdefault(mark.day, []).append(mark.kind_name)
    rows = []
    for number, day in enumerate(data.period):
        values = [float(panel.values[number]) for panel in data.panels]
        words = [event.word for event in data.events if day in event.period]
        if all(math.isnan(value) for value in values) and day not in sessions and not words:
            continue
        cells = [
            "" if math.isnan(value) else f"{labels.number(value)} {panel.unit}".strip()
            for value, panel in zip(values, data.panels, strict=True)
        ]
        together = ", ".join([*sessions.get(day, []), *words])
        rows.append((short_day_with_year(day), *cells, together))
    heads = (_tr("Day"), *(panel.name for panel in data.panels), _tr("Sessions and events"))
    return Table(heads, rows)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrendTable", text)
