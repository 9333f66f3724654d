"""A field for a passphrase, with a way to see what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from carejournal.ui.safekeeping.passphrase_line import PassphraseLine
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row
from carejournal.ui.widgets.screen_reader import tell_alert, tell_name_changed


class PassphraseField(QWidget):
    """Takes a passphrase; its letters are hidden until the person wants to see them.

    Signals:
        edited(): the passphrase is another one now.
        entered(): the person pressed Enter in it.
        letters_shown(bool): its letters are shown now, or hidden.
    """

    edited = Signal()
    entered = Signal()
    letters_shown = Signal(bool)

    def __init__(self, name: str, *, toggled: bool = True) -> None:
        """Make a field that is spoken by its name; where it is not `toggled`, another field shows it too."""
        super().__init__()
        self.line = PassphraseLine()
        self.line.setAccessibleName(name)
        self.toggle = button(self.tr("Show"), self._toggle)
        self.toggle.setAutoDefault(True)  # Enter presses it where it has the focus
        self.toggle.setVisible(toggled)
        self.caps_lock = label(self.tr("Caps Lock seems to be on."), quiet=True, wrap=True)
        self.caps_lock.hide()
        parts = row(self.line, self.toggle) if toggled else row(self.line)
        parts.setStretch(0, 1)
        self.setLayout(column(parts, self.caps_lock, space=STEP))
        self.setFocusProxy(self.line)
        self._keep_toggle_wide()
        self._tell_state()
        self.line.textChanged.connect(self._edited)
        self.line.returnPressed.connect(self.entered)
        self.line.caps_lock_seen.connect(self._tell_caps_lock)

    @property
    def passphrase(self) -> str:
        """What was typed, as it was typed."""
        return self.line.text()

    @property
    def letters_are_shown(self) -> bool:
        """Whether the letters can be read on the screen."""
        return self.line.echoMode() is PassphraseLine.EchoMode.Normal

    @Slot(bool)
    def show_letters(self, shown: bool) -> None:  # noqa: FBT001 - a slot takes what its signal gives
        """Show the letters or hide them, and say so."""
        if shown is not self.letters_are_shown:
            self.line.show_letters(shown=shown)
            self._tell_state()
            self.letters_shown.emit(shown)

    def try_again(self) -> None:
        """Put the keyboard here with everything selected, so that typing replaces it."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def forget(self) -> None:
        """Empty the field and hide the letters of whatever comes next."""
        self.line.setText("")  # clear() would leave the text in the line's own history
        self.caps_lock.hide()
        self.show_letters(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the letters when the field goes away: nobody expects them when it comes back."""
        super().hideEvent(event)
        self.show_letters(False)

    def _toggle(self) -> None:
        self.show_letters(not self.letters_are_shown)

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()

    @Slot(bool)
    def _tell_caps_lock(self, on: bool) -> None:  # noqa: FBT001 - a slot takes what its signal gives
        if on is not self.caps_lock.isVisibleTo(self):
            self.caps_lock.setVisible(on)
            if on:
                tell_alert(self.caps_lock)

    def _tell_state(self) -> None:
        if self.letters_are_shown:
            text, name = self.tr("Hide"), self.tr("Hide the letters; they are shown now")
        else:
            text, name = self.tr("Show"), self.tr("Show the letters; they are hidden now")
        self.toggle.setText(text)
        self.toggle.setAccessibleName(name)
        tell_name_changed(self.toggle)

    def _keep_toggle_wide(self) -> None:
        """Let nothing move when the button's word changes."""
        widths = []
        for words in (self.tr("Hide"), self.tr("Show")):
            self.toggle.setText(words)
            widths.append(self.toggle.sizeHint().width())
        self.toggle.setMinimumWidth(max(widths))
