"""The parts of the body a massage was for: a simple tick list, and own words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from carejournal.domain.tag import clean_tag_names
from carejournal.ui.sessions.session_words import area_name, offered_areas
from carejournal.ui.widgets.building import button
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS = 18


class AreaChips(QWidget):
    """Chips that are ticked or not, and a field for an area of one's own.

    Signals:
        areas_changed(): the person ticked, unticked or typed.
    """

    areas_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._chips: dict[str, QPushButton] = {}
        self._kept: tuple[str, ...] = ()
        self._layout = FlowLayout(self)
        self.own = QLineEdit()
        self.own.setAccessibleName(self.tr("Another area"))
        self.own.setPlaceholderText(self.tr("another area"))
        self.own.setFixedWidth(self.own.fontMetrics().averageCharWidth() * LETTERS)
        self.own.textEdited.connect(self._announce)
        self.own.editingFinished.connect(self._take_own)
        for area in offered_areas():
            self._add(area)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas ticked, and the one that stands in the field; those shown first keep their order."""
        ticked = [area for area, chip in self._chips.items() if chip.isChecked()]
        kept = [area for area in self._kept if area in ticked]
        return clean_tag_names([*kept, *ticked, self._typed()]) if self._differs(ticked) else self._kept

    def show_areas(self, areas: Iterable[str], own: Iterable[str] = ()) -> None:
        """Offer the usual areas and `own` ones, and show which are ticked."""
        self._kept = tuple(areas)
        self.own.clear()
        wanted = dict.fromkeys((*offered_areas(), *own, *self._kept))
        for area in [area for area in self._chips if area not in wanted]:
            self._remove(area)
        for area in wanted:
            if area not in self._chips:
                self._add(area)
            self._chips[area].setChecked(area in self._kept)

    def chip(self, area: str) -> QPushButton:
        """Return the chip of an area."""
        return self._chips[area]

    def _differs(self, ticked: list[str]) -> bool:
        return bool(self._typed()) or set(ticked) != set(self._kept)

    def _typed(self) -> str:
        """Return the area in the field, by the name under which it is offered already."""
        text = " ".join(self.own.text().split())
        same = (a for a in self._chips if text.casefold() in {a.casefold(), area_name(a).casefold()})
        return next(same, text) if text else ""

    def _add(self, area: str) -> None:
        chip = button(area_name(area).replace("&", "&&"), self.areas_changed.emit, chip=True)
        chip.setAccessibleName(f"{self._name}: {area_name(area)}")
        before = list(self._chips.values())[-1:]
        self._chips[area] = chip
        self._layout.removeWidget(self.own)
        self._layout.addWidget(chip)
        self._layout.addWidget(self.own)
        for first, second in pairwise([*before, chip, self.own]):
            QWidget.setTabOrder(first, second)
        self.updateGeometry()

    def _remove(self, area: str) -> None:
        chip = self._chips.pop(area)
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()

    @Slot()
    def _announce(self) -> None:
        self.areas_changed.emit()

    @Slot()
    def _take_own(self) -> None:
        area = self._typed()
        self.own.clear()
        if area:
            if area not in self._chips:
                self._add(area)
            self._chips[area].setChecked(True)
            self.areas_changed.emit()
