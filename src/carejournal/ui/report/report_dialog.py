"""Preparing the document for an appointment: choices at the left, exactly the pages at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words
from carejournal.ui.report.live_preview import LivePreview
from carejournal.ui.report.page_preview import PagePreview
from carejournal.ui.report.printing import DOTS_PER_INCH, ask_for_printer, print_pages
from carejournal.ui.report.report_form import ReportForm
from carejournal.ui.report.report_saving import ask_for_file, content_of, proposed_file
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.vertical_area import VerticalArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from carejournal.domain.period import Period
    from carejournal.services.report_choices import ReportChoices, ReportMaterial
    from carejournal.services.report_files import Draft
    from carejournal.services.report_plans import Reader, ReportPlan
    from carejournal.ui.page import Surroundings

LETTERS_WIDE, LETTERS_HIGH = 150, 100
OF_THE_SCREEN = 0.92
FORM_SHARE, PREVIEW_SHARE = 2, 3


class ReportDialog(QDialog):
    """Shows the report that would be saved while it is chosen what it holds.

    Signals:
        saved(Path): the report is on the disk.
    """

    saved = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        period: Period | None = None,
        parent: QWidget | None = None,
        choose_file: Callable[[QWidget, Path], Path | None] = ask_for_file,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._choose_file = choose_file
        self._file: Path | None = None
        self._task = 0
        self._then: Callable[[Draft], None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report for an appointment"))
        plans = around.services.report_plans
        self.form = ReportForm(around.services)
        self.form.fill(plans.last_reader(), plans.plan(plans.last_reader()))
        if period is not None:
            self.form.days.show_days(period)
        self.preview = PagePreview()
        self.maker = LivePreview(around.tasks, self._gathered, self)
        self.told = label(wrap=True, quiet=True)
        self.warned = label(
            self.tr(
                "Some letters or signs have no font on this computer: the PDF names them in [brackets]. The "
                "HTML file keeps them as they were written."
            ),
            wrap=True,
            bold=True,
        )
        self.budget = label(bold=True, wrap=True)
        self.cancel = button(self.tr("Stop"), self._cancel, flat=True)
        self.lock = QCheckBox(self.tr("Password for the PDF"))
        self.password = QLineEdit()
        self.password.setAccessibleName(self.tr("Password for the PDF"))
        self.open_file = button(self.tr("Open the file"), self._open, flat=True)
        self.save = button(self.tr("Save as PDF …"), lambda: self._save(".pdf"), primary=True)
        self.save_html = button(self.tr("As HTML …"), lambda: self._save(".html"), flat=True)
        self.save_csv = button(self.tr("Days as CSV …"), lambda: self._save(".csv"), flat=True)
        self.print = button(self.tr("Print …"), self._print, flat=True)
        self.close_button = button(self.tr("Close"), self.reject)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(around.draft_delay_ms)
        self._lay_out()
        self._listen()
        self.maker.make()

    def choices(self) -> ReportChoices:
        """Return what the person chose."""
        return self.form.choices()

    def reject(self) -> None:
        """Go away with the choices kept; a report that is still being made is forgotten."""
        self.stop()
        super().reject()

    @Slot()
    def stop(self) -> None:
        """Keep what was chosen and want nothing of the journal any more: it is about to be closed."""
        self.maker.cancel()
        self._around.tasks.forget(self._task)
        if self._keeper.isActive():
            self._keep()

    def sizeHint(self) -> QSize:
        """Return as much room as a page and its choices need, but no more than the screen has."""
        letter = self.fontMetrics().averageCharWidth()
        wanted = QSize(LETTERS_WIDE * letter, LETTERS_HIGH * letter)
        return wanted.boundedTo(self.screen().availableSize() * OF_THE_SCREEN)

    def _lay_out(self) -> None:
        for part in (self.open_file, self.warned, self.password):
            part.hide()
        anyone = self.tr("Anyone who gets the file can read it, unless it has a password.")
        head = row(self.budget, self.cancel)
        head.setStretch(0, 1)
        shown = column(head, self.told, self.preview, self.warned)
        shown.setStretch(2, 1)
        body = QHBoxLayout()
        body.setSpacing(6 * STEP)
        body.addWidget(VerticalArea(self.form), FORM_SHARE)
        body.addLayout(shown, PREVIEW_SHARE)
        ways = FlowLayout()
        for way in (self.lock, self.password, self.save_html, self.save_csv, self.print, self.open_file):
            ways.addWidget(way)
        heading = title(self.tr("Report for an appointment"))
        heading.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        layout.setSpacing(3 * STEP)
        layout.addWidget(heading)
        layout.addWidget(label(anyone, quiet=True, wrap=True))
        layout.addLayout(body, 1)
        layout.addLayout(ways)
        layout.addLayout(row(None, self.close_button, self.save))
        self.resize(self.sizeHint())

    def _listen(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.reader_left.connect(self._keep_plan)
        self.maker.begun.connect(self._begun)
        self.maker.ready.connect(self._ready)
        self.maker.failed.connect(self._failed)
        self.lock.toggled.connect(self.password.setVisible)
        self.lock.toggled.connect(self._offer)
        self.password.textChanged.connect(self._offer)
        self._keeper.timeout.connect(self._keep)

    def _gathered(self) -> ReportMaterial:
        return self._around.services.reporting.gather(self.choices())

    @Slot()
    def _changed(self) -> None:
        self._keeper.start()
        if self.choices().parts:
            self.maker.ask()
            self.budget.setText(self.tr("Making the pages …"))
        else:
            self._then = None
            self.maker.cancel()
            self.maker.draft = None
            self.preview.show_pages(())
            self.budget.setText(self.tr("Nothing is chosen."))
        self._offer()

    @Slot()
    def _begun(self) -> None:
        self.budget.setText(self.tr("Making the pages …"))
        self._offer()

    @Slot(object)
    def _ready(self, draft: Draft) -> None:
        self.preview.show_pages(draft.typeset.pages)
        self.budget.setText(self.preview.told)
        contents = draft.material.contents
        self.told.setText(
            self.tr("Recorded {0} of {1} days. Sessions: {2}.").format(
                contents.recorded_days, len(contents.period), len(contents.sessions)
            )
        )
        self.warned.setVisible(bool(draft.typeset.unshown))
        self._offer()
        then, self._then = self._then, None
        if then is not None:
            then(draft)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        self._then = None
        self.budget.setText(self.tr("The pages could not be made."))
        self._tell_failure(error)

    def _undone(self, error: BaseException) -> None:
        """Say why nothing was saved or printed: the pages are there."""
        self._task = 0
        self._tell_failure(error)

    def _tell_failure(self, error: BaseException) -> None:
        self.told.setText(refusal_words(error) if isinstance(error, Refusal) else "")
        self._offer()
        if not isinstance(error, Refusal):
            raise error

    @Slot()
    def _offer(self) -> None:
        """Offer what can be done now."""
        free = bool(self.choices().parts) and not self._task and self._then is None
        self.save.setEnabled(free and (not self.lock.isChecked() or bool(self.password.text())))
        for way in (self.save_html, self.save_csv, self.print):
            way.setEnabled(free)
        self.cancel.setVisible(self.maker.making or bool(self._task))

    @Slot()
    def _cancel(self) -> None:
        self.maker.cancel()
        self._around.tasks.forget(self._task)
        self._task, self._then = 0, None
        self.budget.setText(self.tr("Stopped. The next change makes the pages anew."))
        self._offer()

    def _save(self, suffix: str) -> None:
        chosen = self._choose_file(self, proposed_file(self.choices().period.last.isoformat(), suffix))
        if chosen is None:
            return
        self.open_file.hide()
        password = self.password.text() if self.lock.isChecked() else ""
        write = partial(self._write, chosen)
        self._with_draft(
            lambda draft: self._begin(self.tr("Saving …"), content_of(draft, suffix, password), write)
        )

    def _print(self) -> None:
        def ask(draft: Draft) -> None:
            from carejournal.services.report_files import make_draft

            printer = ask_for_printer(self, draft.material.paper, len(draft.typeset.pages))
            if printer is not None:
                self._begin(
                    self.tr("Printing …"),
                    lambda: make_draft(draft.material, DOTS_PER_INCH).typeset.pages,
                    lambda pages: self._printed(printer, pages),
                )

        self._with_draft(ask)

    def _with_draft(self, then: Callable[[Draft], None]) -> None:
        """Go on with the pages that are shown, or with those being made once they are."""
        if self.maker.draft is not None:
            then(self.maker.draft)
            return
        self._then = then
        self.maker.make()

    def _begin(self, told: str, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.told.setText(told)
        self._task = self._around.tasks.run(work, done, self._undone)
        self._offer()

    def _write(self, file: Path, content: bytes) -> None:
        from carejournal.services.writing_out import write_out

        put = partial(write_out, file, content, spared=self._around.services.journal.path)
        if self._delivered(put, self.tr("Saved as {0}.").format(file)):
            self._file = file
            self.open_file.show()
            self.saved.emit(file)

    def _printed(self, printer: QPrinter, pages: tuple[bytes, ...]) -> None:
        self._delivered(partial(print_pages, printer, pages), self.tr("Handed to the printer."))

    def _delivered(self, deliver: Callable[[], None], words: str) -> bool:
        self._task = 0
        self._offer()
        try:
            deliver()
        except Refusal as refusal:
            self.told.setText(refusal_words(refusal))
            return False
        self.told.setText(words)
        return True

    @Slot()
    def _keep(self) -> None:
        self._keep_plan(self.form.for_reader, self.form.plan())

    @Slot(object, object)
    def _keep_plan(self, reader: Reader, plan: ReportPlan) -> None:
        """Keep the choices in the journal; one that cannot be written keeps only the file as it was."""
        self._keeper.stop()
        try:
            self._around.services.report_plans.keep(reader, plan)
        except Refusal as refusal:
            self.told.setText(refusal_words(refusal))

    def _open(self) -> None:
        if self._file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self.told.setText(self.tr("No program could be found that opens {0}.").format(self._file))
