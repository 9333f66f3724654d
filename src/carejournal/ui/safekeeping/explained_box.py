"""A choice to tick, with one quiet line below it that says what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QStyle, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class ExplainedBox(QWidget):
    """A check box with its meaning; another meaning is shown while it is not ticked, where there is one."""

    def __init__(self, words: str, meaning: str, without: str = "") -> None:
        super().__init__()
        self._meaning = meaning
        self._without = without or meaning
        self.box = QCheckBox(words)
        self.meaning = label(quiet=True, wrap=True)
        self.setLayout(column(self.box, self.meaning, space=STEP))
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self._explain)
        self._explain()

    @property
    def ticked(self) -> bool:
        """Whether the person wants it; what is not offered is not wanted."""
        return self.box.isChecked() and not self.isHidden()

    def tick(self, *, wanted: bool) -> None:
        """Tick it or not."""
        self.box.setChecked(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the meaning below the words, where the style has the box's own place."""
        super().showEvent(event)
        beside = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self.box)
        gap = self.style().pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self.box)
        self.meaning.setContentsMargins(beside + gap, 0, 0, 0)

    @Slot()
    def _explain(self) -> None:
        words = self._meaning if self.box.isChecked() else self._without
        self.meaning.setText(words)
        self.box.setAccessibleDescription(words)


def remember_box() -> ExplainedBox:
    """Return the choice to let this computer open the journal without asking."""
    return ExplainedBox(
        QCoreApplication.translate("ExplainedBox", "Remember on this computer"),
        QCoreApplication.translate(
            "ExplainedBox",
            "The computer's own password store then opens it. Anyone at the unlocked computer can open the "
            "journal too.",
        ),
    )
