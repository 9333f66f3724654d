"""Telling screen readers what changed. Qt's classes for that are loaded with the first change only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def tell_name_changed(widget: QWidget) -> None:
    """Say that a control's spoken name is another one now."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def tell_alert(widget: QWidget) -> None:
    """Say a message that has just appeared."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
