"""How a person's tables are read: profiles kept in the journal, each under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.table_profile import TableProfile, profile_from_text

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal

FACT = "table_profile:"
"""Profiles are facts about the journal, so that every copy of it takes them along."""


class TableProfiles:
    """Reads and keeps profiles."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> list[TableProfile]:
        """Return the profiles by name; what a later version wrote is passed over."""
        facts = self._journal.catalogue.facts()
        read = (
            profile_from_text(name.removeprefix(FACT), text)
            for name, text in facts.items()
            if name.startswith(FACT)
        )
        return sorted((each for each in read if each), key=lambda each: each.name.casefold())

    def named(self, name: str) -> TableProfile | None:
        """Return the profile of that name, whatever its case; None where there is none."""
        return next((each for each in self.all() if each.name.casefold() == name.strip().casefold()), None)

    def fitting(self, columns: tuple[str, ...]) -> list[TableProfile]:
        """Return the profiles whose columns a table has, the one that uses most of them first."""
        fitting = [each for each in self.all() if each.fits(columns)]
        return sorted(fitting, key=lambda each: -len(each.needed))

    def keep(self, profile: TableProfile) -> TableProfile | None:
        """Keep a profile in place of the one with its name, and return that; in a transaction only."""
        if not profile.name:
            raise BadValueRefusal("A profile needs a name.")
        before = self.named(profile.name)
        self.forget(before)
        self._journal.catalogue.put_fact(f"{FACT}{profile.name}", profile.to_text())
        return before

    def forget(self, profile: TableProfile | None) -> None:
        """Forget a profile, where it is kept; in a transaction only."""
        if profile is not None:
            self._journal.catalogue.forget_fact(f"{FACT}{profile.name}")
