"""The safety plan: a person's own words for a bad hour, and whom they can turn to."""

from __future__ import annotations

from dataclasses import dataclass, fields

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable

LONGEST = 4_000
"""Letters in one part: a plan for a bad hour is short, and this is far more than that."""


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """Own words in five parts, any of them empty; refuses a part longer than LONGEST.

    `contacts` has one person or place a line, with the number. `signs` are how a bad time begins, `helps`
    is what the person can do alone, `surroundings` what makes the place around safer, `reasons` what they
    want to remember.
    """

    contacts: str = ""
    signs: str = ""
    helps: str = ""
    surroundings: str = ""
    reasons: str = ""

    def __post_init__(self) -> None:
        make_storable(self, *PARTS)
        if any(len(getattr(self, part)) > LONGEST for part in PARTS):
            raise BadValueRefusal(f"A part of the plan can have {LONGEST:,} letters.")

    @property
    def is_empty(self) -> bool:
        """Whether no part has any words."""
        return not any(getattr(self, part).strip() for part in PARTS)

    @property
    def contact_lines(self) -> tuple[str, ...]:
        """The contacts, each on its line, without the empty ones."""
        return tuple(line.strip() for line in self.contacts.splitlines() if line.strip())


PARTS = tuple(field.name for field in fields(SafetyPlan))
"""The names of the parts, in their order."""
