"""What a file's tags become here is chosen by keys or by mouse, and comes in so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from carejournal.ui.bringing_in.name_mapping import HERE, NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.bringing_in.import_dialog import ImportDialog
    from carejournal.ui.bringing_in.import_preview import ImportPreview
    from carejournal.ui.bringing_in.name_table import NameTable

    Opened = Callable[..., ImportDialog]

LEFT = Qt.MouseButton.LeftButton
NEW = "A new tag of this name"
LEAVE_OUT = "Leave it out"

pytestmark = [
    pytest.mark.usefixtures("english"),
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True),
]


@pytest.fixture
def preview(qtbot: QtBot, opened: Opened, services: JournalServices, tmp_path: Path) -> ImportPreview:
    """Return the preview of an export with the tags “Gym & swim” and “Exercise”; one is known here."""
    assert "exercise" in [tag.name for tag in services.looking_back.tags()]
    export = tmp_path / "daylio.csv"
    export.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        "2026-01-20,January 20,Tuesday,9:05 pm,good,Gym & swim | Exercise,,Hello\n",
        "utf-8",
    )
    dialog = opened(export)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog.preview.isVisible())
    assert dialog.preview is not None
    dialog.preview.names.tag_table.setFocus()
    return dialog.preview


def shown(table: NameTable) -> dict[str, str]:
    """Return what each name becomes, as the table shows it."""
    mapping = table.mapping
    rows = range(mapping.rowCount())
    return {str(mapping.index(row, NAME).data()): str(mapping.index(row, HERE).data()) for row in rows}


def row_of(table: NameTable, name: str) -> int:
    return list(shown(table)).index(name)


def menu_shown() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def added(qtbot: QtBot, preview: ImportPreview, services: JournalServices) -> tuple[str, ...]:
    """Add what is shown, and return the tags that the entry has."""
    qtbot.mouseClick(preview.add, LEFT)
    qtbot.waitUntil(lambda: bool(services.journal.entries.all()))
    return services.journal.entries.all()[0].tags


def pick_by_keys(qtbot: QtBot, menu: QMenu, text: str) -> None:
    for _ in menu.actions():
        present: QAction | None = menu.activeAction()
        if present is not None and present.text() == text:
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_enter_offers_what_a_tag_can_become_and_arrows_choose_it(
    qtbot: QtBot, preview: ImportPreview, services: JournalServices
) -> None:
    table = preview.names.tag_table
    assert shown(table) == {"Gym & swim": NEW, "Exercise": "exercise"}
    table.selectRow(row_of(table, "Gym & swim"))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    menu = menu_shown()
    assert [each.text() for each in menu.actions()][:2] == [NEW, LEAVE_OUT]
    assert [each.text() for each in menu.actions() if each.isChecked()] == [NEW]
    pick_by_keys(qtbot, menu, "good food")
    assert shown(table)["Gym & swim"] == "good food"
    assert set(added(qtbot, preview, services)) == {"good food", "exercise"}


def test_escape_leaves_it_as_it_was(qtbot: QtBot, preview: ImportPreview) -> None:
    table = preview.names.tag_table
    table.selectRow(0)
    before = shown(table)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(menu_shown(), Qt.Key.Key_Down)
    qtbot.keyClick(menu_shown(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert shown(table) == before


def test_delete_leaves_a_tag_out_and_the_menu_takes_it_in_again(
    qtbot: QtBot, preview: ImportPreview, services: JournalServices
) -> None:
    table = preview.names.tag_table
    for row in range(2):
        table.selectRow(row)
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert set(shown(table).values()) == {LEAVE_OUT}
    row = row_of(table, "Gym & swim")
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.mapping.index(row, HERE)).center())
    menu = menu_shown()
    assert [each.text() for each in menu.actions() if each.isChecked()] == [LEAVE_OUT]
    pick_by_keys(qtbot, menu, NEW)
    assert shown(table) == {"Gym & swim": NEW, "Exercise": LEAVE_OUT}
    assert added(qtbot, preview, services) == ("Gym & swim",)


def test_a_click_beside_the_box_offers_nothing(qtbot: QtBot, preview: ImportPreview) -> None:
    table = preview.names.tag_table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.mapping.index(0, NAME)).center())
    assert QApplication.activePopupWidget() is None
