"""Which journals were opened on this computer: remembered only where the person allows it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carejournal.system.settings import Settings

ALLOWED = "remembers_journals"
RECENT = "recent_journals"
MOST = 8


class RecentJournals:
    """The places of journals, the one that was opened last first; names and places can tell something too."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def allowed(self) -> bool:
        """Whether the person wants them remembered; not unless they said so."""
        return self._settings.get(ALLOWED) == "yes"

    def allow(self, wanted: bool, present: Path) -> None:  # noqa: FBT001 - a check box says it so
        """Remember journals from now on, beginning with the present one; or forget all at once."""
        self._settings.put(ALLOWED, "yes" if wanted else "")
        self._keep([])
        self.notice(present)

    def notice(self, path: Path) -> None:
        """Remember that a journal was opened, where that is allowed."""
        if self.allowed:
            self._keep([path, *(each for each in self.paths() if each != path)][:MOST])

    def forget(self, path: Path) -> None:
        """Forget a journal's place; the journal itself stays."""
        self._keep([each for each in self.paths() if each != path])

    def paths(self) -> list[Path]:
        """Return where they are, or were."""
        try:
            kept = json.loads(self._settings.get(RECENT, "[]"))
        except (ValueError, RecursionError):
            return []
        return [Path(each) for each in kept if isinstance(each, str)] if isinstance(kept, list) else []

    def _keep(self, paths: list[Path]) -> None:
        self._settings.put(RECENT, json.dumps([str(path) for path in paths]) if paths else "")
