"""The command that makes the document for an appointment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from carejournal.cli.parameters import chosen_period, period_options
from carejournal.cli.target import Target, first_line, pass_target
from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.system.paper import usual_paper

if TYPE_CHECKING:
    from datetime import date

    from carejournal.reports.contents import Part
    from carejournal.services.journal_services import JournalServices
    from carejournal.services.report_choices import ReportMaterial

USUAL_DAYS = 28
PARTS = ("summary", "chart", "days", "findings", "notes", "lines", "agenda", "practices", "scores")
UNSHOWN = (
    "Some letters or signs in this report have no font on this computer: the PDF names them in [brackets]. "
    "The HTML file keeps them as they were written."
)
FORMS = (".pdf", ".html", ".htm", ".csv")


@click.command("report")
@click.argument("target_file", metavar="TARGET.pdf", type=click.Path(path_type=Path))
@period_options
@click.option("--since-last", metavar="KIND", help="From the last attended session of this kind on.")
@click.option(
    "--include",
    metavar="PARTS",
    help=f"Some of {','.join(PARTS)}; all unless named. summary is the whole first page.",
)
@click.option("--starred", is_flag=True, help="Of the notes only the starred ones.")
@click.option(
    "--redact",
    "hidden_words",
    multiple=True,
    metavar="WORD",
    help="Take out a word or phrase wherever it stands; may be given again.",
)
@click.option("--count-private", is_flag=True, help="Tell how many private entries and sessions there are.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="By default what is usual here.")
@click.option(
    "--lang", type=click.Choice(["en", "de"]), default="en", show_default=True, help="Its language."
)
@click.option(
    "--password-file", type=click.Path(path_type=Path), help="Lock the file with the first line of this one."
)
@pass_target
def report_command(
    target: Target,
    target_file: Path,
    first: date | None,
    last: date | None,
    since_last: str | None,
    include: str | None,
    hidden_words: tuple[str, ...],
    paper: str | None,
    lang: str,
    password_file: Path | None,
    *,
    starred: bool,
    count_private: bool,
) -> None:
    """Write the document for an appointment, by default about the last four weeks.

    As PDF, or by the name's ending as accessible HTML (.html) or as the days in a table (.csv). The three
    lines at the top and the words to black out are also those of the last report made in the window.
    """
    from carejournal.reports.contents import Language, Paper
    from carejournal.services.report_choices import ReportChoices
    from carejournal.services.writing_out import write_out

    password = first_line(password_file) if password_file else ""
    with target.opened() as services:
        kind = services.reporting.kind_key(since_last) if since_last is not None else ""
        plan = services.report_plans.plan_for(kind)
        choices = ReportChoices(
            period=_report_period(services, first, last, since_last),
            parts=_parts(include),
            paper=Paper(paper or usual_paper()),
            language=Language(lang),
            starred_only=starred,
            hidden_words=(*hidden_words, *plan.hidden_words),
            marked=plan.marked,
            own_lines=plan.own_lines,
            kind=kind,
            count_private=count_private,
        )
        material = services.reporting.gather(choices)
    write_out(target_file, _made(material, target_file.suffix.casefold(), password), spared=target.journal)
    contents = material.contents
    click.echo(f"Wrote {target_file}: recorded {contents.recorded_days} of {len(contents.period)} days.")


def _made(material: ReportMaterial, ending: str, password: str) -> bytes:
    from carejournal.services.report_files import (
        make_csv,
        make_draft,
        make_html,
        with_password,
    )

    if ending in FORMS[1:]:
        if password:
            raise Refusal("Only a PDF can be locked with a password.")
        return make_csv(material) if ending == ".csv" else make_html(material)
    made = make_draft(material).typeset
    if made.unshown:
        click.echo(UNSHOWN, err=True)
    return with_password(made.pdf, password)


def _report_period(
    services: JournalServices, first: date | None, last: date | None, since_last: str | None
) -> Period:
    if since_last is not None:
        if first or last:
            raise click.UsageError("--since-last goes without --from and --to.")
        return services.reporting.period_since_last(since_last)
    end = last or max(services.today, first or services.today)
    return chosen_period(first, end, Period.ending(end, USUAL_DAYS))


def _parts(include: str | None) -> frozenset[Part]:
    from carejournal.reports.contents import FIRST_PAGE, Part

    if include is None:
        return frozenset(Part)
    named = [name.strip() for name in include.split(",") if name.strip()]
    unknown = [name for name in named if name not in PARTS]
    if unknown or not named:
        raise click.UsageError(f"--include takes some of {','.join(PARTS)}.")
    chosen = frozenset(Part(name) for name in named)
    return chosen | FIRST_PAGE if Part.SUMMARY in chosen else chosen
