"""A report's contents -> an accessible PDF (PDF/UA-1), in memory only."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import typst

from carejournal.reports.contents import Paper
from carejournal.reports.document import document_data
from carejournal.reports.fonts import MAIN_FONT, bundled_fonts, in_order, missing_glyphs
from carejournal.reports.writing_direction import holds_right_to_left
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from carejournal.reports.contents import ReportContents

TYPST_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}


def typeset(contents: ReportContents, paper: Paper = Paper.A4) -> bytes:
    """Return the report as a PDF; the same contents and paper give the same bytes.

    That holds on every computer, as long as the bundled fonts show all of its characters; for others the
    computer's own fonts are asked, and what none of them has is shown as a box that still copies as text.
    What the person wrote reaches the typesetter as data, in memory, and cannot act as markup.
    """
    data = json.dumps(document_data(contents), ensure_ascii=False)
    inputs = {
        "report": data,
        "chart": (contents.chart_svg or b"").decode(),
        "paper": TYPST_PAPERS[paper],
    }
    made_on = datetime.combine(contents.made_on, time(12), UTC)
    fonts = typst.Fonts(
        include_system_fonts=bool(missing_glyphs(data)),
        include_embedded_fonts=False,
        font_paths=[bundled_fonts()],
    )
    # typst 0.15 panics where, from right to left, a letter and the sign on it need two fonts and none holds
    # both. That cannot happen where every font is named, with one at the end that has a box for everything.
    if holds_right_to_left(data):
        return _compiled(inputs, made_on, fonts, in_order(fonts.families()))
    try:
        return _compiled(inputs, made_on, fonts, [MAIN_FONT])
    except typst.TypstError:  # from left to right the same is an error
        return _compiled(inputs, made_on, fonts, in_order(fonts.families()))


def _compiled(inputs: dict[str, str], made_on: datetime, fonts: typst.Fonts, families: list[str]) -> bytes:
    template = resource_path("report", "report.typ")
    return typst.compile(
        template,
        root=template.parent,
        font_paths=fonts,
        sys_inputs=inputs | {"fonts": json.dumps(families)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made_on,
    )
