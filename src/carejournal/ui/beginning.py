"""How a person begins: with which journal, and what a new one brings along."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.safekeeping import Key, RecoveryCode

LAST_JOURNAL = "journal"
"""The setting that says which journal is the person's own, where it is not at the default place."""


class Way(StrEnum):
    """How a person begins."""

    NEW = "new"
    OPEN = "open"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Choice:
    """The journal a person begins with: it is at `path` and can be opened.

    A new one may have a passphrase, and then a recovery code that is to be shown once.
    """

    path: Path
    way: Way = Way.OPEN
    key: Key | None = None
    code: RecoveryCode | None = None
    remember: bool = False
