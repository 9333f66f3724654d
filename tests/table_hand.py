"""A table of one's own at hand, and the page that asks what its columns hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.exchange.table_profile import Role
    from carejournal.ui.bringing_in.column_row import ColumnRow
    from carejournal.ui.bringing_in.import_dialog import ImportDialog
    from carejournal.ui.bringing_in.import_preview import ImportPreview
    from carejournal.ui.bringing_in.table_page import TablePage


def page_of(qtbot: QtBot, dialog: ImportDialog, table: Path) -> TablePage:
    dialog.read(table)
    qtbot.waitUntil(lambda: dialog.table is not None and dialog.table.isVisible())
    assert dialog.table is not None
    return dialog.table


def row_of(page: TablePage, name: str) -> ColumnRow:
    return next(each for each in page.rows if each.name == name)


def choose(row: ColumnRow, role: Role, target: str = "") -> None:
    data = [row.use.itemData(each) for each in range(row.use.count())]
    row.use.setCurrentIndex(data.index((role, target)))


def preview_of(qtbot: QtBot, dialog: ImportDialog) -> ImportPreview:
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog.preview.isVisible())
    assert dialog.preview is not None
    return dialog.preview
