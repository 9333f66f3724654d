"""Taking the journal out in the window: what is chosen is written, and what stays out is said."""

from __future__ import annotations

import json
import zipfile
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.ui.taking_out.export_dialog import ExportDialog
from carejournal.ui.taking_out.export_words import FILE_NAMES, ExportForm
from carejournal.ui.widgets.dates import qdate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

    Opened = Callable[[Path | None], ExportDialog]

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialogs(qtbot: QtBot, around: Surroundings, services: JournalServices) -> Iterator[Opened]:
    for day, private in (("2026-11-19", False), ("2026-11-20", True), ("2026-11-21", False)):
        services.entries.write(Entry(day, Moment.parse(day), note=f"Note of {day}", private=private))
    made: list[ExportDialog] = []

    def opened(target: Path | None) -> ExportDialog:
        dialog = ExportDialog(around, None, lambda _parent, proposed: target and target / proposed.name)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        made.append(dialog)
        return dialog

    yield opened
    for dialog in filter(isValid, made):
        dialog.close()


def saved(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(dialog.save, LEFT)


def test_a_whole_copy_holds_private_entries_and_says_so(
    qtbot: QtBot, dialogs: Opened, tmp_path: Path
) -> None:
    dialog = dialogs(tmp_path)
    assert "private entries too" in dialog.left_out.text()
    saved(qtbot, dialog)
    copy = json.loads((tmp_path / FILE_NAMES[ExportForm.JSON]).read_text("utf-8"))
    assert [entry["private"] for entry in copy["entries"]] == [False, True, False]
    assert dialog.told.text() == "Saved as care-journal.json: 3 entries and 0 sessions."


def test_tables_leave_private_entries_out_unless_asked(qtbot: QtBot, dialogs: Opened, tmp_path: Path) -> None:
    dialog = dialogs(tmp_path)
    dialog.forms[ExportForm.SPREADSHEET].click()
    assert dialog.private.text() == "1 private record stays out."
    saved(qtbot, dialog)
    with zipfile.ZipFile(tmp_path / FILE_NAMES[ExportForm.SPREADSHEET]) as tables:
        assert not any(b"2026-11-20" in tables.read(name) for name in tables.namelist())
    dialog.with_private.click()
    assert dialog.private.text() == "1 private record comes along."
    saved(qtbot, dialog)
    with zipfile.ZipFile(tmp_path / FILE_NAMES[ExportForm.SPREADSHEET]) as tables:
        assert any(b"2026-11-20" in tables.read(name) for name in tables.namelist())


def test_a_period_can_be_chosen(qtbot: QtBot, dialogs: Opened, tmp_path: Path) -> None:
    dialog = dialogs(tmp_path)
    dialog.whole.click()
    dialog.last.setDate(qdate(Moment.parse("2026-11-19").day))
    saved(qtbot, dialog)
    copy = json.loads((tmp_path / FILE_NAMES[ExportForm.JSON]).read_text("utf-8"))
    assert [entry["id"] for entry in copy["entries"]] == ["2026-11-19"]


@pytest.mark.parametrize("form", [ExportForm.MARKDOWN, ExportForm.CALENDAR])
def test_the_other_forms_are_written_too(
    qtbot: QtBot, dialogs: Opened, tmp_path: Path, form: ExportForm
) -> None:
    dialog = dialogs(tmp_path)
    dialog.forms[form].click()
    saved(qtbot, dialog)
    assert (tmp_path / FILE_NAMES[form]).stat().st_size


def test_where_it_cannot_be_written_is_told_and_can_be_tried_again(
    qtbot: QtBot, dialogs: Opened, tmp_path: Path
) -> None:
    dialog = dialogs(tmp_path / "nowhere")
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: "could not be written" in dialog.told.text())
    assert dialog.save.isEnabled()


def test_going_away_from_the_files_writes_nothing(qtbot: QtBot, dialogs: Opened, tmp_path: Path) -> None:
    dialog = dialogs(None)
    qtbot.mouseClick(dialog.save, LEFT)
    assert dialog.save.isEnabled()
    assert not list(tmp_path.glob("care-journal*"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_cancelling_while_it_is_written_leaves_nothing_and_says_so(
    qtbot: QtBot, dialogs: Opened, around: Surroundings, out: Path
) -> None:
    gate = Event()
    around.tasks.run(gate.wait, lambda _result: None)  # what is written waits for its turn
    dialog = dialogs(out)
    qtbot.mouseClick(dialog.save, LEFT)
    assert (dialog.cancel.isVisible(), dialog.save.isEnabled()) == (True, False)
    assert dialog.told.text() == "Writing …"
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Return)
    gate.set()
    qtbot.waitUntil(lambda: dialog.told.text() == "Cancelled: nothing was written.")
    assert list(out.iterdir()) == []
    assert dialog.cancel.isHidden()
    saved(qtbot, dialog)
    assert [path.name for path in out.iterdir()] == [FILE_NAMES[ExportForm.JSON]]


def test_closing_while_it_is_written_leaves_nothing(
    qtbot: QtBot, dialogs: Opened, around: Surroundings, out: Path
) -> None:
    gate = Event()
    around.tasks.run(gate.wait, lambda _result: None)
    dialog = dialogs(out)
    qtbot.mouseClick(dialog.save, LEFT)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        gate.set()
    around.tasks.finish()
    assert list(out.iterdir()) == []
