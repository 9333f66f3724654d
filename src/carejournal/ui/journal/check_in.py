"""The check-in: a line for each measure, then the tags. Nothing in it has to be answered."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carejournal.charts.palette import Role
from carejournal.domain.measure import BUILT_IN, ILL, MOOD, SLEEP_HOURS, SLEEP_QUALITY, STRESS, Measure
from carejournal.domain.tag import ILL_GROUP, Tag
from carejournal.ui.journal.hours_field import HoursField
from carejournal.ui.journal.ill_words import IllWords
from carejournal.ui.journal.reading_fields import ReadingField, field_for, stops_of
from carejournal.ui.journal.tag_chips import TagChips
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, row
from carejournal.ui.widgets.dates import clock_time, long_day
from carejournal.ui.widgets.hours_text import hours_text
from carejournal.ui.widgets.numbers import number_text
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.scale_row import ScaleRow
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from carejournal.domain.entry import Entry
    from carejournal.ui.theme import Theme

ROLES = {MOOD.key: Role.MOOD, STRESS.key: Role.STRESS, SLEEP_QUALITY.key: Role.SLEEP}
NIGHT = (SLEEP_QUALITY.key, SLEEP_HOURS.key)
NAME_LETTERS = 20
"""How wide the names before the lines may become; longer ones wrap."""


class CheckIn(QFrame):
    """What can be rated and tagged in an entry; writes nothing by itself.

    Signals:
        edited(): the person set, changed or emptied something.
        change_wanted(): the person wants to change what is asked.
    """

    edited = Signal()
    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._theme = theme
        self._fields: dict[str, ReadingField] = {}
        self._words: dict[str, QLabel] = {}
        self._lines: dict[str, QWidget] = {}
        self._names: list[QLabel] = []
        self._asked: tuple[Measure, ...] = ()
        self._shown: Mapping[str, float] = {}
        self.hours = HoursField(self.tr("Hours slept last night"))
        self._night = label(quiet=True)
        self.chips = TagChips()
        self.ill = IllWords()
        self.slept = label(quiet=True, wrap=True)
        self.ask_sleep = button(self.tr("Record sleep here too"), self._show_night, flat=True)
        self.change = button(self.tr("Change what is asked…"), self.change_wanted.emit, flat=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(5 * STEP, 3 * STEP, 5 * STEP, 2 * STEP)
        self._layout.setSpacing(2 * STEP)
        self._ill_line = self._line(label(self.tr("Ill with")), self.ill)
        self._tag_line = self._line(label(self.tr("Today had")), self.chips)
        self._slept_line = self._line(label(), _paired(self.slept, self.ask_sleep))
        self._foot = QWidget()
        self._foot.setLayout(row(self.change, None))
        self.chips.tags_changed.connect(self._say_what_ill)
        self.chips.tags_changed.connect(self.edited)
        self.ill.words_changed.connect(self.edited)
        self.hours.hours_changed.connect(self.edited)
        self.ask(tuple(BUILT_IN.values()))

    def scale(self, key: str) -> ScaleRow:
        """Return the row of boxes of a measure."""
        field = self._fields[key]
        assert isinstance(field, ScaleRow)
        return field

    def field(self, key: str) -> ReadingField:
        """Return the control of a measure that is asked for, other than hours of sleep and being ill."""
        return self._fields[key]

    def ask(self, measures: Sequence[Measure]) -> None:
        """Ask for these measures, in this order; nothing happens where they are asked for already."""
        if tuple(measures) == self._asked:
            return
        changed = {each.key for each in measures if each not in self._asked}
        self._asked = tuple(measures)
        wanted = {each.key for each in measures}
        for key in [key for key in self._lines if key not in wanted or key in changed]:
            self._drop(key)
        for part in (*self._lines.values(), self._slept_line, self._tag_line, self._ill_line, self._foot):
            self._layout.removeWidget(part)
        for measure in measures:
            if measure.key != ILL.key:
                if measure.key not in self._lines:
                    self._lines[measure.key] = self._made(measure)
                self._layout.addWidget(self._lines[measure.key])
            if measure.key in NIGHT:
                self._layout.addWidget(self._slept_line)
        for part in (self._tag_line, self._ill_line, self._foot):
            self._layout.addWidget(part)
        self.chips.ill_chip.setVisible(ILL.key in wanted)
        self._align_names()
        self._order_tab()

    def show_entry(self, entry: Entry, tags: Sequence[Tag], slept: Entry | None) -> None:
        """Show what is recorded; `slept`: the day's other entry in which the night stands already."""
        self._shown = entry.readings
        for key, field in self._fields.items():
            field.show_reading(entry.readings.get(key))
        self.hours.show_hours(entry.readings.get(SLEEP_HOURS.key))
        ill = entry.readings.get(ILL.key) == 1
        rest = self.ill.show_words(tags, entry.tags)
        offered = [tag for tag in tags if not self.ill.offers(tag.name)]
        groups = {tag.name.casefold(): tag.group for tag in offered}
        self.chips.show_tags([tag.name for tag in offered], rest, ill=ill, groups=groups)
        elsewhere = slept is not None and not any(key in entry.readings for key in NIGHT)
        self._ask_night(not elsewhere)
        if slept is not None and elsewhere:
            self.slept.setText(self._slept_words(slept))
        self._say_what_ill()
        self._order_tab()
        self.show_words(entry.moment.day)

    def readings(self, before: Mapping[str, float]) -> dict[str, float]:
        """Return the readings as they now stand; what is not asked for stays as it was before."""
        readings = dict(before)
        for key, field in self._fields.items():
            _keep(readings, key, field.reading)
        if SLEEP_HOURS.key in self._lines:
            _keep(readings, SLEEP_HOURS.key, self.hours.hours)
        if self.chips.ill_chip.isChecked():
            readings[ILL.key] = 1.0
        elif readings.get(ILL.key) == 1.0:
            del readings[ILL.key]
        return readings

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that are set, those that say what someone is ill with at the end."""
        return (*self.chips.tags, *self.ill.words)

    def new_ill_tags(self, present: Sequence[Tag]) -> list[Tag]:
        """Return, as tags at the end of their group, the words for an illness that are no tags yet."""
        known = {tag.name.casefold() for tag in present}
        behind = max((tag.position for tag in present), default=-1) + 1
        new = [word for word in self.ill.words if word.casefold() not in known]
        return [Tag(word, ILL_GROUP, behind + place) for place, word in enumerate(new)]

    def show_words(self, day: date) -> None:
        """Say what the numbers mean, and which night is meant."""
        for key, field in self._fields.items():
            self._words[key].setText(field.words)
        self._night.setText(self.tr("last night, into {0}").format(long_day(day)))

    def _made(self, measure: Measure) -> QWidget:
        if measure.key == SLEEP_HOURS.key:
            return self._line(_named(self.tr("Slept"), self.hours.edit), _paired(self.hours, self._night))
        field = field_for(self._theme, measure, ROLES.get(measure.key, Role.MOOD))
        field.show_reading(self._shown.get(measure.key))
        self._fields[measure.key] = field
        self._words[measure.key] = label(quiet=True)
        field.reading_changed.connect(self._say_word)
        field.reading_changed.connect(self.edited)
        return self._line(
            _named(measure_name(measure), stops_of(field)[0]), _paired(field, self._words[measure.key])
        )

    def _line(self, name: QLabel, part: QWidget) -> QWidget:
        name.setWordWrap(True)
        self._names.append(name)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4 * STEP)
        layout.addWidget(name)
        layout.addWidget(part, 1)
        return line

    def _drop(self, key: str) -> None:
        line = self._lines.pop(key)
        self._names = [name for name in self._names if not line.isAncestorOf(name)]
        if key == SLEEP_HOURS.key:
            self.hours.setParent(self)
            self._night.setParent(self)
            self.hours.hide()
            self._night.hide()
        self._fields.pop(key, None)
        self._words.pop(key, None)
        self._layout.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _align_names(self) -> None:
        most = self.fontMetrics().averageCharWidth() * NAME_LETTERS
        wide = min(most, max(name.fontMetrics().horizontalAdvance(name.text()) for name in self._names) + 2)
        for name in self._names:
            name.setFixedWidth(wide)

    def _order_tab(self) -> None:
        asked = [each.key for each in self._asked if each.key in self._lines]
        stops: list[QWidget] = [self.ask_sleep]
        for key in reversed(asked):
            stops[:0] = [self.hours.edit] if key == SLEEP_HOURS.key else stops_of(self._fields[key])
        stops += [*self.chips.stops, *self.ill.stops, self.change]
        for previous, stop in pairwise(stops):
            QWidget.setTabOrder(previous, stop)

    def _ask_night(self, asked: bool) -> None:  # noqa: FBT001 - the one question
        for key in NIGHT:
            if key in self._lines:
                self._lines[key].setVisible(asked)
        self._slept_line.setVisible(not asked and any(key in self._lines for key in NIGHT))

    def _show_night(self) -> None:
        self._ask_night(asked=True)
        key = next(each.key for each in self._asked if each.key in NIGHT)
        (self.hours.edit if key == SLEEP_HOURS.key else stops_of(self._fields[key])[0]).setFocus()

    def _slept_words(self, slept: Entry) -> str:
        hours, quality = (slept.readings.get(key) for key in (SLEEP_HOURS.key, SLEEP_QUALITY.key))
        parts = [hours_text(hours)] if hours is not None else []
        if quality is not None:
            parts.append(self.tr("quality {0}").format(number_text(quality)))
        words, at = " · ".join(parts), clock_time(slept.moment)
        if at:
            return self.tr("Last night is recorded, at {0}: {1}").format(at, words)
        return self.tr("Last night is recorded: {0}").format(words)

    @Slot()
    def _say_word(self) -> None:
        for key, field in self._fields.items():
            self._words[key].setText(field.words)

    @Slot()
    def _say_what_ill(self) -> None:
        asked = any(each.key == ILL.key for each in self._asked)
        self._ill_line.setVisible(bool(self.ill.words) or (asked and self.chips.ill_chip.isChecked()))


def _keep(readings: dict[str, float], key: str, value: float | None) -> None:
    if value is None:
        readings.pop(key, None)
    else:
        readings[key] = value


def _named(text: str, field: QWidget) -> QLabel:
    made = label(text)
    made.setBuddy(field)
    return made


def _paired(field: QWidget, words: QWidget) -> QWidget:
    """Return a field with its words behind it, or below it where lines are short."""
    made = QWidget()
    made.setLayout(PairLayout(field, words, apart=False, space=4 * STEP))
    return made
