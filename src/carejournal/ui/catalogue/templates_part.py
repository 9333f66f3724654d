"""Templates for notes: a name and the words that a note begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from carejournal.domain.template import Template
from carejournal.services.new_id import new_id
from carejournal.ui.catalogue.listed_part import ListedPart
from carejournal.ui.catalogue.starting_templates import starting_templates
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.labelled_field import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.journal_services import JournalServices


class TemplatesPart(ListedPart):
    """One's own templates; those of ours can be taken over and changed."""

    def __init__(self, services: JournalServices) -> None:
        super().__init__(self.tr("Templates"), "")
        self.new.setText(self.tr("New template"))
        self._services = services
        self.name = QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.save = button(self.tr("Save"), self._save, primary=True)
        self.delete = button(self.tr("Delete"), self._delete)
        self.take = button(self.tr("Take over ours"), self._take_ours)
        self.lay_out(
            column(
                labelled(self.tr("Name"), self.name),
                labelled(self.tr("Words, in Markdown"), self.text),
                label(self.tr("A template is put into a note from the bar above it."), quiet=True, wrap=True),
                row(self.take, None, self.delete, self.save),
            )
        )
        self.refresh(next((each.id for each in self._templates()), ""))

    def rows(self) -> Sequence[tuple[str, str]]:
        """Return the journal's own templates."""
        return [(each.id, each.name) for each in self._templates()]

    def show_one(self, key: str) -> None:
        """Show a template, or an empty form."""
        shown = self._template(key)
        self.name.setText(shown.name if shown else "")
        self.text.setPlainText(shown.text if shown else "")
        self.delete.setEnabled(shown is not None)
        present = {each.name for each in self._templates()}
        self.take.setEnabled(any(name not in present for name, _ in starting_templates()))
        if shown is None and self.isVisible():
            self.name.setFocus()

    def put_order(self, keys: Sequence[str]) -> None:
        """Keep another order."""
        by_id = {each.id: each for each in self._templates()}
        self._services.cataloguing.write_templates([by_id[key] for key in keys])

    def _templates(self) -> list[Template]:
        return self._services.cataloguing.templates()

    def _template(self, key: str) -> Template | None:
        return next((each for each in self._templates() if each.id == key), None)

    def _save(self) -> None:
        key, name, text = self.key or new_id(), self.name.text(), self.text.toPlainText()

        def write() -> None:
            present = self._templates()
            if any(each.id == key for each in present):
                made = {each.id: each for each in present}
                made[key] = replace(made[key], name=name, text=text)
                changed = list(made.values())
            else:
                changed = [*present, Template(key, name, text)]
            self._services.cataloguing.write_templates(changed)

        if self.attempt(write, self.tr("Template saved.")):
            self.refresh(key)

    def _delete(self) -> None:
        key = self.key
        rest = [each for each in self._templates() if each.id != key]
        self.attempt(lambda: self._services.cataloguing.write_templates(rest), self.tr("Template deleted."))

    def _take_ours(self) -> None:
        present = self._templates()
        names = {each.name for each in present}
        ours = [Template(new_id(), name, text) for name, text in starting_templates() if name not in names]
        done = self.tr("Templates added.")
        if self.attempt(lambda: self._services.cataloguing.write_templates([*present, *ours]), done):
            self.refresh(ours[0].id if ours else None)
