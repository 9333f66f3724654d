"""What someone is ill with, as tags of a group of their own: shown once "ill" is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from carejournal.domain.tag import ILL_GROUP
from carejournal.ui.journal.tag_chips import TagChips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.tag import Tag


class IllWords(TagChips):
    """Chips for cold, flu and the like; some usual ones are offered where the journal has none yet.

    Signals:
        words_changed(): the person set or took off a word.
    """

    words_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ill_chip.hide()
        self.add_chip.setToolTip(self.tr("Another word"))
        self.add_chip.setAccessibleName(self.tr("Another word for what it is"))
        self._new.setAccessibleName(self.tr("What it is"))
        self._known: set[str] = set()
        self.tags_changed.connect(self.words_changed)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are set."""
        return self.tags

    def offers(self, name: str) -> bool:
        """Whether a tag of this name is shown here."""
        return name.casefold() in self._known

    def show_words(self, tags: Sequence[Tag], chosen: Sequence[str]) -> tuple[str, ...]:
        """Show the words of the group, and which are set; return the other tags that are chosen."""
        usual = (self.tr("cold"), self.tr("flu"), self.tr("headache"), self.tr("stomach"))
        elsewhere = {tag.name.casefold() for tag in tags if tag.group != ILL_GROUP}
        own = [tag.name for tag in tags if tag.group == ILL_GROUP]
        offered = own or [name for name in usual if name.casefold() not in elsewhere]
        self._known = {name.casefold() for name in offered}
        here = [name for name in chosen if self.offers(name)]
        self.show_tags(offered, here, ill=False)
        return tuple(name for name in chosen if not self.offers(name))
