"""The import window, open over an empty journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from carejournal.ui.bringing_in.import_dialog import ImportDialog
from carejournal.ui.import_tour import OWN_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

    Opened = Callable[..., ImportDialog]


@pytest.fixture
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def opened(qtbot: QtBot, around: Surroundings) -> Iterator[Opened]:
    window = QWidget()
    window.resize(1180, 760)
    window.show()

    def open_dialog(*chosen: Path | None) -> ImportDialog:
        files = iter(chosen)
        dialog = ImportDialog(around, window, lambda _parent: next(files))
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    yield open_dialog
    for dialog in window.findChildren(ImportDialog):
        dialog.close()
    window.close()
    window.deleteLater()


@pytest.fixture
def dialog(opened: Opened) -> ImportDialog:
    return opened()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of the person's own."""
    path = tmp_path / "my-days.csv"
    path.write_text(OWN_TABLE, "utf-8")
    return path
