"""Gives reminders while the program runs: in the tray where there is one, else quietly in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from carejournal.services.reminding import due, plan_from, upcoming_sessions
from carejournal.ui.reminders.reminder_words import REMINDERS, reminder_words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QSystemTrayIcon

    from carejournal.services.reminding import Occasion
    from carejournal.system.clock import Clock
    from carejournal.ui.main_window import MainWindow

LOOK_EVERY_MS = 20_000
SHOWN_FOR_MS = 10_000


class ReminderWatch(QObject):
    """Looks every few seconds whether something is due; the plan is read anew each time.

    Signals:
        reminded(str): a reminder was given, in these words.
    """

    reminded = Signal(str)

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._tray: QSystemTrayIcon | None = None
        self._looked_at = self._now
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Give no reminder any more."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()

    @Slot()
    def look(self) -> None:
        """Give what fell due since the last look."""
        plan = plan_from(self._window.settings.get(REMINDERS))
        since, now = self._looked_at, self._now
        self._looked_at = now
        if plan.is_off or now <= since:
            return
        view = self._window.view
        # While the journal is locked, what is planned in it is not known.
        known = view is not None and plan.sessions
        sessions = upcoming_sessions(view.services.planning, since) if known and view is not None else []
        for occasion in due(plan, since, now, sessions):
            self._give(occasion)

    @property
    def _now(self) -> datetime:
        return self._clock().replace(tzinfo=None)

    def _give(self, occasion: Occasion) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        words = reminder_words(occasion)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            tray = self._shown_tray()
            tray.showMessage("Care Journal", words, QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_FOR_MS)
        else:
            QApplication.alert(self._window)
            if self._window.view is not None:
                self._window.view.toast.tell(words)
        self.reminded.emit(words)

    def _shown_tray(self) -> QSystemTrayIcon:
        from PySide6.QtGui import QIcon
        from PySide6.QtWidgets import QSystemTrayIcon

        from carejournal.ui.widgets.icons import sign

        if self._tray is None:
            picture = sign("journal", self._window.theme.colours.accent, 22, 2.0)
            self._tray = QSystemTrayIcon(QIcon(picture), self)
            self._tray.setToolTip("Care Journal")
            self._tray.activated.connect(self._window.come_to_front)
            self._tray.messageClicked.connect(self._window.come_to_front)
        self._tray.show()
        return self._tray
