"""What goes on beside the window: locking by itself, the day's backup, second starts, the writer's lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.ui.language import refusal_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.main_window import MainWindow

WARM_UP_AFTER_MS = 400
"""Late enough for the first picture to be on the screen, soon enough for the first save."""
LET_MEMORY_GO_EVERY_MS = 120_000
KEEP_HOUSE_AFTER_MS = 4_000
LOOK_AT_THE_DAY_EVERY_MS = 10 * 60_000
"""A new day begins while the window is open; and a new journal has nothing to back up at first."""


class Watching(QObject):
    """Begins once the window can be used, so that none of it costs the start anything."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        super().__init__(window)
        self._application = application
        self._window = window
        # A journal without a passphrase was opened before anyone could hear of it.
        self._services: JournalServices | None = None if window.view is None else window.view.services
        self._begun = False
        self._every_day = QTimer(self, interval=LOOK_AT_THE_DAY_EVERY_MS)
        self._every_day.timeout.connect(self.keep_house)
        self._relief = QTimer(self, interval=LET_MEMORY_GO_EVERY_MS)
        self._relief.timeout.connect(self._let_memory_go)
        self._renewal = QTimer(self)
        self._renewal.timeout.connect(self._renew)
        window.opened.connect(self._opened)
        window.locked.connect(self._locked)
        window.idle_changed.connect(self.follow_idle_setting)

    @Slot()
    def begin(self) -> None:
        """Begin, once."""
        if self._begun:
            return
        self._begun = True
        from carejournal.services.door import RENEW_EVERY
        from carejournal.ui.first_window import FirstWindow
        from carejournal.ui.idle_watch import IdleWatch
        from carejournal.ui.reminder_watch import ReminderWatch
        from carejournal.ui.suspend_watch import SuspendWatch

        self._idle = IdleWatch(self._application)
        self._suspend = SuspendWatch(self._application)
        self._first = FirstWindow(self)
        self._reminders = ReminderWatch(self._window, self._window.door.clock)
        self._idle.idle.connect(self._window.lock)
        self._suspend.suspending.connect(self._window.lock)
        self._first.raise_wanted.connect(self._raise)
        self._first.listen(self._window.door.path)
        self._window.moved.connect(self._first.listen)  # a second start asks by the journal's file
        self._renewal.start(int(RENEW_EVERY.total_seconds() * 1000))
        self._every_day.start()
        self._relief.start()
        self._suspend.start()
        self._reminders.start()
        self._follow()

    def end(self) -> None:
        """Stop all of it: the window is closed."""
        self._services = None
        self._every_day.stop()
        self._relief.stop()
        self._renewal.stop()
        if self._begun:
            self._idle.stop()
            self._reminders.stop()
            self._first.close()

    @Slot()
    def keep_house(self) -> None:
        """Make the day's backup beside the window where there is none yet, and let go of old trash."""
        services = self._services
        if services is None:
            return
        from carejournal.services.backups import back_up_daily

        path, key, today = services.journal.path, services.journal.key, services.today
        self._window.tasks.run(
            lambda: back_up_daily(path, key, today),
            lambda told: self._backed_up(services, told),
            self._failed,
        )

    @Slot(object)
    def _opened(self, services: JournalServices) -> None:
        self._services = services
        self._follow()

    @Slot()
    def _locked(self) -> None:
        self._services = None
        if self._begun:
            self._idle.stop()

    def _follow(self) -> None:
        services = self._services
        if services is None or not self._begun:
            return
        QTimer.singleShot(WARM_UP_AFTER_MS, self._warm_up)
        QTimer.singleShot(KEEP_HOUSE_AFTER_MS, self.keep_house)
        self.follow_idle_setting()

    @Slot()
    def follow_idle_setting(self) -> None:
        """Watch for as long as the person chose; a journal without a passphrase is never locked."""
        from carejournal.ui.safekeeping.idle_minutes import idle_minutes

        if self._services is not None and self._services.journal.key is not None:
            self._idle.start(idle_minutes(self._window.settings))

    @Slot()
    def _let_memory_go(self) -> None:
        from carejournal.system.memory import give_back_memory

        if self._services is not None:
            self._services.journal.let_memory_go()
        give_back_memory()

    @Slot()
    def _warm_up(self) -> None:
        if self._services is not None:
            self._window.tasks.run(self._services.journal.warm_up, lambda _: None)

    def _backed_up(self, services: JournalServices, told: str) -> None:
        from carejournal.services.housekeeping import empty_old_trash

        self._let_memory_go()  # the backup read the whole journal
        if services is self._services:
            told = told or empty_old_trash(services)
        if told and self._window.view is not None:
            self._window.view.toast.tell(refusal_words(told))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, DamagedRefusal) and self._services is not None:
            key = self._services.journal.key
            self._window.leave_damaged(error, key)
        else:
            raise error

    @Slot()
    def _renew(self) -> None:
        if not self._window.door.renew():
            self._renewal.stop()
            raise Refusal(
                self.tr(
                    "Another computer has taken this journal. Nothing more is saved here; copy what is not "
                    "saved, and close Care Journal on this computer."
                )
            )

    @Slot(str)
    def _raise(self, token: str) -> None:
        if token:
            import os

            os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for what allows coming to the front
        self._window.come_to_front()
