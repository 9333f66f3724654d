"""What is rarely looked at in a session, behind a fold: provider, place, cost, online."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carejournal.ui.sessions.optional_number import OptionalNumber
from carejournal.ui.sessions.optional_words import OptionalWords
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import labelled, same_height

if TYPE_CHECKING:
    from carejournal.domain.session import Session


class SessionMore(QWidget):
    """A fold that tells in a few words what is in it; `fold` is the button that opens it.

    Signals:
        edited(): the person changed something.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fold = button(self.tr("More"), self._turn, flat=True)
        self.fold.setAccessibleName(self.tr("More: provider, place, cost, online"))
        self._summary = label(quiet=True, wrap=True)
        self.provider = OptionalWords(self.tr("Provider"))
        self.place = OptionalWords(self.tr("Place"))
        self.cost = OptionalNumber(self.tr("Cost"))
        self.online = button(self.tr("Online"), self.edited.emit, chip=True)
        self._inside = QWidget()
        self._inside.setLayout(self._fields())
        self._inside.hide()
        same_height(self.provider, self.place, self.cost, self.online)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        layout.addWidget(self._summary)
        layout.addWidget(self._inside)
        for field in (self.provider, self.place):
            field.textEdited.connect(self._tell)
        self.cost.number_changed.connect(self._tell)

    @property
    def summary(self) -> str:
        """What is in the fold, in a few words."""
        return self._summary.text()

    def show_session(self, session: Session) -> None:
        """Show what a session says here."""
        self.provider.show_words(session.provider)
        self.place.show_words(session.place)
        self.cost.show_number(session.cost)
        self.online.setChecked(session.online)
        self._show_summary()

    def applied(self, session: Session) -> Session:
        """Return the session with what stands here; Refusal where the cost cannot be read."""
        return replace(
            session,
            provider=self.provider.words,
            place=self.place.words,
            cost=self.cost.number,
            online=self.online.isChecked(),
        )

    def _fields(self) -> FlowLayout:
        fields = FlowLayout()
        fields.setSpacing(3 * STEP)
        for field in (self.provider, self.place, self.cost):
            fields.addWidget(labelled(field.accessibleName(), field))
        fields.addWidget(labelled("", self.online))
        return fields

    def _show_summary(self) -> None:
        online = self.tr("online") if self.online.isChecked() else ""
        cost = self.tr("cost {0}").format(self.cost.text()) if self.cost.text() else ""
        parts = [part for part in (self.provider.words, self.place.words, online, cost) if part]
        self._summary.setText(" · ".join(parts))
        self._summary.setVisible(bool(parts) and self._inside.isHidden())

    def _turn(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        self.fold.setText(self.tr("More") if self._inside.isHidden() else self.tr("Less"))
        self._show_summary()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()
