"""A report on its way out: what is saved while the pages are still made, stopped, refused or opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from carejournal.domain.period import Period
from carejournal.ui.report.report_dialog import ReportDialog
from journal_hand import ENTRIES, LEFT, kept, put_entries, reopened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

MONTH = Period.ending(date(2026, 11, 22), 28)
SLOW = 60_000
LATE = "Slept badly on Monday"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "report.html"


@pytest.fixture
def dialog(qtbot: QtBot, around: Surroundings, target: Path) -> ReportDialog:
    put_entries(around.services, *ENTRIES)
    made = ReportDialog(around, MONTH, choose_file=lambda _parent, _proposed: target)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.open()
    return made


def ready(qtbot: QtBot, dialog: ReportDialog) -> None:
    qtbot.waitUntil(lambda: dialog.maker.draft is not None, timeout=SLOW)


def test_a_change_made_before_the_pages_are_ready_comes_into_the_file(
    qtbot: QtBot, dialog: ReportDialog, target: Path
) -> None:
    assert dialog.maker.draft is None
    with qtbot.waitSignal(dialog.saved, timeout=SLOW):
        qtbot.mouseClick(dialog.save_html, LEFT)
        qtbot.keyClicks(dialog.form.lines[0], LATE)
    assert LATE in target.read_text("utf-8")
    assert dialog.told.text() == f"Saved as {target}."


def test_one_file_at_a_time_is_saved(qtbot: QtBot, dialog: ReportDialog, target: Path) -> None:
    ways = (dialog.save, dialog.save_html, dialog.save_csv, dialog.print)
    with qtbot.waitSignal(dialog.saved, timeout=SLOW):
        qtbot.mouseClick(dialog.save_html, LEFT)
        assert [way.isEnabled() for way in ways] == [False] * 4
        qtbot.mouseClick(dialog.save_csv, LEFT)
    assert target.read_bytes().startswith(b"<!DOCTYPE html>")
    assert [way.isEnabled() for way in ways] == [True] * 4


@pytest.mark.parametrize("how", ["stop", "nothing chosen"])
def test_who_stops_before_the_pages_are_ready_gets_no_file_later(
    qtbot: QtBot, dialog: ReportDialog, target: Path, how: str
) -> None:
    qtbot.mouseClick(dialog.save_html, LEFT)
    if how == "stop":
        qtbot.mouseClick(dialog.cancel, LEFT)
    parts = list(dialog.form.parts.values())
    for box in parts:
        qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(parts[0], Qt.Key.Key_Space)
    ready(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog._around.tasks.busy)
    assert not target.exists()
    assert dialog.save_html.isEnabled()


def test_what_could_not_be_saved_says_nothing_against_the_pages(
    qtbot: QtBot, dialog: ReportDialog, target: Path
) -> None:
    ready(qtbot, dialog)
    pages = dialog.budget.text()
    dialog.lock.click()
    dialog.password.setText("very long " * 20)
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=SLOW)
    assert dialog.told.text().startswith("This password is too long for a PDF")
    assert dialog.budget.text() == pages
    assert not target.exists()


def test_the_journal_is_never_written_over(
    qtbot: QtBot, dialog: ReportDialog, services: JournalServices
) -> None:
    before = kept(services)
    dialog._choose_file = lambda _parent, _proposed: services.journal.path
    ready(qtbot, dialog)
    qtbot.mouseClick(dialog.save_csv, LEFT)
    qtbot.waitUntil(dialog.save_csv.isEnabled, timeout=SLOW)
    assert dialog.told.text().endswith("it is the journal itself.")
    assert not dialog.open_file.isVisible()
    assert reopened(services.journal.path) == before


class Program(QObject):
    """Stands for the program that opens files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toLocalFile())


@pytest.fixture
def program() -> Iterator[Program]:
    made = Program()
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type] # the stub says bytes, PySide takes text
    yield made
    QDesktopServices.unsetUrlHandler("file")


def save(qtbot: QtBot, dialog: ReportDialog) -> None:
    with qtbot.waitSignal(dialog.saved, timeout=SLOW):
        qtbot.mouseClick(dialog.save_html, LEFT)


def test_the_saved_file_can_be_opened(
    qtbot: QtBot, dialog: ReportDialog, target: Path, program: Program
) -> None:
    save(qtbot, dialog)
    qtbot.mouseClick(dialog.open_file, LEFT)
    assert program.opened == [str(target)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_where_no_program_opens_it_that_is_told(qtbot: QtBot, dialog: ReportDialog, target: Path) -> None:
    save(qtbot, dialog)
    qtbot.mouseClick(dialog.open_file, LEFT)
    assert dialog.told.text() == f"No program could be found that opens {target}."
