"""The recovery sheet: shown once, saved, copied, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.safekeeping.recovery_sheet_dialog import RecoverySheetDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

    Opened = Callable[..., RecoverySheetDialog]

LEFT = Qt.MouseButton.LeftButton
CODE = "K7FQ-2M9X-P3DT-W8RA-5HJN-6CYB-4VG0"


@pytest.fixture(autouse=True)
def clipboard_emptied(qapp: QApplication) -> Iterator[None]:
    yield
    # What was made in Python must not outlive it: without a display Qt lets a clipboard's data go too late.
    qapp.clipboard().clear()


@pytest.fixture
def opened(qtbot: QtBot, around: Surroundings) -> Opened:
    assert around is not None

    def open_sheet(chosen: Path | None = None) -> RecoverySheetDialog:
        def choose(_parent: QWidget, _proposed: Path) -> Path | None:
            return chosen

        def save(path: Path) -> None:
            if not path.parent.exists():
                raise Refusal("There is no such folder.")
            path.write_text(CODE, "utf-8")

        dialog = RecoverySheetDialog(CODE, save, choose_file=choose)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return open_sheet


def test_the_code_is_shown_and_it_is_said_that_this_is_the_only_time(opened: Opened) -> None:
    dialog = opened()
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert CODE in said
    assert "shown only now" in " ".join(said)
    assert CODE in dialog.code.accessibleName()


def test_it_is_done_once_the_person_says_that_it_is_kept(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    assert not dialog.finish.isEnabled()
    qtbot.keyClick(dialog.kept, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.finish, LEFT)


def test_the_sheet_is_saved_where_the_person_wants_it(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(tmp_path / "my sheet.pdf")
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert (tmp_path / "my sheet.pdf").read_text("utf-8") == CODE
    assert dialog.told.text() == "Saved as my sheet.pdf."
    assert not dialog.kept.isChecked()


def test_a_sheet_that_cannot_be_saved_is_told_in_place(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(tmp_path / "nowhere" / "sheet.pdf")
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert dialog.told.isVisible()
    assert dialog.told.text() == "There is no such folder."
    assert QApplication.overrideCursor() is None


def test_going_away_from_the_files_says_nothing(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(None)
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert dialog.told.isHidden()


def test_copying_puts_the_code_on_the_clipboard_and_asks_histories_to_leave_it_out(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = opened()
    qtbot.mouseClick(dialog.copy, LEFT)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == CODE
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    assert dialog.told.isVisible()


def test_closing_before_it_is_kept_asks_once(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not shown again" in dialog.asked.text()
    assert dialog.focusWidget() is dialog.kept
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.leave, LEFT)


def test_the_windows_own_close_button_asks_too_and_a_second_one_closes(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    dialog.close()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        dialog.close()


def test_saying_that_it_is_kept_takes_the_question_back(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.keyClick(dialog.kept, Qt.Key.Key_Space)
    assert dialog.asked.isHidden()
    assert dialog.leave.isHidden()
    assert dialog.finish.isEnabled()
