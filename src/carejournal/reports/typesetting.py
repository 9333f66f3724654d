"""A report's contents -> an accessible PDF (PDF/UA-1) and the same pages as pictures, in memory only."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import typst

from carejournal.reports.contents import Paper
from carejournal.reports.document import document_data
from carejournal.reports.fonts import MAIN_FONT, bundled_fonts, in_order, missing_glyphs
from carejournal.reports.labels import WORDS
from carejournal.reports.unshown_signs import boxed_characters, first_to_name, pages_with_boxes, with_names
from carejournal.reports.writing_direction import holds_right_to_left
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.reports.contents import ReportContents

T = TypeVar("T")
TYPST_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
PAGE_BUDGET = 2
"""A reader has ninety seconds: so many pages are read."""
LONGEST_TO_TRY = 12
"""In a longer report a page less is not worth the time to set it twice."""
SHORT_GRID = 10
"""So many days follow what stands before them; more of them begin a new page, unless that costs one."""
MANY_DAYS = 400
"""In a longer report each year and the notes begin a page, and what lies between is set at the same time."""
LONG_WORD = re.compile(r"[^\s\"]{15,}+(?!\":)")
"""Without a space, and so long that it may need to be broken in a narrow column."""
ALONE = b"""#set page(width: auto, height: auto)
#set text(font: json(bytes(sys.inputs.fonts)))
#for sign in json(bytes(sys.inputs.signs)) { page(sign) }"""
ROUNDS = 4
"""So often at most is a report set anew because characters in it turned out to have no font."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished report: its PDF, its pages as PNG where they were wanted, and what no font could show."""

    pdf: bytes
    pages: tuple[bytes, ...] = ()
    unshown: frozenset[str] = frozenset()


def typeset(contents: ReportContents, paper: Paper = Paper.A4) -> bytes:
    """Return the report as a PDF; see typeset_with_pages."""
    return typeset_with_pages(contents, paper).pdf


def typeset_with_pages(contents: ReportContents, paper: Paper = Paper.A4, dots_per_inch: int = 0) -> Typeset:
    """Return the report as a PDF, and as pictures of the same pages where a resolution is given.

    The same contents and paper give the same bytes on every computer, as long as the bundled fonts show all
    of its characters. For others the computer's own fonts are asked; what none of them has is named in
    words. What the person wrote reaches the typesetter as data, in memory, and cannot act as markup.
    """
    data = document_data(contents) | {
        "days_on_new_page": starts_days_anew(contents),
        "years_on_new_pages": len(contents.period) > MANY_DAYS,
    }
    unshown = _without_a_font(json.dumps(data, ensure_ascii=False))
    rounds = 0
    while True:
        setting = _shortest(contents, _without(data, unshown, contents), paper)
        pdf, boxed = setting.pdf()
        rounds += 1
        if not boxed or rounds == ROUNDS:
            break
        unshown |= first_to_name(boxed)
    return Typeset(pdf, setting.pages(dots_per_inch) if dots_per_inch else (), unshown)


def _shortest(contents: ReportContents, data: dict[str, Any], paper: Paper) -> _Setting:
    """Return the report with its days on a new page, unless that costs a page."""
    setting = _Setting(contents, data, paper)
    if not data["days_on_new_page"] or not PAGE_BUDGET < (pages := setting.page_count()) <= LONGEST_TO_TRY:
        return setting
    flowing = _Setting(contents, data | {"days_on_new_page": False}, paper)
    return flowing if flowing.page_count() < pages else setting


def _without(data: dict[str, Any], unshown: frozenset[str], contents: ReportContents) -> dict[str, Any]:
    """Return the data with names for the unshown characters, and a sentence that says so."""
    if not unshown:
        return data
    told = f"{data['withheld']} {WORDS[contents.language]['unshown']}".strip()
    named: dict[str, Any] = with_names(data | {"withheld": told}, unshown)
    return named


def _without_a_font(told: str) -> frozenset[str]:
    """Return those characters of a text that no font on this computer has.

    Each is set on a page of its own: all letters of a script share one box, which tells only one of them.
    """
    lacking = sorted(missing_glyphs(told))
    if not lacking:
        return frozenset()
    fonts = _fonts(system_too=True)
    alone = typst.compile(
        ALONE,
        font_paths=fonts,
        sys_inputs={"signs": json.dumps(lacking), "fonts": json.dumps(in_order(fonts.families()))},
        format="pdf",
    )
    assert isinstance(alone, bytes)
    return frozenset(sign for sign, boxed in zip(lacking, pages_with_boxes(alone), strict=True) if boxed)


def _fonts(*, system_too: bool) -> typst.Fonts:
    if not system_too:
        return _bundled()
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[bundled_fonts()])


@cache
def _bundled() -> typst.Fonts:
    """Return the fonts that come with the program, looked through once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[bundled_fonts()])


def starts_days_anew(contents: ReportContents) -> bool:
    """Whether the day grid is long enough to begin a page."""
    return len(contents.period) > SHORT_GRID and bool(contents.days or contents.sessions)


class _Setting:
    """One report in the typesetter, ready to become a PDF and pictures."""

    def __init__(self, contents: ReportContents, data: dict[str, Any], paper: Paper) -> None:
        told = json.dumps(data, ensure_ascii=False)
        self._made_on = datetime.combine(contents.made_on, time(12), UTC)
        self._others_needed = bool(missing_glyphs(told))
        self._fonts = _fonts(system_too=self._others_needed)
        self._inputs = {
            "report": told,
            "chart": (contents.chart_svg or b"").decode(),
            "paper": TYPST_PAPERS[paper],
            "long_words": "yes" if LONG_WORD.search(told) else "no",
        }
        # typst 0.15 panics where, from right to left, a letter and the sign on it need two fonts and none
        # holds both. That cannot happen where every font is named, with one of boxes at the end.
        self._name_all_fonts = self._others_needed or holds_right_to_left(told)
        self._compiler = self._made()

    def pdf(self) -> tuple[bytes, set[str]]:
        """Return the PDF, and the characters it shows as boxes."""
        made = self._with_enough_fonts(self._pdf)
        return made, boxed_characters(made) if self._name_all_fonts else set()

    def page_count(self) -> int:
        """Return on how many pages the report is set; the PDF takes little more once that is known."""
        return self._with_enough_fonts(lambda: len(json.loads(self._compiler.query("<page>"))))

    def pages(self, dots_per_inch: int) -> tuple[bytes, ...]:
        """Return each page as PNG."""
        made = self._compiler.compile(format="png", ppi=float(dots_per_inch))
        pages = made if isinstance(made, list) else [made]  # a single page comes alone
        return tuple(page for page in pages if page is not None)

    def _with_enough_fonts(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except typst.TypstError:  # from left to right, the same letter and sign are an error
            self._name_all_fonts = True
            self._compiler = self._made()
            return work()

    def _pdf(self) -> bytes:
        made = self._compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=self._made_on)
        assert isinstance(made, bytes)
        return made

    def _made(self) -> typst.Compiler:
        families = in_order(self._fonts.families()) if self._name_all_fonts else [MAIN_FONT]
        template = resource_path("report", "report.typ")
        return typst.Compiler(
            template,
            root=template.parent,
            font_paths=self._fonts,
            sys_inputs=self._inputs | {"fonts": json.dumps(families)},
        )
