"""The record's patterns as means and tables, with their words: described, never tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from carejournal.domain.measure import Form
from carejournal.ui.insights.means_picture import Mean
from carejournal.ui.insights.table_model import Table
from carejournal.ui.widgets.dates import short_day_with_year
from carejournal.ui.widgets.numbers import mean_text, number_text
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.measure import Measure
    from carejournal.domain.period import Period
    from carejournal.insights.description import Description
    from carejournal.services.patterns import MeasurePatterns, NightAndDay, Patterns

DAYS_OF_WEEK = 7


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("PatternWords", text)


def weekday_means(pattern: MeasurePatterns) -> list[Mean]:
    """Return a mean for each weekday, beginning with the one that weeks begin with here."""
    locale = QLocale()
    first = locale.firstDayOfWeek().value - 1
    order = [(first + n) % DAYS_OF_WEEK for n in range(DAYS_OF_WEEK)]
    return [
        _mean(locale.standaloneDayName(day + 1, QLocale.FormatType.ShortFormat), pattern.weekdays[day])
        for day in order
    ]


def value_days(pattern: MeasurePatterns) -> list[Mean]:
    """Return on how many days each value was recorded, as something to be drawn from 0 up."""
    return [
        Mean(_value(pattern.measure, each.value), float(each.days), 0.0, float(each.days), each.days)
        for each in pattern.values
    ]


def values_table(pattern: MeasurePatterns) -> Table:
    """Return the same as a table."""
    rows = [(_value(pattern.measure, each.value), str(each.days)) for each in pattern.values]
    return Table((measure_name(pattern.measure), tr("Days")), rows)


def month_means(pattern: MeasurePatterns) -> list[Mean]:
    """Return a mean for each month, oldest first; of a yes-or-no measure how many days were a yes."""
    if pattern.yes_days:
        return [
            Mean(_month(each.period), float(each.yes), 0.0, float(each.yes), each.of)
            if each.of
            else Mean(_month(each.period), None, None, None, 0)
            for each in pattern.yes_days
        ]
    return [_mean(_month(each.period), each.description) for each in pattern.months]


def months_table(pattern: MeasurePatterns) -> Table:
    """Return the months as a table."""
    if not pattern.yes_days:
        return means_table(tr("Month"), month_means(pattern))
    rows = [(_month(each.period), str(each.yes), str(each.of)) for each in pattern.yes_days]
    return Table((tr("Month"), tr("Days with a yes"), tr("Recorded days")), rows)


def gap_words(pattern: MeasurePatterns) -> str:
    """Return the longest stretch of days without this measure, or nothing where there is none."""
    gap = pattern.longest_gap
    if gap is None or len(gap) == 1:
        return ""
    return tr("The longest time without it was {0} days, {1} to {2}.").format(
        len(gap), short_day_with_year(gap.first), short_day_with_year(gap.last)
    )


def means_table(head: str, means: Sequence[Mean]) -> Table:
    """Return the means as a table."""
    rows = [
        (each.name, _number(each.mean), _number(each.lowest), _number(each.highest), str(each.days))
        for each in means
    ]
    return Table((head, tr("Average"), tr("Lowest"), tr("Highest"), tr("Recorded days")), rows)


def nights_table(nights: Sequence[NightAndDay]) -> Table:
    """Return for each length of night how the days after it were."""
    hours = sorted({night.hours for night in nights})
    rows = []
    for hour in hours:
        own = [night for night in nights if night.hours == hour]
        days = sum(night.days for night in own)
        mean = sum(night.mood * night.days for night in own) / days
        rows.append((number_text(hour), mean_text(mean), str(days)))
    return Table((tr("Hours of sleep"), tr("Mood of the day after, average"), tr("Days")), rows)


def tags_table(patterns: Patterns) -> Table:
    """Return each tag with its days and the plain mean of each scale over them."""
    shown = list(dict.fromkeys(key for tag in patterns.tags for key, _, _ in tag.means))
    names = {pattern.measure.key: measure_name(pattern.measure) for pattern in patterns.measures}
    rows = []
    for tag in patterns.tags:
        of_measure = {
            key: tr("{0} ({1} days)").format(mean_text(mean), days) for key, mean, days in tag.means
        }
        rows.append((tag.tag, str(tag.days), *(of_measure.get(key, "") for key in shown)))
    return Table((tr("Tag"), tr("Days with it"), *(names[key] for key in shown)), rows)


def rows_described(table: Table) -> str:
    """Return a table's rows one after the other, for screen readers."""
    return "; ".join(", ".join(row) for row in table.rows)


def means_description(means: Sequence[Mean]) -> str:
    """Return the means as one sentence each, for screen readers."""
    return " ".join(
        tr("{0}: not recorded.").format(each.name)
        if each.mean is None
        else tr("{0}: {1} on average of {2} days.").format(each.name, _number(each.mean), each.days)
        for each in means
    )


def _mean(name: str, found: Description) -> Mean:
    return Mean(name, found.mean, found.lowest, found.highest, found.recorded_days)


def _value(measure: Measure, value: float) -> str:
    if measure.form is Form.YES_NO:
        return tr("yes") if value else tr("no")
    return number_text(value)


def _number(value: float | None) -> str:
    return "" if value is None else mean_text(value)


def _month(period: Period) -> str:
    name = QLocale().standaloneMonthName(period.first.month, QLocale.FormatType.ShortFormat)
    return f"{name} {period.first.year % 100:02d}"
