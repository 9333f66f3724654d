"""The days around a session in words: for screen readers, and as a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from carejournal.ui.insights.table_model import Table
from carejournal.ui.widgets.numbers import mean_text

if TYPE_CHECKING:
    from carejournal.insights.around import Around
    from carejournal.services.comparing import Comparison

FEW = 5


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("AroundWords", text)


def number(value: float) -> str:
    """Return a mean with one decimal, or nothing where there is none."""
    return "" if math.isnan(value) else mean_text(value)


def lag_words(lag: int) -> str:
    """Return how far a day is from the session."""
    if lag == 0:
        return tr("the day itself")
    if abs(lag) == 1:
        return tr("1 day before") if lag < 0 else tr("1 day after")
    return (tr("{0} days before") if lag < 0 else tr("{0} days after")).format(abs(lag))


def description(comparison: Comparison, around: Around, factor: str, measure: str) -> str:
    """Return the picture in sentences with its numbers."""
    words = [
        tr("{0}, around {1}.").format(
            comparison.names.measures[measure].name,
            comparison.wording().phrases.count(factor, len(around.occasions)),
        )
    ]
    for lag, average, n, low, high in zip(
        around.lags, around.average, around.counts, around.low, around.high, strict=True
    ):
        if n == 0:
            words.append(tr("{0}: not recorded.").format(lag_words(lag)))
        elif math.isnan(low):
            words.append(tr("{0}: {1} on average ({2} rated).").format(lag_words(lag), number(average), n))
        else:
            words.append(
                tr("{0}: {1} on average ({2} rated), foretold {3} to {4}.").format(
                    lag_words(lag), number(average), n, number(low), number(high)
                )
            )
    return " ".join(words)


def caption(around: Around) -> str:
    """Return what the lines and the band are, and how much there is to rely on."""
    n = len(around.occasions)
    if n == 0:
        return tr("None of these is recorded in the days that are looked at.")
    parts = [tr("{0} times. Thick line: their average. Faint lines: each one.").format(n)]
    if n < FEW:
        parts = [tr("Each one, {0} in all. So few can differ by chance alone.").format(n)]
    if all(math.isnan(low) for low in around.low):
        parts.append(tr("What was foretold comes once more days are rated."))
    else:
        parts.append(
            tr(
                "Band: where the average would lie in 95 of 100 records if nothing happened on those days,"
                " given the days before, the weekday and the season."
            )
        )
    return " ".join(parts)


def table(around: Around) -> Table:
    """Return the picture's numbers, a row for each day."""
    rows = [
        (
            lag_words(lag),
            number(float(around.average[n])),
            str(around.counts[n]),
            number(float(around.foretold[n])),
            ""
            if math.isnan(around.low[n])
            else tr("{0} to {1}").format(number(float(around.low[n])), number(float(around.high[n]))),
        )
        for n, lag in enumerate(around.lags)
    ]
    return Table((tr("Day"), tr("Average"), tr("Rated days"), tr("Foretold"), tr("Range of it")), rows)
