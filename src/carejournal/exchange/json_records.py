"""JSON from other programs: read safely, asked for fields of the expected kind, kept compactly."""

from __future__ import annotations

import json
import math
from typing import Any

from carejournal.domain.refusal import Refusal
from carejournal.exchange.limits import MOST_VALUES, refuse_more_than

DEEPEST = 60
LONGEST_INTEGER = 20
"""Characters: what a 64-bit number and its sign can have."""

Record = dict[str, Any]


class WrongField(ValueError):  # noqa: N818 - the world's fault, never shown: an importer turns it into a reason
    """A field holds something of another kind than expected; str() names the field."""


def parsed_json(text: str) -> Any:  # noqa: ANN401 - JSON can be anything; the functions below ask for kinds
    """Return the JSON in the text; numbers that are none or out of bounds become None.

    Every string can be stored: lone surrogates become U+FFFD, NUL is dropped. Raises Refusal where the
    text is no JSON or is nested too deeply.
    """
    refuse_more_than(MOST_VALUES, sum(map(text.count, ",[{")), "values")
    try:
        raw = json.loads(text, parse_int=_integer, parse_float=_number, parse_constant=lambda _: None)
        return _storable(raw, 0)
    except (ValueError, RecursionError):
        raise Refusal("This file seems damaged or incomplete, so it could not be read.") from None


def compact_json(record: object) -> str:
    """Return the record as JSON text without needless spaces, keys sorted, letters as they are."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def integer(record: Record, name: str) -> int | None:
    """Return a field's whole number, None where it is absent or null; raises WrongField."""
    value = record.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise WrongField(name)


def string(record: Record, name: str) -> str:
    """Return a field's text, empty where it is absent or null; raises WrongField."""
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise WrongField(name)


def truth(record: Record, name: str) -> bool:
    """Return a field's yes or no (also written 1 or 0), no where it is absent or null; raises WrongField."""
    value = record.get(name)
    if value in (None, False, True):
        return bool(value)
    raise WrongField(name)


def integers(record: Record, name: str) -> list[int]:
    """Return a field's list of whole numbers, empty where it is absent or null; raises WrongField."""
    value = record.get(name)
    if value is None:
        return []
    if isinstance(value, list) and all(type(item) is int for item in value):
        return value
    raise WrongField(name)


def records(record: Record, name: str) -> list[Record]:
    """Return the records in a field's list; whatever else stands there is passed over."""
    value = record.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_INTEGER else None


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


def _storable(value: Any, depth: int) -> Any:  # noqa: ANN401 - as above
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        return _storable_text(value)
    if isinstance(value, dict):
        return {_storable_text(key): _storable(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_storable(item, depth + 1) for item in value]
    return value


def _storable_text(text: str) -> str:
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "")
