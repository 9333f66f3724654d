"""Commands that bring in and take out: import, export."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from carejournal.cli.parameters import chosen_period, parse_pair, period_options
from carejournal.cli.table_columns import HOW_TO_MAP, chosen_profile
from carejournal.cli.target import Target, pass_target
from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal, Refusal
from carejournal.exchange.questions import Answers, DateOrder, Scale
from carejournal.exchange.records import FormatName
from carejournal.exchange.table_look import UnknownTable
from carejournal.services.exporting import Exported
from carejournal.system.paths import config_folder
from carejournal.system.private_files import stands_at
from carejournal.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.records import Found, Skipped
    from carejournal.exchange.table_profile import TableProfile
    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.imported_photos import PhotoWork
    from carejournal.services.table_profiles import TableProfiles


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
@click.option(
    "--sleep",
    metavar="CHOICE",
    help="Where several devices recorded a night: most-detailed (the default), union, or a device's name.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=USE",
    help="What a column of any CSV holds: date, time, title, note, tags[:SIGN], tag, ignore, or a measure "
    "such as mood:1-5, sleep_hours:hours, Energy:number, ill:yes-no; may be given again.",
)
@click.option(
    "--profile",
    metavar="NAME",
    help="Read a CSV as kept under this name; with --map, keep it under the name.",
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
    sleep: str | None,
    columns: tuple[str, ...],
    profile: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in another program's file or folder, or an export of this program."""
    from carejournal.services.importing import Importing

    levels = dict(parse_pair(pair) for pair in moods)
    answers = Answers(
        DateOrder(date_order) if date_order else None, _scale(scale) if scale else None, sleep or None
    )

    def look(profiles: TableProfiles | None) -> tuple[Found, str, TableProfile | None]:
        read_as = chosen_profile(profiles, wanted, columns, profile)
        try:
            found, name = Importing.look_at(source, wanted, answers, read_as)
        except UnknownTable as unknown:
            raise Refusal(f"{unknown} {HOW_TO_MAP}") from unknown
        if as_json and any(question.needed for question in found.questions):
            click.echo(
                json.dumps({"format": found.format, "questions": _questions(found)}, ensure_ascii=False)
            )
        _refuse_open_questions(found)
        _check_levels(levels, found)
        return found, name, read_as

    # No journal is made for what cannot come in.
    looked_at = None if stands_at(target.journal) else look(None)
    with target.opened(create=True) as services:
        importing = services.importing
        found, name, read_as = looked_at or look(importing.profiles)
        plan = importing.plan(found, name, levels, profile=read_as if columns else None)
        left_out = () if dry_run else importing.carry_out(plan, _photo_work() if plan.photos else None)
    if as_json:
        outcome = outcome_json(plan, left_out, dry_run=dry_run) | {"questions": _questions(found)}
        click.echo(json.dumps(outcome, ensure_ascii=False, indent=1))
    else:
        _tell(plan, left_out, dry_run=dry_run)


def _photo_work() -> PhotoWork:
    """Return how photos are made ready; it loads Qt, which only an import with photos needs."""
    from carejournal.ui.journal.photo_reading import photo_work

    return photo_work(Settings(config_folder()))


def outcome_json(plan: ImportPlan, left_out: Sequence[Skipped] = (), *, dry_run: bool) -> dict[str, Any]:
    """Return what `import --json` prints; `left_out` are photos that could not be read."""
    return {
        "format": plan.format,
        "entries": plan.entries_found,
        "sessions": plan.sessions_found,
        "added": plan.added,
        "already_there": plan.already_there,
        "photos": plan.photo_count - len(left_out),
        "skipped": [{"where": each.where, "reason": each.reason} for each in (*plan.skipped, *left_out)],
        "warnings": _warnings(plan),
        "dry_run": dry_run,
    }


def _questions(found: Found) -> list[dict[str, Any]]:
    return [
        {
            "about": str(question.about),
            "sentence": question.sentence,
            "choices": list(question.choices),
            "needed": question.needed,
            "examples": list(question.examples),
        }
        for question in found.questions
    ]


def _warnings(plan: ImportPlan) -> list[str]:
    return list(plan.warnings) + [
        f"The mood “{mood.name}” has no level yet, so {mood.count} "
        f"{'entry comes' if mood.count == 1 else 'entries come'} without a mood. "
        f'Give it one with --mood "{mood.name}=LEVEL".'
        for mood in plan.unmapped_moods
    ]


def _tell(plan: ImportPlan, left_out: Sequence[Skipped], *, dry_run: bool) -> None:
    skipped = (*plan.skipped, *left_out)
    photos = plan.photo_count - len(left_out)
    with_photos = f" with {photos} {'photo' if photos == 1 else 'photos'}" if photos else ""
    click.echo(
        f"{'Would add' if dry_run else 'Added'} {plan.added}{with_photos}; "
        f"{plan.already_there} already there; {len(skipped)} skipped ({plan.format})."
    )
    for each in skipped:
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
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "spreadsheet", "markdown", "calendar"]),
    default="json",
    help="json: one whole copy. spreadsheet: tables (CSV), markdown: a file for each entry; both in a folder "
    "or a .zip. calendar: the sessions (.ics).",
)
@click.option("--with-private", is_flag=True, help="Private entries and sessions too; json always has them.")
@period_options
@pass_target
def export_command(
    target: Target, target_file: Path, form: str, first: date | None, last: date | None, *, with_private: bool
) -> None:
    """Write the journal, or a period of it, into files that anyone who gets them can read."""
    with target.opened() as services:
        period = None
        if first or last:
            period = chosen_period(first, last, Period(date.min, date.max))
        exporting = services.exporting
        if form == "json":
            exported = Exported(exporting.write_json(target_file, period))
        else:
            write = {
                "spreadsheet": exporting.write_spreadsheet,
                "markdown": exporting.write_markdown,
                "calendar": exporting.write_calendar,
            }[form]
            exported = write(target_file, period, with_private=with_private)
    copy = exported.copy
    click.echo(f"Wrote {len(copy.entries)} entries and {len(copy.sessions)} sessions as {form}.")
    for sentence in (*left_out(exported, form), "Anyone who gets these files can read them."):
        click.echo(sentence)


def left_out(exported: Exported, form: str) -> tuple[str, ...]:
    """Return what the form leaves out, in sentences."""
    number = exported.private_left_out
    private = (
        f"Left out: {number} private {'record' if number == 1 else 'records'}; --with-private takes them in."
    )
    return (*((private,) if number else ()), *LEFT_OUT.get(form, ()))


LEFT_OUT = {
    "json": ("It is a whole copy, private entries too. Only the trash and drafts stay out.",),
    "spreadsheet": (
        "Left out: photos, templates, where imported entries came from, and their original records.",
    ),
    "markdown": (
        "Left out: what goes between sessions, scores, and the lists of measures, tags and kinds.",
        "Left out: templates. Photos lie in the folder photos.",
        "Left out: where imported entries came from, and their original records.",
    ),
    "calendar": ("Left out: entries, and the notes, ratings and costs of sessions.",),
}
"""docs/exports.md says it in full."""
