"""Commands about the file as a whole: demo, backup, check."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carejournal.cli.parameters import DAY
from carejournal.cli.target import Target, first_line, pass_target
from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.services.opening import back_up
from carejournal.system.private_files import stands_at

if TYPE_CHECKING:
    from carejournal.services.backups import Replacing


@click.command("demo")
@click.option("--until", type=DAY, default=None, help="The last day of the life; by default always the same.")
@click.option(
    "--lang", type=click.Choice(["en", "de"]), default="en", show_default=True, help="Its language."
)
@pass_target
def demo_command(target: Target, until: object, lang: str) -> None:
    """Fill a new journal with a year of sample life, always the same."""
    from datetime import date

    from carejournal.services.sample_journal import fill_with_sample

    with target.opened(create=True) as services:
        count = fill_with_sample(services, until if isinstance(until, date) else None, lang)
    click.echo(f"A sample life of {count} entries is in {target.journal}.")


@click.command("backup")
@click.argument("target_file", metavar="[TARGET]", required=False, type=click.Path(path_type=Path))
@pass_target
def backup_command(target: Target, target_file: Path | None) -> None:
    """Write a checked copy of the journal, encrypted like it, and print where it is."""
    if target_file is not None and stands_at(target_file):
        raise Refusal(f"There is already something at {target_file}.")
    with target.opened() as services:
        click.echo(back_up(services, target_file))


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be replaced.")
@click.option(
    "--backup-passphrase-file",
    type=click.Path(path_type=Path),
    help="The backup's own passphrase, where it is not the journal's.",
)
@pass_target
def restore_command(
    target: Target, backup: Path, backup_passphrase_file: Path | None, *, dry_run: bool
) -> None:
    """Put a backup in the journal's place, say what that replaces, and keep the replaced journal."""
    from carejournal.services.backups import what_restoring_replaces
    from carejournal.services.restoring import Secrets, key_of_backup, restore

    passphrase = target.passphrase()
    own = None if backup_passphrase_file is None else first_line(backup_passphrase_file)
    secrets = Secrets(passphrase, own)
    key = None
    if stands_at(target.journal):
        with contextlib.suppress(DamagedRefusal), target.opened() as services:
            key = services.journal.key
    _tell_replacing(what_restoring_replaces(target.journal, key, backup, key_of_backup(backup, secrets)))
    if dry_run:
        return
    done = restore(target.journal, backup, secrets)
    click.echo(f"The backup is in place at {target.journal}.")
    if done.kept is not None:
        click.echo(f"The journal it replaced is kept at {done.kept}.")


def _tell_replacing(replacing: Replacing) -> None:
    for words, facts in (("The journal now", replacing.now), ("The backup", replacing.then)):
        if facts is None:
            click.echo(f"{words}: cannot be read.")
            continue
        days = f", {facts.first_day} to {facts.last_day}" if facts.first_day else ""
        click.echo(f"{words}: {facts.entries} entries, {facts.sessions} sessions{days}.")
    for words, found in (("Entries", replacing.entries), ("Sessions", replacing.sessions)):
        if found is not None and (found.gone or found.back or found.changed):
            click.echo(f"{words}: {found.gone} go, {found.back} come back, {found.changed} change.")


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@pass_target
def check_command(target: Target, *, as_json: bool) -> None:
    """Read the whole journal and say whether it is sound."""
    with target.opened() as services:
        found = services.journal.check()
    sound = not found.faults
    if as_json:
        outcome = {
            "sound": sound,
            "entries": found.entries,
            "sessions": found.sessions,
            "schema": found.schema,
            "encrypted": found.encrypted,
            "faults": found.faults,
        }
        click.echo(json.dumps(outcome))
    elif sound:
        click.echo(f"The journal is sound: {found.entries} entries, {found.sessions} sessions.")
    if not sound:
        raise DamagedRefusal(f"The journal is damaged: {found.faults[0]}.")
