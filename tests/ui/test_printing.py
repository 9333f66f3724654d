"""A text on paper: asked for by the system's dialog, and named after nothing but the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from carejournal.domain.passage import Part, Passage
from carejournal.ui.printing import document_of, print_passages

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORDS = (
    Passage(Part.TITLE, "My plan"),
    Passage(Part.ITEM, "<b>walk</b> & sing"),
    Passage(Part.ITEM, "call Jo"),
    Passage(Part.TEXT, "one\ntwo"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def dialog_over(window: QWidget) -> QPrintDialog:
    found = window.findChild(QPrintDialog)
    assert isinstance(found, QPrintDialog)
    return found


def test_what_a_person_wrote_stands_there_as_it_is(qtbot: QtBot) -> None:
    assert qtbot is not None
    lines = document_of(WORDS).toPlainText().replace("\u2028", "\n").splitlines()
    assert lines == ["My plan", "<b>walk</b> & sing", "call Jo", "one", "two"]


def test_it_is_printed_once_that_is_confirmed(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    print_passages(window, WORDS)
    dialog = dialog_over(window)
    qtbot.waitUntil(dialog.isVisible)
    printer = dialog.printer()
    assert printer.docName() == "Care Journal"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: not isValid(dialog))
    with pikepdf.open(tmp_path / "paper.pdf") as paper:
        assert len(paper.pages) == 1
        assert "My plan" not in str(paper.docinfo)


def test_going_away_from_the_dialog_prints_nothing(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    print_passages(window, WORDS)
    dialog = dialog_over(window)
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert list(tmp_path.iterdir()) == []
