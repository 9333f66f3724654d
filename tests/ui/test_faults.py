"""What goes wrong while the window is open."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from carejournal.domain.refusal import Refusal
from carejournal.ui.faults import FaultHandler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

MARKER = "marker-of-a-private-thought"


class Slots(QObject):
    """Has slots in which something goes wrong."""

    wanted = Signal(str)

    @Slot(str)
    def refuse(self, words: str) -> None:
        raise Refusal(words)

    @Slot(str)
    def fail(self, words: str) -> None:
        raise KeyError(words)


class Careless(QWidget):
    """Refuses in an event handler."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        raise Refusal("The disk is full.")


@pytest.fixture
def handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FaultHandler:
    made = FaultHandler(tmp_path / "reports")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # given back after the test
    made.install()
    return made


@pytest.fixture
def window(qtbot: QtBot, handler: FaultHandler) -> QWidget:
    assert handler is not None
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def slots() -> Slots:
    return Slots()


@pytest.fixture(autouse=True)
def no_box_stays() -> Iterator[None]:
    yield
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()
    ]


def raised_in_a_slot(slots: Slots, slot: object, words: str) -> None:
    slots.wanted.connect(slot)
    slots.wanted.emit(words)


@pytest.mark.qt_no_exception_capture
def test_a_refusal_in_a_slot_is_shown_in_its_own_sentence(
    qtbot: QtBot, window: QWidget, slots: Slots, tmp_path: Path
) -> None:
    raised_in_a_slot(slots, slots.refuse, "The <b>disk</b> is full.")
    (box,) = boxes()
    assert box.text() == "The <b>disk</b> is full."
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.parent() is window
    assert box.detailedText() == ""
    assert not (tmp_path / "reports").exists()
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert boxes() == []


@pytest.mark.qt_no_exception_capture
@pytest.mark.usefixtures("window")
def test_a_refusal_in_an_event_handler_is_shown_without_words_of_the_library(
    qtbot: QtBot, slots: Slots
) -> None:
    careless = Careless()
    qtbot.addWidget(careless)
    careless.show()
    raised_in_a_slot(slots, lambda _: qtbot.mouseClick(careless, Qt.MouseButton.LeftButton), "")
    assert [box.text() for box in boxes()] == ["The disk is full."]


@pytest.mark.qt_no_exception_capture
@pytest.mark.usefixtures("window")
def test_our_own_fault_leaves_a_report_without_a_word_of_the_persons(slots: Slots, tmp_path: Path) -> None:
    raised_in_a_slot(slots, slots.fail, MARKER)
    (box,) = boxes()
    (report,) = (tmp_path / "reports").iterdir()
    text = report.read_text("utf-8")
    assert "KeyError" in text
    assert "in Slots.fail" in text
    assert str(report) in box.text()
    assert box.detailedText() == text
    for shown in (box.text(), box.detailedText(), box.informativeText(), box.windowTitle(), text):
        assert MARKER not in shown
    assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.qt_no_exception_capture
@pytest.mark.usefixtures("window")
def test_a_report_that_cannot_be_kept_is_still_shown(slots: Slots, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file where the folder should be")
    raised_in_a_slot(slots, slots.fail, MARKER)
    (box,) = boxes()
    assert "KeyError" in box.detailedText()
    assert "reports" not in box.text()


@pytest.mark.qt_no_exception_capture
def test_a_refusal_is_seen_also_while_another_program_is_in_front(
    slots: Slots, handler: FaultHandler
) -> None:
    assert handler is not None
    assert QApplication.activeWindow() is None
    raised_in_a_slot(slots, slots.refuse, "The folder is gone.")
    assert [box.text() for box in boxes()] == ["The folder is gone."]
    raised_in_a_slot(slots, slots.refuse, "The folder is gone again.")
    assert {box.text() for box in boxes()} == {"The folder is gone.", "The folder is gone again."}


@pytest.mark.qt_no_exception_capture
@pytest.mark.usefixtures("window")
def test_a_fault_that_comes_again_and_again_does_not_fill_the_screen(slots: Slots, tmp_path: Path) -> None:
    slots.wanted.connect(slots.fail)
    for _ in range(20):
        slots.wanted.emit(MARKER)
    assert len(boxes()) == 1
    assert len(list((tmp_path / "reports").iterdir())) == 1
    boxes()[0].close()
    slots.wanted.emit(MARKER)
    assert len(boxes()) == 1


@pytest.mark.qt_no_exception_capture
def test_interrupting_at_the_terminal_ends_the_program(tmp_path: Path) -> None:
    # In a process of its own: an application that was told to quit runs no event loop for later tests.
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer;"
        "from PySide6.QtWidgets import QApplication; from carejournal.ui.faults import FaultHandler;"
        "app = QApplication([]); handler = FaultHandler(Path(sys.argv[1])); handler.install();"
        "QTimer.singleShot(0, lambda: sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None));"
        "sys.exit(app.exec())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], timeout=60, check=False)
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []
