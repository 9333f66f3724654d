"""The keys of factors: what sort of thing it is, and its name."""

from __future__ import annotations

from enum import StrEnum


class FactorSort(StrEnum):
    """What can go together with better or worse days."""

    SESSION = "session"
    METHOD = "method"
    PROVIDER = "provider"
    TAG = "tag"
    MEASURE = "measure"


def factor_key(sort: FactorSort, name: str) -> str:
    """Return a factor's key; the name is a kind's or measure's key, a tag, "kind/method", "kind/provider"."""
    return f"{sort}:{name}"


def parted_key(key: str) -> tuple[FactorSort, str]:
    """Return what factor_key was given."""
    sort, _, name = key.partition(":")
    return FactorSort(sort), name
