"""Tags: an activity or circumstance on an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable


ILL_GROUP = "ill"
"""The group of the tags that say what someone is ill with: cold, flu and the like."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag by its name; `group` gathers tags on screen."""

    name: str
    group: str = ""
    position: int = 0
    archived: bool = False

    def __post_init__(self) -> None:
        cleaned = clean_tag_name(self.name)
        if not cleaned:
            raise BadValueRefusal("A tag needs a name.")
        object.__setattr__(self, "name", cleaned)
        make_storable(self, "group")


def clean_tag_name(name: str) -> str:
    """Return the name with white space folded; two names that differ in case only are one tag."""
    return one_line(name)


def clean_tag_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names cleaned, empty ones dropped, each once, in their first order."""
    seen: dict[str, str] = {}
    for name in names:
        cleaned = clean_tag_name(name)
        if cleaned:
            seen.setdefault(cleaned.casefold(), cleaned)
    return tuple(seen.values())
