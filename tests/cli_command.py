"""What a command of the terminal does, for tests that run one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Outcome:
    """Its exit code and what it printed."""

    code: int
    out: str
    err: str


class Command(Protocol):
    """Runs a command on the test's journal."""

    def __call__(self, *arguments: object) -> Outcome:
        """Run it and return what it did."""
        ...
