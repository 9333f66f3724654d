"""The ways a report leaves the program: the file the person names, and what goes into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carejournal.ui.saving_place import ask_where_to_save

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from carejournal.services.report_files import Draft

FILTERS = {".pdf": "PDF (*.pdf)", ".html": "HTML (*.html)", ".csv": "CSV (*.csv)"}
FILE_NAME = "report-{0}{1}"


def ask_for_file(parent: QWidget, proposed: Path) -> Path | None:
    """Return where the person wants the file, or None."""
    return ask_where_to_save(parent, proposed, FILTERS[proposed.suffix])


def proposed_file(draft_day: str, suffix: str) -> Path:
    """Return the name that is proposed for a file of this kind."""
    return Path.home() / FILE_NAME.format(draft_day, suffix)


def content_of(draft: Draft, suffix: str, password: str) -> Callable[[], bytes]:
    """Return what makes the file's content; it may run in a thread. The PDF is the one that was shown."""
    from carejournal.services.report_files import make_csv, make_html, with_password

    if suffix == ".html":
        return lambda: make_html(draft.material)
    if suffix == ".csv":
        return lambda: make_csv(draft.material)
    return lambda: with_password(draft.typeset.pdf, password)
