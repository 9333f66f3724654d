"""A kind's methods to choose from, or a new one typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = 20


class MethodChoice(QComboBox):
    """The name of a method; empty is not recorded.

    Signals:
        method_changed(): the person chose or typed another one.
    """

    method_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._kept = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("not recorded"))
        self.line.setAccessibleName(name)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.line.textEdited.connect(self._announce)
        self.activated.connect(self._announce)

    @property
    def method(self) -> str:
        """The method, spelled as it is offered where only upper and lower case differ."""
        text = self.currentText()
        if text == self._kept:
            return self._kept
        text = " ".join(text.split())
        offered = (self.itemText(n) for n in range(self.count()))
        return next((name for name in offered if name.casefold() == text.casefold()), text)

    def offer(self, methods: Sequence[str]) -> None:
        """Offer these methods; what stands in the field stays."""
        if [self.itemText(n) for n in range(self.count())] == list(methods):
            return
        text = self.currentText()
        self.clear()
        self.addItems(list(methods))
        self._show(text)

    def show_method(self, method: str) -> None:
        """Show a method without announcing it as the person's change."""
        self._kept = method
        self._show(method)

    def _show(self, text: str) -> None:
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive))
        self.setEditText(text)
        self.line.setCursorPosition(0)

    @Slot()
    def _announce(self) -> None:
        self.method_changed.emit()
