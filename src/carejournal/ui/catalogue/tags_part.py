"""Tags: their names, groups and order, which are offered, and merging two that mean the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from carejournal.domain.tag import ILL_GROUP, Tag, clean_tag_name
from carejournal.ui.catalogue.listed_part import ListedPart
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.labelled_field import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.journal_services import JournalServices


class TagsPart(ListedPart):
    """The tags; renaming one keeps the entries that have it."""

    def __init__(self, services: JournalServices) -> None:
        super().__init__(self.tr("Tags"), "")
        self.new.setText(self.tr("New tag"))
        self._services = services
        self.name = QLineEdit()
        self.group = QComboBox(editable=True)
        self.into = QComboBox()
        self.save = button(self.tr("Save"), self._save, primary=True)
        self.put_away = button("", self._put_away)
        self.merge = button(self.tr("Merge"), self._merge)
        self.used = label(quiet=True, wrap=True)
        self.lay_out(
            column(
                labelled(self.tr("Name"), self.name),
                labelled(self.tr("Group, if you like"), self.group),
                self.used,
                row(self.put_away, None, self.save),
                label(self.tr("Two tags that mean the same can become one:"), quiet=True, wrap=True),
                labelled(self.tr("Merge into"), self.into),
                row(None, self.merge),
            )
        )
        first = next(iter(self.rows()), ("", ""))[0]
        self.refresh(first)

    def rows(self) -> Sequence[tuple[str, str]]:
        """Return all tags, those that are put away too."""
        away = self.tr("{0} (put away)")
        tags = self._services.looking_back.all_tags()
        return [(each.name, away.format(each.name) if each.archived else each.name) for each in tags]

    def show_one(self, key: str) -> None:
        """Show a tag, or an empty form."""
        shown = self._tag(key)
        tags = self._services.looking_back.all_tags()
        self.name.setText(key)
        self.group.clear()
        groups = {"", ILL_GROUP, *(each.group for each in tags)}
        self.group.addItems(sorted(map(self._words_of, groups)))
        self.group.setCurrentText(self._words_of(shown.group) if shown else "")
        self.into.clear()
        self.into.addItems([each.name for each in tags if each.name != key])
        self.put_away.setEnabled(shown is not None)
        self.merge.setEnabled(shown is not None and len(tags) > 1)
        away = shown is not None and shown.archived
        self.put_away.setText(self.tr("Offer it again") if away else self.tr("Put away"))
        uses = self._services.cataloguing.tag_uses().get(key, 0) if shown else 0
        self.used.setText(self.tr("On {0} entries.").format(uses) if shown else "")
        if shown is None and self.isVisible():
            self.name.setFocus()

    def put_order(self, keys: Sequence[str]) -> None:
        """Keep another order."""
        by_name = {each.name: each for each in self._services.looking_back.all_tags()}
        self._services.cataloguing.write_tags(
            [replace(by_name[name], position=place) for place, name in enumerate(keys)]
        )

    def _words_of(self, group: str) -> str:
        """Return a group as it is shown: the program's own one in the window's language."""
        return self.tr("Ill with") if group == ILL_GROUP else group

    def _tag(self, name: str) -> Tag | None:
        return next((each for each in self._services.looking_back.all_tags() if each.name == name), None)

    def _save(self) -> None:
        shown, service = self._tag(self.key), self._services.cataloguing
        name, group = clean_tag_name(self.name.text()), self.group.currentText().strip()
        if group == self._words_of(ILL_GROUP):
            group = ILL_GROUP

        def write() -> None:
            if shown is None:
                Tag(name)  # an empty name is refused before anything is written
                service.add_tag(name, group)
            else:
                service.change_tag(shown.name, name, group)

        if self.attempt(write, self.tr("Tag saved.")):
            self.refresh(name)

    def _put_away(self) -> None:
        shown = self._tag(self.key)
        if shown is not None:
            changed = replace(shown, archived=not shown.archived)
            words = self.tr("Put away.") if changed.archived else self.tr("Offered again.")
            self.attempt(lambda: self._services.cataloguing.write_tags([changed]), words)

    def _merge(self) -> None:
        name, into = self.key, self.into.currentText()
        done = self.tr("Merged.")
        if self.attempt(lambda: self._services.cataloguing.merge_tags(name, into), done):
            self.refresh(into)
