"""After how many minutes without a touch the journal locks itself, as the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carejournal.system.settings import Settings

IDLE_SETTING = "lock_after_minutes"
IDLE_MINUTES = (1, 5, 10, 15, 30, 60, 0)
"""What is offered; 0 is never."""
USUAL_MINUTES = 10


def idle_minutes(settings: Settings) -> int:
    """Return the minutes chosen; the usual ones where the setting says nothing that is offered."""
    chosen = settings.get(IDLE_SETTING, str(USUAL_MINUTES))
    return int(chosen) if chosen in {str(each) for each in IDLE_MINUTES} else USUAL_MINUTES
