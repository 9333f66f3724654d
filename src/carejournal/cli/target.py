"""Which journal a command is for, and how it is opened."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from carejournal.domain.refusal import Refusal
from carejournal.services.opening import READING, USUAL, create_services, needs_passphrase, open_services
from carejournal.system.private_files import stands_at

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
        """Open the journal for reading; with `create` for writing, and where there is none, make one.

        What only reads may look on while another program has the journal.
        """
        if create and not stands_at(self.journal):
            services = create_services(self.journal, self.named_passphrase())
        else:
            services = open_services(self.journal, self.passphrase(), wish=USUAL if create else READING)
            if create:
                _keep_for_today(services)
        try:
            yield services
        finally:
            services.journal.close()

    def passphrase(self) -> str | None:
        """Return what opens the journal: from the file that was named, or asked for; None for a plain one."""
        named = self.named_passphrase()
        if named is None and needs_passphrase(self.journal) and sys.stdin.isatty():
            return ask("Passphrase")
        return named

    def named_passphrase(self) -> str | None:
        """Return the passphrase of the file that was named; None where none was."""
        return None if self.passphrase_file is None else first_line(self.passphrase_file)


def new_passphrase(path: Path | None, option: str) -> str:
    """Return a passphrase to be set: from a file, or asked for twice."""
    if path is not None:
        return first_line(path)
    if not sys.stdin.isatty():
        raise Refusal(f"Write the passphrase into a file and name it with {option}.")
    return ask("New passphrase", twice=True)


def ask(words: str, *, twice: bool = False) -> str:
    """Return what is typed, without showing it."""
    again = "Once more" if twice else False
    return str(click.prompt(words, hide_input=True, confirmation_prompt=again, err=True))


def first_line(path: Path) -> str:
    """Return the first line of a file that holds a secret; Refusal where there is none."""
    lines = text_of(path).splitlines()
    if not lines or not lines[0]:
        raise Refusal(f"The first line of {path} is empty.")
    return lines[0]


def text_of(path: Path) -> str:
    """Return what a small file says; Refusal where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")  # some editors begin a file with U+FEFF
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} cannot be read.") from error


def _keep_for_today(services: JournalServices) -> None:
    """Make today's backup and empty old trash; what keeps that from being done keeps nobody from writing."""
    from carejournal.services.housekeeping import keep_house

    for sentence in keep_house(services):
        click.echo(f"note: {sentence}", err=True)


pass_target = click.make_pass_decorator(Target)
