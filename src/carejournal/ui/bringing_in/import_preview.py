"""What an import would add, before anything is written: counts, moods, what is left out, first entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStringListModel, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from carejournal.ui.bringing_in.entry_preview import entry_cards
from carejournal.ui.bringing_in.import_words import (
    about_the_scale,
    add_words,
    counted,
    kind_words,
    nothing_new,
    reason_for,
    recognised,
    without_mood,
)
from carejournal.ui.bringing_in.left_out import REASON, LeftOutModel
from carejournal.ui.bringing_in.mood_mapping import MoodMapping
from carejournal.ui.bringing_in.mood_table import MoodTable
from carejournal.ui.bringing_in.quiet_table import QuietTable
from carejournal.ui.theme import STEP, TITLE_SCALE, scaled_font
from carejournal.ui.widgets.building import button, card, column, label, row, title

if TYPE_CHECKING:
    from carejournal.exchange.records import Found
    from carejournal.services.importing import ImportPlan
    from carejournal.ui.page import Surroundings

ENTRIES_SHOWN = 3
SETTLE_MS = 120
"""A plan over ten thousand entries takes about 0.2 s: quick changes are answered together."""


class ImportPreview(QWidget):
    """Shows the plan for a file that was read.

    Signals:
        add_wanted(): the person wants what is new to be added.
        other_wanted(): the person wants another file instead.
        close_wanted(): the person wants to leave it.
    """

    add_wanted = Signal()
    other_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, around: Surroundings, found: Found, name: str) -> None:
        super().__init__()
        self._around = around
        self._found = found
        self._name = name
        self.plan: ImportPlan = around.services.importing.plan(found, name)
        self.moods = MoodMapping.of(found, (e.origin.key for e in self.plan.new.entries if e.origin))
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.plan_anew)
        self.moods.levels_changed.connect(self._settle.start)
        self.table = MoodTable(around.theme, self.moods)
        left_out = self.tr("What could not be read")
        self.left_out = QuietTable(around.theme, LeftOutModel(found.skipped), left_out, REASON)
        self.told = label(wrap=True)
        self.mood_words = label(wrap=True, bold=True)
        self.refused = label(wrap=True, bold=True)
        self.refused.hide()
        self._first_place = column()
        self._first: QWidget | None = None
        self.add = button("", self.add_wanted.emit, primary=True)
        self.other = button(self.tr("Choose another file …"), self.other_wanted.emit, flat=True)
        self.leave = button(self.tr("Cancel"), self.close_wanted.emit)
        for each in (self.add, self.other, self.leave):
            each.setAutoDefault(True)  # Enter presses the button that has the focus
        self._lay_out()
        self._show_plan()

    @Slot()
    def plan_anew(self) -> None:
        """Plan with the levels that are chosen now, and show what that changes."""
        self._settle.stop()
        self.plan = self._around.services.importing.plan(self._found, self._name, self.moods.levels)
        self._show_plan()

    def hideEvent(self, event: QHideEvent) -> None:
        """Plan nothing any more once the dialog is gone."""
        self._settle.stop()
        super().hideEvent(event)

    def show_adding(self) -> None:
        """Say that it is being written; painted at once, since writing keeps the window busy."""
        self.refused.hide()
        self.add.setEnabled(False)
        self.add.setText(self.tr("Adding …"))
        self.window().repaint()

    def show_refusal(self, words: str) -> None:
        """Say why it could not be written, and offer it again."""
        self.refused.setText(words)
        self.refused.show()
        self.add.setEnabled(True)
        self._show_plan()

    def _lay_out(self) -> None:
        content = QWidget()
        sections = column(*self._sections(), None, space=4 * STEP)
        sections.setContentsMargins(0, 0, 2 * STEP, 0)
        content.setLayout(sections)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        foot = row(self.other, None, self.leave, self.add)
        self.setLayout(column(area, self.refused, self.told, foot, space=3 * STEP))

    def _sections(self) -> list[QWidget]:
        sections: list[QWidget] = [self._head(), self._counts()]
        if self.moods.rowCount():
            about = label(about_the_scale(self._found), quiet=True, wrap=True)
            heading = self.tr("How the moods are read")
            sections.append(_section(heading, about, self.mood_words, self.table))
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
        if plan.new.holds_records:
            head, parts = title(kind), [label(held, bold=True, wrap=True), reason]
        else:
            nothing = self.tr("Nothing new in this file") if plan.already_there else self.tr("Nothing to add")
            head, held = title(nothing), f"{kind}, {held}"
            parts = [label(nothing_new(plan), bold=True, wrap=True), label(held, wrap=True), reason]
        head.setWordWrap(True)
        return _stacked(head, *parts)

    def _counts(self) -> QFrame:
        plan = self.plan
        figures = (
            (plan.added, self.tr("new")),
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
        if len(self.plan.warnings) <= ENTRIES_SHOWN:
            return _section(words, *(label(each, wrap=True) for each in self.plan.warnings))
        model = QStringListModel(list(self.plan.warnings))
        table = QuietTable(self._around.theme, model, words, 0)
        table.horizontalHeader().hide()
        return _section(words, table)

    def _show_plan(self) -> None:
        plan = self.plan
        new = plan.new.holds_records
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
        self._first = entry_cards(newest, measures)
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
