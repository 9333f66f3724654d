"""The first entries of an import as they will look, in a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from carejournal.domain.measure import BUILT_IN, MOOD, SLEEP_HOURS, Measure
from carejournal.ui.bringing_in.import_words import photos_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import card, column, label
from carejournal.ui.widgets.dates import clock_time, short_day_with_year
from carejournal.ui.widgets.excerpt import excerpt
from carejournal.ui.widgets.hours_text import hours_text
from carejournal.ui.widgets.numbers import number_text
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carejournal.domain.entry import Entry

LETTERS_SEEN = 160


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("EntryPreview", text)


def entry_card(entry: Entry, measures: Mapping[str, Measure], photos: int = 0) -> QFrame:
    """Return a small card of an entry: when, what was rated, the first words, the tags, how many photos."""
    when = " · ".join(
        part for part in (short_day_with_year(entry.moment.day), clock_time(entry.moment)) if part
    )
    parts: list[QWidget] = [label(f"★ {when}" if entry.starred else when, bold=True, wrap=True)]
    if entry.private:
        parts.append(label(tr("private"), quiet=True))
    else:
        parts += [made for made in _lines(entry, measures) if made.text()]
        parts += [label(photos_words(photos), quiet=True)] if photos else []
    made = card()
    made.setLayout(column(*parts, margin=3 * STEP, space=STEP))
    return made


def entry_cards(
    entries: Sequence[Entry], measures: Mapping[str, Measure], photos: Mapping[str, int]
) -> QWidget:
    """Return cards of the entries below each other; `photos` counts theirs by the entry's id."""
    made = QWidget()
    made.setLayout(column(*(entry_card(entry, measures, photos.get(entry.id, 0)) for entry in entries)))
    return made


def _lines(entry: Entry, measures: Mapping[str, Measure]) -> list[QLabel]:
    words = excerpt(entry.note)
    if len(words) > LETTERS_SEEN:
        words = words[:LETTERS_SEEN].rsplit(" ", 1)[0] + " …"
    return [
        label(_readings(entry, measures), quiet=True, wrap=True),
        label(entry.title, bold=True, wrap=True),
        label(words, wrap=True),
        label(" · ".join(entry.tags), quiet=True, wrap=True),
    ]


def _readings(entry: Entry, measures: Mapping[str, Measure]) -> str:
    order = [key for key in BUILT_IN if key in entry.readings]
    order += [key for key in entry.readings if key not in BUILT_IN]
    told = [_reading(measures.get(key) or BUILT_IN.get(key), key, entry.readings[key]) for key in order]
    return " · ".join(told if MOOD.key in entry.readings else [tr("no mood"), *told])


def _reading(measure: Measure | None, key: str, value: float) -> str:
    name = measure_name(measure) if measure else key
    if key == SLEEP_HOURS.key:
        return f"{name} {hours_text(value)}"
    unit = f" {measure.unit}" if measure and measure.unit else ""
    return f"{name} {number_text(value)}{unit}"
