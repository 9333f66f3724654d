"""What is heard of Qt while it draws without a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget

from carejournal.ui.offscreen_messages import fewer_messages

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_only_the_sentence_about_every_window_is_left_out(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with fewer_messages():
        window.show()  # says the sentence, about sizes
        window.setMinimumSize(100, 100)
        qWarning("A picture is missing")
    assert capsys.readouterr().err == "A picture is missing\n"
