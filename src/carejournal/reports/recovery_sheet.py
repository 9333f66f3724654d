"""The recovery sheet: one page to print and keep, or the same as plain text, made in memory only."""

from __future__ import annotations

import json
import textwrap
import tomllib
from datetime import UTC, date, datetime, time
from typing import Any

import typst

from carejournal.reports.contents import Language, Paper
from carejournal.reports.dates_and_numbers import NO_BREAK, long_date
from carejournal.reports.document import BYTE_ORDER_MARK, NO_TEXT
from carejournal.reports.fonts import bundled_fonts, in_order, missing_glyphs
from carejournal.reports.typesetting import TYPST_PAPERS
from carejournal.system.resources import resource_path

COMMAND = "carejournal change-passphrase --recovery-code-file FILE"
GROUPS_IN_A_ROW = 4
LONGEST_NAME = 60
LEFT_OUT = " … "
COLUMNS = 76
"""The width of the plain text, in characters."""


def recovery_sheet_pdf(
    code: str,
    journal_name: str,
    made_on: date,
    paper: Paper = Paper.A4,
    language: Language = Language.ENGLISH,
) -> bytes:
    """Return the sheet as an accessible PDF (PDF/UA-1) of one page; the same values give the same bytes.

    `code` is the recovery code as it is printed, its groups joined by hyphens.
    """
    sheet = json.dumps(_sheet(code, journal_name, made_on, language), ensure_ascii=False)
    fonts = typst.Fonts(
        include_system_fonts=bool(missing_glyphs(sheet)),
        include_embedded_fonts=False,
        font_paths=[bundled_fonts()],
    )
    template = resource_path("recovery_sheet", "recovery_sheet.typ")
    return typst.compile(
        template,
        root=template.parent.parent,  # the report's style is used too
        font_paths=fonts,
        sys_inputs={
            "sheet": sheet,
            "paper": TYPST_PAPERS[paper],
            "fonts": json.dumps(in_order(fonts.families())),
        },
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made_on, time(12), UTC),
    )


def recovery_sheet_text(
    code: str, journal_name: str, made_on: date, language: Language = Language.ENGLISH
) -> str:
    """Return the sheet as plain text, with the code on a line of its own."""
    words = _words(language)
    blocks = [
        f"{words['program']}: {words['title']}",
        f"{words['opens']}: {_shown(journal_name)}\n{words['made_on']}: {_made_on(made_on, language)}",
        _wrapped(words["about"]),
        f"{words['code']}:\n\n    {code}",
        "\n".join(_wrapped(line) for line in words["reading"]),
        words["steps_heading"],
        "\n".join(_wrapped(step, f"{n}. ") for n, step in enumerate(words["steps"], 1)),
        f"{_wrapped(words['terminal'])}\n    {COMMAND}",
        *(block for part in ("scope", "keeping") for block in _points(words, part)),
        f"{words['kept_at']}: ".ljust(COLUMNS, "_"),
    ]
    return "\n\n".join(blocks) + "\n"


def _sheet(code: str, journal_name: str, made_on: date, language: Language) -> dict[str, Any]:
    groups = code.split("-")
    rows = [groups[at : at + GROUPS_IN_A_ROW] for at in range(0, len(groups), GROUPS_IN_A_ROW)]
    return {
        "language": language.value,
        "words": _words(language),
        "journal": _shown(journal_name),
        "made_on": _made_on(made_on, language),
        "code-rows": "-\n".join("-".join(row) for row in rows).splitlines(),
        "command": COMMAND,
    }


def _words(language: Language) -> dict[str, Any]:
    return tomllib.loads(resource_path("recovery_sheet", f"{language}.toml").read_text(encoding="utf-8"))


def _shown(journal_name: str) -> str:
    """Return a file's name as characters only, and without its middle where it would need many lines."""
    name = NO_TEXT.sub("\ufffd", " ".join(journal_name.replace(BYTE_ORDER_MARK, "").split()))
    half = (LONGEST_NAME - len(LEFT_OUT)) // 2
    return name if len(name) <= LONGEST_NAME else f"{name[:half]}{LEFT_OUT}{name[-half:]}"


def _made_on(day: date, language: Language) -> str:
    return long_date(day, language).replace(NO_BREAK, " ")


def _points(words: dict[str, Any], part: str) -> list[str]:
    return [words[f"{part}_heading"], "\n".join(_wrapped(point, "- ") for point in words[part])]


def _wrapped(text: str, first: str = "") -> str:
    return textwrap.fill(
        text, COLUMNS, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False
    )
