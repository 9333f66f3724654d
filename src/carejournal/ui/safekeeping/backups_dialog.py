"""The backups: what there is, what each would replace, putting one back, and making one now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QWidget

from carejournal.charts.palette import blend
from carejournal.domain.refusal import PassphraseRefusal, Refusal
from carejournal.services.backups import back_up_now, backups_of, what_restoring_replaces
from carejournal.ui.language import refusal_words
from carejournal.ui.safekeeping.ask_passphrase import AskPassphrase
from carejournal.ui.safekeeping.backup_words import facts_words, replacing_words, when_words
from carejournal.ui.safekeeping.backups_list import BackupsList
from carejournal.ui.safekeeping.refusal_line import RefusalLine
from carejournal.ui.theme import STEP, TINT
from carejournal.ui.widgets.building import button, card, column, label, row
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QFrame

    from carejournal.services.backups import Backup, Replacing
    from carejournal.services.safekeeping import Key
    from carejournal.ui.page import Surroundings

MOST_ROWS = 5
"""So many are seen without scrolling."""


class BackupsDialog(QuietDialog):
    """Lists the backups; what is put back takes the journal's place, and the journal is kept among them.

    Signals:
        restore_wanted(Path, str | None): this backup should take the journal's place; the passphrase is its
            own where it is not the journal's.
        told(str): something worth one quiet sentence happened.
    """

    restore_wanted = Signal(object, object)
    told = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._journal = around.services.journal.path
        self._key: Key | None = around.services.journal.key
        self._secret: str | None = None
        self._forget_comparison: Callable[[], None] = lambda: None
        self.model = BackupsList(self)
        self.list = self._list()
        self.heading = label(bold=True, wrap=True)
        self.facts = label(wrap=True)
        self.refused = RefusalLine()
        self.other_passphrase = button(self.tr("Type its passphrase …"), self._ask_for_passphrase)
        self.make = self.way(self.tr("Back up now"), self._make)
        self.close_button = self.way(self.tr("Close"), self.reject)
        self.restore = self.way(self.tr("Put this backup back"), self._restore, primary=True)
        self.nothing = label(
            self.tr(
                "There are no backups yet. The first is made by itself, when there is something to keep."
            ),
            wrap=True,
        )
        self.lay_out(
            self.tr("Backups"),
            self.tr(
                "A checked copy is made on the first start of each day; those of 7 days, 4 weeks and 12 "
                "months are kept, on this disk. Copy one elsewhere now and then, with the .keyinfo file "
                "beside it."
            ),
            column(self.nothing, self.list, self._chosen_card(), self.refused, space=3 * STEP),
            foot=row(self.make, None, self.close_button, self.restore),
        )
        self.list.selectionModel().selectionChanged.connect(self._chosen_changed)
        around.theme.changed.connect(self._paint_list)
        self._read()
        self.list.setFocus()

    def _list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setAccessibleName(self.tr("Backups, the newest first"))
        made.setUniformItemSizes(True)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        return made

    @Slot()
    def _paint_list(self) -> None:
        colours = self._around.theme.colours
        chosen = blend(colours.accent, colours.surface, TINT)
        self.list.setStyleSheet(
            f"QListView::item {{ padding: {2 * STEP}px {3 * STEP}px; border: 1px solid transparent;"
            " border-radius: 10px; }"
            f"QListView::item:selected {{ background: {chosen}; color: {colours.text};"
            f" border-color: {colours.accent}; }}"
        )
        rows = min(MOST_ROWS, self.model.rowCount())
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + STEP)

    def _chosen_card(self) -> QFrame:
        kept = self.tr("What it replaces is kept among the backups, so this can be taken back.")
        self.frame = card()
        parts = (
            self.heading,
            self.facts,
            label(kept, quiet=True, wrap=True),
            row(self.other_passphrase, None),
        )
        self.frame.setLayout(column(*parts, margin=4 * STEP, space=2 * STEP))
        return self.frame

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen in the list."""
        rows = self.list.selectionModel().selectedIndexes()
        return self.model.backup(rows[0].row()) if rows else None

    def _read(self) -> None:
        try:
            backups = backups_of(self._journal)
        except Refusal as refusal:
            backups = []
            self.refused.tell(refusal_words(refusal))
        self.model.show_backups(backups)
        self.nothing.setVisible(not backups)
        self.list.setVisible(bool(backups))
        if backups:
            self.list.setCurrentIndex(self.model.index(0))
        self._paint_list()
        self._chosen_changed()

    @Slot()
    def _chosen_changed(self) -> None:
        self._secret = None
        self._compare()

    def _compare(self) -> None:
        self._forget_comparison()
        backup = self.chosen
        self.frame.setVisible(backup is not None)
        self.restore.setEnabled(False)
        self.other_passphrase.hide()
        if backup is None:
            return
        self.heading.setText(when_words(backup))
        self.facts.setText(self.tr("Looking into it …"))
        journal, key, secret = self._journal, self._key, self._secret
        self._forget_comparison = self.beside(
            self._around.tasks,
            lambda: what_restoring_replaces(journal, key, backup.path, secret if secret is not None else key),
            self._compared,
            self._not_compared,
        )

    def _compared(self, replacing: Replacing) -> None:
        self.facts.setText(f"{facts_words(replacing.then)} {replacing_words(replacing)}")
        self.restore.setEnabled(True)

    def _not_compared(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.facts.setText(refusal_words(error))
        self.other_passphrase.setVisible(isinstance(error, PassphraseRefusal))

    @Slot()
    def _ask_for_passphrase(self) -> None:
        words = self.tr("It was made while the journal had another passphrase, or none.")
        dialog = AskPassphrase(
            self.tr("This backup opens with another passphrase"),
            words,
            self.tr("Open the backup"),
            self,
            asked_for=self.tr("Its passphrase"),
        )

        def take(given: str) -> None:
            dialog.accept()
            self._secret = given
            self._compare()

        dialog.given.connect(take)
        dialog.open()

    @Slot()
    def _make(self) -> None:
        self.make.setEnabled(False)
        self.refused.tell(self.tr("Making a backup …"))
        journal, key, now = self._journal, self._key, self._around.services.clock()
        self.beside(self._around.tasks, lambda: back_up_now(journal, key, now), self._made, self._not_made)

    def _made(self, path: Path) -> None:
        self.make.setEnabled(True)
        self._read()
        self.refused.tell(self.tr("A checked backup is at {0}.").format(path))

    def _not_made(self, error: BaseException) -> None:
        self.make.setEnabled(True)
        if not isinstance(error, Refusal):
            self.refused.take_back()
            raise error
        self.refused.tell(refusal_words(error))

    @Slot()
    def _restore(self) -> None:
        backup = self.chosen
        if backup is not None and self.restore.isEnabled():
            secret = self._secret
            self.accept()
            self.restore_wanted.emit(backup.path, secret)
