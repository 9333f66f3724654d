"""What to bring up in a session: what waits, what came up, and a line for something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLayout, QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.follow_up import AgendaStatus
from carejournal.domain.session import Status
from carejournal.ui.sessions.follow_up_words import carried_words
from carejournal.ui.sessions.side_view import emptied, lead_before
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from carejournal.domain.follow_up import AgendaItem
    from carejournal.domain.session import Session
    from carejournal.services.journal_services import JournalServices


class AgendaPanel(QWidget):
    """The agenda of one session: ticked off where it came up, else carried over to the next.

    Signals:
        undoable(str): something happened that can be undone, in words.
    """

    undoable = Signal(str)

    def __init__(self, services: JournalServices) -> None:
        super().__init__()
        self._services = services
        self._session: Session | None = None
        self._kind = ""
        self._shown: object = None
        self._boxes: dict[str, QCheckBox] = {}
        self._items = QVBoxLayout()
        self._items.setSpacing(STEP)
        self.new = QLineEdit()
        self.new.setPlaceholderText(self.tr("Bring up … (Enter adds it)"))
        self.new.setAccessibleName(self.tr("Something to bring up"))
        self.new.returnPressed.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        layout.addLayout(self._items)
        layout.addWidget(self.new)

    def show_for(self, kind: str, session: Session | None, *, stored: bool = True) -> None:
        """Show what waits for sessions of a kind and what came up in this one; words being typed stay.

        In one that is not stored yet nothing can have come up.
        """
        self._kind, self._session = kind, session
        follow_ups = self._services.follow_ups
        over = session is not None and session.status is not Status.PLANNED
        if session is None:
            items = follow_ups.waiting(kind)
        else:
            items = [*follow_ups.agenda_of(session), *follow_ups.waiting_for(session)]
        if (items, over, stored) == self._shown:
            return
        self._shown = (items, over, stored)
        present = next((id_ for id_, box in self._boxes.items() if box.hasFocus()), "")
        emptied(self._items)
        self._boxes = {}
        rows = [self._row(item, over=over) for item in items]
        for each in rows:
            self._items.addWidget(each)
        lead_before(self.new, rows)
        for box in self._boxes.values():
            box.setEnabled(stored)
            box.setToolTip("" if stored else self.tr("Once the session is saved"))
        if present in self._boxes:
            self._boxes[present].setFocus()  # who ticks with the keyboard goes on from there

    def _row(self, item: AgendaItem, *, over: bool) -> QWidget:
        box = self._boxes[item.id] = QCheckBox()
        box.setChecked(item.status is AgendaStatus.DONE)
        box.setAccessibleName(self.tr("Came up: {0}").format(item.text))
        box.clicked.connect(lambda checked: self._tick(item, checked=checked))
        words = label(item.text, wrap=True)
        words.setBuddy(box)
        delete = button("×", lambda: self._delete(item), flat=True, tip=self.tr("Delete"))
        delete.setAccessibleName(self.tr("Delete: {0}").format(item.text))
        line = row(box, words, delete)
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(column(line, *self._below(item, over=over), space=0))
        return made

    def _below(self, item: AgendaItem, *, over: bool) -> list[QLayout]:
        """Return a second line where there is something to say or to do."""
        open_still = over and item.status is AgendaStatus.WAITING
        if not item.carried and not open_still:
            return []
        below = FlowLayout()
        if open_still:
            carry = button(self.tr("Carry over"), lambda: self._carry(item), flat=True)
            carry.setAccessibleName(self.tr("Carry over: {0}").format(item.text))
            below.addWidget(carry)
        if item.carried:
            below.addWidget(label(carried_words(item), quiet=True))
        return [row(below, space=0)]

    def keep_typed(self) -> bool:
        """Keep what stands in the line; return whether there was something."""
        if not self.new.text().strip():
            return False
        self._services.follow_ups.bring_up(self.new.text(), self._kind)
        self.new.clear()
        return True

    @Slot()
    def _add(self) -> None:
        if self.keep_typed():
            self.undoable.emit(self.tr("It waits for the next session."))

    def _tick(self, item: AgendaItem, *, checked: bool) -> None:
        if checked:
            self._services.follow_ups.tick_off(item, self._session.id if self._session else None)
        else:
            self._services.follow_ups.wait_again(item)

    def _carry(self, item: AgendaItem) -> None:
        self._services.follow_ups.carry_over(item)
        self.undoable.emit(self.tr("It waits for the session after."))

    def _delete(self, item: AgendaItem) -> None:
        self._services.follow_ups.agenda.delete(item.id)
        self.undoable.emit(self.tr("Deleted."))
