"""Which level each mood name of a file has, as an item model and as the table that asks for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from carejournal.domain.measure import MOOD
from carejournal.services.mapping import folded, on_our_scale
from carejournal.ui.bringing_in.import_words import counted
from carejournal.ui.bringing_in.titled_table import TitledTable
from carejournal.ui.widgets.building import plain_tip
from carejournal.ui.widgets.numbers import number_text
from carejournal.ui.widgets.scale_words import scale_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.exchange.records import Found

NAME, COUNT, LEVEL, OURS = range(4)
TOP = QModelIndex()
MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class MoodLine:
    """One mood name, in how many new entries it occurs, and its level on the source's scale (None: left out).

    `decided` is false while neither the source nor the person has said anything.
    """

    name: str
    count: int
    level: float | None
    decided: bool


class MoodMapping(TitledTable):
    """One mood name a row; those that nobody has decided about come first and stay where they are.

    Signals:
        levels_changed(): the person chose another level for a name, or left it out.
    """

    levels_changed = Signal()

    def __init__(self, lines: Iterable[MoodLine], low: float, high: float) -> None:
        super().__init__()
        self._low, self._high = low, high
        self._bold = QFont()
        self._bold.setBold(True)
        self._lines = sorted(lines, key=lambda line: (line.decided, -(line.level or 0.0)))
        given = {line.level for line in self._lines if line.level is not None}
        self.steps = sorted(given | set(_steps(low, high)), reverse=True)

    @classmethod
    def of(cls, found: Found, keys_of_new: Iterable[str]) -> MoodMapping:
        """Return the moods of those entries found that are new; names that differ in case only are one."""
        new = set(keys_of_new)
        counts: Counter[str] = Counter()
        names: dict[str, str] = {}
        for entry in found.entries:
            if entry.mood and entry.key in new:
                names.setdefault(folded(entry.mood), entry.mood)
                counts[folded(entry.mood)] += 1
        levels = {folded(mood.name): mood.level for mood in found.moods}
        lines = (
            MoodLine(names[name], count, levels.get(name), levels.get(name) is not None)
            for name, count in counts.items()
        )
        return cls(lines, found.mood_low, found.mood_high)

    @property
    def levels(self) -> dict[str, float | None]:
        """What is chosen for each name: a level on the source's scale, or None to leave the mood out."""
        return {line.name: line.level for line in self._lines}

    @property
    def undecided(self) -> int:
        """How many names still need a level."""
        return sum(not line.decided for line in self._lines)

    def choose(self, row: int, level: float | None) -> None:
        """Give the name in a row a level, or leave its mood out."""
        self.setData(self.index(row, LEVEL), level, Qt.ItemDataRole.EditRole)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return how many names there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return four: the name, its entries, its level, and what that is here."""
        return 0 if parent.isValid() else 4

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let the level be chosen, and nothing else."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == LEVEL else flags

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a cell shows, or with EditRole the level itself."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == LEVEL:
            return line.level
        if role == Qt.ItemDataRole.FontRole and index.column() == OURS and not line.decided:
            return self._bold
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return plain_tip(line.name)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            NAME: line.name,
            COUNT: QLocale().toString(line.count),
            LEVEL: self.level_words(line.level),
            OURS: self._ours(line),
        }[index.column()]

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take a level, or None to leave the mood out; nothing else is taken."""
        level = float(value) if isinstance(value, int | float) else None
        taken = value is None or level in self.steps
        if index.column() != LEVEL or role != Qt.ItemDataRole.EditRole or not taken:
            return False
        line = self._lines[index.row()]
        changed = replace(line, level=level, decided=True)
        if changed != line:
            self._lines[index.row()] = changed
            self.dataChanged.emit(self.index(index.row(), NAME), self.index(index.row(), OURS))
            self.levels_changed.emit()
        return True

    def titles(self) -> dict[int, str]:
        """Return what each column holds."""
        return {
            NAME: self.tr("Name in the file"),
            COUNT: self.tr("New entries"),
            LEVEL: self.tr("Its level there"),
            OURS: self.tr("Mood here"),
        }

    def level_words(self, level: float | None) -> str:
        """Return a level on the source's scale in words."""
        if level is None:
            return self.tr("Leave the mood out")
        number = QLocale().toString(level, "g")
        if level == self._high:
            return self.tr("{0} · the best").format(number)
        return self.tr("{0} · the lowest").format(number) if level == self._low else number

    def ours(self, level: float | None) -> str:
        """Return what a level becomes on our scale, in words."""
        if level is None:
            return self.tr("no mood")
        value = on_our_scale(level, self._low, self._high)
        word = scale_word(MOOD, value)
        return word if value != round(value) else f"{number_text(value)} · {word}"

    def _ours(self, line: MoodLine) -> str:
        if line.decided:
            return self.ours(line.level)
        return self.tr("needs a level · no mood yet")

    def undecided_words(self) -> str:
        """Return how many names still need a level, or "" where none does."""
        if not self.undecided:
            return ""
        return counted(self.undecided, self.tr("{0} name needs a level."), self.tr("{0} names need a level."))


def _steps(low: float, high: float) -> list[float]:
    """Return the levels to choose from: whole ones on short scales, else ten equal steps."""
    if high - low <= MOST_STEPS and low == round(low) and high == round(high):
        return [float(step) for step in range(round(low), round(high) + 1)]
    return [low + (high - low) * step / MOST_STEPS for step in range(MOST_STEPS + 1)]
