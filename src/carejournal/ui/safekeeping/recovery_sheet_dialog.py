"""The recovery code, shown once: to be saved, copied or written down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words
from carejournal.ui.safekeeping.code_field import CodeText
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.safekeeping.secret_clipboard import copy_secret
from carejournal.ui.saving_place import ask_where_to_save
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import card, column, label, side_by_side
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    FileChooser = Callable[[QWidget, Path], Path | None]

FILE_NAME = "recovery-sheet.pdf"


def ask_for_file(parent: QWidget, proposed: Path) -> Path | None:
    """Return where the person wants the sheet, or None."""
    return ask_where_to_save(parent, proposed, "PDF (*.pdf)")


class RecoverySheetDialog(QuietDialog):
    """Shows a code that is not shown again; accepted once the person says that it is kept.

    `save` writes the sheet to a path and may raise Refusal, which is shown in place.
    """

    def __init__(
        self,
        code: str,
        save: Callable[[Path], None],
        parent: QWidget | None = None,
        *,
        choose_file: FileChooser = ask_for_file,
    ) -> None:
        super().__init__(parent)
        self._code = code
        self._save = save
        self._choose_file = choose_file
        self._asked = False
        self.code = CodeText(code)
        self.code.setAccessibleName(self.tr("Recovery code: {0}").format(code))
        self.told = RefusalLine()
        self.save_button = self.way(self.tr("Save as PDF …"), self._save_sheet)
        self.copy = self.way(self.tr("Copy"), self._copy)
        self.kept = QCheckBox(self.tr("I have kept it"))
        self.asked = RefusalLine()
        self.leave = self.way(self.tr("Close all the same"), self.reject, flat=True)
        self.leave.hide()
        self.finish = self.way(self.tr("Done"), self.accept, primary=True)
        self.finish.setEnabled(False)
        self.kept.toggled.connect(self._kept_toggled)
        self._lay_out_sheet()
        self.save_button.setFocus()

    def reject(self) -> None:
        """Close; where the person has not said that the code is kept, ask once before."""
        if self.kept.isChecked() or self._asked:
            super().reject()
            return
        self._asked = True
        self.asked.tell(
            self.tr("The code is not shown again, and without it only the passphrase opens the journal.")
        )
        self.leave.show()
        self.kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_sheet(self) -> None:
        words = self.tr(
            "If the passphrase is forgotten, this code opens the journal. It is shown only now: save it or "
            "write it down, and keep it apart from this computer."
        )
        buttons = QWidget()
        buttons.setLayout(flow := FlowLayout())
        for each in (self.save_button, self.copy):
            flow.addWidget(each)
        sheet = card()
        sheet.setLayout(column(self.code, buttons, self.told, margin=5 * STEP, space=4 * STEP))
        readable = self.tr("Whoever has this code and the journal's file can read the journal.")
        ways = PairLayout(self.kept, side_by_side(self.leave, self.finish))
        self.lay_out(
            self.tr("Your recovery sheet"),
            words,
            sheet,
            label(readable, quiet=True, wrap=True),
            foot=column(self.asked, ways, space=3 * STEP),
        )

    def _save_sheet(self) -> None:
        path = self._choose_file(self, Path.home() / FILE_NAME)
        if path is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._save(path)
        except Refusal as refusal:
            self.told.tell(refusal_words(refusal))
        else:
            self.told.tell(self.tr("Saved as {0}.").format(path.name))
        finally:
            QApplication.restoreOverrideCursor()

    def _copy(self) -> None:
        copy_secret(self._code)
        self.told.tell(self.tr("Copied. Paste it where you keep such things."))

    @Slot(bool)
    def _kept_toggled(self, kept: bool) -> None:  # noqa: FBT001 - a slot takes what its signal gives
        self.finish.setEnabled(kept)
        if kept:
            self.asked.take_back()
            self.leave.hide()
