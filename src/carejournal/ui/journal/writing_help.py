"""Joins the bar above the note to what it asks for: questions, templates, photos, the whole screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from carejournal.domain.refusal import Refusal
from carejournal.services.new_id import new_id
from carejournal.ui.journal.spelling_help import SpellingHelp
from carejournal.ui.language import refusal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carejournal.domain.photo import Photo
    from carejournal.services.photographing import Shot
    from carejournal.ui.journal.writing import Writing
    from carejournal.ui.page import Surroundings

ON, OFF = "on", "off"
PROMPTS = "prompts"


class WritingHelp(QObject):
    """Acts on what is written; the journal is written through the services.

    Signals:
        templates_wanted(): the templates should be changed.
        shots_ready(str, list): pictures are ready to stand on the entry with this id.
        told(str): one quiet sentence.
        photo_deleted(): a photo was taken off, which can be undone.
    """

    templates_wanted = Signal()
    shots_ready = Signal(str, list)
    told = Signal(str)
    photo_deleted = Signal()

    def __init__(
        self, around: Surroundings, writing: Writing, entry_id: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._writing = writing
        self._entry_id = entry_id
        writing.prompt.begin(around.services.today.toordinal())
        writing.bar.prompt_wanted.connect(writing.prompt.ask)
        writing.bar.templates_wanted.connect(self.fill_templates)
        writing.bar.photos_wanted.connect(self.fill_photos)
        writing.prompt.switched_off.connect(partial(self.offer_prompts, offered=False))
        writing.note.pictures_given.connect(self.add_pictures)
        writing.photos.opened.connect(self.open_photo)
        writing.photos.delete_wanted.connect(self.delete_photo)
        self.spelling = SpellingHelp(around, writing.note, self)
        writing.bar.spelling_wanted.connect(self.spelling.fill_languages)
        self.offer_prompts(offered=around.settings.get(PROMPTS, ON) != OFF)

    def offer_prompts(self, *, offered: bool) -> None:
        """Offer questions, or none any more; remembered for the next start."""
        self._around.settings.put(PROMPTS, ON if offered else OFF)
        self._writing.bar.prompt.setVisible(offered)
        if not offered:
            self._writing.prompt.hide()

    @Slot(QMenu)
    def fill_templates(self, menu: QMenu) -> None:
        """Offer one's own templates, or ours where there are none, and what can be done with them."""
        from carejournal.ui.catalogue.starting_templates import starting_templates

        own = [(each.name, each.text) for each in self._around.services.cataloguing.templates()]
        for name, words in own or starting_templates():
            self._add(menu, name.replace("&", "&&"), partial(self._writing.note.insert_words, words))
        menu.addSeparator()
        keep = self._add(menu, self.tr("Keep this note as a template"), self.keep_as_template)
        keep.setEnabled(bool(self._writing.note.text.strip()))
        self._add(menu, self.tr("Change templates…"), self.templates_wanted.emit)
        menu.addSeparator()
        prompts = self._add(menu, self.tr("Offer questions"), None)
        prompts.setCheckable(True)
        prompts.setChecked(self._around.settings.get(PROMPTS, ON) != OFF)
        prompts.toggled.connect(lambda offered: self.offer_prompts(offered=offered))

    @Slot(QMenu)
    def fill_photos(self, menu: QMenu) -> None:
        """Offer to add photos, and how large they are kept."""
        from carejournal.ui.journal.photo_reading import LARGE, MEDIUM, PHOTO_SIDE, SMALL

        self._add(menu, self.tr("Add photos…"), self.choose_photos)
        menu.addSeparator()
        sizes = QActionGroup(menu)
        for side, words in (
            (SMALL, self.tr("Keep them small (1024 pixels)")),
            (MEDIUM, self.tr("Keep them in between (1600 pixels)")),
            (LARGE, self.tr("Keep them large (2560 pixels)")),
        ):
            action = self._add(menu, words, partial(self._around.settings.put, PHOTO_SIDE, str(side)))
            action.setCheckable(True)
            action.setChecked(side == self.side)
            sizes.addAction(action)

    @property
    def side(self) -> int:
        """The longest side of a photo in the journal, in pixels."""
        from carejournal.ui.journal.photo_reading import wanted_side

        return wanted_side(self._around.settings)

    @Slot()
    def keep_as_template(self) -> None:
        """Keep the note's words as a template, named by the title or by their first line."""
        from carejournal.domain.template import Template

        text = self._writing.note.text
        first = text.strip().splitlines()[0].lstrip("#>-* ") if text.strip() else ""
        name = self._writing.title.text() or first[:60] or self.tr("Template")
        service = self._around.services.cataloguing
        service.write_templates([*service.templates(), Template(new_id(), name, text)])
        self.told.emit(self.tr("Kept as a template."))

    @Slot()
    def choose_photos(self) -> None:
        """Ask for picture files and add them."""
        kinds = self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp)")
        chosen, _ = QFileDialog.getOpenFileNames(self._writing, self.tr("Add photos"), "", kinds)
        if chosen:
            self.add_pictures(list(chosen))

    @Slot(list)
    def add_pictures(self, sources: Sequence[QImage | str]) -> None:
        """Make pictures ready beside the window, then hand them on; what cannot be read is told."""
        from carejournal.ui.journal.photo_reading import shots_of

        entry_id, side = self._entry_id(), self.side

        def ready(shots: list[Shot]) -> None:
            self.shots_ready.emit(entry_id, shots)

        def refused(error: BaseException) -> None:
            if not isinstance(error, Refusal):
                raise error
            self.told.emit(refusal_words(error))

        self._around.tasks.run(partial(shots_of, list(sources), side), ready, refused)

    def show_photos(self) -> None:
        """Show the photos of the entry that is open; pictures are read only once they are seen."""
        service = self._around.services.photographing
        self._writing.photos.show_photos(service.photos(self._entry_id()), service.content)

    @Slot(int)
    def open_photo(self, place: int) -> None:
        """Show a photo large."""
        from carejournal.ui.journal.photo_viewer import PhotoViewer

        photos = self._writing.photos.photos
        content = self._around.services.photographing.content
        viewer = PhotoViewer(photos, place, content, self._writing)
        viewer.delete_wanted.connect(self.delete_photo)
        viewer.open()

    @Slot(object)
    def delete_photo(self, photo: Photo) -> None:
        """Take a photo off the entry."""
        self._around.services.photographing.delete(photo)
        self.photo_deleted.emit()

    @staticmethod
    def _add(menu: QMenu, words: str, act: Callable[[], object] | None) -> QAction:
        action = QAction(words, menu)
        if act is not None:
            action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action
