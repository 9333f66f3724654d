"""What `import` is told about the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carejournal.domain.refusal import BadValueRefusal, Refusal
from carejournal.exchange.records import FormatName
from carejournal.exchange.table_profile import ColumnUse, TableProfile

if TYPE_CHECKING:
    from carejournal.services.table_profiles import TableProfiles

HOW_TO_MAP = "For example: --map Date=date --map Notes=note --map Mood=mood:1-5 (see docs/imports.md)."


def chosen_profile(
    profiles: TableProfiles | None, wanted: str | None, columns: tuple[str, ...], name: str | None
) -> TableProfile | None:
    """Return how a table is to be read: as mapped now, or as kept under the name; None where neither is said.

    `profiles` is None where there is no journal. Raises Refusal for a name that is not kept, a usage error
    for columns that cannot be mapped so.
    """
    if columns:
        try:
            return TableProfile(name or "", tuple(ColumnUse.parse(text) for text in columns))
        except BadValueRefusal as refusal:
            raise click.BadParameter(str(refusal), param_hint="--map") from None
    if name:
        kept = profiles.named(name) if profiles else None
        if kept is None:
            names = ", ".join(each.name for each in profiles.all()) if profiles else ""
            raise Refusal(
                f"No profile of that name is kept; {f'there are {names}' if names else 'there is none'}."
            )
        return kept
    if wanted == FormatName.CSV:
        raise Refusal(f"Say what the columns of this table hold. {HOW_TO_MAP}")
    return None
