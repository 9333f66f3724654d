"""When the computer goes to sleep or its screen is locked, so that the journal can be locked too."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    # The one module that hears the desktop's bus.
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher  # noqa: TID251 - so it says

CHECK_EVERY_SECONDS = 10
SLEPT_SECONDS = 10.0
"""A jump of the clock that is longer than this is taken for sleep, also where the person set the clock."""

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
MANAGER = LOGIN + ".Manager"
SESSION = LOGIN + ".Session"
PROPERTIES = "org.freedesktop.DBus.Properties"


class SuspendWatch(QObject):
    """Follows the desktop's word where there is one, and the clocks everywhere.

    While a computer sleeps its wall clock goes on and its steady clock stands still (on Windows it goes on
    too, and the check itself comes late). So waking is noticed at the latest CHECK_EVERY_SECONDS after it,
    and at once when the window comes to the front. Setting the clock forward looks the same and locks too:
    that costs a passphrase; the other mistake would cost a secret.

    Signals:
        suspending(): the computer is about to sleep, has slept, or its screen was locked; for one sleep it
            may be said twice, before and after.
    """

    suspending = Signal()

    def __init__(
        self,
        application: QGuiApplication,
        *,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
        steady_stands_still: bool = sys.platform != "win32",
        check_every: float = CHECK_EVERY_SECONDS,
    ) -> None:
        super().__init__(application)
        self._clocks = (wall, steady)
        self._stands_still = steady_stands_still
        self._check_every = check_every
        self._seen = (wall(), steady())
        self._bus: QDBusConnection | None = None
        self._moment: object = None
        self._sleeps = False
        self._timer = QTimer(self, interval=round(check_every * 1000), timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.check)
        application.applicationStateChanged.connect(self._state_changed)

    def start(self) -> None:
        """Watch from now on; a desktop without a system bus is watched by its clocks alone."""
        wall, steady = self._clocks
        self._seen = (wall(), steady())
        self._timer.start()
        if sys.platform == "linux" and self._bus is None:
            self._follow_desktop()

    @Slot()
    def check(self) -> None:
        """Compare the clocks with the last time, and say so if the computer slept in between."""
        wall, steady = self._clocks
        before, self._seen = self._seen, (wall(), steady())
        passed_wall, passed_steady = self._seen[0] - before[0], self._seen[1] - before[1]
        slept = passed_wall - passed_steady if self._stands_still else passed_steady - self._check_every
        if slept > SLEPT_SECONDS:
            self.suspending.emit()

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if self._timer.isActive() and state is Qt.ApplicationState.ApplicationActive:
            self.check()

    def _follow_desktop(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: TID251 - as above

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        self._bus = bus
        self._hear(LOGIN_PATH, MANAGER, "PrepareForSleep", SLOT("_prepare_for_sleep(bool)"))
        self._ask("GetSession", [os.environ.get("XDG_SESSION_ID") or "auto"], self._session_told)

    def _ask_for_a_moment(self) -> None:
        """Ask that sleep waits (a few seconds at most) until what hears suspending() has run."""
        why = self.tr("The journal is locked before the computer sleeps.")
        self._ask("Inhibit", ["sleep", "Care Journal", why, "delay"], self._moment_given)

    def _hear(self, path: str, interface: str, signal: str, slot: str) -> None:
        assert self._bus is not None
        # PySide's stub asks for bytes here, PySide itself for SLOT()'s text.
        self._bus.connect(LOGIN, path, interface, signal, self, slot)  # type: ignore[call-overload]

    def _ask(
        self, method: str, values: list[str], answered: Callable[[QDBusPendingCallWatcher], None]
    ) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher  # noqa: TID251 - as above

        assert self._bus is not None
        call = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, MANAGER, method)
        call.setArguments(values)
        answer = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        answer.finished.connect(answered)
        answer.finished.connect(answer.deleteLater)

    @Slot(QObject)
    def _session_told(self, answer: QDBusPendingCallWatcher) -> None:
        if not answer.isError():
            path = answer.reply().arguments()[0].path()
            self._hear(path, SESSION, "Lock", SLOT("_session_locked()"))
            changed = SLOT("_session_changed(QString,QVariantMap,QStringList)")
            self._hear(path, PROPERTIES, "PropertiesChanged", changed)
        self._ask_for_a_moment()  # last, so that whoever is asked it knows that all else is heard

    @Slot(QObject)
    def _moment_given(self, answer: QDBusPendingCallWatcher) -> None:
        # Sleep may have begun while this answer was on its way: then nobody gives the moment back any more.
        wanted = not answer.isError() and not self._sleeps
        self._moment = answer.reply().arguments()[0] if wanted else None

    @Slot(bool)
    def _prepare_for_sleep(self, begins: bool) -> None:  # noqa: FBT001 - the desktop calls it so
        self._sleeps = begins
        if begins:
            self.suspending.emit()
            self._moment = None  # closing it lets the computer sleep
        else:
            self.check()
            self._ask_for_a_moment()

    @Slot()
    def _session_locked(self) -> None:
        self.suspending.emit()

    @Slot("QString", "QVariantMap", "QStringList")
    def _session_changed(self, _interface: str, changed: dict[str, Any], _unknown: list[str]) -> None:
        # Desktops that lock the screen by themselves only leave this word.
        if changed.get("LockedHint") is True:
            self.suspending.emit()
