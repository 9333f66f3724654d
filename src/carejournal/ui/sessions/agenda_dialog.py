"""Bring this up next time, from anywhere: a line, and for which kind of session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.language import refusal_words
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.session_words import kind_name
from carejournal.ui.widgets.building import label, row
from carejournal.ui.widgets.quiet_dialog import QuietDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from carejournal.services.journal_services import JournalServices

ANY = ""
LINES = 4


class AgendaDialog(QuietDialog):
    """Keeps one agenda item; what waits already stands below.

    Signals:
        kept(): it was kept, and can be undone.
    """

    kept = Signal()

    def __init__(
        self,
        services: JournalServices,
        entry_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._entry_id = entry_id
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.tr("What to bring up"))
        self.words.setPlaceholderText(self.tr("In a few words"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * LINES)
        self.kind = ChoiceChips(self.tr("For"))
        kinds = [kind for kind in services.looking_back.kinds() if not kind.archived]
        self.kind.offer({ANY: self.tr("Any session")} | {kind.key: kind_name(kind) for kind in kinds})
        upcoming = services.planning.upcoming()
        self.kind.show_choice(upcoming[0].kind if upcoming else ANY)
        self.refusal = label(wrap=True)
        self.refusal.hide()
        waiting = services.follow_ups.waiting()
        listed = label("\n".join(f"–  {item.text}" for item in waiting), quiet=True, wrap=True)
        already = label(self.tr("Waiting already"), quiet=True)
        if not waiting:
            already.hide()
            listed.hide()
        linked = self.tr("It is linked to the entry that is open.") if entry_id else ""
        self.lay_out(
            self.tr("Bring this up next time"),
            " ".join(p for p in (self.tr("It waits for the next planned session."), linked) if p),
            self.words,
            self.kind,
            self.refusal,
            already,
            listed,
            foot=row(
                None,
                self.way(self.tr("Cancel"), self.reject),
                self.way(self.tr("Keep"), self._keep, primary=True),
            ),
        )
        self.words.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; where not the person closes it but a lock, what was typed is kept."""
        if self.isVisible() and not event.spontaneous() and self.words.toPlainText().strip():
            self._keep()
        super().closeEvent(event)

    @Slot()
    def _keep(self) -> None:
        try:
            self._services.follow_ups.bring_up(
                self.words.toPlainText(), self.kind.choice or ANY, self._entry_id
            )
        except Refusal as refusal:
            self.refusal.setText(refusal_words(refusal))
            self.refusal.show()
            return
        self.kept.emit()
        self.accept()
