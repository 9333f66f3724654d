"""One of several words, as chips side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from carejournal.ui.widgets.building import button, plain_tip
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QIcon

NO_ICON = QSize()
MOST_LETTERS = 24
"""A longer word is shortened on its chip; the tool tip has it whole."""


class ChoiceChips(QWidget):
    """Chips of which one is chosen; where `optional`, the same again empties and `choice` is None.

    Signals:
        choice_changed(): the person chose another one.
    """

    choice_changed = Signal()

    def __init__(self, name: str, *, optional: bool = False) -> None:
        super().__init__()
        self._name = name
        self._optional = optional
        self._chips: dict[str, QPushButton] = {}
        self._choice: str | None = None
        self._layout = FlowLayout(self)
        self.setAccessibleName(name)

    @property
    def choice(self) -> str | None:
        """What is chosen."""
        return self._choice

    def chip(self, value: str) -> QPushButton:
        """Return the chip that stands for a value."""
        return self._chips[value]

    @property
    def chips(self) -> list[QPushButton]:
        """The chips in their order."""
        return list(self._chips.values())

    def offer(
        self, words: Mapping[str, str], icons: Mapping[str, QIcon] | None = None, icon_size: QSize = NO_ICON
    ) -> None:
        """Offer these values by their words, in this order, with icons for those that have one."""
        for chip in self._chips.values():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {value: self._made(value, text) for value, text in words.items()}
        for value, icon in (icons or {}).items():
            self._chips[value].setIcon(icon)
            self._chips[value].setIconSize(icon_size)
        self.show_choice(self._choice)
        self.updateGeometry()

    def show_choice(self, value: str | None) -> None:
        """Show a choice without announcing it as the person's."""
        self._choice = value
        for each, chip in self._chips.items():
            chip.setChecked(each == value)

    def _made(self, value: str, text: str) -> QPushButton:
        metrics = self.fontMetrics()
        short = metrics.elidedText(
            text, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * MOST_LETTERS
        )
        chip = button(short.replace("&", "&&"), lambda: self._choose(value), chip=True)
        chip.setToolTip(plain_tip(text) if short != text else "")
        chip.setAccessibleName(f"{self._name}: {text}")
        self._layout.addWidget(chip)
        return chip

    def _choose(self, value: str) -> None:
        again = value == self._choice
        self.show_choice(None if again and self._optional else value)
        if self._optional or not again:
            self.choice_changed.emit()
