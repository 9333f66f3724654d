"""Preparing the document for an appointment: period, parts, paper, then a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Status
from carejournal.system.paper import usual_paper
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, side_by_side, title
from carejournal.ui.widgets.dates import from_qdate, qdate
from carejournal.ui.widgets.day_edit import DayEdit
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.vertical_area import VerticalArea
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from carejournal.reports.contents import Part
    from carejournal.services.reporting import ReportChoices
    from carejournal.ui.page import Surroundings

FILE_NAME = "report-{0}.pdf"
LETTERS_WIDE = 84
OF_THE_SCREEN = 0.92


def ask_for_file(parent: QWidget, proposed: Path) -> Path | None:
    """Return where the person wants the file, or None; the system's dialog asks before overwriting."""
    name, _ = QFileDialog.getSaveFileName(parent, "", str(proposed), "PDF (*.pdf)")
    return Path(name) if name else None


class ReportDialog(QDialog):
    """Chooses what a report holds and saves it as PDF.

    Signals:
        saved(Path): the report is on the disk.
    """

    saved = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        period: Period,
        parent: QWidget | None = None,
        choose_file: Callable[[QWidget, Path], Path | None] = ask_for_file,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._choose_file = choose_file
        self._file: Path | None = None
        self._task = 0
        self._making = False
        self._since_a_session = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report for an appointment"))
        self.first, self.last = (
            self._day(period.first, self.tr("From")),
            self._day(period.last, self.tr("To")),
        )
        self.since = QComboBox()
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("only on this page, if you like"))
        self.parts = self._part_boxes()
        self.starred = QCheckBox(self.tr("only starred notes"))
        self.paper = self._choices((("a4", "A4"), ("letter", "Letter")), usual_paper())
        language = "de" if QLocale().language() is QLocale.Language.German else "en"
        self.language = self._choices((("en", "English"), ("de", "Deutsch")), language)
        self.told = label(wrap=True, quiet=True)
        self.open_file = button(self.tr("Open the file"), self._open, flat=True)
        self.open_file.hide()
        self.save = button(self.tr("Save as PDF …"), self._save, primary=True)
        self.close_button = button(self.tr("Close"), self.reject)
        WheelGuard(self, self.since, self.paper, self.language)
        self._lay_out()
        self._offer_kinds()
        self.since.activated.connect(self._since_chosen)
        self._tell_contents()
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._days_changed)
        for box in self.parts.values():
            box.toggled.connect(self._offer_saving)

    def choices(self) -> ReportChoices:
        """Return what the person chose."""
        from carejournal.reports.contents import Language, Paper
        from carejournal.services.reporting import ReportChoices

        first, last = from_qdate(self.first.date()), from_qdate(self.last.date())
        return ReportChoices(
            period=Period(min(first, last), max(first, last)),
            parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
            paper=Paper(self.paper.currentData()),
            language=Language(self.language.currentData()),
            first_name=self.name.text().strip(),
            starred_only=self.starred.isChecked(),
        )

    def reject(self) -> None:
        """Go away; a report that is still being made is forgotten."""
        self._around.tasks.forget(self._task)
        super().reject()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(4 * STEP)
        form.setVerticalSpacing(3 * STEP)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        period = QWidget()
        period.setLayout(row(self.first, label(self.tr("to")), self.last, None))
        form.addRow(self.tr("Period"), period)
        form.addRow(self.tr("Or since the last"), self.since)
        form.addRow(self.tr("First name"), self.name)
        parts = QWidget()
        parts.setLayout(column(*self.parts.values(), self.starred, space=STEP))
        form.addRow(self.tr("Contents"), parts)
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow(self.tr("Language"), self.language)
        never = self.tr("Private entries and sessions never come in. Anyone who gets the file can read it.")
        heading = title(self.tr("Report for an appointment"))
        heading.setWordWrap(True)
        content = QWidget()
        content.setLayout(column(heading, label(never, quiet=True, wrap=True), form, None, space=4 * STEP))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6 * STEP, 6 * STEP, 6 * STEP, 6 * STEP)
        self._layout.setSpacing(4 * STEP)
        self._layout.addWidget(VerticalArea(content), 1)
        self._layout.addWidget(self.told)
        self._layout.addLayout(PairLayout(self.open_file, side_by_side(self.close_button, self.save)))
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return as much room as the words need, but no more than the screen has."""
        wide = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
        wanted = QSize(wide, self._layout.totalHeightForWidth(wide))
        return wanted.boundedTo(self.screen().availableSize() * OF_THE_SCREEN)

    def _part_boxes(self) -> dict[Part, QCheckBox]:
        from carejournal.reports.contents import Part

        names = {
            Part.SUMMARY: self.tr("Overview: averages and sessions"),
            Part.CHART: self.tr("Chart over the period"),
            Part.DAYS: self.tr("Every day in a table"),
            Part.NOTES: self.tr("Notes in full"),
        }
        boxes = {part: QCheckBox(name) for part, name in names.items()}
        for part, box in boxes.items():
            box.setChecked(part is not Part.NOTES)
        boxes[Part.NOTES].toggled.connect(self._notes_toggled)
        return boxes

    @staticmethod
    def _choices(choices: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
        box = QComboBox()
        for value, name in choices:
            box.addItem(name, value)
        box.setCurrentIndex(box.findData(chosen))
        return box

    @staticmethod
    def _day(day: date, name: str) -> DayEdit:
        edit = DayEdit(name)
        edit.setDate(qdate(day))
        return edit

    def _offer_kinds(self) -> None:
        self.starred.setVisible(False)
        self.since.addItem(self.tr("own period"), "")
        sessions = self._around.services.looking_back.sessions()
        used = {session.kind for session in sessions if session.status is Status.ATTENDED}
        for kind in self._around.services.looking_back.kinds():
            if kind.key in used:
                self.since.addItem(kind.name, kind.key)

    @Slot(int)
    def _since_chosen(self, number: int) -> None:
        kind = self.since.itemData(number)
        if not kind:
            return
        try:
            period = self._around.services.reporting.period_since_last(kind)
        except Refusal as refusal:
            self.told.setText(str(refusal))
            return
        self._since_a_session = True
        self.first.setDate(qdate(period.first))
        self.last.setDate(qdate(period.last))
        self._since_a_session = False

    @Slot()
    def _days_changed(self) -> None:
        if not self._since_a_session:
            self.since.setCurrentIndex(0)
        self._tell_contents()

    @Slot(bool)
    def _notes_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.starred.setVisible(on)

    @Slot()
    def _offer_saving(self) -> None:
        self.save.setEnabled(not self._making and bool(self.choices().parts))

    @Slot()
    def _tell_contents(self) -> None:
        contents = self._around.services.reporting.gather(self.choices()).contents
        self.told.setText(
            self.tr("Recorded {0} of {1} days. Sessions: {2}.").format(
                contents.recorded_days, len(contents.period), len(contents.sessions)
            )
        )

    def _save(self) -> None:
        from carejournal.services.reporting import make_pdf

        choices = self.choices()
        proposed = Path.home() / FILE_NAME.format(choices.period.last.isoformat())
        chosen = self._choose_file(self, proposed)
        if chosen is None:
            return
        material = self._around.services.reporting.gather(choices)
        self._file = chosen
        self._making = True
        self._offer_saving()
        self.open_file.hide()
        self.told.setText(self.tr("Making the report …"))
        self._task = self._around.tasks.run(lambda: make_pdf(material), self._write, self._failed)

    def _write(self, pdf: bytes) -> None:
        from carejournal.services.writing_out import write_out

        assert self._file is not None
        self._making = False
        self._offer_saving()
        try:
            write_out(self._file, pdf, spared=self._around.services.journal.path)
        except Refusal as refusal:
            self.told.setText(str(refusal))
            return
        self.told.setText(self.tr("Saved as {0}.").format(self._file))
        self.open_file.show()
        self.saved.emit(self._file)

    def _failed(self, error: BaseException) -> None:
        self._making = False
        self._offer_saving()
        refused = isinstance(error, Refusal)
        self.told.setText(str(error) if refused else "")
        if not refused:
            raise error

    def _open(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))
