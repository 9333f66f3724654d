"""What comes next, always in sight; and a quiet question after a planned session has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carejournal.ui.sessions.session_words import kind_and_method, kind_name, when_words
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from carejournal.domain.session import Session
    from carejournal.services.journal_services import JournalServices


class NextCard(QFrame):
    """The next planned session and the last one that was not told of yet.

    Signals:
        before_wanted(str): the page Before the appointment for this session.
        after_wanted(str): the two-minute form for this session.
    """

    before_wanted = Signal(str)
    after_wanted = Signal(str)

    def __init__(self, services: JournalServices) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._services = services
        self._next: Session | None = None
        self._passed: Session | None = None
        self._dismissed: set[str] = set()
        self.words = label(bold=True, wrap=True)
        self.before = button(self.tr("Before the appointment"), self._go_before)
        self._question = label(wrap=True)
        self.after = button(self.tr("Two minutes"), self._go_after)
        self.later = button(self.tr("Not now"), self._dismiss, flat=True)
        self._asking = QWidget()
        ways = FlowLayout()
        ways.addWidget(self.after)
        ways.addWidget(self.later)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(STEP)
        asking.addWidget(self._question)
        asking.addLayout(ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        layout.setSpacing(2 * STEP)
        layout.addWidget(self.words)
        line = FlowLayout()
        line.addWidget(self.before)
        layout.addLayout(line)
        layout.addWidget(self._asking)

    @property
    def asks(self) -> bool:
        """Whether it asks how a session was."""
        return not self._asking.isHidden()

    def refresh(self) -> None:
        """Look anew what is next and what has passed."""
        planning = self._services.planning
        kinds = {kind.key: kind for kind in self._services.looking_back.kinds()}
        today = self._services.today
        self._next = next(iter(planning.upcoming()), None)
        self._passed = next((s for s in planning.passed() if s.id not in self._dismissed), None)
        if self._next is not None:
            kind = kinds[self._next.kind]
            words = self.tr("Next: {0}, {1}").format(
                kind_and_method(kind, self._next), when_words(self._next, today)
            )
            self.words.setText(words)
        self.words.setVisible(self._next is not None)
        self.before.setVisible(self._next is not None)
        if self._passed is not None:
            kind = kinds[self._passed.kind]
            words = self.tr("How was {0}, {1}?").format(kind_name(kind), when_words(self._passed, today))
            self._question.setText(words)
        self._asking.setVisible(self._passed is not None)
        self.setVisible(self._next is not None or self._passed is not None)

    @Slot()
    def _go_before(self) -> None:
        if self._next is not None:
            self.before_wanted.emit(self._next.id)

    @Slot()
    def _go_after(self) -> None:
        if self._passed is not None:
            self.after_wanted.emit(self._passed.id)

    @Slot()
    def _dismiss(self) -> None:
        if self._passed is not None:
            self._dismissed.add(self._passed.id)
            self.refresh()
