"""The one list of actions with a name, and of the keys that do them.

Pages bind their actions by name, and so get their keys; the command search and the map of keys show the list.
A new action needs a line here and a bind() where it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

StandardKey = QKeySequence.StandardKey


class Place(Enum):
    """Where an action is at home: everywhere, or on the tab with this number."""

    EVERYWHERE = -1
    JOURNAL = 0
    SESSIONS = 1
    INSIGHTS = 2
    EVIDENCE = 3


KEYS: dict[str, tuple[str | StandardKey, ...]] = {
    "commands": ("Ctrl+K",),
    "guide": ("F1",),
    "keys": ("Shift+F1",),
    "journal": ("Ctrl+1",),
    "sessions": ("Ctrl+2",),
    "insights": ("Ctrl+3",),
    "evidence": ("Ctrl+4",),
    "undo": (StandardKey.Undo,),
    "redo": (StandardKey.Redo,),
    "journals": (StandardKey.Open,),
    "lock": ("Ctrl+L",),
    "agenda": ("Ctrl+B",),
    "years": ("Ctrl+Shift+Y",),
    "entry.done": ("Ctrl+Return", "Ctrl+Enter"),
    "entry.new": ("Ctrl+N",),
    "entry.search": (StandardKey.Find,),
    "entry.before": ("Alt+Left",),
    "entry.after": ("Alt+Right",),
    "entry.today": ("Alt+Home",),
    "entry.alone": ("F11",),
    "session.done": ("Ctrl+Return", "Ctrl+Enter"),
    "session.new": ("Ctrl+N",),
    "session.search": (StandardKey.Find,),
    "evidence.search": (StandardKey.Find,),
}
"""By an action's name; those that are not here have no key."""


@dataclass(frozen=True, slots=True)
class Command:
    """An action: its name in the code, where it is at home, and what it is called on the screen."""

    name: str
    place: Place
    words: str

    @property
    def key_words(self) -> str:
        """Its first key as this system writes it, or ""."""
        keys = KEYS.get(self.name, ())
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


class Acts(Protocol):
    """Something that can do actions."""

    acts: dict[str, Callable[[], object]]


def bind(
    doer: Acts,
    widget: QWidget,
    name: str,
    act: Callable[[], object],
    scope: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Let the widget do an action by its keys, and the command search do it by its name."""
    doer.acts[name] = act
    for keys in KEYS.get(name, ()):
        # PySide ignores a context given to the constructor.
        made = QShortcut(keys if isinstance(keys, StandardKey) else QKeySequence(keys), widget, act)
        made.setContext(scope)


def all_commands() -> tuple[Command, ...]:
    """Return every action, in the person's language, in the order in which they are shown."""
    everywhere = (
        ("journal", tr("Open the journal")),
        ("sessions", tr("Open the sessions")),
        ("insights", tr("Open the insights")),
        ("evidence", tr("Open the evidence")),
        ("undo", tr("Undo")),
        ("redo", tr("Redo")),
        ("agenda", tr("Bring something up next time …")),
        ("years", tr("Year in pixels")),
        ("reminders", tr("Reminders …")),
        ("language", tr("Language …")),
        ("import", tr("Bring in a file …")),
        ("export", tr("Take the journal out …")),
        ("safekeeping", tr("Passphrase, backups and trash …")),
        ("journals", tr("Other journals …")),
        ("lock", tr("Lock")),
        ("help", tr("Help now")),
        ("commands", tr("Find an action, a day or words")),
        ("guide", tr("Guide")),
        ("keys", tr("All keys")),
    )
    journal = (
        ("entry.new", tr("New entry")),
        ("entry.done", tr("Save the entry")),
        ("entry.today", tr("Go to today")),
        ("entry.before", tr("The day before")),
        ("entry.after", tr("The day after")),
        ("entry.search", tr("Search the journal")),
        ("entry.alone", tr("Write on the whole screen")),
        ("entry.delete", tr("Delete the entry")),
    )
    sessions = (
        ("session.new", tr("New session")),
        ("session.done", tr("Save the session")),
        ("session.search", tr("Search the sessions")),
        ("session.delete", tr("Delete the session")),
    )
    report = (("report", tr("Prepare a report …")),)
    evidence = (("evidence.search", tr("Search the cards")),)
    return tuple(
        Command(name, place, words)
        for place, group in (
            (Place.EVERYWHERE, everywhere),
            (Place.JOURNAL, journal),
            (Place.SESSIONS, sessions),
            (Place.INSIGHTS, report),
            (Place.EVIDENCE, evidence),
        )
        for name, words in group
    )


def other_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys of single controls, and what they do."""
    return (
        (tr("0 to 9, then 0 for 10"), tr("set a scale that has the keyboard")),
        (tr("Delete"), tr("empty a scale; in the list of sessions, delete one")),
        (tr("Ctrl+Shift+B, Ctrl+I, Ctrl+Alt+1"), tr("in a note: bold, italic, a heading")),
        (tr("Ctrl+Shift+8, 9 or ."), tr("in a note: a list, one to tick off, a quotation")),
        (tr("Arrows, Page Up, Page Down"), tr("walk the days of a calendar; Enter opens one")),
        (tr("Enter in the search"), tr("go into what was found")),
        (tr("Escape"), tr("empty the search; close what is open above the page")),
        (tr("Tab and Shift+Tab"), tr("go from control to control")),
    )


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("Commands", text)
