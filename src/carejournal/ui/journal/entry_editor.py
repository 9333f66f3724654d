"""One entry as a form: the check-in above, the note below, and under both, always in sight, how to end it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carejournal.domain.entry import NIGHT_ENDS_AT, Entry
from carejournal.ui.journal.check_in import CheckIn
from carejournal.ui.journal.writing import Writing
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, card, label, side_by_side
from carejournal.ui.widgets.moment_field import MomentField
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.vertical_area import VerticalArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.moment import Moment
    from carejournal.domain.tag import Tag
    from carejournal.ui.theme import Theme
    from carejournal.ui.widgets.scale_row import ScaleRow


class EntryEditor(QWidget):
    """Shows an entry and lets the person change it; writes nothing by itself.

    Signals:
        edited(): something differs from before.
        done(): the person is finished with this entry.
        delete_wanted(): the person wants it gone.
    """

    edited = Signal()
    done = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entry: Entry | None = None
        self._kept: Entry | None = None  # what the form is compared with
        self.check_in = CheckIn(theme)
        self.hours, self.chips = self.check_in.hours, self.check_in.chips
        self.moment = MomentField()
        self.writing = Writing(theme)
        self.title, self.note = self.writing.title, self.writing.note
        self.state = label(quiet=True)
        self.private = button(self.tr("Private"), self.edited.emit, chip=True)
        self.private.setToolTip(self.tr("Leave this entry out of every report"))
        self.star = button(self.tr("Star"), self.edited.emit, chip=True)
        self.star.setToolTip(self.tr("Find it again, for example for the next appointment"))
        self.delete = button(self.tr("Delete"), self.delete_wanted.emit, flat=True)
        self.finish = button(self.tr("Done"), self.done.emit, primary=True, tip="Ctrl+Enter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        layout.addWidget(VerticalArea(self._form()), 1)
        layout.addLayout(self._foot())
        self._listen()

    def scale(self, key: str) -> ScaleRow:
        """Return the row of boxes of a measure."""
        return self.check_in.scale(key)

    def show_entry(
        self, entry: Entry, offered_tags: Sequence[Tag], *, stored: bool, slept: Entry | None = None
    ) -> None:
        """Show an entry as it is; `stored` says whether it stands in the journal already.

        `slept` is another entry of the day in which the night is recorded already, where there is one.
        """
        self._entry = self._kept = entry
        self.check_in.show_entry(entry, offered_tags, slept)
        self.moment.show_moment(entry.moment)
        self.writing.show_entry(entry, stored=stored)
        self.private.setChecked(entry.private)
        self.star.setChecked(entry.starred)
        self.delete.setEnabled(stored)
        self._show_words()

    def show_draft(
        self, draft: Entry, kept: Entry | None, offered_tags: Sequence[Tag], *, stored: bool
    ) -> None:
        """Show an entry as it was left unsaved, over what the journal has of it (None: nothing).

        In the note, undo goes back to what the journal has.
        """
        self.show_entry(draft, offered_tags, stored=stored)
        self._kept = kept or Entry(draft.id, draft.moment, draft.recorded_at, origin=draft.origin)
        if kept is not None and kept.note != draft.note:
            self.note.show_text(kept.note)
            self.note.selectAll()
            self.note.insertPlainText(draft.note)

    @property
    def shown_moment(self) -> Moment | None:
        """The moment of the entry as it was shown."""
        return None if self._entry is None else self._entry.moment

    def move_to(self, moment: Moment) -> None:
        """Let the entry be of another moment, without that being the person's change."""
        assert self._entry is not None
        self._entry = self._kept = replace(self._entry, moment=moment)
        self.moment.show_moment(moment)
        self._show_words()

    def set_alone(self, alone: bool) -> None:  # noqa: FBT001 - the one question
        """Let the words have all the room, or give the check-in its own again."""
        self.check_in.setVisible(not alone)
        self.writing.set_alone(alone)

    def begin_at(self, now: Moment) -> None:
        """Let the entry be of the moment when it is begun: the window may have stood open for hours.

        What is begun in the night still belongs to the evening before; a moment that was set stays.
        """
        shown = self.moment.moment
        night_ends = datetime.combine(shown.day + timedelta(days=1), NIGHT_ENDS_AT)
        if shown == self.shown_moment and (now.day == shown.day or now.local >= night_ends):
            self.move_to(now)

    def entry(self) -> Entry:
        """Return the entry as it now stands in the form; what the form does not show is kept."""
        assert self._entry is not None
        return replace(
            self._entry,
            moment=self.moment.moment,
            title=self.title.text(),
            note=self.note.text,
            readings=self.check_in.readings(self._entry.readings),
            tags=self._tags(),
            private=self.private.isChecked(),
            starred=self.star.isChecked(),
        )

    @property
    def changed(self) -> bool:
        """Whether the form differs from the entry that was shown; of a draft, from what the journal has."""
        return self._entry is not None and self.entry() != self._kept

    def _tags(self) -> tuple[str, ...]:
        # Tags that were there keep their order, so that looking at an entry does not change it.
        assert self._entry is not None
        chosen = {name.casefold(): name for name in self.check_in.tags}
        kept = [name for name in self._entry.tags if chosen.pop(name.casefold(), None) is not None]
        return (*kept, *chosen.values())

    def _form(self) -> QWidget:
        form, words = QWidget(), card()
        in_card = QVBoxLayout(words)
        in_card.setContentsMargins(5 * STEP, 3 * STEP, 5 * STEP, 2 * STEP)
        in_card.addWidget(self.writing)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * STEP)
        layout.addWidget(self.check_in)
        layout.addWidget(words, 1)
        return form

    def _foot(self) -> PairLayout:
        when = side_by_side(self.moment, self.state)
        return PairLayout(when, side_by_side(self.delete, self.star, self.private, self.finish))

    def _listen(self) -> None:
        self.check_in.edited.connect(self.edited)
        self.moment.moment_changed.connect(self._show_words)
        self.moment.moment_changed.connect(self.edited)
        self.writing.edited.connect(self.edited)

    @Slot()
    def _show_words(self) -> None:
        self.check_in.show_words(self.moment.moment.day)
