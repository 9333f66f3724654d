"""Fields side by side, each with its name above it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label


def labelled(name: str, field: QWidget) -> QWidget:
    """Return a part that shows the name above the field and leads to it."""
    heading = label(name, quiet=True)
    heading.setBuddy(field)
    made = QWidget()
    made.setLayout(column(heading, field, space=STEP))
    return made


def with_room(field: QLineEdit, letters: int) -> None:
    """Make a field as wide as so many letters, or as what it says while it is empty."""
    metrics = field.fontMetrics()
    hint = metrics.horizontalAdvance(field.placeholderText()) + 6 * STEP
    field.setMinimumWidth(max(metrics.averageCharWidth() * letters, hint))


def same_height(*fields: QWidget) -> None:
    """Make fields that stand beside each other as high as the highest of them."""
    height = max(field.sizeHint().height() for field in fields)
    for field in fields:
        field.setMinimumHeight(height)
