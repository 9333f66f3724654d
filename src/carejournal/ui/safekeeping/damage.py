"""Behind the page that is seen when the journal is damaged: the newest good backup, a rescue, or a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from carejournal.domain.refusal import Refusal
from carejournal.ui.safekeeping.damaged_page import DamagedPage
from carejournal.ui.safekeeping.work import PutBack, Rescue
from carejournal.ui.safekeeping.working_page import WorkingPage

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.domain.refusal import DamagedRefusal
    from carejournal.services.backups import Found
    from carejournal.services.safekeeping import Key
    from carejournal.ui.safekeeping.host import Host


class Damage(QObject):
    """Looks for the newest good backup beside the window, then offers the ways back."""

    def __init__(self, window: Host, refusal: DamagedRefusal, secret: str | Key | None) -> None:
        super().__init__()
        self._window = window
        self._refusal = refusal
        self._secret = secret
        self._backup: Path | None = None

    def start(self) -> None:
        """Look for a good backup, and offer the ways back when that is known."""
        waiting = WorkingPage(
            self._window.theme,
            self.tr("Part of your journal cannot be read"),
            self.tr("Looking for the newest good backup …"),
            can_cancel=False,
        )
        waiting.help_wanted.connect(self._window.open_help)
        self.setParent(waiting)  # lives as long as what it stands behind is seen
        self._window.put(waiting)
        path, secret = self._window.door.path, self._secret
        self._window.tasks.run(lambda: _newest_good(path, secret), self._offer, self._not_found)

    def _not_found(self, error: BaseException) -> None:
        """Offer the other ways where the backups cannot be looked at."""
        self._offer(None)
        if not isinstance(error, Refusal):
            raise error

    def _offer(self, found: Found | None) -> None:
        self._backup = None if found is None else found.backup.path
        page = DamagedPage(self._window.theme, found, can_look=self._refusal.may_be_opened)
        page.backup_wanted.connect(self._put_back)
        page.rescue_wanted.connect(self._rescue)
        page.look_wanted.connect(self._look)
        page.leave_wanted.connect(self._window.close)
        page.help_wanted.connect(self._window.open_help)
        self.setParent(page)
        self._window.put(page)

    @Slot()
    def _put_back(self) -> None:
        if self._backup is not None:
            self._window.work(PutBack(self._backup, self._secret))

    @Slot()
    def _rescue(self) -> None:
        self._window.work(Rescue(self._secret))

    @Slot()
    def _look(self) -> None:
        self._window.open(self._secret, as_it_is=True)


def _newest_good(path: Path, secret: str | Key | None) -> Found | None:
    from carejournal.services.backups import newest_good_backup

    return newest_good_backup(path, secret)
