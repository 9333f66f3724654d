"""Going to another journal: one that was open before, one on the disk, or a new one."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from carejournal.ui.beginning import Choice
from carejournal.ui.first_start import FirstStart, ask_for_journal
from carejournal.ui.recent_journals import RecentJournals
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.breakable_path import breakable
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.ui.page import Surroundings

NEW_NAME = "journal-{}.carejournal"


class JournalsDialog(QuietDialog):
    """Shows where the open journal lies and the ways to another.

    Signals:
        chosen(Choice): this journal is to be opened instead.
    """

    chosen = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        parent: QWidget | None = None,
        choose_journal: Callable[[QWidget, Path], Path | None] = ask_for_journal,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._choose_journal = choose_journal
        self._present = around.services.journal.path
        self._recent = RecentJournals(around.settings)
        self.list = QWidget()
        self._lines: list[QWidget] = []
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2 * STEP)
        self.remember = QCheckBox(self.tr("Remember the journals that are opened here"))
        self.remember.setChecked(self._recent.allowed)
        self.remember.toggled.connect(self._allow)
        self.open_other = self.way(self.tr("Open another journal …"), self._open_other, primary=True)
        self.new = self.way(self.tr("Make a new journal …"), self._make_new)
        self.close_button = self.way(self.tr("Close"), self.reject)
        where = label(self.tr("Open now: {0}").format(breakable(self._present)), wrap=True)
        warning = self.tr(
            "Their names and places then stand in this computer's settings, where whoever uses your account "
            "can see them. Nothing of what is in them does."
        )
        self.lay_out(
            self.tr("Other journals"),
            self.tr("One window shows one journal. The next start opens your own one again."),
            where,
            self.list,
            column(self.remember, label(warning, quiet=True, wrap=True)),
            foot=row(self.new, None, self.close_button, self.open_other),
        )
        self._show()

    def _show(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(path) for path in self._recent.paths() if path != self._present]
        for line in self._lines:
            self._rows.addWidget(line)
        self.list.setVisible(bool(self._lines))

    def _line(self, path: Path) -> QWidget:
        there = path.exists()
        words = breakable(path) if there else self.tr("{0} (not there now)").format(breakable(path))
        where = label(words, wrap=True, quiet=not there)
        open_it = button(self.tr("Open"), partial(self._take, Choice(path)))
        open_it.setAccessibleName(self.tr("Open {0}").format(path))
        open_it.setEnabled(there)
        forget = button(self.tr("Forget"), partial(self._forget_journal, path), flat=True)
        forget.setAccessibleName(self.tr("Forget {0}").format(path))
        line = QWidget()
        layout = row(where, forget, open_it)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        return line

    @Slot(bool)
    def _allow(self, wanted: bool) -> None:  # noqa: FBT001 - a check box says it so
        self._recent.allow(wanted, self._present)
        self._show()

    def _forget_journal(self, path: Path) -> None:
        self._recent.forget(path)
        self._show()

    @Slot()
    def _open_other(self) -> None:
        path = self._choose_journal(self, self._present)
        if path is not None and path != self._present:
            self._take(Choice(path))

    @Slot()
    def _make_new(self) -> None:
        names = (self._present.with_name(NEW_NAME.format(number)) for number in count(2))
        place = next(path for path in names if not path.exists())
        choice = FirstStart.ask(self._around.theme, place, self, further=True)
        if choice is not None and choice.path != self._present:
            self._take(choice)

    def _take(self, choice: Choice) -> None:
        self.accept()
        self.chosen.emit(choice)
