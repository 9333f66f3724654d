"""The Journal tab: what was on the left, the day itself on the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carejournal.domain.entry import NIGHT_ENDS_AT, Entry
from carejournal.domain.moment import Moment
from carejournal.services.changes import Subject
from carejournal.services.new_id import new_id
from carejournal.ui.journal.entry_editor import EntryEditor
from carejournal.ui.journal.timeline_model import TimelineModel
from carejournal.ui.journal.timeline_view import TimelineView
from carejournal.ui.page import Page
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, label, side_by_side, title
from carejournal.ui.widgets.dates import long_day, long_day_with_year
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.vertical_area import VerticalArea

if TYPE_CHECKING:
    from datetime import date

    from carejournal.services.changes import Change
    from carejournal.ui.page import Surroundings

LEFT_LETTERS = 56
"""How wide the left column is, in letters of the present font."""


class JournalPage(Page):
    """Writes today, and reads back."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._stored = False
        self._begins_now = False
        self.model = TimelineModel(self.services.looking_back, self.services.today, self)
        self.search = QLineEdit()
        self.timeline = TimelineView(around.theme, self.model)
        self.editor = EntryEditor(around.theme)
        self.heading = title()
        self.sample = label(self.tr("Sample life"), quiet=True)
        self.empty = label(wrap=True, quiet=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        layout.setSpacing(6 * STEP)
        layout.addWidget(self._left(), 2)
        layout.addLayout(self._right(), 5)
        self._listen()
        self._refresh_list()
        self.open_today()

    def shown(self) -> None:
        """Put the cursor where recording begins."""
        self.editor.scale("mood").setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, change: Change) -> None:
        """Read the timeline anew; the entry that is open too, unless something unsaved stands in it."""
        if not change.subjects & {Subject.ENTRIES, Subject.CATALOGUE, Subject.SESSIONS}:
            return
        self._refresh_list()
        if not self.editor.changed:
            shown = self.editor.entry()
            present = self.services.entries.get(shown.id)
            if present is not None:
                self._show(present, stored=True)
            elif self._stored:
                self.show_day(shown.moment.day)
        self._mark_in_list(scroll=False)

    def settle(self) -> bool:
        """Save what is unsaved."""
        self._save()
        return True

    def show_day(self, day: date) -> None:
        """Open the day's last entry, or an empty one where there is none."""
        self._save()
        entries = self.services.looking_back.day(day)
        if entries:
            self._show(entries[-1], stored=True)
        else:
            self._show_blank(day)
        self._mark_in_list()

    @Slot(str)
    def show_record(self, record_id: str) -> None:
        """Open an entry."""
        try:
            self._save()
            entry = self.services.entries.get(record_id)
            if entry is not None:
                self._show(entry, stored=True)
        finally:
            self._mark_in_list()  # also where saving was refused and the list had gone ahead

    @Slot()
    def open_today(self) -> None:
        """Open today's last entry, or an empty one."""
        self.show_day(self.services.today)

    @Slot()
    def new_entry(self) -> None:
        """Open an empty entry on the day that is open."""
        day = self.editor.entry().moment.day
        self._save()
        self._show_blank(day)
        self._mark_in_list()
        self.editor.scale("mood").setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def finish(self) -> None:
        """Save, and say so."""
        if self._save():
            self.undoable.emit(self.tr("Saved."))

    @Slot()
    def delete_entry(self) -> None:
        """Move the open entry to the trash, with what was typed last: undo brings back all of it."""
        self._save()
        if not self._stored:
            return
        entry = self.editor.entry()
        self.services.entries.delete(entry.id)
        self.show_day(entry.moment.day)
        self.undoable.emit(self.tr("Entry deleted."))

    def _left(self) -> QWidget:
        self.search.setPlaceholderText(self.tr("Search   Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        layout.addWidget(self.search)
        layout.addWidget(self.empty)
        layout.addWidget(self.timeline, 1)
        self.import_button = button(self.tr("Bring in a file …"), self.import_wanted.emit, flat=True)
        layout.addLayout(PairLayout(self.import_button, self.sample))
        width = self.fontMetrics().averageCharWidth() * LEFT_LETTERS
        left.setMaximumWidth(width)
        left.setMinimumWidth(width // 3)
        self.sample.setVisible(self.services.looking_back.is_sample)
        return left

    def _right(self) -> QVBoxLayout:
        self.before = button("‹", lambda: self._turn(-1), tip=self.tr("The day before (Alt+Left)"))
        self.before.setAccessibleName(self.tr("The day before"))
        self.after = button("›", lambda: self._turn(+1), tip=self.tr("The day after (Alt+Right)"))
        self.after.setAccessibleName(self.tr("The day after"))
        self.today = button(self.tr("Today"), self.open_today)
        self.new = button(self.tr("New entry"), self.new_entry, tip="Ctrl+N")
        layout = QVBoxLayout()
        layout.setSpacing(3 * STEP)
        turning = side_by_side(self.new, self.before, self.today, self.after)
        layout.addLayout(PairLayout(self.heading, turning))
        layout.addWidget(VerticalArea(self.editor), 1)
        return layout

    def _listen(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.timeline.go_in)
        self.timeline.entry_chosen.connect(self._open)
        self.timeline.session_chosen.connect(self.session_wanted)
        self.editor.edited.connect(self._follow_edit)
        self.editor.done.connect(self.finish)
        self.editor.delete_wanted.connect(self.delete_entry)
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Ctrl+Return", self.finish),
            ("Ctrl+Enter", self.finish),
            ("Ctrl+N", self.new_entry),
            ("Ctrl+F", self._go_to_search),
            ("Alt+Left", lambda: self._turn(-1)),
            ("Alt+Right", lambda: self._turn(+1)),
            ("Alt+Home", self.open_today),
        ):
            # PySide ignores a context given to the constructor.
            QShortcut(QKeySequence(keys), self, act).setContext(scope)
        escape = QShortcut(QKeySequence.StandardKey.Cancel, self.search, self.search.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _show_blank(self, day: date) -> None:
        now = self.services.now
        today = day == now.day
        self._show(Entry(id=new_id(), moment=now if today else Moment.on(day)), stored=False)
        self._begins_now = today

    def _show(self, entry: Entry, *, stored: bool) -> None:
        self._stored = stored
        self._begins_now = False
        tags = [tag.name for tag in self.services.looking_back.tags()]
        self.editor.show_entry(entry, tags, stored=stored)
        self._show_state()

    def _save(self) -> bool:
        """Write what the form holds, if anything differs; return whether it did."""
        if not self.editor.changed:
            return False
        entry = self.editor.entry()
        if entry.is_empty:
            self._drop(entry)
            return False
        if not self._stored:
            entry = replace(entry, recorded_at=self.services.clock())
        # First the disk: where it refuses, the form still holds everything as not saved yet.
        self.services.entries.write(entry)
        self._show(entry, stored=True)
        self._mark_in_list()
        return True

    def _drop(self, emptied: Entry) -> None:
        was_stored = self._stored
        self.services.entries.delete(emptied.id)
        self._show_blank(emptied.moment.day)
        if was_stored:
            self.undoable.emit(self.tr("Entry deleted."))

    @Slot()
    def _follow_edit(self) -> None:
        if self._begins_now:
            self._begins_now = False
            self._begin_now()
        self._show_state()

    def _begin_now(self) -> None:
        """Let the entry be of the moment when it is begun: the window may have stood open for hours.

        What is begun in the night still belongs to the evening before.
        """
        shown, now = self.editor.moment.moment, self.services.now
        night_ends = datetime.combine(shown.day + timedelta(days=1), NIGHT_ENDS_AT)
        if shown == self.editor.shown_moment and (now.day == shown.day or now.local >= night_ends):
            self.editor.move_to(now)

    @Slot()
    def _show_state(self) -> None:
        day = self.editor.moment.moment.day
        same_year = day.year == self.services.today.year
        self.heading.setText((long_day if same_year else long_day_with_year)(day))
        if self.editor.changed:
            words = self.tr("not saved yet")
        elif not self._stored:
            words = ""
        else:
            entry = self.editor.entry()
            words = self.tr("written later") if entry.late else self.tr("saved")
            if entry.origin is not None:
                words = self.tr("brought in")
        self.editor.state.setText(words)

    def _turn(self, days: int) -> None:
        self.show_day(self.editor.entry().moment.day + timedelta(days=days))

    def _refresh_list(self) -> None:
        self.timeline.refresh()
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        nothing = self.model.rowCount() == 0
        self.empty.setVisible(nothing)
        self.timeline.setVisible(not nothing)
        self.empty.setText(
            self.tr("Nothing found for these words.")
            if self.model.words
            else self.tr("Your days will be listed here. Start with how today is, or bring in what you have.")
        )

    def _mark_in_list(self, *, scroll: bool = True) -> None:
        self.timeline.mark(self.editor.entry().id, scroll=scroll)

    @Slot(str)
    def _find(self, words: str) -> None:
        self.model.search(words)
        self._show_emptiness()
        self._mark_in_list(scroll=not self.model.words)

    @Slot(str)
    def _open(self, entry_id: str) -> None:
        if entry_id != self.editor.entry().id:
            self.show_record(entry_id)

    @Slot()
    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
