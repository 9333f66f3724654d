"""A real journal in a folder of its own, and what pages are built with."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator

from carejournal.services.opening import open_services
from carejournal.system.settings import Settings
from carejournal.ui.language import speak
from carejournal.ui.page import Surroundings
from carejournal.ui.tasks import Tasks
from carejournal.ui.theme import LIGHT_NAME, Theme
from kept_journals import empty_journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from carejournal.services.journal_services import JournalServices

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[JournalServices]:
    """Return the services over an empty journal, on the evening of 22 November 2026."""
    made = open_services(empty_journal().put(tmp_path / "journal.carejournal"), clock=lambda: NOW)
    yield made
    made.journal.close()


@pytest.fixture
def around(qapp: QApplication, services: JournalServices, tmp_path: Path) -> Iterator[Surroundings]:
    """Return what pages are built with, in the light look."""
    # The windows of the test before are only marked as gone, and the look is put on all that there are.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme = Theme(qapp, LIGHT_NAME)
    tasks = Tasks(theme)
    yield Surroundings(services, theme, tasks, Settings(tmp_path / "settings"))
    tasks.finish()
    theme.deleteLater()


@pytest.fixture
def choice() -> Iterator[None]:
    """Take back afterwards which language is spoken."""
    before = QLocale()
    yield
    QLocale.setDefault(before)
    app = QCoreApplication.instance()
    assert app is not None
    for each in app.findChildren(QTranslator):
        app.removeTranslator(each)
        each.deleteLater()


@pytest.fixture
def german(qapp: QApplication, choice: None) -> None:
    assert choice is None
    assert speak(qapp, "de") == "de"
