"""The way to a file: chosen, dropped, refused, read beside the window, left again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from carejournal.ui.bringing_in.import_dialog import ImportDialog
    from carejournal.ui.bringing_in.import_preview import ImportPreview
    from carejournal.ui.page import Surroundings

    Opened = Callable[..., ImportDialog]

SAMPLES = Path(__file__).parent / "samples"
BACKUP = SAMPLES / "backup_2026_01_20.daylio"
EXPORT = SAMPLES / "daylio_export_2026_01_20_en_12h.csv"
LEFT = Qt.MouseButton.LeftButton


def preview_of(qtbot: QtBot, dialog: ImportDialog) -> ImportPreview:
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog.preview.isVisible())
    assert dialog.preview is not None
    return dialog.preview


def test_a_refused_file_is_told_inline_and_another_can_be_chosen(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("dear diary", "utf-8")
    dialog = opened(tmp_path / "letter.txt", BACKUP)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    qtbot.waitUntil(dialog.start.refused.isVisible)
    assert "not known" in dialog.start.refused.text()
    assert dialog.start.choose.text() == "Choose another file …"
    qtbot.mouseClick(dialog.start.choose, LEFT)
    assert preview_of(qtbot, dialog).plan.added == 3


def test_another_file_can_be_chosen_from_the_preview(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(BACKUP, EXPORT)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    first = preview_of(qtbot, dialog)
    qtbot.mouseClick(first.other, LEFT)
    qtbot.waitUntil(lambda: dialog.preview is not first and preview_of(qtbot, dialog).plan.added == 5)


def test_going_away_from_the_files_leaves_the_dialog_as_it_was(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(None)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    assert dialog.start.isVisible()
    assert dialog.start.refused.isHidden()


def test_reading_says_so_and_can_be_cancelled(qtbot: QtBot, opened: Opened, around: Surroundings) -> None:
    go_on = threading.Event()
    finished: list[bool] = []
    around.tasks.run(go_on.wait, finished.append)  # the one thread is busy, so that reading has to wait
    dialog = opened(BACKUP)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    assert dialog.progress.isVisible()
    assert dialog.progress.words.text() == f"Reading {BACKUP.name} …"
    qtbot.mouseClick(dialog.progress.cancel, LEFT)
    assert dialog.start.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: bool(finished) and not around.tasks.busy)
    assert dialog.preview is None


def test_closing_while_a_file_is_read_forgets_it(qtbot: QtBot, opened: Opened, around: Surroundings) -> None:
    go_on = threading.Event()
    around.tasks.run(go_on.wait, lambda _: None)
    dialog = opened(BACKUP)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: not around.tasks.busy)


def dropped(url: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url)])
    return data


def test_a_dropped_file_is_read(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    data = dropped(QUrl.fromLocalFile(str(BACKUP)).toString())
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), *how))
    assert preview_of(qtbot, dialog).plan.added == 3


def test_something_else_than_one_local_file_is_not_taken(opened: Opened) -> None:
    dialog = opened()
    data = dropped("https://example.org/backup.daylio")
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(dialog, enter)
    assert not enter.isAccepted()
    QApplication.sendEvent(dialog, QDragLeaveEvent())
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), *how))
    assert dialog.start.isVisible()
