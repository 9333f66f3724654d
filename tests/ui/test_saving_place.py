"""Where a file is saved is asked by the system's dialog, and nothing is written over unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMessageBox, QWidget

from carejournal.ui.evidence.card_ways import ask_for_card_file
from carejournal.ui.insights.saved_picture import ask_for_picture
from carejournal.ui.report.report_saving import ask_for_file
from carejournal.ui.safekeeping.recovery_sheet_dialog import ask_for_file as ask_for_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Ask = Callable[[QWidget, Path], Path | None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

ASKERS = [
    (ask_for_picture, ".png"),
    (ask_for_card_file, ".pdf"),
    (ask_for_file, ".pdf"),
    (ask_for_sheet, ".pdf"),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


class Person:
    """Types a name into the dialog and presses Enter; asked about writing over something, says no."""

    def __init__(self, qtbot: QtBot, name: str, kind: str = "") -> None:
        self._qtbot, self._name, self._kind = qtbot, name, kind
        self.proposed = ""
        self.asked: list[str] = []
        QTimer.singleShot(0, self._answer)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        self.proposed = line.text()
        if self._kind:
            kinds = next(each for each in dialog.findChildren(QComboBox) if each.findText(self._kind) >= 0)
            kinds.setFocus()
            self._qtbot.keyClicks(kinds, self._kind[0])
            kinds.activated.emit(kinds.currentIndex())
        if self._name:
            line.selectAll()
            self._qtbot.keyClicks(line, self._name)
        QTimer.singleShot(0, self._say_no)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.reject()

    def _say_no(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.asked.append(box.text())
            self._qtbot.mouseClick(box.button(QMessageBox.StandardButton.No), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("ask", "ending"), ASKERS)
def test_a_name_without_an_ending_gets_one_before_it_is_asked_whether_to_write_over_a_file(
    qtbot: QtBot, window: QWidget, tmp_path: Path, ask: Ask, ending: str
) -> None:
    (tmp_path / f"mine{ending}").write_text("another one")
    person = Person(qtbot, "mine")
    assert ask(window, tmp_path / f"proposed{ending}") is None
    assert person.proposed == f"proposed{ending}"
    assert [f"mine{ending}" in words for words in person.asked] == [True]
    person = Person(qtbot, "yours")
    assert ask(window, tmp_path / f"proposed{ending}") == tmp_path / f"yours{ending}"
    assert person.asked == []


@pytest.mark.parametrize(("name", "saved"), [("", "chart.svg"), ("mine", "mine.svg"), ("m.png", "m.png")])
def test_another_kind_of_picture_gives_the_name_its_ending(
    qtbot: QtBot, window: QWidget, tmp_path: Path, name: str, saved: str
) -> None:
    Person(qtbot, name, "SVG (*.svg)")
    assert ask_for_picture(window, tmp_path / "chart.png") == tmp_path / saved


def test_going_away_from_the_dialog_saves_nothing(window: QWidget, tmp_path: Path) -> None:
    def go_away() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()

    QTimer.singleShot(0, go_away)
    assert ask_for_file(window, tmp_path / "report.pdf") is None
