"""What only a massage has: the areas it was for, and its pressure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carejournal.ui.sessions.area_chips import AreaChips
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.session_words import pressure_word
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import label, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.domain.session import Session

PRESSURES = range(1, 6)


class MassagePart(QWidget):
    """Areas to tick, and a pressure from 1 to 5.

    Signals:
        edited(): the person changed something.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.areas = AreaChips(self.tr("Areas"))
        self.pressure = ChoiceChips(self.tr("Pressure"), optional=True)
        self.pressure.offer({str(n): str(n) for n in PRESSURES})
        for n in PRESSURES:
            self.pressure.chip(str(n)).setAccessibleName(f"{self.tr('Pressure')}: {n}, {pressure_word(n)}")
        self._areas_words = label(quiet=True)
        self._pressure_words = label(quiet=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        for name, words, field in (
            (self.tr("Areas"), self._areas_words, self.areas),
            (self.tr("Pressure"), self._pressure_words, self.pressure),
        ):
            layout.addLayout(row(label(name), words, None))
            layout.addWidget(field)
        self.areas.areas_changed.connect(self._tell)
        self.pressure.choice_changed.connect(self._tell)

    def show_session(self, session: Session, own_areas: Iterable[str]) -> None:
        """Show a session's areas and pressure; `own_areas` are offered beside the usual ones."""
        self.areas.show_areas(session.areas, own_areas)
        self.pressure.show_choice(None if session.pressure is None else str(session.pressure))
        self._show_words()

    def applied(self, session: Session) -> Session:
        """Return the session with what stands here."""
        return replace(session, areas=self.areas.areas, pressure=self._pressure())

    def _pressure(self) -> int | None:
        return None if self.pressure.choice is None else int(self.pressure.choice)

    def _show_words(self) -> None:
        self._areas_words.setText("" if self.areas.areas else self.tr("not recorded"))
        self._pressure_words.setText(pressure_word(self._pressure()))

    @Slot()
    def _tell(self) -> None:
        self._show_words()
        self.edited.emit()
