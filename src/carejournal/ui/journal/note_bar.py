"""The quiet bar above a note: signs of Markdown, a question, a template, photos, the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button
from carejournal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.ui.widgets.note_edit import NoteEdit


class NoteBar(QWidget):
    """Buttons that act on a note; what needs more than the note is told by a signal.

    Signals:
        prompt_wanted(): a question is asked for.
        templates_wanted(QMenu): the menu is about to open and wants filling.
        photos_wanted(QMenu): likewise, for photos.
        spelling_wanted(QMenu): likewise, for the languages to check spelling in.
        alone_wanted(): the note should have the whole screen, or give it back.
    """

    prompt_wanted = Signal()
    templates_wanted = Signal(QMenu)
    photos_wanted = Signal(QMenu)
    spelling_wanted = Signal(QMenu)
    alone_wanted = Signal()

    def __init__(self, note: NoteEdit) -> None:
        super().__init__()
        self._note = note
        layout = FlowLayout(self)
        layout.setSpacing(STEP)
        ctrl = self.tr("{0} ({1})")
        for sign, name, keys, act in (
            ("B", self.tr("Bold"), "Ctrl+Shift+B", lambda: note.emphasise("**")),
            ("I", self.tr("Italic"), "Ctrl+I", lambda: note.emphasise("*")),
            ("H", self.tr("Heading"), "Ctrl+Alt+1", lambda: note.sign_lines("## ")),
            ("•", self.tr("List"), "Ctrl+Shift+8", lambda: note.sign_lines("- ")),
            ("☐", self.tr("List to tick off"), "Ctrl+Shift+9", lambda: note.sign_lines("- [ ] ")),
            ("❝", self.tr("Quotation"), "Ctrl+Shift+.", lambda: note.sign_lines("> ")),
        ):
            layout.addWidget(self._sign(sign, ctrl.format(name, keys), name, act))
            shortcut = QShortcut(QKeySequence(keys), note, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.prompt = button(self.tr("Ask me something"), self.prompt_wanted.emit, flat=True)
        self.template = self._menu(self.tr("Template"), self.templates_wanted.emit)
        self.photo = self._menu(self.tr("Photo"), self.photos_wanted.emit)
        self.spelling = self._menu(self.tr("Spelling"), self.spelling_wanted.emit)
        self.alone = button(self.tr("Full screen"), self.alone_wanted.emit, flat=True, tip="F11")
        for part in (self.prompt, self.template, self.photo, self.spelling, self.alone):
            layout.addWidget(part)

    def _sign(self, sign: str, tip: str, name: str, act: Callable[[], None]) -> QPushButton:
        made = button(sign, act, flat=True, tip=tip)
        made.setAccessibleName(name)
        font = made.font()
        font.setBold(sign in {"B", "H"})
        font.setItalic(sign == "I")
        made.setFont(font)
        return made

    def _menu(self, words: str, fill: Callable[[QMenu], None]) -> QPushButton:
        made = button(words, flat=True)
        menu = QMenu(made)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: fill(menu))
        made.clicked.connect(lambda: menu.popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made
