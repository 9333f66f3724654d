"""What the measures and the tags of a file become here: both tables, where there is something to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from carejournal.services.mapping import Chosen
from carejournal.services.proposing import proposed_measures, proposed_tags
from carejournal.ui.bringing_in.name_mapping import NameMapping
from carejournal.ui.bringing_in.name_table import NameTable
from carejournal.ui.widgets.building import label
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QLabel

    from carejournal.exchange.records import Found
    from carejournal.ui.page import Surroundings


class NameMappings(QObject):
    """Keeps both choices.

    Signals:
        choice_changed(): something else was chosen for a name.
    """

    choice_changed = Signal()

    def __init__(self, around: Surroundings, found: Found, new: Collection[str]) -> None:
        super().__init__()
        looking_back = around.services.looking_back
        measures, tags = looking_back.all_measures(), looking_back.tags()
        names = {each.key: measure_name(each) for each in measures}
        self.measures = NameMapping(
            proposed_measures(found, new, measures), names, self.tr("A new measure of this name")
        )
        self.tags = NameMapping(proposed_tags(found, new, tags), {}, self.tr("A new tag of this name"))
        self.measure_table = NameTable(around.theme, self.measures, self.tr("What the measures become"))
        self.tag_table = NameTable(around.theme, self.tags, self.tr("What the tags become"))
        for mapping in (self.measures, self.tags):
            mapping.choice_changed.connect(self.choice_changed)

    @property
    def tables(self) -> tuple[NameTable, NameTable]:
        """Both tables, shown or not."""
        return self.measure_table, self.tag_table

    @property
    def chosen(self) -> Chosen:
        """What was chosen for names that do not come in by themselves."""
        return Chosen(self.measures.chosen, self.tags.chosen)

    def sections(self) -> list[tuple[str, QLabel, NameTable]]:
        """Return a heading, a sentence and a table for each, where there are names."""
        about_measures = self.tr(
            "Values on another scale keep their place: the lowest stays the lowest. A number with a unit "
            "stays as it is."
        )
        about_tags = self.tr("A tag with a name that you use already is that tag.")
        made = []
        if self.measures.rowCount():
            words = label(about_measures, quiet=True, wrap=True)
            made.append((self.tr("What the measures become"), words, self.measure_table))
        if self.tags.rowCount():
            words = label(about_tags, quiet=True, wrap=True)
            made.append((self.tr("What the tags become"), words, self.tag_table))
        return made
