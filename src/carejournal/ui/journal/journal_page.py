"""The Journal tab: what was on the left, the day itself on the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.services.changes import Subject
from carejournal.services.new_id import new_id
from carejournal.ui.command_list import bind
from carejournal.ui.draft_keeper import words_unsaved
from carejournal.ui.form_page import FormPage
from carejournal.ui.journal.day_head import DayHead
from carejournal.ui.journal.entry_editor import EntryEditor
from carejournal.ui.journal.hours_field import USUAL_NIGHT
from carejournal.ui.journal.journal_browser import JournalBrowser
from carejournal.ui.journal.todays_practices import TodaysPractices
from carejournal.ui.journal.writing_alone import WritingAlone
from carejournal.ui.journal.writing_help import WritingHelp
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column

if TYPE_CHECKING:
    from datetime import date

    from carejournal.services.changes import Change
    from carejournal.services.drafts import Draft
    from carejournal.services.photographing import Shot
    from carejournal.ui.page import Surroundings


class JournalPage(FormPage):
    """Writes today, and reads back."""

    record_kind = Entry

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._stored = False
        self._begins_now = False
        self._gone = ""  # the entry that was deleted last: an undo opens it again
        self.browser = JournalBrowser(around)
        self.model, self.timeline = self.browser.model, self.browser.timeline
        self.search, self.empty = self.browser.search, self.browser.empty
        self.editor = EntryEditor(around.theme)
        self.help = WritingHelp(around, self.editor.writing, lambda: self.editor.entry().id, self)
        self.head = DayHead()
        self.heading = self.head.heading
        self.practices = TodaysPractices(self.services)
        self.practices.undoable.connect(self.undoable)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        layout.setSpacing(6 * STEP)
        layout.addWidget(self.browser, 2)
        right = column(self.head, self.practices, self.editor, space=3 * STEP)
        right.setStretchFactor(self.editor, 1)
        layout.addLayout(right, 5)
        self.alone = WritingAlone(self, self.editor, (self.browser, self.head.turning, self.practices))
        self._listen()
        self.browser.refresh()
        self.open_today()

    def shown(self) -> None:
        """Show what was not saved, or put the cursor where recording begins."""
        QTimer.singleShot(0, self.practices, self.practices.refresh)  # after the first picture
        if not self.restore():
            self.editor.scale("mood").setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the screen back when the page is left or the journal closed: no key would do it there."""
        super().hideEvent(event)
        if not event.spontaneous():  # else the window was only made small
            self.alone.end()

    def follow(self, change: Change) -> None:
        """Read the timeline anew; the entry that is open too, unless something unsaved stands in it."""
        if change.subjects & {Subject.FOLLOW_UPS, Subject.CATALOGUE}:
            self.practices.refresh()
        if not change.subjects & {Subject.ENTRIES, Subject.CATALOGUE, Subject.SESSIONS}:
            return
        self.browser.refresh()
        self.editor.check_in.ask(self.services.looking_back.measures())
        self.help.show_photos()
        self.help.spelling.refresh()
        if self.editor.changed:
            self.keeper.follow_edit()  # the change may have been to this entry, and have dropped its draft
        else:
            shown = self.editor.entry()
            present = self.services.entries.get(self._gone) or self.services.entries.get(shown.id)
            if present is not None:
                self._gone = ""
                self._show(present, stored=True)
            elif self._stored:
                self._gone = shown.id
                self.show_day(shown.moment.day)
        self._mark_in_list(scroll=False)

    def settle(self) -> bool:
        """Save what is unsaved."""
        self._save()
        return True

    def unsaved(self) -> tuple[Entry, bool] | None:
        """Return the entry where it is not saved yet, and whether the journal has it."""
        entry = self.editor.entry()
        nothing = entry.is_empty and not self._stored
        return None if nothing or not self.editor.changed else (entry, self._stored)

    def show_draft(self, draft: Draft) -> None:
        """Show an entry as it was typed; undo in its note goes back to what the journal has."""
        assert isinstance(draft.record, Entry)
        kept = self.services.entries.get(draft.record.id)
        self._stored = draft.stored or kept is not None
        self._begins_now = False
        self.editor.show_draft(draft.record, kept, self.services.looking_back.tags(), stored=self._stored)
        self.help.show_photos()
        self._show_state()
        self._mark_in_list()
        self.editor.note.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Save, and say so; then show what else was not saved, where there is something."""
        if self._save():
            self.undoable.emit(self.tr("Saved."))
            self.restore()

    @Slot(str, list)
    def add_photos(self, entry_id: str, shots: list[Shot]) -> None:
        """Put photos on an entry; the one that is open is saved with them as it stands."""
        here = self.editor.entry()
        entry = here if here.id == entry_id else self.services.entries.get(entry_id)
        if entry is None:
            self.told.emit(self.tr("No photo was added: its entry was left before the photo was ready."))
            return
        if entry is here and not self._stored:
            entry = replace(entry, recorded_at=self.services.clock())
        self.services.photographing.add(entry, shots)
        if here.id == entry_id:
            self._show(entry, stored=True)
            self._mark_in_list()
        words = self.tr("Photo added.") if len(shots) == 1 else self.tr("{0} photos added.")
        self.undoable.emit(words.format(len(shots)))

    @Slot()
    def change_catalogue(self, part: int = 0) -> None:
        """Change what is asked: measures, tags, templates. What is typed is saved first."""
        from carejournal.ui.catalogue.catalogue_dialog import CatalogueDialog

        self._save()
        CatalogueDialog(self.around, part, self).open()

    @Slot()
    def delete_entry(self) -> None:
        """Move the open entry to the trash, with what was typed last: undo brings back all of it."""
        self._save()
        if not self._stored:
            return
        entry = self.editor.entry()
        self.services.entries.delete(entry.id)
        self._gone = entry.id
        self.show_day(entry.moment.day)
        self.undoable.emit(self.tr("Entry deleted."))

    @property
    def stored_entry(self) -> str | None:
        """The id of the entry that is open, where the journal has it."""
        return self.editor.entry().id if self._stored else None

    def _listen(self) -> None:
        self.browser.listed.connect(self._mark_found)
        self.browser.import_wanted.connect(self.import_wanted)
        self.browser.calendar.day_chosen.connect(self.show_day)
        self.browser.calendar.years_wanted.connect(self.years_wanted)
        self.timeline.entry_chosen.connect(self._open)
        self.timeline.session_chosen.connect(self.session_wanted)
        self.editor.edited.connect(self._follow_edit)
        self.editor.edited.connect(self.keeper.follow_edit)
        self.editor.moment.time_edit.textEdited.connect(self.keeper.follow_edit)
        self.keeper.fault_changed.connect(self._show_state)
        self.editor.done.connect(self.finish)
        self.head.turned.connect(self._turn)
        self.head.today_wanted.connect(self.open_today)
        self.head.new_wanted.connect(self.new_entry)
        self.editor.check_in.change_wanted.connect(self.change_catalogue)
        self.editor.delete_wanted.connect(self.delete_entry)
        self.editor.writing.bar.alone_wanted.connect(self.alone.turn)
        self.help.templates_wanted.connect(partial(self.change_catalogue, 2))
        self.help.shots_ready.connect(self.add_photos)
        self.help.told.connect(self.told)
        self.help.photo_deleted.connect(lambda: self.undoable.emit(self.tr("Photo deleted.")))
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for name, act in (
            ("entry.done", self.finish),
            ("entry.new", self.new_entry),
            ("entry.search", self.browser.go_to_search),
            ("entry.before", lambda: self._turn(-1)),
            ("entry.after", lambda: self._turn(+1)),
            ("entry.today", self.open_today),
            ("entry.delete", self.delete_entry),
            ("entry.alone", self.alone.turn),
        ):
            bind(self, self, name, act, scope)

    def _show_blank(self, day: date) -> None:
        now = self.services.now
        today = day == now.day
        self._show(Entry(id=new_id(), moment=now if today else Moment.on(day)), stored=False)
        self._begins_now = today

    def _show(self, entry: Entry, *, stored: bool) -> None:
        self._stored = stored
        self._begins_now = False
        self.editor.check_in.ask(self.services.looking_back.measures())
        slept = self.services.looking_back.night_elsewhere(entry)
        self.editor.hours.usual = self.services.looking_back.usual_night(entry.moment.day) or USUAL_NIGHT
        self.editor.show_entry(entry, self.services.looking_back.tags(), stored=stored, slept=slept)
        self.help.show_photos()
        self.keeper.turn_to()
        self._show_state()

    def _save(self) -> bool:
        """Write what the form holds, if anything differs; return whether it did."""
        if not self.editor.changed:
            return False
        entry = self.editor.entry()
        if entry.is_empty and not self.editor.writing.photos.photos:
            self._drop(entry)
            return False
        if not self._stored:
            entry = replace(entry, recorded_at=self.services.clock())
        # First the disk: where it refuses, the form still holds everything as not saved yet.
        new_tags = self.editor.check_in.new_ill_tags(self.services.looking_back.all_tags())
        self.services.entries.write(entry, new_tags)
        self._show(entry, stored=True)
        self._mark_in_list()
        return True

    def _drop(self, emptied: Entry) -> None:
        was_stored = self._stored
        self.services.entries.delete(emptied.id)
        self._gone = emptied.id
        self._show_blank(emptied.moment.day)
        if was_stored:
            self.undoable.emit(self.tr("Entry deleted."))

    @Slot()
    def _follow_edit(self) -> None:
        if self._begins_now:
            self._begins_now = False
            self.editor.begin_at(self.services.now)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self.head.show_day(self.editor.moment.moment.day, self.services.today)
        if self.editor.changed:
            words = words_unsaved(self.keeper.fault)
        elif not self._stored:
            words = ""
        else:
            entry = self.editor.entry()
            words = self.tr("written later") if entry.late else self.tr("saved")
            if entry.origin is not None:
                words = self.tr("brought in")
        self.editor.state.setText(words)
        self.editor.state.setToolTip(self.keeper.fault)

    @Slot(int)
    def _turn(self, days: int) -> None:
        self.show_day(self.editor.entry().moment.day + timedelta(days=days))

    def _mark_in_list(self, *, scroll: bool = True) -> None:
        self.browser.calendar.mark(self.editor.entry().moment.day)
        self.timeline.mark(self.editor.entry().id, scroll=scroll)

    @Slot()
    def _mark_found(self) -> None:
        self._mark_in_list(scroll=not self.model.words)

    @Slot(str)
    def _open(self, entry_id: str) -> None:
        if entry_id != self.editor.entry().id:
            self.show_record(entry_id)
