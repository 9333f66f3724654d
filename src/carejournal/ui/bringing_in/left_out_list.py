"""The list of what an import could not read, and keeping it in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.services.writing_out import write_out
from carejournal.ui.bringing_in.left_out import REASON, LeftOutModel, left_out_text
from carejournal.ui.bringing_in.quiet_table import QuietTable
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, flowing, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.exchange.records import Skipped
    from carejournal.ui.page import Surroundings


def ask_for_target(parent: QWidget, proposed: str) -> Path | None:
    """Return where the person wants a list, or None; the system's dialog asks before overwriting."""
    name, _ = QFileDialog.getSaveFileName(parent, "", str(Path.home() / proposed))
    return Path(name) if name else None


class LeftOutList(QWidget):
    """Shows each part with its place and the reason; the file holds these `warnings`, too."""

    def __init__(
        self,
        around: Surroundings,
        skipped: Sequence[Skipped],
        warnings: Callable[[], Sequence[str]],
        choose_target: Callable[[QWidget, str], Path | None] = ask_for_target,
    ) -> None:
        super().__init__()
        self._spared = around.services.journal.path
        self._skipped = skipped
        self._warnings = warnings
        self.choose_target = choose_target
        words = self.tr("What could not be read")
        self.table = QuietTable(around.theme, LeftOutModel(skipped), words, REASON)
        self.save = button(self.tr("Save this list …"), self._save)
        self.save.setAutoDefault(True)  # Enter presses the button that has the focus
        self.saved = label(wrap=True, quiet=True)
        self.setLayout(column(self.table, flowing(self.save), self.saved, space=2 * STEP))

    def _save(self) -> None:
        target = self.choose_target(self, self.tr("not-brought-in.txt"))
        if target is None:
            return
        try:
            write_out(target, left_out_text(self._skipped, self._warnings()), spared=self._spared)
        except Refusal as refusal:
            self.saved.setText(refusal_words(refusal))
        else:
            self.saved.setText(self.tr("Saved as {0}.").format(target.name))
