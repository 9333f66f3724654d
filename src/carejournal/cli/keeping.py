"""Commands about the file as a whole: demo, backup, check."""

from __future__ import annotations

import json
from pathlib import Path

import click

from carejournal.cli.parameters import DAY
from carejournal.cli.target import Target, pass_target
from carejournal.domain.refusal import Refusal
from carejournal.services.opening import back_up


@click.command("demo")
@click.option("--until", type=DAY, default=None, help="The last day of the life; by default always the same.")
@pass_target
def demo_command(target: Target, until: object) -> None:
    """Fill a new journal with a year of sample life, always the same."""
    from datetime import date

    from carejournal.services.sample_journal import fill_with_sample

    with target.opened(create=True) as services:
        count = fill_with_sample(services, until if isinstance(until, date) else None)
    click.echo(f"A sample life of {count} entries is in {target.journal}.")


@click.command("backup")
@click.argument("target_file", metavar="[TARGET]", required=False, type=click.Path(path_type=Path))
@pass_target
def backup_command(target: Target, target_file: Path | None) -> None:
    """Write a checked copy of the journal, encrypted like it, and print where it is."""
    if target_file is not None and target_file.exists():
        raise Refusal(f"There is already something at {target_file}.")
    with target.opened() as services:
        click.echo(back_up(services, target_file))


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
        raise Refusal(f"The journal is damaged: {found.faults[0]}.")
