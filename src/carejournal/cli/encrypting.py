"""Commands about who can read the journal: encrypt, decrypt, change-passphrase."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carejournal.cli.target import Target, new_passphrase, pass_target, text_of
from carejournal.domain.refusal import Refusal
from carejournal.system.clock import system_clock
from carejournal.system.private_files import stands_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.services.safekeeping import Key, RecoveryCode, Rekeyed

SHEET = click.option(
    "--recovery-sheet",
    "sheet",
    type=click.Path(path_type=Path),
    metavar="SHEET.pdf",
    help="Make a recovery code too, and write it as a page to be printed and kept elsewhere.",
)


@click.command("encrypt")
@SHEET
@pass_target
def encrypt_command(target: Target, sheet: Path | None) -> None:
    """Encrypt a plain journal and its backups with the passphrase of --passphrase-file, or one asked for.

    Whoever forgets the passphrase can open the journal with its recovery code only; without either,
    nobody can.
    """
    from carejournal.services.safekeeping import encrypt, refuse_if_encrypted

    _free_place(sheet)
    refuse_if_encrypted(target.journal)
    passphrase = new_passphrase(target.passphrase_file, "--passphrase-file")
    with _written_sheet(sheet, target.journal) as code:
        done = encrypt(target.journal, passphrase, with_code=code or False)
    _tell("The journal is encrypted now.", done, target.journal, sheet)


@click.command("decrypt")
@pass_target
def decrypt_command(target: Target) -> None:
    """Take the encryption off the journal and its backups: anyone who gets the files can read them then."""
    from carejournal.services.safekeeping import decrypt

    done = decrypt(target.journal, _present(target))
    sentence = "The journal is not encrypted any more: anyone who gets the file can read it."
    _tell(sentence, done, target.journal)


@click.command("change-passphrase")
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    help="A file whose first line is the new passphrase; asked for unless named.",
)
@click.option(
    "--recovery-code-file",
    type=click.Path(path_type=Path),
    help="Open the journal with its recovery code, alone in a file or on a sheet saved as text.",
)
@SHEET
@pass_target
def change_passphrase_command(
    target: Target, new_passphrase_file: Path | None, recovery_code_file: Path | None, sheet: Path | None
) -> None:
    """Encrypt the journal and its backups anew with another passphrase; its recovery code stays as it is."""
    from carejournal.services.safekeeping import change_passphrase, key_of_code

    _free_place(sheet)
    if recovery_code_file is None:
        present: str | Key = _present(target)
    else:
        present = key_of_code(target.journal, text_of(recovery_code_file))
    passphrase = new_passphrase(new_passphrase_file, "--new-passphrase-file")
    with _written_sheet(sheet, target.journal) as code:
        done = change_passphrase(target.journal, present, passphrase, with_code=code or False)
    _tell("The journal opens with the new passphrase now.", done, target.journal, sheet)


def _present(target: Target) -> str:
    passphrase = target.passphrase()
    if passphrase is None:
        from carejournal.services.opening import needs_passphrase

        if needs_passphrase(target.journal):
            raise Refusal("Name the file that holds the passphrase with --passphrase-file.")
        if not stands_at(target.journal):
            raise Refusal(f"There is no journal at {target.journal}.")
        raise Refusal("This journal is not encrypted.")
    return passphrase


def _free_place(sheet: Path | None) -> None:
    if sheet is not None and stands_at(sheet):
        raise Refusal(f"There is already something at {sheet}.")


@contextlib.contextmanager
def _written_sheet(sheet: Path | None, journal: Path) -> Iterator[RecoveryCode | None]:
    """Write the sheet of a new code before the journal gets it: a code that nobody could read helps nobody.

    Where the journal is refused, the sheet goes again.
    """
    if sheet is None:
        yield None
        return
    from carejournal.services.recovery_sheet import write_recovery_sheet
    from carejournal.services.safekeeping import new_recovery_code

    code = new_recovery_code()
    write_recovery_sheet(sheet, code, journal, system_clock().date())
    try:
        yield code
    except Refusal:
        sheet.unlink(missing_ok=True)
        raise


def _tell(sentence: str, done: Rekeyed, journal: Path, sheet: Path | None = None) -> None:
    from carejournal.services.safekeeping import readable_by_anyone

    if sheet is not None:
        sentence += f" Its recovery sheet is at {sheet}: print it, keep it safe, and delete the file."
    click.echo(sentence)
    for name in done.left:
        how = "opens with what it opened with before"
        if readable_by_anyone(journal, name):
            how = "is not encrypted: anyone who gets it can read it"
        click.echo(f"note: the backup {name} {how}.", err=True)
