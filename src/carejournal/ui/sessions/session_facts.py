"""The facts of a session: kind and method, when, how long, how it went, and what is rarely needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from carejournal.domain.session import Status
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.method_choice import MethodChoice
from carejournal.ui.sessions.optional_number import OptionalNumber
from carejournal.ui.sessions.session_more import SessionMore
from carejournal.ui.sessions.session_words import kind_name, status_word
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import row
from carejournal.ui.widgets.flow_layout import FlowLayout
from carejournal.ui.widgets.labelled_field import labelled, same_height
from carejournal.ui.widgets.moment_field import MomentField
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.session import Kind, Session

MINUTES_STEP = 5


class SessionFacts(QFrame):
    """A card with the facts.

    Signals:
        edited(): the person changed something.
        kind_chosen(): the person chose another kind.
        moment_chosen(): the person set another day or time.
        status_chosen(): the person said how it went.
    """

    edited = Signal()
    kind_chosen = Signal()
    moment_chosen = Signal()
    status_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._kinds: dict[str, Kind] = {}
        self.kind_choice = QComboBox()
        self.kind_choice.setAccessibleName(self.tr("Kind"))
        self.method = MethodChoice(self.tr("Method"))
        self.when = MomentField()
        self.when.setFocusProxy(self.when.day_edit)
        self.minutes = OptionalNumber(self.tr("Minutes"), step=MINUTES_STEP, whole=True)
        self.status = ChoiceChips(self.tr("Status"))
        self.status.offer({status.value: status_word(status).capitalize() for status in Status})
        self.more = SessionMore()
        same_height(self.kind_choice, self.method, self.when.day_edit, self.when.time_edit, self.minutes)
        facts = FlowLayout()
        facts.setSpacing(3 * STEP)
        for name, field in (
            (self.tr("Kind"), self.kind_choice),
            (self.tr("Method"), self.method),
            (self.tr("When"), self.when),
            (self.tr("Minutes"), self.minutes),
        ):
            facts.addWidget(labelled(name, field))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * STEP, 4 * STEP, 5 * STEP, 3 * STEP)
        layout.setSpacing(3 * STEP)
        layout.addLayout(facts)
        how = row(self.status, self.more.fold)
        how.setStretch(0, 1)
        layout.addLayout(how)
        layout.addWidget(self.more)
        WheelGuard(self, self.kind_choice, self.method, self.when.day_edit)
        self._listen()

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return self._kinds[self.kind_choice.currentData()]

    def show_session(self, session: Session, kinds: Sequence[Kind]) -> None:
        """Show a session's facts; archived kinds are offered only where it is of one."""
        self._offer_kinds([kind for kind in kinds if not kind.archived or kind.key == session.kind])
        self.kind_choice.setCurrentIndex(self.kind_choice.findData(session.kind))
        self.method.offer(self.kind.methods)
        self.method.show_method(session.method)
        self.when.show_moment(session.moment)
        self.minutes.show_number(session.minutes)
        self.status.show_choice(session.status)
        self.more.show_session(session)

    def offer(self, kinds: Sequence[Kind]) -> None:
        """Offer these kinds and their methods; what is chosen and typed stays."""
        chosen = self.kind.key
        self._offer_kinds([kind for kind in kinds if not kind.archived or kind.key == chosen])
        self.kind_choice.setCurrentIndex(self.kind_choice.findData(chosen))
        self.method.offer(self.kind.methods)

    def applied(self, session: Session) -> Session:
        """Return the session with what stands here; Refusal where a number cannot be read."""
        minutes = self.minutes.number
        return replace(
            self.more.applied(session),
            kind=self.kind.key,
            method=self.method.method,
            moment=self.when.moment,
            minutes=None if minutes is None else int(minutes),
            status=Status(self.status.choice or session.status),
        )

    def _offer_kinds(self, kinds: Sequence[Kind]) -> None:
        if list(self._kinds.values()) == list(kinds):
            return
        self._kinds = {kind.key: kind for kind in kinds}
        self.kind_choice.clear()
        for kind in kinds:
            self.kind_choice.addItem(kind_name(kind), kind.key)

    def _listen(self) -> None:
        self.kind_choice.activated.connect(self._take_kind)
        self.when.moment_changed.connect(self._take_moment)
        self.status.choice_changed.connect(self._take_status)
        self.method.method_changed.connect(self.edited)
        self.minutes.number_changed.connect(self.edited)
        self.more.edited.connect(self.edited)

    @Slot()
    def _take_kind(self) -> None:
        self.method.offer(self.kind.methods)
        self.kind_chosen.emit()
        self.edited.emit()

    @Slot()
    def _take_moment(self) -> None:
        self.moment_chosen.emit()
        self.edited.emit()

    @Slot()
    def _take_status(self) -> None:
        self.status_chosen.emit()
        self.edited.emit()
