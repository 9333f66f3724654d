"""Life events: the person's own marks on the time axis, to add and to take away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.life_event import LifeEvent
from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, side_by_side, title
from carejournal.ui.widgets.dates import from_qdate, qdate, short_day_with_year
from carejournal.ui.widgets.day_edit import WITHOUT_WEEKDAY, DayEdit
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.vertical_area import VerticalArea

if TYPE_CHECKING:
    from datetime import date

    from carejournal.services.life_events import LifeEvents

LETTERS_WIDE = 84


class EventsDialog(QDialog):
    """Lists the marks, takes one away or adds one; each is kept at once and can be undone.

    Signals:
        changed(str): the journal keeps other marks now; what happened, in words.
    """

    changed = Signal(str)

    def __init__(self, events: LifeEvents, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Life events"))
        self._events = events
        self.word = QLineEdit()
        self.word.setAccessibleName(self.tr("A word for it"))
        self.word.setPlaceholderText(self.tr("new job"))
        self.first = DayEdit(self.tr("Day, or the first day"), WITHOUT_WEEKDAY)
        self.last = DayEdit(self.tr("Last day"), WITHOUT_WEEKDAY)
        self.lasts = QCheckBox(self.tr("until"))
        for edit in (self.first, self.last):
            edit.setDate(qdate(today))
        self.last.setEnabled(False)
        self.lasts.toggled.connect(self.last.setEnabled)
        self.add = button(self.tr("Mark it"), self._add, primary=True)
        self.told = label(wrap=True)
        self.told.hide()
        self.list = QVBoxLayout()
        self.list.setSpacing(STEP)
        self._lay_out()
        self._fill()
        self.word.returnPressed.connect(self._add)
        wide = LETTERS_WIDE * self.fontMetrics().averageCharWidth()
        self.resize(wide, self._layout.totalHeightForWidth(wide))
        self.word.setFocus()

    def _lay_out(self) -> None:
        heading = title(self.tr("Life events"))
        heading.setWordWrap(True)
        words = self.tr(
            "A word for a day or some days that you want to see on the time axis: a move, an exam, a holiday."
            " It is shown, and nothing is worked out from it."
        )
        form = QWidget()
        days = PairLayout(self.first, side_by_side(self.lasts, self.last), apart=False)
        form.setLayout(column(row(self.word, self.add), days))
        content = QWidget()
        content.setLayout(
            column(
                heading, label(words, quiet=True, wrap=True), form, self.told, self.list, None, space=4 * STEP
            )
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6 * STEP, 6 * STEP, 6 * STEP, 6 * STEP)
        self._layout.setSpacing(4 * STEP)
        self._layout.addWidget(VerticalArea(content), 1)
        self._layout.addLayout(PairLayout(QWidget(), button(self.tr("Close"), self.reject)))

    def _fill(self) -> None:
        while self.list.count():
            item = self.list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for event in self._events.all():
            line = QWidget()
            flow = FlowLayout(line)
            flow.addWidget(label(event.word, bold=True, wrap=True))
            flow.addWidget(label(event_days(event), quiet=True))
            away = button(self.tr("Take away"), partial(self._remove, event), flat=True)
            away.setAccessibleName(self.tr("Take away: {0}").format(event.word))
            flow.addWidget(away)
            self.list.addWidget(line)

    @Slot()
    def _add(self) -> None:
        last = from_qdate(self.last.date()) if self.lasts.isChecked() else None
        try:
            self._events.add(LifeEvent(self.word.text(), from_qdate(self.first.date()), last))
        except Refusal as refusal:
            self.told.setText(refusal_words(refusal))
            self.told.show()
            return
        self.told.hide()
        self.word.clear()
        self._fill()
        self.word.setFocus()
        self.changed.emit(self.tr("Marked."))

    def _remove(self, event: LifeEvent) -> None:
        self._events.remove(event)
        self._fill()
        self.word.setFocus()
        self.changed.emit(self.tr("Mark taken away."))


def event_days(event: LifeEvent) -> str:
    """Return an event's day or days."""
    if event.last is None:
        return short_day_with_year(event.first)
    return f"{short_day_with_year(event.first)} – {short_day_with_year(event.last)}"
