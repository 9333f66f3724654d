"""What a person typed into the search: words, and filters such as mood<4, tag:exercise or from:2026-11.

A filter is a name, a sign and a value without a space, or with the name or the value in quotation marks. A
name that is no filter stays a word, so that 10:30 or “title: x” are looked for as they stand. `words` keeps
the rest as it was typed; how words, "phrases", begin* and -word are matched is the search index's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.search_values import (
    dates_meant,
    day_of_any_year,
    names_meant,
    numbers_meant,
    yes_meant,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.domain.measure import Measure
    from carejournal.domain.period import Period
    from carejournal.domain.search_values import Named

PIECE = re.compile(
    r'(?P<minus>-?)(?:"(?P<quoted>[^"]+)"|(?P<name>[^\W\d]\w*))(?P<sign>:|<=|>=|<|>|=)'
    r'(?:"(?P<phrase>[^"]*)"?|(?P<value>[^\s"]*))(?=\s|$)'
    r'|-?"[^"]*"?|\S+'
)
HAS = ("note", "photo", "title", "star")
TRANSLATED_WORDS = (
    "tag", "kind", "has", "private", "from", "until", "on", "note", "photo", "title", "star", "yes", "no",
    "mood", "stress", "sleep_quality", "sleep_hours", "ill",
)  # fmt: skip
"""What other languages may have words of their own for; these are understood whatever the language is."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A reading lies from `low` to `high`; `strict` leaves the ends out, not `wanted` turns it round."""

    measure: str
    low: float | None = None
    high: float | None = None
    strict: bool = False
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A record has one of these (`wanted`), or has none of them."""

    names: tuple[str, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Words and filters; all of them have to hold. `kinds` holds keys, `tags` names in lower case."""

    words: str = ""
    periods: tuple[Period, ...] = ()
    month_and_day: tuple[int, int] | None = None
    conditions: tuple[Condition, ...] = ()
    tags: tuple[AnyOf, ...] = ()
    kinds: tuple[AnyOf, ...] = ()
    has: tuple[AnyOf, ...] = ()
    private: bool | None = None

    @property
    def is_plain(self) -> bool:
        """Whether there are words only."""
        return self == SearchQuery(self.words)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that filters may use: measures, and tags and kinds by what they are called.

    `meant` has words of other languages, in lower case, with the one of TRANSLATED_WORDS that each means.
    """

    measures: tuple[Measure, ...] = ()
    tags: tuple[Named, ...] = ()
    kinds: tuple[Named, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)

    def word(self, typed: str) -> str:
        """Return the search's own word for what was typed, in lower case; other words as they are."""
        folded = typed.casefold()
        return self.meant.get(folded, folded)

    def measure(self, name: str) -> Measure | None:
        """Return the measure with this key or name, or one that is called so in another language."""
        folded, key = name.casefold(), self.word(name)
        by_key = next((each for each in self.measures if each.key == folded), None)
        by_name = by_key or next((each for each in self.measures if each.name.casefold() == folded), None)
        return by_name or next((each for each in self.measures if each.key == key), None)


def parse_query(text: str, known: Vocabulary) -> SearchQuery:
    """Read what was typed; BadValueRefusal, with what would do instead, for a filter that cannot be meant."""
    query, words = SearchQuery(), text
    for piece in reversed(list(PIECE.finditer(text))):
        if piece["sign"] is None:
            continue
        filtered = _with_filter(query, piece, known)
        if filtered is not None:
            query = filtered
            words = f"{words[: piece.start()]} {words[piece.end() :]}"
    return replace(query, words=words.strip() if query != SearchQuery() else text)


def _with_filter(query: SearchQuery, piece: re.Match[str], known: Vocabulary) -> SearchQuery | None:
    """Return the query with one filter more; None where the piece is only words."""
    name = piece["quoted"] or piece["name"]
    sign, wanted = piece["sign"], not piece["minus"]
    value = (piece["phrase"] if piece["phrase"] is not None else piece["value"]).strip()
    measure = known.measure(name)
    if measure is not None:
        numbers = numbers_meant(known.word(value), measure)
        condition = _condition(measure.key, numbers, piece, wanted=wanted)
        return replace(query, conditions=(*query.conditions, condition)) if condition else None
    if sign != ":":
        if not re.fullmatch(r"-?\d+([.,]\d+)?", value):
            return None
        raise BadValueRefusal(f"There is no measure called “{name}”.")
    return _with_named_filter(query, name, value, known, wanted=wanted)


def _with_named_filter(
    query: SearchQuery, name: str, value: str, known: Vocabulary, *, wanted: bool
) -> SearchQuery | None:
    match known.word(name):
        case "tag":
            tags = AnyOf(names_meant(value, known.tags, "tag"), wanted)
            return replace(query, tags=(*query.tags, tags))
        case "kind":
            kinds = AnyOf(names_meant(value, known.kinds, "kind of session"), wanted)
            return replace(query, kinds=(*query.kinds, kinds))
        case "has":
            return _with_has(query, value, known, wanted=wanted)
        case "private":
            yes = yes_meant(known.word(value))
            if yes is None:
                raise BadValueRefusal(f"“{name}:{value}” needs yes or no, as in {name}:yes.")
            return replace(query, private=yes is wanted)
        case "from" | "until" | "on" as end:
            return _with_dates(query, end, value, name)
        case _:
            return None


def _with_dates(query: SearchQuery, end: str, value: str, typed: str) -> SearchQuery:
    any_year = day_of_any_year(value, typed) if end == "on" else None
    if any_year is not None:
        return replace(query, month_and_day=any_year)
    return replace(query, periods=(*query.periods, dates_meant(end, value, typed)))


def _with_has(query: SearchQuery, value: str, known: Vocabulary, *, wanted: bool) -> SearchQuery:
    measure, word = known.measure(value), known.word(value)
    if measure is not None:
        return replace(query, conditions=(*query.conditions, Condition(measure.key, wanted=wanted)))
    if word not in HAS:
        raise BadValueRefusal(
            f"“has:{value}” is not known; there are has:note, has:photo, has:title and has:star, and has:"
            " with a measure."
        )
    return replace(query, has=(*query.has, AnyOf((word,), wanted)))


def _condition(
    key: str, numbers: tuple[float, float] | None, piece: re.Match[str], *, wanted: bool
) -> Condition | None:
    typed, sign = piece[0], piece["sign"]
    name = typed.lstrip("-").partition(sign)[0]
    if numbers is None:
        if sign == ":":
            return None  # “mood: better” is what somebody wrote
        raise BadValueRefusal(f"“{typed}” needs a number, as in {name}<4 or {name}:4-6.")
    low, high = numbers
    if low != high and sign not in {":", "="}:
        raise BadValueRefusal(f"“{typed}” needs one number, as in {name}<4.")
    match sign:
        case "<" | "<=":
            return Condition(key, None, high, strict=sign == "<", wanted=wanted)
        case ">" | ">=":
            return Condition(key, low, None, strict=sign == ">", wanted=wanted)
        case _:
            return Condition(key, low, high, wanted=wanted)
