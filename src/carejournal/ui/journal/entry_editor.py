"""One entry as a form: the check-in above, the note below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from carejournal.charts.palette import Role
from carejournal.domain.entry import Entry
from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS, SLEEP_QUALITY, STRESS
from carejournal.ui.journal.hours_field import HoursField
from carejournal.ui.journal.tag_chips import TagChips
from carejournal.ui.theme import STEP, scaled_font
from carejournal.ui.widgets.building import button, card, label, side_by_side
from carejournal.ui.widgets.dates import long_day
from carejournal.ui.widgets.moment_field import MomentField
from carejournal.ui.widgets.note_edit import NoteEdit
from carejournal.ui.widgets.pair_layout import PairLayout
from carejournal.ui.widgets.scale_row import ScaleRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.domain.moment import Moment
    from carejournal.ui.theme import Theme

SCALES = ((MOOD, Role.MOOD), (STRESS, Role.STRESS), (SLEEP_QUALITY, Role.SLEEP))
TITLE_SCALE = 1.2


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
        self._offered: Sequence[str] = ()
        self._scales = {measure.key: ScaleRow(theme, measure, role) for measure, role in SCALES}
        self._words = {key: label(quiet=True) for key in self._scales}
        self.hours = HoursField(self.tr("Hours slept last night"))
        self._night = label(quiet=True)
        self.chips = TagChips()
        self.moment = MomentField()
        self.title = QLineEdit()
        self.title.setProperty("bare", "true")
        self.title.setPlaceholderText(self.tr("Title, if you like"))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setFont(scaled_font(self.title, TITLE_SCALE, bold=True))
        self.note = NoteEdit(theme, self.tr("Note"), self.tr("What was today like?"))
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
        layout.addWidget(self._check_in())
        layout.addWidget(self._writing(), 1)
        self._listen()

    def scale(self, key: str) -> ScaleRow:
        """Return the row of boxes of a measure."""
        return self._scales[key]

    def show_entry(self, entry: Entry, offered_tags: Sequence[str], *, stored: bool) -> None:
        """Show an entry as it is; `stored` says whether it stands in the journal already."""
        if self._entry is None or entry.id != self._entry.id:
            self.note.forget_undo()
        self._entry = self._kept = entry
        self._offered = offered_tags
        for key, scale in self._scales.items():
            scale.show_reading(entry.readings.get(key))
        self.hours.show_hours(entry.readings.get(SLEEP_HOURS.key))
        self.chips.show_tags(offered_tags, entry.tags, ill=entry.readings.get(ILL.key) == 1)
        self.moment.show_moment(entry.moment)
        self.title.setText(entry.title)
        self.note.show_text(entry.note)
        self.private.setChecked(entry.private)
        self.star.setChecked(entry.starred)
        self.delete.setEnabled(stored)
        self._show_words()

    def show_draft(
        self, draft: Entry, kept: Entry | None, offered_tags: Sequence[str], *, stored: bool
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

    def entry(self) -> Entry:
        """Return the entry as it now stands in the form; what the form does not show is kept."""
        assert self._entry is not None
        readings = dict(self._entry.readings)
        for key, scale in self._scales.items():
            _keep(readings, key, scale.reading)
        _keep(readings, SLEEP_HOURS.key, self.hours.hours)
        if self.chips.ill_chip.isChecked():
            readings[ILL.key] = 1.0
        elif readings.get(ILL.key) == 1.0:
            del readings[ILL.key]
        return replace(
            self._entry,
            moment=self.moment.moment,
            title=self.title.text(),
            note=self.note.text,
            readings=readings,
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
        chosen = {name.casefold(): name for name in self.chips.tags}
        kept = [name for name in self._entry.tags if chosen.pop(name.casefold(), None) is not None]
        return (*kept, *chosen.values())

    def _check_in(self) -> QFrame:
        frame = card()
        grid = QGridLayout(frame)
        grid.setContentsMargins(5 * STEP, 4 * STEP, 5 * STEP, 4 * STEP)
        grid.setHorizontalSpacing(4 * STEP)
        grid.setVerticalSpacing(3 * STEP)
        names = {MOOD.key: self.tr("Mood"), STRESS.key: self.tr("Stress")}
        names[SLEEP_QUALITY.key] = self.tr("Sleep quality")
        for number, (key, scale) in enumerate(self._scales.items()):
            _add_line(grid, number, _named(names[key], scale), scale, self._words[key])
        line = len(self._scales)
        _add_line(grid, line, _named(self.tr("Slept"), self.hours.edit), self.hours, self._night)
        grid.addWidget(_named(self.tr("Today had"), self.chips), line + 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.chips, line + 1, 1)
        grid.setColumnStretch(1, 1)
        return frame

    def _writing(self) -> QFrame:
        frame = card()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(5 * STEP, 4 * STEP, 5 * STEP, 4 * STEP)
        layout.setSpacing(2 * STEP)
        layout.addWidget(self.title)
        layout.addWidget(self.note, 1)
        layout.addLayout(
            PairLayout(
                side_by_side(self.moment, self.state),
                side_by_side(self.delete, self.star, self.private, self.finish),
            )
        )
        return frame

    def _listen(self) -> None:
        for scale in self._scales.values():
            scale.reading_changed.connect(self._show_words)
            scale.reading_changed.connect(self.edited)
        self.hours.hours_changed.connect(self.edited)
        self.chips.tags_changed.connect(self.edited)
        self.moment.moment_changed.connect(self._show_words)
        self.moment.moment_changed.connect(self.edited)
        self.title.textEdited.connect(self.edited)
        self.note.textChanged.connect(self.edited)

    @Slot()
    def _show_words(self) -> None:
        for key, scale in self._scales.items():
            self._words[key].setText(scale.words)
        self._night.setText(self.tr("last night, into {0}").format(long_day(self.moment.moment.day)))


def _keep(readings: dict[str, float], key: str, value: float | None) -> None:
    if value is None:
        readings.pop(key, None)
    else:
        readings[key] = value


def _add_line(grid: QGridLayout, number: int, name: QLabel, field: QWidget, words: QLabel) -> None:
    """Add a field with its name before it and its words behind it, or below it where lines are short."""
    name.setMinimumHeight(field.sizeHint().height())  # it stands in the middle of the field's own line
    grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
    grid.addLayout(PairLayout(field, words, apart=False, space=4 * STEP), number, 1)


def _named(text: str, field: QWidget) -> QLabel:
    made = label(text)
    made.setBuddy(field)
    return made
