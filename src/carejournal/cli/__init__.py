"""The command line: the same services without a window."""

from __future__ import annotations

from carejournal.cli.commands import run

__all__ = ["run"]
