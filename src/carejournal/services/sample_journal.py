"""Filling a journal with the sample life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.refusal import Refusal
from carejournal.services.changes import Subject
from carejournal.services.sample_life import SAMPLE_LAST_DAY, sample_life
from carejournal.services.starting_words import FIRST_LANGUAGE

if TYPE_CHECKING:
    from datetime import date

    from carejournal.services.journal_services import JournalServices


def fill_with_sample(
    services: JournalServices, last_day: date | None = None, language: str = FIRST_LANGUAGE
) -> int:
    """Write the sample life up to `last_day` into an empty journal, and return how many entries it has.

    The journal takes over the sample's measures, tags and kinds, and is marked as a sample for good.
    Raises Refusal where anything is recorded in it already, also in the trash.
    """
    journal = services.journal
    if journal.known_ids():
        raise Refusal(
            "Something is recorded in this journal already; the sample life needs a new, empty one."
        )
    life = sample_life(last_day or SAMPLE_LAST_DAY, language=language)
    with journal.transaction():
        journal.put_copy(life, replace_catalogue=True)
    services.changes.announce(*Subject)
    return len(life.entries)
