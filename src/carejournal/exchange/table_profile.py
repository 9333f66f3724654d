"""What the columns of a table hold, as a person said it once: kept under a name and used again."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import make_storable, one_line
from carejournal.exchange.questions import DateOrder, Scale

NEEDS_DATE = "One column has to hold the date."
NOT_TWICE = "Only one column can hold {0}."


class Role(StrEnum):
    """What a column holds, by the words of the command line; any other word names a measure."""

    IGNORED = "ignore"
    DATE = "date"
    TIME = "time"
    TITLE = "title"
    NOTE = "note"
    TAGS = "tags"
    TAG = "tag"
    MEASURE = "measure"


ONCE = {Role.DATE: "the date", Role.TIME: "the time", Role.TITLE: "the title"}


class Amount(StrEnum):
    """How a measure's cells are written where they are no place on a scale."""

    NUMBER = "number"
    HOURS = "hours"
    MINUTES = "minutes"
    YES_NO = "yes-no"


class Decimal(StrEnum):
    """What stands before the fraction of a number; the other one may part thousands."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column, named as in the heading, holds.

    A measure's `target` is the key or name of a measure here, or the name of a new one, read on a `scale`
    or as an `amount`. Tags of one cell stand apart by `separator`; a TAG column is a tag where it says yes.
    """

    column: str
    role: Role
    target: str = ""
    scale: Scale | None = None
    amount: Amount = Amount.NUMBER
    separator: str = ","

    def __post_init__(self) -> None:
        make_storable(self, "column", "separator")
        object.__setattr__(self, "target", one_line(self.target))
        if self.role is Role.MEASURE and not self.target:
            raise BadValueRefusal("A measure needs a name.")
        if self.role is Role.TAGS and not self.separator:
            raise BadValueRefusal("Tags need a sign that stands between them.")

    @classmethod
    def parse(cls, text: str) -> ColumnUse:
        """Read COLUMN=date, =tags:; or =NAME:1-5, as the command line writes it; raises BadValueRefusal."""
        column, equals, use = text.rpartition("=")
        word, _, detail = use.strip().partition(":")
        word, detail = word.strip(), detail.strip()
        if not (equals and column.strip() and word):
            raise BadValueRefusal("A column is mapped as COLUMN=date or COLUMN=mood:1-5.")
        role = next((each for each in Role if each == word.casefold()), Role.MEASURE)
        made = cls(column.strip(), role, word if role is Role.MEASURE else "")
        if not detail:
            return made
        if role is Role.TAGS:
            return replace(made, separator=detail)
        if role is not Role.MEASURE:
            raise BadValueRefusal("Only tags and measures take something behind a colon.")
        if detail in tuple(Amount):
            return replace(made, amount=Amount(detail))
        return replace(made, scale=Scale.parse(detail))


@dataclass(frozen=True, slots=True)
class TableProfile:
    """What each column of a kind of table holds; raises BadValueRefusal without a date or with two."""

    name: str
    columns: tuple[ColumnUse, ...]
    decimal: Decimal | None = None
    date_order: DateOrder | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))
        roles = [use.role for use in self.columns]
        for role, words in ONCE.items():
            if roles.count(role) > 1:
                raise BadValueRefusal(NOT_TWICE.format(words))
        if Role.DATE not in roles:
            raise BadValueRefusal(NEEDS_DATE)
        names = [use.column.strip().casefold() for use in self.columns]
        targets = [use.target.casefold() for use in self.columns if use.role is Role.MEASURE]
        for each in (names, targets):
            if len(set(each)) < len(each):
                raise BadValueRefusal("Each column and each measure is mapped once.")

    @property
    def needed(self) -> frozenset[str]:
        """The columns that it uses, trimmed and case-folded."""
        used = (use for use in self.columns if use.role is not Role.IGNORED)
        return frozenset(use.column.strip().casefold() for use in used)

    def fits(self, columns: tuple[str, ...]) -> bool:
        """Whether a table with these case-folded columns has all that it uses."""
        return self.needed <= set(columns)

    def to_text(self) -> str:
        """Return it as JSON text, as it is kept in the journal."""
        columns = [
            {
                "column": use.column,
                "role": str(use.role),
                "target": use.target,
                "scale": str(use.scale) if use.scale else None,
                "amount": str(use.amount),
                "separator": use.separator,
            }
            for use in self.columns
        ]
        kept = {"columns": columns, "decimal": self.decimal, "date_order": self.date_order}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def profile_from_text(name: str, text: str) -> TableProfile | None:
    """Return the profile that to_text() wrote; None for any other text, such as a later version's."""
    try:
        kept = json.loads(text)
        columns = tuple(
            ColumnUse(
                each["column"],
                Role(each["role"]),
                each["target"],
                Scale.parse(each["scale"]) if each["scale"] else None,
                Amount(each["amount"]),
                each["separator"],
            )
            for each in kept["columns"]
        )
        decimal, order = kept["decimal"], kept["date_order"]
        return TableProfile(
            name, columns, Decimal(decimal) if decimal else None, DateOrder(order) if order else None
        )
    except (ValueError, KeyError, TypeError, AttributeError, BadValueRefusal, RecursionError):
        return None
