"""Commands that bring in and take out: import, export."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from carejournal.cli.parameters import chosen_period, parse_pair, period_options
from carejournal.cli.target import Target, pass_target
from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal, Refusal
from carejournal.exchange.questions import Answers, DateOrder, Scale
from carejournal.exchange.records import FormatName

if TYPE_CHECKING:
    from datetime import date

    from carejournal.exchange.records import Found
    from carejournal.services.importing import ImportPlan


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--as", "wanted", type=click.Choice([str(name) for name in FormatName]), help="Do not guess the format."
)
@click.option(
    "--mood",
    "moods",
    multiple=True,
    metavar="NAME=LEVEL",
    help="The level of a mood on the source's own scale (Daylio: 1 worst to 5 best); may be given again.",
)
@click.option(
    "--date-order",
    type=click.Choice([str(order) for order in DateOrder]),
    help="Which comes first in dates such as 02/03/2026, where the source leaves it open.",
)
@click.option(
    "--scale", metavar="LOW-HIGH", help="The scale of moods in numbers, where the source leaves it open."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@pass_target
def import_command(
    target: Target,
    source: Path,
    wanted: str | None,
    moods: tuple[str, ...],
    date_order: DateOrder | None,
    scale: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in another program's file or folder, or an export of this program."""
    levels = dict(parse_pair(pair) for pair in moods)
    answers = Answers(DateOrder(date_order) if date_order else None, _scale(scale) if scale else None)
    with target.opened(create=True) as services:
        importing = services.importing
        found, name = importing.look_at(source, wanted, answers)
        _refuse_open_questions(found)
        _check_levels(levels, found)
        plan = importing.plan(found, name, levels)
        if not dry_run:
            importing.carry_out(plan)
    if as_json:
        click.echo(json.dumps(outcome_json(plan, dry_run=dry_run), ensure_ascii=False, indent=1))
    else:
        _tell(plan, dry_run=dry_run)


def outcome_json(plan: ImportPlan, *, dry_run: bool) -> dict[str, Any]:
    """Return what `import --json` prints."""
    return {
        "format": plan.format,
        "entries": plan.entries_found,
        "sessions": plan.sessions_found,
        "added": plan.added,
        "already_there": plan.already_there,
        "skipped": [{"where": each.where, "reason": each.reason} for each in plan.skipped],
        "warnings": _warnings(plan),
        "dry_run": dry_run,
    }


def _warnings(plan: ImportPlan) -> list[str]:
    return list(plan.warnings) + [
        f"The mood “{mood.name}” has no level yet, so {mood.count} "
        f"{'entry comes' if mood.count == 1 else 'entries come'} without a mood. "
        f'Give it one with --mood "{mood.name}=LEVEL".'
        for mood in plan.unmapped_moods
    ]


def _tell(plan: ImportPlan, *, dry_run: bool) -> None:
    click.echo(
        f"{'Would add' if dry_run else 'Added'} {plan.added}; {plan.already_there} already there; "
        f"{len(plan.skipped)} skipped ({plan.format})."
    )
    for each in plan.skipped:
        click.echo(f"  skipped {each.where}: {each.reason}", err=True)
    for warning in _warnings(plan):
        click.echo(f"  note: {warning}", err=True)


def _scale(text: str) -> Scale:
    try:
        return Scale.parse(text)
    except BadValueRefusal as refusal:
        raise click.BadParameter(str(refusal)) from None


def _refuse_open_questions(found: Found) -> None:
    for question in found.questions:
        if question.needed:
            choices = " or ".join(question.choices)
            raise Refusal(f"{question.sentence[:-1]}; say which with --{question.about} {choices}.")


def _check_levels(levels: dict[str, float], found: Found) -> None:
    for name, level in levels.items():
        if math.isnan(level) or not found.mood_low <= level <= found.mood_high:
            raise click.UsageError(
                f"The level of “{name}” must lie between {found.mood_low:g} and {found.mood_high:g}."
            )


@click.command("export")
@click.argument("target_file", metavar="TARGET", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="The form of the file.")
@period_options
@pass_target
def export_command(
    target: Target, target_file: Path, form: str, first: date | None, last: date | None
) -> None:
    """Write a whole copy of the journal as JSON, private entries too. Anyone can read that file."""
    with target.opened() as services:
        period = None
        if first or last:
            span = services.looking_back.span() or Period(services.today, services.today)
            period = chosen_period(first, last, span)
        copy = services.exporting.write_json(target_file, period)
    click.echo(f"Wrote {len(copy.entries)} entries and {len(copy.sessions)} sessions as {form}.")
    click.echo("Anyone who gets that file can read it.")
