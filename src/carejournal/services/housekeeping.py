"""What is done once a day without asking: a backup, and letting go of what lay in the trash long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.services.backups import back_up_daily

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices


def keep_house(services: JournalServices) -> list[str]:
    """Make today's backup and let go of old trash; return what could not be done, in sentences.

    DamagedRefusal passes: then nothing was thrown away.
    """
    journal = services.journal
    told = [back_up_daily(journal.path, journal.key, services.today)]
    told.append(empty_old_trash(services))
    return [sentence for sentence in told if sentence]


def empty_old_trash(services: JournalServices) -> str:
    """Let go of what lay in the trash long enough; return why that could not be done, "" where it was."""
    try:
        services.trash.let_go(services.clock())
    except DamagedRefusal:
        raise
    except Refusal as refusal:
        return str(refusal)
    return ""
