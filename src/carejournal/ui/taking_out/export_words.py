"""What a form of export is good for, and what it leaves out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable


class ExportForm(StrEnum):
    """The forms, by the names of the command line."""

    JSON = "json"
    SPREADSHEET = "spreadsheet"
    MARKDOWN = "markdown"
    CALENDAR = "calendar"


FILE_NAMES = {
    ExportForm.JSON: "care-journal.json",
    ExportForm.SPREADSHEET: "care-journal-tables.zip",
    ExportForm.MARKDOWN: "care-journal-notes.zip",
    ExportForm.CALENDAR: "care-journal-sessions.ics",
}


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("ExportWords", text)


def form_words(form: ExportForm) -> str:
    """Return what a form is."""
    return {
        ExportForm.JSON: tr("A whole copy (JSON), for another Care Journal"),
        ExportForm.SPREADSHEET: tr("Tables (CSV), for spreadsheet programs"),
        ExportForm.MARKDOWN: tr("Notes (Markdown), for Obsidian and text editors"),
        ExportForm.CALENDAR: tr("Sessions (.ics), for calendars"),
    }[form]


def left_out_words(form: ExportForm) -> str:
    """Return what a form leaves out."""
    return {
        ExportForm.JSON: tr("It holds everything, private entries too. Only the trash and drafts stay out."),
        ExportForm.SPREADSHEET: tr(
            "Left out: photos, templates, where imported entries came from, and their original records."
        ),
        ExportForm.MARKDOWN: tr(
            "Left out: templates, what goes between sessions, scores, the lists of measures, tags and kinds, "
            "and where imported entries came from. Photos lie beside the notes."
        ),
        ExportForm.CALENDAR: tr("Left out: entries, and the notes, ratings and costs of sessions."),
    }[form]


def private_words(form: ExportForm, private: int, *, with_private: bool) -> str:
    """Return what becomes of so many private entries and sessions."""
    if form is ExportForm.JSON or not private:
        return ""
    one, several = _private_in if with_private else _private_out
    return (one() if private == 1 else several()).format(private)


_private_in: tuple[Callable[[], str], Callable[[], str]] = (
    lambda: tr("{0} private record comes along."),
    lambda: tr("{0} private records come along."),
)
_private_out: tuple[Callable[[], str], Callable[[], str]] = (
    lambda: tr("{0} private record stays out."),
    lambda: tr("{0} private records stay out."),
)
