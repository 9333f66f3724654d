"""Commands that look back: search, report, evidence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carejournal.cli.parameters import chosen_period, period_options
from carejournal.cli.target import Target, first_line, pass_target
from carejournal.domain.period import Period
from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS
from carejournal.system.paper import usual_paper

if TYPE_CHECKING:
    from datetime import date

    from carejournal.reports.contents import Part
    from carejournal.services.journal_services import JournalServices

USUAL_DAYS = 28
PARTS = ("summary", "chart", "days", "findings", "notes")


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the hits as JSON.")
@pass_target
def search_command(target: Target, words: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Find entries and sessions in which all WORDS occur, newest first.

    Filters among the words: mood<4 mood:4-6 tag:NAME kind:NAME has:note from:2026-11 until:2026-11-20
    on:11-22 private:no, and -word to leave matches out (after "--"). What private records say is not printed.
    """
    with target.opened() as services:
        hits = services.looking_back.find(" ".join(words), limit)
    plain = [hit.snippet.replace(HIT_STARTS, "").replace(HIT_ENDS, "") for hit in hits]
    if as_json:
        found = [
            {
                "id": hit.id,
                "kind": hit.kind,
                "moment": str(hit.moment),
                "snippet": text,
                "private": hit.private,
            }
            for hit, text in zip(hits, plain, strict=True)
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for hit, text in zip(hits, plain, strict=True):
        words_shown = "private" if hit.private else " ".join(text.split())
        click.echo(f"{hit.moment}  {hit.kind}  {words_shown}")


@click.command("report")
@click.argument("target_file", metavar="TARGET.pdf", type=click.Path(path_type=Path))
@period_options
@click.option("--since-last", metavar="KIND", help="From the last attended session of this kind on.")
@click.option("--include", metavar="PARTS", help=f"Some of {','.join(PARTS)}; all unless named.")
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
    paper: str | None,
    lang: str,
    password_file: Path | None,
) -> None:
    """Write the document for an appointment as PDF, by default about the last four weeks."""
    from carejournal.reports.contents import Language, Paper
    from carejournal.services.reporting import ReportChoices, make_pdf
    from carejournal.services.writing_out import write_out

    password = first_line(password_file) if password_file else ""
    with target.opened() as services:
        choices = ReportChoices(
            period=_report_period(services, first, last, since_last),
            parts=_parts(include),
            paper=Paper(paper or usual_paper()),
            language=Language(lang),
        )
        material = services.reporting.gather(choices)
    write_out(target_file, make_pdf(material, password), spared=target.journal)
    contents = material.contents
    click.echo(f"Wrote {target_file}: recorded {contents.recorded_days} of {len(contents.period)} days.")


@click.command("evidence")
@click.option("--json", "as_json", is_flag=True, help="Print the cards with all fields as JSON.")
def evidence_command(*, as_json: bool) -> None:
    """List the evidence cards: what research found, and how sure that is."""
    from carejournal.services.reading_evidence import cards_json, evidence_cards

    if as_json:
        click.echo(json.dumps(cards_json(), ensure_ascii=False, indent=1))
        return
    for card in evidence_cards():
        click.echo(f"{card.title} [{card.strength.value.replace('_', ' ')}]\n  {card.short_answer}")


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
    from carejournal.reports.contents import Part

    if include is None:
        return frozenset(Part)
    named = [name.strip() for name in include.split(",") if name.strip()]
    unknown = [name for name in named if name not in PARTS]
    if unknown or not named:
        raise click.UsageError(f"--include takes some of {','.join(PARTS)}.")
    return frozenset(Part(name) for name in named)
