"""What each measure or tag of a file becomes here, as an item model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal

from carejournal.services.proposing import BY_ITSELF
from carejournal.ui.bringing_in.titled_table import TitledTable
from carejournal.ui.widgets.building import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carejournal.services.proposing import Proposal

NAME, COUNT, HERE = range(3)
TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name and what it becomes: the key or name of something here, "" by itself, None left out."""

    proposal: Proposal
    chosen: str | None


class NameMapping(TitledTable):
    """One name a row, with what it becomes here; `words` tells how measures or tags here are called.

    Signals:
        choice_changed(): something else was chosen for a name.
    """

    choice_changed = Signal()

    def __init__(self, proposals: Sequence[Proposal], words: Mapping[str, str], new: str) -> None:
        super().__init__()
        self._lines = [NameLine(each, each.proposed) for each in proposals]
        self._words = words
        self._new = new

    @property
    def chosen(self) -> dict[str, str | None]:
        """What was chosen for each name that does not come in by itself."""
        return {
            line.proposal.name: line.chosen
            for line in self._lines
            if line.chosen not in (line.proposal.by_itself, BY_ITSELF)
        }

    def possible(self, row: int) -> list[str | None]:
        """Return what can be chosen in a row, in order: as new, left out, as what is here."""
        proposal = self._lines[row].proposal
        new = [] if proposal.by_itself else [BY_ITSELF]
        return [*new, None, *proposal.possible]

    def choose(self, row: int, chosen: str | None) -> None:
        """Let a row's name become something else."""
        line = self._lines[row]
        if chosen != line.chosen and chosen in self.possible(row):
            self._lines[row] = replace(line, chosen=chosen)
            self.dataChanged.emit(self.index(row, NAME), self.index(row, HERE))
            self.choice_changed.emit()

    def choice_words(self, chosen: str | None) -> str:
        """Return a choice in words."""
        if chosen is None:
            return self.tr("Leave it out")
        return self._words.get(chosen, chosen) if chosen else self._new

    def all_words(self) -> list[str]:
        """Return the words of every choice."""
        keys = {key for line in self._lines for key in line.proposal.possible}
        return [self.choice_words(each) for each in (None, BY_ITSELF, *sorted(keys))]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return how many names there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:
        """Return three: the name, its entries, and what it becomes."""
        return 0 if parent.isValid() else 3

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a cell shows, or with EditRole what is chosen."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == HERE:
            return line.chosen
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return plain_tip(line.proposal.name)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            NAME: self._words.get(line.proposal.name, line.proposal.name),
            COUNT: QLocale().toString(line.proposal.count),
            HERE: self.choice_words(line.chosen),
        }[index.column()]

    def titles(self) -> dict[int, str]:
        """Return what each column holds."""
        return {
            NAME: self.tr("Name in the file"),
            COUNT: self.tr("New entries"),
            HERE: self.tr("Becomes here"),
        }
