"""A table of one's own is mapped column by column, and read so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from carejournal.exchange.table_profile import Role
from carejournal.services.importing import look_at_columns
from carejournal.ui.bringing_in.window_drop import WindowDrop
from table_hand import choose, page_of, preview_of, row_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.bringing_in.import_dialog import ImportDialog

LEFT = Qt.MouseButton.LeftButton


pytestmark = pytest.mark.usefixtures("english")


def test_what_the_columns_seem_to_hold_is_proposed_and_read(
    qtbot: QtBot, dialog: ImportDialog, table: Path, services: JournalServices
) -> None:
    page = page_of(qtbot, dialog, table)
    choose(row_of(page, "Yoga"), Role.TAG)
    choose(row_of(page, "Did"), Role.TAGS)
    energy = row_of(page, "Energy")
    energy.amount.setCurrentIndex(energy.amount.findData(None))
    energy.low.setText("0")
    energy.high.setText("10")
    qtbot.mouseClick(page.read_on, LEFT)
    preview = preview_of(qtbot, dialog)
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    first, second, third = services.journal.entries.all()
    assert first.readings == {"mood": 7.5, "sleep_hours": 7.5, "energy": 3.5}
    assert (first.tags, second.tags, third.tags) == (("Reading", "Friends", "Yoga"), (), ("Reading", "Yoga"))
    assert (first.moment.local.hour, third.moment.time_known) == (21, False)
    assert services.importing.profiles.all() == []


def test_what_cannot_be_read_so_is_told_at_once(qtbot: QtBot, dialog: ImportDialog, table: Path) -> None:
    page = page_of(qtbot, dialog, table)
    choose(row_of(page, "Day"), Role.IGNORED)
    assert page.told.text() == "One column has to hold the date."
    assert not page.read_on.isEnabled()
    choose(row_of(page, "Day"), Role.DATE)
    assert page.read_on.isEnabled()
    row_of(page, "Mood").low.setText("9")
    assert "from a lower to a higher number" in page.told.text()


def test_the_columns_of_a_known_export_can_be_mapped_too(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    export = tmp_path / "daylio.csv"
    export.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note,weather\n"
        "2026-01-20,January 20,Tuesday,9:05 pm,good,,,Hello,sunny\n",
        "utf-8",
    )
    dialog.read(export)
    preview = preview_of(qtbot, dialog)
    qtbot.mouseClick(preview.columns, LEFT)
    qtbot.waitUntil(lambda: dialog.table is not None and dialog.table.isVisible())
    assert dialog.table is not None
    choose(row_of(dialog.table, "weather"), Role.TAGS)
    qtbot.mouseClick(dialog.table.read_on, LEFT)
    qtbot.waitUntil(lambda: dialog.preview is not preview)
    assert preview_of(qtbot, dialog).plan.new.entries[0].tags == ("sunny",)


def test_a_look_at_the_columns_needs_no_journal(table: Path) -> None:
    assert [column.examples[:1] for column in look_at_columns(table).columns][:2] == [
        ("13.11.2025",),
        ("21:30",),
    ]


def test_a_file_dropped_on_the_window_is_taken_and_text_is_left_alone(qtbot: QtBot, table: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    drop = WindowDrop(window)
    dropped: list[object] = []
    drop.dropped.connect(dropped.append)
    for data in (_files(table), _files(table, table), _text()):
        copy, left, none = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
        drop.eventFilter(window, QDropEvent(QPoint(1, 1), copy, data, left, none))
    assert dropped == [table]


def _files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _text() -> QMimeData:
    data = QMimeData()
    data.setText("words")
    return data
