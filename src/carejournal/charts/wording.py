"""A chart in words: what a screen reader says and what a document puts beside the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from carejournal.charts.labels import NEUTRAL, ChartLabels
from carejournal.insights.description import describe_values

if TYPE_CHECKING:
    from carejournal.charts.trend_data import TrendData, TrendPanel
    from carejournal.domain.period import Period


def describe_chart(data: TrendData, labels: ChartLabels = NEUTRAL) -> str:
    """Return the trend chart as a few sentences with its numbers: the period, each panel, the sessions."""
    sentences = [
        _period(data.period, labels),
        *(_panel(panel, labels) for panel in data.panels),
        _sessions(data, labels),
        *_over(data, labels),
        *_events(data, labels),
    ]
    return " ".join(sentences)


def _over(data: TrendData, labels: ChartLabels) -> list[str]:
    if data.over is None:
        return []
    first, last = labels.day(data.over.first), labels.day(data.over.last)
    found = [
        (panel, describe_values("", panel.over))
        for panel in data.panels
        if panel.over is not None and not panel.yes_no
    ]
    return [
        labels.panel_over.format(
            name=panel.name, first=first, last=last, mean=labels.number(round(each.mean, 1))
        )
        for panel, each in found
        if each.mean is not None
    ]


def _events(data: TrendData, labels: ChartLabels) -> list[str]:
    words = [
        (labels.event_days if len(event.period) > 1 else labels.event_day).format(
            word=event.word, first=labels.day(event.period.first), last=labels.day(event.period.last)
        )
        for event in data.events
    ]
    return [labels.events.format(events="; ".join(words))] if words else []


def _period(period: Period, labels: ChartLabels) -> str:
    sentence = labels.period if len(period) > 1 else labels.one_day
    return sentence.format(
        first=labels.day(period.first), last=labels.day(period.last), days=labels.days(len(period))
    )


def _panel(panel: TrendPanel, labels: ChartLabels) -> str:
    found = describe_values("", panel.values)
    if found.mean is None or found.lowest is None or found.highest is None:
        return labels.panel_blank.format(name=panel.name)
    sentence = labels.panel_yes_no if panel.yes_no else labels.panel
    unit = f" {panel.unit}" if panel.unit else ""
    return sentence.format(
        name=panel.name,
        recorded=found.recorded_days,
        days=labels.days(found.days),
        mean=labels.number(round(found.mean, 1)) + unit,
        lowest=labels.number(found.lowest) + unit,
        highest=labels.number(found.highest) + unit,
        yes=int(np.count_nonzero(panel.values > 0)),
    )


def _sessions(data: TrendData, labels: ChartLabels) -> str:
    counts = [labels.kind_count.format(kind=mark.kind_name, count=count) for mark, count in data.kinds()]
    return labels.sessions.format(kinds=", ".join(counts)) if counts else labels.no_sessions
