"""Bringing in appointments from a calendar's file: only the series that are ticked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLayout, QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.services.calendars import FILTER_WORDS
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.sessions.side_view import emptied
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, plain_tip, row
from carejournal.ui.widgets.dates import clock_time, short_day_with_year
from carejournal.ui.widgets.labelled_field import labelled
from carejournal.ui.widgets.quiet_dialog import QuietDialog
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from carejournal.services.calendars import CalendarSeries, FoundCalendar
    from carejournal.ui.page import Surroundings

MOST_SERIES = 200
TITLE_LETTERS = 44


class CalendarDialog(QuietDialog):
    """Reads a file beside the window, lists its series, and writes the ticked ones as one step.

    Signals:
        brought_in(int): so many sessions were added.
    """

    brought_in = Signal(int)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._services = around.services
        self._found: FoundCalendar | None = None
        self._name = ""
        self._task = 0
        self._boxes: list[QCheckBox] = []
        self._listed: list[CalendarSeries] = []
        self._ticked: set[str] = set()
        self.choose = button(self.tr("Choose a file …"), self._choose)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("therapy, massage, … (empty: all)"))
        self.words.setAccessibleName(self.tr("Filter words, with commas between them"))
        self.words.textChanged.connect(self._list)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        kinds = self._services.looking_back.kinds()
        for kind in [kind for kind in kinds if not kind.archived] or kinds:
            self.kind.addItem(kind_name(kind), kind.key)
        WheelGuard(self, self.kind)
        self.past = QCheckBox(self.tr("Past ones too, as attended"))
        self.past.toggled.connect(self._count)
        self.state = label(wrap=True, quiet=True)
        self._list_of = QWidget()
        self._series = QVBoxLayout(self._list_of)
        self._series.setContentsMargins(0, 0, 0, 0)
        self._series.setSpacing(2 * STEP)
        self.bring = self.way(self.tr("Bring them in"), self._bring, primary=True)
        self._choices = QWidget()
        self._choices.setLayout(
            column(
                labelled(self.tr("Show series with one of these words"), self.words),
                self._list_of,
                labelled(self.tr("They become sessions of the kind"), self.kind),
                self.past,
                space=3 * STEP,
            )
        )
        self._choices.hide()
        self.lay_out(
            self.tr("Bring in appointments"),
            self.tr(
                "From a calendar's .ics file. Only title, place and times of what you tick are taken; "
                "descriptions and guests stay in the file."
            ),
            row(self.choose, None),
            self._choices,
            self.state,
            foot=row(None, self.way(self.tr("Cancel"), self.reject), self.bring),
        )
        self.bring.setEnabled(False)

    def read(self, path: Path) -> None:
        """Read a file in the background and list its series."""
        self._around.tasks.forget(self._task)
        self._put_away()
        self._name = path.name
        self.state.setText(self.tr("Reading …"))
        calendars = self._services.calendars
        self._task = self._around.tasks.run(lambda: calendars.look_at(path), self._show, self._refuse)

    def boxes(self) -> list[QCheckBox]:
        """Return the boxes of the series that are listed."""
        return self._boxes

    def done(self, result: int) -> None:
        """Close; a file that is still being read is forgotten."""
        self._around.tasks.forget(self._task)
        super().done(result)

    @Slot()
    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a calendar"), "", self.tr("Calendars (*.ics);;All files (*)")
        )
        if name:
            self.read(Path(name))

    def _show(self, found: FoundCalendar) -> None:
        self._found = found
        self._ticked = {one.uid for one in found.series if one.matches(FILTER_WORDS)}
        self._choices.show()
        self._list()

    def _refuse(self, fault: BaseException) -> None:
        self.state.clear()
        if not isinstance(fault, Refusal):
            raise fault
        self.state.setText(refusal_words(fault))

    def _put_away(self) -> None:
        """Show nothing of a file that was read before."""
        self._found = None
        self._choices.hide()
        self.bring.setEnabled(False)

    @Slot()
    def _list(self) -> None:
        if self._found is None:
            return
        words = [word.strip() for word in self.words.text().split(",") if word.strip()]
        listed = [one for one in self._found.series if not words or one.matches(words)]
        listed.sort(key=lambda one: one.uid not in self._ticked)
        emptied(self._series)
        self._boxes = []
        self._listed = listed[:MOST_SERIES]
        for one in self._listed:
            self._series.addLayout(self._line(one))
        if not listed:
            self._series.addWidget(label(self.tr("No series with these words."), quiet=True))
        self._count()

    def _line(self, one: CalendarSeries) -> QLayout:
        """Return a box with the title, shortened where it is long, and what is known of it below."""
        title = one.title or self.tr("without a title")
        metrics = self.fontMetrics()
        wide = metrics.averageCharWidth() * TITLE_LETTERS
        box = QCheckBox(metrics.elidedText(title, Qt.TextElideMode.ElideRight, wide).replace("&", "&&"))
        box.setAccessibleName(title)
        box.setToolTip(plain_tip(title))
        self._boxes.append(box)
        box.setChecked(one.uid in self._ticked)
        box.toggled.connect(lambda ticked: self._tick(one.uid, ticked=ticked))
        return column(box, label(self._words(one), quiet=True, wrap=True), space=0)

    def _words(self, one: CalendarSeries) -> str:
        first = one.occurrences[0].moment
        when = " ".join(part for part in (short_day_with_year(first.day), clock_time(first)) if part)
        moved = sum(each.moved for each in one.occurrences)
        parts = (
            when,
            self.tr("{0} dates").format(len(one.occurrences)) if len(one.occurrences) > 1 else "",
            self.tr("{0} moved").format(moved) if moved else "",
            self.tr("{0} cancelled, left out").format(one.cancelled) if one.cancelled else "",
        )
        return " · ".join(part for part in parts if part)

    def _tick(self, uid: str, *, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(uid)
        self._count()

    def _chosen(self) -> list[CalendarSeries]:
        """Return what is ticked and seen: the words above the list put the others aside."""
        return [one for one in self._listed if one.uid in self._ticked]

    @Slot()
    def _count(self) -> None:
        count = len(self._services.calendars.new_of(self._chosen(), past=self.past.isChecked()))
        skipped = len(self._found.skipped) if self._found else 0
        nothing = self.tr("Nothing new is ticked: what is past or here already is not added.")
        added = self.tr("{0} sessions would be added.").format(count)
        parts = [{0: nothing, 1: self.tr("1 session would be added.")}.get(count, added)]
        if skipped == 1:
            parts.append(self.tr("1 event could not be read and is left out."))
        elif skipped:
            parts.append(self.tr("{0} events could not be read and are left out.").format(skipped))
        self.state.setText(" ".join(parts))
        self.bring.setEnabled(count > 0)

    @Slot()
    def _bring(self) -> None:
        try:
            count = self._services.calendars.bring_in(
                self._chosen(), str(self.kind.currentData()), self._name, past=self.past.isChecked()
            )
        except Refusal as refusal:
            self.state.setText(refusal_words(refusal))
            return
        self.brought_in.emit(count)
        self.accept()
