"""The recovery sheet as a file to print and to keep away from the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.services.writing_out import write_out

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from carejournal.storage.recovery_code import RecoveryCode


def write_recovery_sheet(target: Path, code: RecoveryCode, journal: Path, made_on: date) -> None:
    """Write the sheet as a PDF of one page; Refusal where it cannot be written there."""
    from carejournal.reports.contents import Paper
    from carejournal.reports.recovery_sheet import recovery_sheet_pdf
    from carejournal.system.paper import usual_paper

    sheet = recovery_sheet_pdf(code.words, journal.name, made_on, Paper(usual_paper()))
    write_out(target, sheet, spared=journal)
