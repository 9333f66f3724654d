"""The screens of bringing in and taking out, each in a state that is worth looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.ui.bringing_in.import_dialog import ImportDialog
from carejournal.ui.taking_out.export_dialog import ExportDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from carejournal.ui.page import Surroundings

DAYLIO_EXPORT = """\
full_date,date,weekday,time,mood,activities,scales,note_title,note
2025-11-20,20 November,Thursday,21:10,good,"friends | cooking","Sleep Time: 7:30","","Soup, and neighbours."
2025-11-19,19 November,Wednesday,20:45,so so,"work","","","Long meeting, short walk."
2025-11-18,18 November,Tuesday,evening,meh,"","","",""
2025-11-17,17 November,Monday,22:05,awful,"bad sleep","Sleep Time: 4:45","A hard day","Early to bed."
"""
"""What a person might bring along: a mood of their own, and a row that cannot be read."""
OWN_TABLE = """\
Day;Time;Mood;Sleep;Did;Notes;Energy;Yoga
13.11.2025;21:30;4;7,5;Reading|Friends;A good day, after all.;3,5;yes
14.11.2025;22:00;2;6,25;;Tired.;2;no
15.11.2025;;3;8;Reading;;4;yes
"""
UNCLEAR_DATES = "[02/03/2025 09:00] A walk before work.\n\n[04/03/2025 21:00] Early to bed.\n"
OPEN_SCALE = "---\nmood: 4\nenergy: 3\ntags: [walk]\n---\nRain, and a long walk.\n"


def import_table(around: Surroundings, place: Path, parent: QWidget | None = None) -> QWidget:
    """Return the page that asks what the columns of a table hold."""
    return _reading(around, _file(place, "my-days.csv", OWN_TABLE), parent)


def import_preview(around: Surroundings, place: Path, parent: QWidget | None = None) -> QWidget:
    """Return the preview of an export with a mood of its own and a row that cannot be read."""
    return _reading(around, _file(place, "daylio_export.csv", DAYLIO_EXPORT), parent)


def import_question(around: Surroundings, place: Path, parent: QWidget | None = None) -> QWidget:
    """Return the question for the order of the dates."""
    return _reading(around, _file(place, "diary.txt", UNCLEAR_DATES), parent)


def import_scale(around: Surroundings, place: Path, parent: QWidget | None = None) -> QWidget:
    """Return the preview of notes whose moods have no scale."""
    folder = place / "notes"
    folder.mkdir(exist_ok=True)
    _file(folder, "2025-01-14.md", OPEN_SCALE)
    return _reading(around, folder, parent)


def import_known(around: Surroundings, _place: Path, parent: QWidget | None = None) -> QWidget:
    """Return the list of what can be brought in."""
    dialog = ImportDialog(around, parent)
    dialog.show_known()
    return dialog


def import_past(around: Surroundings, place: Path, parent: QWidget | None = None) -> QWidget:
    """Return the list of what was brought in, with one import in it."""
    importing = around.services.importing
    found, name = importing.look_at(_file(place, "daylio_export.csv", DAYLIO_EXPORT))
    importing.carry_out(importing.plan(found, name))
    dialog = ImportDialog(around, parent)
    dialog.show_past()
    return dialog


def import_writing(around: Surroundings, _place: Path, parent: QWidget | None = None) -> QWidget:
    """Return what is seen while an import is written."""
    dialog = ImportDialog(around, parent)
    dialog.show_writing(pieces=200)
    dialog.progress.show_done(70)
    return dialog


def export(around: Surroundings, _place: Path, parent: QWidget | None = None) -> QWidget:
    """Return the dialog that takes the journal out, with tables chosen for a period."""
    from carejournal.ui.taking_out.export_words import ExportForm

    dialog = ExportDialog(around, parent)
    dialog.forms[ExportForm.SPREADSHEET].click()
    dialog.forms[ExportForm.SPREADSHEET].setFocus()
    dialog.whole.click()
    return dialog


IMPORT_SCREENS: dict[str, Callable[[Surroundings, Path, QWidget | None], QWidget]] = {
    "import-preview": import_preview,
    "import-table": import_table,
    "import-question": import_question,
    "import-scale": import_scale,
    "import-known": import_known,
    "import-writing": import_writing,
    "export": export,
    "import-past": import_past,
}
"""By the names of their pictures."""


def _file(place: Path, name: str, text: str) -> Path:
    path = place / name
    path.write_text(text, "utf-8")
    return path


def _reading(around: Surroundings, path: Path, parent: QWidget | None) -> ImportDialog:
    dialog = ImportDialog(around, parent)
    dialog.read(path)
    return dialog
