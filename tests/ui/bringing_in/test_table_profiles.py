"""What the columns of a table hold is kept under a name, and chosen again by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.exchange.questions import DateOrder
from carejournal.exchange.table_profile import ColumnUse, Decimal, Role, TableProfile
from carejournal.ui.bringing_in.import_dialog import ImportDialog
from table_hand import choose, page_of, preview_of, row_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.bringing_in.table_page import TablePage
    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton


pytestmark = pytest.mark.usefixtures("english")


def test_a_kept_profile_is_offered_for_the_next_table_of_the_kind(
    qtbot: QtBot, dialog: ImportDialog, table: Path, services: JournalServices, around: Surroundings
) -> None:
    page = page_of(qtbot, dialog, table)
    choose(row_of(page, "Notes"), Role.TITLE)
    page.keep.click()
    page.keep_as.setText("My days")
    qtbot.mouseClick(page.read_on, LEFT)
    preview = preview_of(qtbot, dialog)
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    assert [profile.name for profile in services.importing.profiles.all()] == ["My days"]
    again = ImportDialog(around)
    qtbot.addWidget(again)
    again.show()
    page = page_of(qtbot, again, table)
    assert row_of(page, "Notes").chosen() == ColumnUse("Notes", Role.TITLE)
    assert [page.profile.itemText(row) for row in range(page.profile.count())] == ["as proposed", "My days"]


def test_who_looks_at_the_columns_again_still_keeps_the_profile(
    qtbot: QtBot, dialog: ImportDialog, table: Path, services: JournalServices
) -> None:
    first = page_of(qtbot, dialog, table)
    first.keep.click()
    first.keep_as.setText("My days")
    qtbot.mouseClick(first.read_on, LEFT)
    looked_at = preview_of(qtbot, dialog)
    qtbot.mouseClick(looked_at.columns, LEFT)
    qtbot.waitUntil(lambda: dialog.table is not first)
    assert dialog.table is not None
    choose(row_of(dialog.table, "Notes"), Role.TITLE)
    qtbot.mouseClick(dialog.table.read_on, LEFT)
    qtbot.waitUntil(lambda: dialog.preview is not looked_at)
    preview = preview_of(qtbot, dialog)
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    (profile,) = services.importing.profiles.all()
    assert ColumnUse("Notes", Role.TITLE) in profile.columns


def kept_profiles(services: JournalServices, *profiles: TableProfile) -> None:
    with services.journal.transaction():
        for each in profiles:
            services.importing.profiles.keep(each)


def pick_profile(qtbot: QtBot, page: TablePage, name: str) -> None:
    page.profile.setFocus()
    qtbot.keyClick(page.profile, Qt.Key.Key_Home)
    while page.profile.currentText() != name:
        before = page.profile.currentIndex()
        qtbot.keyClick(page.profile, Qt.Key.Key_Down)
        assert page.profile.currentIndex() > before


DAY, NOTES = ColumnUse("Day", Role.DATE), ColumnUse("Notes", Role.NOTE)
WITH_POINT = TableProfile("Points", (DAY, ColumnUse("Energy", Role.TITLE)), Decimal.POINT)
WITH_TAGS = TableProfile("Tags", (DAY, ColumnUse("Yoga", Role.TAG)))


def test_what_a_profile_leaves_open_is_as_proposed_whatever_was_shown_before(
    qtbot: QtBot, dialog: ImportDialog, table: Path, services: JournalServices
) -> None:
    kept_profiles(services, WITH_POINT, WITH_TAGS)
    page = page_of(qtbot, dialog, table)
    assert page.profile.currentText() == "Points"
    assert page.decimal.currentData() == Decimal.POINT
    assert row_of(page, "Energy").chosen() == ColumnUse("Energy", Role.TITLE)
    pick_profile(qtbot, page, "Tags")
    assert row_of(page, "Yoga").chosen() == ColumnUse("Yoga", Role.TAG)
    assert row_of(page, "Energy").chosen().role is Role.MEASURE
    assert page.decimal.currentData() == Decimal.COMMA
    pick_profile(qtbot, page, "as proposed")
    assert row_of(page, "Yoga").chosen().role is not Role.TAG
    assert page.chosen().name == ""


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_kept_profile_knows_the_order_of_the_dates_until_it_is_left(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path, services: JournalServices
) -> None:
    kept_profiles(services, TableProfile("Mine", (DAY, NOTES), date_order=DateOrder.MONTH_FIRST))
    path = tmp_path / "unclear.csv"
    path.write_text("Day;Notes\n02/03/2025;Rain\n04/03/2025;Sun\n", "utf-8")
    page = page_of(qtbot, dialog, path)
    qtbot.mouseClick(page.read_on, LEFT)
    preview = preview_of(qtbot, dialog)
    assert [each.moment.day.month for each in preview.plan.new.entries] == [2, 4]
    qtbot.mouseClick(preview.columns, LEFT)
    qtbot.waitUntil(lambda: dialog.table is not page and dialog.table is not None)
    assert dialog.table is not None
    dialog.table.profile.showPopup()
    qtbot.keyClick(dialog.table.profile.view(), Qt.Key.Key_Home)
    qtbot.keyClick(dialog.table.profile.view(), Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.table.read_on, LEFT)
    qtbot.waitUntil(lambda: dialog.questions is not None and dialog.questions.isVisible())


def test_a_profile_without_a_name_is_told_of_until_it_has_one(
    qtbot: QtBot, dialog: ImportDialog, table: Path
) -> None:
    page = page_of(qtbot, dialog, table)
    qtbot.keyClick(page.keep, Qt.Key.Key_Space)
    page.keep_as.selectAll()
    qtbot.keyClick(page.keep_as, Qt.Key.Key_Delete)
    assert (page.told.text(), page.read_on.isEnabled()) == ("A name is needed to keep it.", False)
    qtbot.keyClicks(page.keep_as, "Mine")
    assert (page.told.isVisible(), page.read_on.isEnabled()) == (False, True)
    page.keep_as.clear()
    qtbot.keyClick(page.keep, Qt.Key.Key_Space)
    assert page.read_on.isEnabled()
    assert page.chosen().name == ""
