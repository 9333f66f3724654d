"""What an import would add, before anything is written: counts, moods, what is left out, first entries."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from carejournal.exchange.questions import NO_ANSWERS
from carejournal.services.mapping import NOTHING_CHOSEN
from carejournal.ui.bringing_in.entry_preview import entry_cards
from carejournal.ui.bringing_in.import_questions import ImportQuestions
from carejournal.ui.bringing_in.import_words import (
    about_the_scale,
    add_words,
    counted,
    is_of_a_table,
    kind_words,
    nothing_new,
    reason_for,
    recognised,
    without_mood,
)
from carejournal.ui.bringing_in.left_out_list import LeftOutList
from carejournal.ui.bringing_in.mood_mapping import MoodMapping
from carejournal.ui.bringing_in.mood_table import MoodTable
from carejournal.ui.bringing_in.name_sections import NameMappings
from carejournal.ui.bringing_in.quiet_table import QuietTable
from carejournal.ui.language import refusal_words
from carejournal.ui.theme import STEP, TITLE_SCALE, scaled_font
from carejournal.ui.widgets.building import button, card, column, label, row, side_by_side, title
from carejournal.ui.widgets.pair_layout import PairLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.questions import Answers, Question
    from carejournal.exchange.records import Found
    from carejournal.exchange.table_profile import TableProfile
    from carejournal.services.import_plan import ImportPlan
    from carejournal.ui.page import Surroundings

ENTRIES_SHOWN = 3
SETTLE_MS = 120
"""A plan over ten thousand entries takes about 0.2 s: quick changes are answered together."""


class ImportPreview(QWidget):
    """Shows the plan for a file that was read.

    Signals:
        add_wanted(): the person wants what is new to be added.
        answered(Answers): the person answered a question otherwise: the file should be read anew.
        columns_wanted(): the person wants to say what the table's columns hold.
        other_wanted(): the person wants another file instead.
        close_wanted(): the person wants to leave it.
    """

    add_wanted = Signal()
    answered = Signal(object)
    columns_wanted = Signal()
    other_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        around: Surroundings,
        found: Found,
        name: str,
        asked: Sequence[Question] = (),
        answers: Answers = NO_ANSWERS,
        profile: TableProfile | None = None,
    ) -> None:
        super().__init__()
        self._around = around
        self._found = found
        self._name = name
        self._profile = profile
        self.plan: ImportPlan = around.services.importing.plan(found, name, profile=profile)
        new = {each.origin.key for each in self.plan.new.entries if each.origin}
        self.moods = MoodMapping.of(found, new)
        self.names = NameMappings(around, found, new)
        self.names.choice_changed.connect(self._plan_soon)
        self.questions = ImportQuestions(asked, answers) if asked else None
        if self.questions is not None:
            self.questions.answered.connect(self.answered)
        if self.names.chosen != NOTHING_CHOSEN:
            self.plan = self._planned()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.plan_anew)
        self.moods.levels_changed.connect(self._plan_soon)
        self.table = MoodTable(around.theme, self.moods)
        self.left_out = LeftOutList(around, found.skipped, lambda: self.plan.warnings)
        self.told = label(wrap=True)
        self.mood_words = label(wrap=True, bold=True)
        self.refused = label(wrap=True, bold=True)
        self.refused.hide()
        self._first_place = column()
        self._first: QWidget | None = None
        self.add = button("", self.add_wanted.emit, primary=True)
        self.other = button(self.tr("Choose another file …"), self.other_wanted.emit, flat=True)
        self.columns = button(self.tr("Columns …"), self.columns_wanted.emit, flat=True)
        if not is_of_a_table(found):
            self.columns.hide()
        self.leave = button(self.tr("Cancel"), self.close_wanted.emit)
        for each in (self.add, self.other, self.columns, self.leave):
            each.setAutoDefault(True)  # Enter presses the button that has the focus
        self._lay_out()
        for part in (self.table, self.left_out, *self.names.tables):
            if part.parentWidget() is None:  # not shown, but to go with this page
                part.setParent(self)
                part.hide()
        self._show_plan()

    @Slot()
    def plan_anew(self) -> None:
        """Plan with the levels that are chosen now, and show what that changes."""
        self._settle.stop()
        self.plan = self._planned()
        self._show_plan()

    def hideEvent(self, event: QHideEvent) -> None:
        """Plan nothing any more once the dialog is gone."""
        self._settle.stop()
        super().hideEvent(event)

    def show_refusal(self, words: str) -> None:
        """Say why it could not be written, and offer it again."""
        self.refused.setText(words)
        self.refused.show()

    @Slot()
    def _plan_soon(self) -> None:
        self._settle.start()

    def _planned(self) -> ImportPlan:
        return self._around.services.importing.plan(
            self._found, self._name, self.moods.levels, self.names.chosen, self._profile
        )

    def _lay_out(self) -> None:
        content = QWidget()
        sections = column(*self._sections(), None, space=4 * STEP)
        sections.setContentsMargins(0, 0, 2 * STEP, 0)
        content.setLayout(sections)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it takes the keyboard
        area.setWidget(content)
        foot = PairLayout(side_by_side(self.other, self.columns), side_by_side(self.leave, self.add))
        self.setLayout(column(area, self.refused, self.told, foot, space=3 * STEP))

    def _sections(self) -> list[QWidget]:
        sections: list[QWidget] = [self._head(), self._counts()]
        if self.questions is not None:
            sections.append(self.questions)
        if self.moods.rowCount():
            about = label(about_the_scale(self._found), quiet=True, wrap=True)
            heading = self.tr("How the moods are read")
            sections.append(_section(heading, about, self.mood_words, self.table))
        sections += [_section(heading, about, table) for heading, about, table in self.names.sections()]
        if self._found.skipped:
            sections.append(self._skipped())
        if self.plan.warnings:
            sections.append(self._warnings())
        if self.plan.new.entries:
            first = QWidget()
            first.setLayout(self._first_place)
            sections.append(_stacked(_heading(self.tr("The newest of them, as they will look")), first))
        return sections

    def _head(self) -> QWidget:
        found, plan = self._found, self.plan
        kind, held, reason = (
            kind_words(found),
            recognised(found),
            label(reason_for(found), quiet=True, wrap=True),
        )
        if plan.adds_something:
            head, parts = title(kind), [label(held, bold=True, wrap=True), reason]
        else:
            nothing = self.tr("Nothing new in this file") if plan.already_there else self.tr("Nothing to add")
            head, held = title(nothing), f"{kind}, {held}"
            parts = [label(nothing_new(plan), bold=True, wrap=True), label(held, wrap=True), reason]
        head.setWordWrap(True)
        return _stacked(head, *parts)

    def _counts(self) -> QFrame:
        plan = self.plan
        photos = [(plan.photo_count, self.tr("photos"))] if plan.photo_count else []
        figures = (
            (plan.added, self.tr("new")),
            *photos,
            (plan.already_there, self.tr("already there")),
            (len(plan.skipped), self.tr("could not be read")),
        )
        made = card()
        made.setLayout(row(*(_figure(*figure) for figure in figures), None, margin=4 * STEP, space=10 * STEP))
        return made

    def _skipped(self) -> QFrame:
        skipped = self._found.skipped
        words = counted(len(skipped), self.tr("{0} part was left out"), self.tr("{0} parts were left out"))
        about = label(self.tr("They could not be read. Everything else in the file is not touched by that."))
        about.setWordWrap(True)
        about.setProperty("quiet", "true")
        return _section(words, about, self.left_out)

    def _warnings(self) -> QFrame:
        words = self.tr("Good to know")
        warnings = list(map(refusal_words, self.plan.warnings))
        if len(warnings) <= ENTRIES_SHOWN:
            return _section(words, *(label(each, wrap=True) for each in warnings))
        model = QStringListModel(warnings)
        table = QuietTable(self._around.theme, model, words, 0)
        table.horizontalHeader().hide()
        return _section(words, table)

    def _show_plan(self) -> None:
        plan = self.plan
        new = plan.adds_something
        self.add.setText(add_words(plan))
        self.add.setVisible(new)
        self.leave.setText(self.tr("Cancel") if new else self.tr("Close"))
        self.told.setText(without_mood(plan) if self.moods.rowCount() else "")
        self.told.setVisible(bool(self.told.text()))
        self.mood_words.setText(self.moods.undecided_words())
        self.mood_words.setVisible(bool(self.mood_words.text()))
        self._show_first()

    def _show_first(self) -> None:
        plan = self.plan
        measures = {each.key: each for each in self._around.services.looking_back.measures()}
        measures |= {each.key: each for each in plan.new.measures}
        newest = sorted(plan.new.entries, key=lambda entry: entry.moment.local, reverse=True)[:ENTRIES_SHOWN]
        if self._first is not None:
            self._first.deleteLater()
            self._first_place.removeWidget(self._first)
        photos = Counter(photo.entry_id for photo in plan.photos)
        photos.update(picture.photo.entry_id for picture in plan.new.photos)
        self._first = entry_cards(newest, measures, photos)
        self._first_place.addWidget(self._first)


def _figure(number: int, words: str) -> QWidget:
    many = label(QLocale().toString(number))
    many.setFont(scaled_font(many, TITLE_SCALE, bold=True))
    return _stacked(many, label(words, quiet=True), space=0)


def _heading(words: str) -> QWidget:
    return label(words, bold=True, wrap=True)


def _stacked(*parts: QWidget, space: int = STEP) -> QWidget:
    made = QWidget()
    made.setLayout(column(*parts, space=space))
    return made


def _section(words: str, *parts: QWidget) -> QFrame:
    made = card()
    made.setLayout(column(_heading(words), *parts, margin=4 * STEP, space=2 * STEP))
    return made
