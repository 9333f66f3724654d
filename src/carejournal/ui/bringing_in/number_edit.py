"""A short field for one number, written as the person's language does."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit

from carejournal.ui.theme import STEP

LETTERS = 8


class NumberEdit(QLineEdit):
    """Takes a number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaximumWidth(LETTERS * self.fontMetrics().averageCharWidth() + 6 * STEP)

    def number(self) -> float:
        """Return the number; not a number where it is none."""
        number, fine = QLocale().toDouble(self.text().strip())
        return number if fine else math.nan

    def show_number(self, number: float) -> None:
        """Show a number."""
        self.setText(QLocale().toString(float(number), "g"))
