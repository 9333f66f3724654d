"""Taking the journal out: in which form, of which time, with private entries or not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFileDialog, QRadioButton, QWidget

from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.exchange.stoppable import ReadingStopped, Stop
from carejournal.ui.bringing_in.import_words import entries_words, sessions_words
from carejournal.ui.bringing_in.reading_watch import LOOK_MS, size_words
from carejournal.ui.language import refusal_words
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.taking_out.export_words import (
    FILE_NAMES,
    ExportForm,
    form_words,
    left_out_words,
    private_words,
)
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import card, column, label, row
from carejournal.ui.widgets.dates import from_qdate, qdate
from carejournal.ui.widgets.day_edit import DayEdit
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import same_height
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame

    from carejournal.services.exporting import Exported
    from carejournal.ui.page import Surroundings


def ask_for_target(parent: QWidget, proposed: Path) -> Path | None:
    """Return where the person wants the files, or None; the system's dialog asks before overwriting."""
    name, _ = QFileDialog.getSaveFileName(parent, "", str(proposed))
    return Path(name) if name else None


class ExportDialog(QuietDialog):
    """Writes the journal, or a period of it, in files that anyone can read.

    Signals:
        saved(Path): it is on the disk.
    """

    saved = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        parent: QWidget | None = None,
        choose_target: Callable[[QWidget, Path], Path | None] = ask_for_target,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._choose_target = choose_target
        services = around.services
        span = services.looking_back.span() or Period(services.today, services.today)
        self.forms = {form: QRadioButton(form_words(form)) for form in ExportForm}
        self._group = QButtonGroup(self)
        for each in self.forms.values():
            self._group.addButton(each)
        self.forms[ExportForm.JSON].setChecked(True)
        self.whole = QCheckBox(self.tr("All of it"))
        self.whole.setChecked(True)
        self.first, self.last = DayEdit(self.tr("From")), DayEdit(self.tr("To"))
        self.first.setDate(qdate(span.first))
        self.last.setDate(qdate(span.last))
        self.with_private = QCheckBox(self.tr("With private entries and sessions"))
        self.left_out, self.private = label(wrap=True, quiet=True), label(wrap=True, quiet=True)
        self.told = RefusalLine()
        self._stop = Stop()
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._show_written)
        self.close_button = self.way(self.tr("Close"), self.reject)
        self.cancel = self.way(self.tr("Cancel"), self._give_up)
        self.cancel.hide()
        self.save = self.way(self.tr("Save as …"), self._save, primary=True)
        readable = self.tr("Whoever gets these files can read them: they have no passphrase.")
        self._choice = QWidget()
        cards = (self._form_card(), self._period_card(), self._private_card())
        self._choice.setLayout(column(*cards, space=3 * STEP))
        self.lay_out(
            self.tr("Take your journal out"),
            readable,
            column(self._choice, self.told, space=3 * STEP),
            foot=row(None, self.close_button, self.cancel, self.save),
        )
        self._group.buttonClicked.connect(self._show_choice)
        for box in (self.whole, self.with_private):
            box.toggled.connect(self._show_choice)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._show_choice)
        self._show_choice()
        self.forms[ExportForm.JSON].setFocus()

    @property
    def form(self) -> ExportForm:
        """The form that is chosen."""
        return next(form for form, made in self.forms.items() if made.isChecked())

    @property
    def period(self) -> Period | None:
        """The period that is chosen, None for all of the journal."""
        if self.whole.isChecked():
            return None
        first, last = from_qdate(self.first.date()), from_qdate(self.last.date())
        return Period(min(first, last), max(first, last))

    def _form_card(self) -> QFrame:
        made = card()
        parts = (label(self.tr("Form"), bold=True), *self.forms.values(), self.left_out)
        made.setLayout(column(*parts, margin=4 * STEP))
        return made

    def _period_card(self) -> QFrame:
        self._days = QWidget()
        days = FlowLayout()
        between = label(self.tr("to"))
        same_height(self.first, between, self.last)
        for each in (self.first, between, self.last):
            days.addWidget(each)
        self._days.setLayout(days)
        made = card()
        made.setLayout(column(label(self.tr("Period"), bold=True), self.whole, self._days, margin=4 * STEP))
        return made

    def _private_card(self) -> QFrame:
        self._private = card()
        self._private.setLayout(column(self.with_private, self.private, margin=4 * STEP))
        return self._private

    @Slot()
    def _show_choice(self) -> None:
        form = self.form
        self._days.setVisible(not self.whole.isChecked())
        self._private.setVisible(form is not ExportForm.JSON)
        self.left_out.setText(left_out_words(form))
        number = self._around.services.exporting.private_records(self.period)
        self.private.setText(private_words(form, number, with_private=self.with_private.isChecked()))
        self.private.setVisible(bool(self.private.text()))
        self.told.tell("")

    def _save(self) -> None:
        from carejournal.services.exporting import write_prepared

        services, form = self._around.services, self.form
        target = self._choose_target(self, Path.home() / FILE_NAMES[form])
        if target is None:
            return
        prepared = services.exporting.prepare(
            str(form), self.period, with_private=self.with_private.isChecked()
        )
        self._stop = stop = Stop()
        self._show_writing(writing=True)
        self.told.tell(self.tr("Writing …"))

        def done(exported: Exported) -> None:
            self._tell_saved(target, exported)

        work = partial(write_prepared, prepared, target, stop)
        self.beside(self._around.tasks, work, done, self._failed)

    def _give_up(self) -> None:
        self._stop.stop()

    def done(self, result: int) -> None:
        """Close; what is being written is given up, and nothing of it is left."""
        self._stop.stop()
        super().done(result)

    def _show_writing(self, *, writing: bool) -> None:
        """Offer only to cancel while files are written."""
        self._choice.setEnabled(not writing)
        self.save.setEnabled(not writing)
        self.close_button.setVisible(not writing)
        self.cancel.setVisible(writing)
        if writing:
            self.cancel.setFocus()
            self._looking.start()
        else:
            self._looking.stop()

    @Slot()
    def _show_written(self) -> None:
        """Show how much is written, without speaking each time."""
        if self._stop.done:
            self.told.setText(self.tr("Writing … {0}").format(size_words(self._stop.done)))

    def _tell_saved(self, target: Path, exported: Exported) -> None:
        copy = exported.copy
        words = self.tr("Saved as {0}: {1} and {2}.")
        held = entries_words(len(copy.entries)), sessions_words(len(copy.sessions))
        self._show_writing(writing=False)
        self.told.tell(words.format(target.name, *held))
        self.save.setFocus()
        self.saved.emit(target)

    def _failed(self, error: BaseException) -> None:
        self._show_writing(writing=False)
        self.save.setFocus()
        if isinstance(error, ReadingStopped):
            self.told.tell(self.tr("Cancelled: nothing was written."))
        elif isinstance(error, Refusal):
            self.told.tell(refusal_words(error))
        else:
            raise error
