"""What is rated or counted: own measures beside the built-in ones, their order, and which are asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from carejournal.domain.measure import BUILT_IN, Better, Form, Measure, key_for
from carejournal.ui.catalogue.listed_part import ListedPart
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.labelled_field import labelled
from carejournal.ui.widgets.scale_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.journal_services import JournalServices


class MeasuresPart(ListedPart):
    """The measures; how one is answered is chosen when it is made, and stays."""

    def __init__(self, services: JournalServices) -> None:
        super().__init__(self.tr("Measures"), "")
        self.new.setText(self.tr("New measure"))
        self._services = services
        self.name = QLineEdit()
        self.form = QComboBox()
        for words, form in (
            (self.tr("a scale from 0 to 10"), Form.SCALE),
            (self.tr("a number"), Form.NUMBER),
            (self.tr("yes or no"), Form.YES_NO),
        ):
            self.form.addItem(words, form)
        self.unit = QLineEdit()
        self.unit.setPlaceholderText(self.tr("such as km, cups, mg"))
        self.better = QComboBox()
        for words, better in (
            (self.tr("neither is better"), Better.NEITHER),
            (self.tr("more is better"), Better.HIGHER),
            (self.tr("less is better"), Better.LOWER),
        ):
            self.better.addItem(words, better)
        self.save = button(self.tr("Save"), self._save, primary=True)
        self.put_away = button("", self._put_away)
        self.remark = label(quiet=True, wrap=True)
        self.form.currentIndexChanged.connect(self._follow_form)
        self.lay_out(
            column(
                labelled(self.tr("Name"), self.name),
                labelled(self.tr("Answered with"), self.form),
                labelled(self.tr("Unit"), self.unit),
                labelled(self.tr("Direction"), self.better),
                self.remark,
                row(self.put_away, None, self.save),
            )
        )
        self.refresh("mood")

    def rows(self) -> Sequence[tuple[str, str]]:
        """Return all measures, those that are put away too."""
        away = self.tr("{0} (put away)")
        return [
            (each.key, away.format(measure_name(each)) if each.archived else measure_name(each))
            for each in self._services.looking_back.all_measures()
        ]

    def show_one(self, key: str) -> None:
        """Show a measure, or an empty form."""
        shown = self._measure(key)
        built_in, new = key in BUILT_IN, shown is None
        self.name.setText(measure_name(shown) if shown else "")
        self.form.setCurrentIndex(self.form.findData(shown.form if shown else Form.SCALE))
        self.unit.setText(shown.unit if shown else "")
        self.better.setCurrentIndex(self.better.findData(shown.better if shown else Better.NEITHER))
        self.name.setEnabled(not built_in)
        self.form.setEnabled(new)
        self.better.setEnabled(not built_in)
        self.save.setEnabled(not built_in)
        self.put_away.setEnabled(not new)
        away = shown is not None and shown.archived
        self.put_away.setText(self.tr("Ask for it again") if away else self.tr("Put away"))
        self.remark.setText(
            self.tr("Every journal has this one. It can be moved, or put away.")
            if built_in
            else self.tr("What is put away is not asked for any more; what was recorded stays.")
        )
        self._follow_form()
        if new and self.isVisible():
            self.name.setFocus()

    def put_order(self, keys: Sequence[str]) -> None:
        """Keep another order."""
        by_key = {each.key: each for each in self._services.looking_back.all_measures()}
        self._services.cataloguing.write_measures(
            [replace(by_key[key], position=place) for place, key in enumerate(keys)]
        )

    def _measure(self, key: str) -> Measure | None:
        measures = self._services.looking_back.all_measures()
        return next((each for each in measures if each.key == key), None)

    def _chosen_form(self) -> Form:
        return Form(self.form.currentData())  # a box gives back the words that it keeps, not the member

    def _follow_form(self) -> None:
        number = self._chosen_form() is Form.NUMBER
        self.unit.setEnabled(number and self.name.isEnabled())

    def _save(self) -> None:
        measures = self._services.looking_back.all_measures()
        shown = self._measure(self.key)
        key = shown.key if shown else key_for(self.name.text(), {each.key for each in measures})
        position = max((each.position for each in measures), default=-1) + 1

        def write() -> None:
            made = shown or Measure(key, self.name.text(), self._chosen_form(), position=position)
            changed = replace(
                made,
                name=self.name.text(),
                better=Better(self.better.currentData()),
                unit=self.unit.text().strip() if made.form is Form.NUMBER else "",
            )
            self._services.cataloguing.write_measures([changed])

        if self.attempt(write, self.tr("Measure saved.")):
            self.refresh(key)

    def _put_away(self) -> None:
        shown = self._measure(self.key)
        if shown is not None:
            changed = replace(shown, archived=not shown.archived)
            words = self.tr("Put away.") if changed.archived else self.tr("Asked for again.")
            self.attempt(lambda: self._services.cataloguing.write_measures([changed]), words)
