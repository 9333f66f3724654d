"""A report's contents as the data its template lays out: every word and number already written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from carejournal.reports.contents import Part
from carejournal.reports.dates_and_numbers import long_date, moment_text, period_text
from carejournal.reports.day_grid import day_grid
from carejournal.reports.first_page import first_page
from carejournal.reports.labels import WORDS, counted, listed
from carejournal.reports.markdown_blocks import markdown_blocks
from carejournal.reports.note_blocks import CodeBlock, Item, Paragraph, Points, Quote
from carejournal.reports.overview import SESSIONS_ON_FIRST_PAGE, overview, sessions_table
from carejournal.reports.writing_direction import holds_right_to_left

if TYPE_CHECKING:
    from carejournal.reports.contents import Note, ReportContents
    from carejournal.reports.note_blocks import Block, Run

TEMPLATE_WORDS = (
    "agenda", "all_sessions", "chart", "chart_gaps", "days", "findings", "findings_caution", "lines",
    "measures", "no_chart", "no_measures", "no_sessions", "nothing_recorded", "notes", "of", "page",
    "practices", "sample", "scores", "self_reported", "sessions", "sessions_listed_below",
)  # fmt: skip
TOLD_WHEN_LEFT_OUT = (Part.SUMMARY, Part.CHART, Part.DAYS, Part.FINDINGS, Part.NOTES)
"""The parts that a reader counts on; agenda, practices and the like stand in a report that has any."""
BYTE_ORDER_MARK = "\ufeff"
NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Code points that are no characters; an accessible PDF may not hold them."""


def document_data(contents: ReportContents) -> dict[str, Any]:
    """Return what the template needs beside the chart's picture; JSON can carry all of it.

    A part that is left out is None.
    """
    words = WORDS[contents.language]
    parts: dict[Part, Any] = {
        Part.SUMMARY: lambda: overview(contents),
        Part.CHART: lambda: {"alt": contents.chart_alt, "drawn": contents.chart_svg is not None},
        Part.DAYS: lambda: day_grid(contents),
        Part.FINDINGS: lambda: list(contents.findings),
        Part.NOTES: lambda: [_note(note, contents) for note in contents.notes],
    }
    data = {part.value: make() if part in contents.parts else None for part, make in parts.items()}
    if Part.SUMMARY in contents.parts and len(contents.sessions) > SESSIONS_ON_FIRST_PAGE:
        data["all_sessions"] = sessions_table(contents)
    data |= first_page(contents)
    head = _head(contents) | {"words": {key: words[key] for key in TEMPLATE_WORDS}}
    cleaned: dict[str, Any] = _cleaned(head | data)
    return cleaned


def _head(contents: ReportContents) -> dict[str, Any]:
    words = WORDS[contents.language]
    owner = words["of_person"].format(name=contents.first_name) if contents.first_name.strip() else ""
    return {
        "language": contents.language.value,
        "title": " ".join(contents.title.split()),
        "owner": owner,
        "sample": contents.sample,
        "facts": _facts(contents),
        "about": words["about"],
        "withheld": _withheld(contents),
        "no_notes": words["no_notes_chosen" if contents.withheld_notes else "no_notes"],
    }


def _facts(contents: ReportContents) -> list[dict[str, str]]:
    """Return the facts at the top of the first page: each a caption, a value and a remark."""
    words, language = WORDS[contents.language], contents.language
    days = len(contents.period)
    late = contents.late_entries
    return [
        _fact(words["period"], period_text(contents.period, language), counted(words, "days_count", days)),
        _fact(words["recorded"], counted(words, "days_of", contents.recorded_days, m=days)),
        _fact(
            words["recorded_later"],
            counted(words, "entries_count", late) if late else words["none"],
            words["after_the_day"] if late else "",
        ),
        _fact(words["made_on"], long_date(contents.made_on, language)),
    ]


def _fact(caption: str, value: str, remark: str = "") -> dict[str, str]:
    return {"caption": caption, "value": value, "remark": remark}


def _withheld(contents: ReportContents) -> str:
    """Return what this copy does not show, in sentences; empty where it shows everything."""
    words = WORDS[contents.language]
    counts = (("entries_count", contents.withheld_entries), ("sessions_count", contents.withheld_sessions))
    private = [counted(words, key, n) for key, n in counts if n]
    counted_notes = contents.withheld_notes > 0
    left_out = [
        words[f"part_{part}"]
        for part in TOLD_WHEN_LEFT_OUT
        if part not in contents.parts and not (part is Part.NOTES and counted_notes)
    ]
    sentences = []
    if counted_notes:
        sentences.append(counted(words, "withheld_notes", contents.withheld_notes))
    if private:
        sentences.append(words["withheld"].format(what=listed(words, private)))
    if left_out:
        sentences.append(words["left_out"].format(what=listed(words, left_out)))
    if contents.blacked_out:
        sentences.append(words["blacked_out"])
    return " ".join(sentences)


def _note(note: Note, contents: ReportContents) -> dict[str, Any]:
    words = WORDS[contents.language]
    blocks = note.blocks
    if blocks is None:
        blocks = markdown_blocks(note.markdown, words["picture"])
    return {
        "moment": moment_text(note.moment, contents.language),
        "year": note.moment.day.year,
        "title": " ".join(note.title.split()),
        "late": words["recorded_late"] if note.late else "",
        "blocks": [_block(block) for block in blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(runs=runs, level=level):
            told = [{"text": run.text, "styles": _looks(run)} for run in runs]
            return {"kind": "paragraph", "level": level, "rtl": block.right_to_left, "runs": told}
        case Points(items=items, start=start):
            return {"kind": "list", "start": start, "items": [_item(item) for item in items]}
        case Quote(blocks=blocks):
            return {"kind": "quote", "blocks": [_block(inner) for inner in blocks]}
        case CodeBlock(text=text):
            return {"kind": "code", "text": text}
    return {"kind": "divider"}


def _looks(run: Run) -> list[str]:
    """Return a run's looks; scripts written from right to left know no italics and are set bold instead."""
    if "italic" in run.styles and holds_right_to_left(run.text):
        return sorted(run.styles - {"italic"} | {"bold"})
    return sorted(run.styles)


def _item(item: Item) -> dict[str, Any]:
    return {"done": item.done, "blocks": [_block(block) for block in item.blocks]}


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value whose texts hold characters only."""
    if isinstance(value, str):
        return NO_TEXT.sub("\ufffd", value.replace(BYTE_ORDER_MARK, "").expandtabs(4))
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return value
