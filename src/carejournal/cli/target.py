"""Which journal a command is for, and how it is opened."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from carejournal.domain.refusal import Refusal
from carejournal.services.opening import create_services, open_services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices


@dataclass(frozen=True)
class Target:
    """The journal named on the command line."""

    journal: Path
    passphrase_file: Path | None

    @contextlib.contextmanager
    def opened(self, *, create: bool = False) -> Iterator[JournalServices]:
        """Open the journal for the block; with `create`, one that does not exist yet is made."""
        passphrase = self._passphrase()
        make = create and not self.journal.exists()
        services = (create_services if make else open_services)(self.journal, passphrase)
        try:
            yield services
        finally:
            services.journal.close()

    def _passphrase(self) -> str | None:
        return None if self.passphrase_file is None else first_line(self.passphrase_file)


def first_line(path: Path) -> str:
    """Return the first line of a file that holds a secret; Refusal where there is none."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} cannot be read.") from error
    if not lines or not lines[0]:
        raise Refusal(f"The first line of {path} is empty.")
    return lines[0]


pass_target = click.make_pass_decorator(Target)
