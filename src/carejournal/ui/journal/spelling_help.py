"""Spell checking in the note: switched on by the person, read beside the window, learned into the journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QTextCursor
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from carejournal.services.spelling import Spelling
    from carejournal.ui.page import Surroundings
    from carejournal.ui.widgets.note_edit import NoteEdit

SPELLING = "spelling"


class SpellingHelp(QObject):
    """Marks words that the chosen language does not know, once something is written.

    Nothing is read before: a dictionary takes a second or two and some 50 MB.
    """

    def __init__(self, around: Surroundings, note: NoteEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._note = note
        self._language = around.settings.get(SPELLING)
        self._asked_for = ""
        self._task = 0
        self.spelling: Spelling | None = None
        note.textChanged.connect(self._follow_typing)
        note.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        note.customContextMenuRequested.connect(self._open_menu)

    @Slot(QMenu)
    def fill_languages(self, menu: QMenu) -> None:
        """Offer the languages of this computer's dictionaries."""
        from carejournal.services.spelling import languages

        group = QActionGroup(menu)
        offered = languages()
        for language in ("", *offered):
            words = _language_words(language) if language else self.tr("Off")
            action = QAction(words, menu, checkable=True)
            action.setChecked(language == self._language)
            action.triggered.connect(partial(self.choose, language))
            group.addAction(action)
            menu.addAction(action)
        if not offered:
            none = QAction(self.tr("This computer offers no dictionary."), menu)
            none.setEnabled(False)
            menu.addAction(none)

    def choose(self, language: str) -> None:
        """Check in another language, or not at all."""
        self._around.settings.put(SPELLING, language)
        self._language = self._asked_for = language  # first: new marks count as a change of the text
        self._around.tasks.forget(self._task)  # what is still being read is not wanted any more
        self._use(None)
        if language:
            self._load()

    def learn(self, word: str) -> None:
        """Take a word for right from now on; it is kept in the journal, and can be undone."""
        self._around.services.cataloguing.learn_word(word)
        self.refresh()

    def refresh(self) -> None:
        """Follow the words that the journal has learned."""
        if self.spelling is not None:
            learned = frozenset(self._around.services.cataloguing.learned_words())
            if learned != self.spelling.learned:
                self.spelling.learned = learned
                self._note.colours.mark(self.spelling.misspelled)

    def menu_at(self, place: QPoint) -> QMenu:
        """Return the note's menu for a place in it, with what may be meant by a word not known."""
        menu = self._note.createStandardContextMenu()
        first = menu.actions()[0]
        cursor = self._note.cursorForPosition(place)
        line = cursor.block()
        marked = self._note.colours.misspelled_at(line.text(), cursor.positionInBlock())
        if self.spelling is None or marked is None:
            return menu
        start, length = marked
        cursor.setPosition(line.position() + start)
        cursor.setPosition(line.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        word = cursor.selectedText()
        waiting = QAction(self.tr("Looking for what may be meant …"), menu)
        waiting.setEnabled(False)
        learn = QAction(self.tr("Learn this word"), menu)
        learn.triggered.connect(partial(self.learn, word))
        menu.insertActions(first, [waiting, learn])
        menu.insertSeparator(first)
        number = self._around.tasks.run(
            partial(self.spelling.suggestions, word), partial(self._fill, menu, waiting, cursor)
        )
        menu.destroyed.connect(partial(self._around.tasks.forget, number))
        return menu

    def _fill(self, menu: QMenu, waiting: QAction, cursor: QTextCursor, found: list[str]) -> None:
        if not found:
            waiting.setText(self.tr("Nothing similar is known"))
            return
        for each in found:
            action = QAction(each.replace("&", "&&"), menu)
            action.triggered.connect(partial(cursor.insertText, each))
            menu.insertAction(waiting, action)
        menu.removeAction(waiting)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu_at(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._note.mapToGlobal(place))

    @Slot()
    def _follow_typing(self) -> None:
        written = self._note.document().isUndoAvailable()  # a text that is only shown cannot be undone
        if self._language and self._language != self._asked_for and written:
            self._load()

    def _load(self) -> None:
        from carejournal.services.spelling import load_spelling

        self._asked_for = self._language
        self._task = self._around.tasks.run(partial(load_spelling, self._language), self._use)

    def _use(self, spelling: Spelling | None) -> None:
        self.spelling = spelling
        if spelling is None:
            self._note.colours.mark(None)
        else:
            spelling.learned = frozenset(self._around.services.cataloguing.learned_words())
            self._note.colours.mark(spelling.misspelled)


def _language_words(language: str) -> str:
    """Return a language's own name, with its country; the code where it is not known."""
    locale = QLocale(language)
    if locale.language() is QLocale.Language.C:
        return language
    return f"{locale.nativeLanguageName()} ({locale.nativeTerritoryName()})"
