"""Commands that look back: search, evidence."""

from __future__ import annotations

import json
from pathlib import Path

import click

from carejournal.cli.target import Target, pass_target
from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS


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


@click.command("evidence")
@click.argument("card_id", metavar="[CARD]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the cards with all fields as JSON.")
@click.option(
    "--export",
    "export",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write CARD as PDF or Markdown, by the ending .pdf or .md.",
)
@click.option(
    "--lang", type=click.Choice(["en", "de"]), default="en", show_default=True, help="Their language."
)
def evidence_command(card_id: str | None, export: Path | None, lang: str, *, as_json: bool) -> None:
    """List the evidence cards: what research found, and how sure that is. CARD is the id of one of them."""
    from carejournal.evidence.card_words import words_for
    from carejournal.services.reading_evidence import cards_json, evidence_cards

    if card_id is not None:
        _one_card(card_id, export, lang, as_json=as_json)
        return
    if export is not None:
        raise click.UsageError("--export needs the id of a card.")
    if as_json:
        click.echo(json.dumps(cards_json(lang), ensure_ascii=False, indent=1))
        return
    for card in evidence_cards(lang):
        strength = words_for(card).strengths[card.strength]
        click.echo(f"{card.title} [{strength}]\n  {card.short_answer}\n  ({card.id})")


def _one_card(card_id: str, export: Path | None, lang: str, *, as_json: bool) -> None:
    from carejournal.domain.passage import as_plain
    from carejournal.evidence.card_text import card_passages
    from carejournal.evidence.shelf import as_json as card_json
    from carejournal.services.taking_cards import card_named, write_card

    card = card_named(card_id, lang)
    if export is not None:
        write_card(export, card)
    if as_json:
        click.echo(json.dumps(card_json(card), ensure_ascii=False, indent=1))
    elif export is not None:
        click.echo(f"Wrote {export}.")
    else:
        click.echo(as_plain(card_passages(card)), nl=False)
