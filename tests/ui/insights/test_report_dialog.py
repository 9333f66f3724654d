"""Preparing the document for an appointment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import Qt

from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import MASSAGE, Session, Status
from carejournal.reports.contents import Language, Paper, Part
from carejournal.ui.insights.report_dialog import ReportDialog
from carejournal.ui.widgets.dates import from_qdate, qdate
from journal_hand import ENTRIES, LEFT, SATURDAY, SOUP_SESSION, put_entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

TODAY = date(2026, 11, 22)
MONTH = Period.ending(TODAY, 28)
PLANNED = Session("p", MASSAGE, Moment(datetime(2026, 11, 28, 10)), status=Status.PLANNED)


class Chooser:
    """Stands for the system's file dialog: answers with a path, and remembers what was proposed."""

    def __init__(self, answer: Path | None) -> None:
        self.answer = answer
        self.proposed: list[Path] = []

    def __call__(self, _parent: QWidget, proposed: Path) -> Path | None:
        self.proposed.append(proposed)
        return self.answer


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "for Thursday.pdf"


@pytest.fixture
def chooser(target: Path) -> Chooser:
    return Chooser(target)


@pytest.fixture
def dialog(qtbot: QtBot, around: Surroundings, chooser: Chooser) -> ReportDialog:
    put_entries(around.services, *ENTRIES)
    around.services.sessions.write(SOUP_SESSION)
    around.services.sessions.write(PLANNED)
    return opened(qtbot, around, chooser)


def opened(
    qtbot: QtBot, around: Surroundings, chooser: Callable[[QWidget, Path], Path | None]
) -> ReportDialog:
    made = ReportDialog(around, MONTH, choose_file=chooser)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.open()
    return made


def tagged(pdf: Path) -> bool:
    """Return whether the file is a PDF whose parts are tagged for screen readers."""
    with pikepdf.open(pdf) as document:
        return bool(document.Root.MarkInfo.Marked) and "/StructTreeRoot" in document.Root


def test_it_opens_with_the_period_that_was_shown_and_without_the_notes(dialog: ReportDialog) -> None:
    choices = dialog.choices()
    assert choices.period == MONTH
    assert choices.parts == {Part.SUMMARY, Part.CHART, Part.DAYS}
    assert not choices.starred_only
    assert dialog.told.text() == "Recorded 3 of 28 days. Sessions: 1."


def test_a_tagged_document_is_saved_where_the_person_wants_it(
    qtbot: QtBot, dialog: ReportDialog, chooser: Chooser, target: Path
) -> None:
    with qtbot.waitSignal(dialog.saved, timeout=60_000) as saved:
        qtbot.mouseClick(dialog.save, LEFT)
        assert not dialog.save.isEnabled()
        assert dialog.told.text() == "Making the report …"
    assert saved.args == [target]
    assert tagged(target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in chooser.proposed] == ["report-2026-11-22.pdf"]
    assert dialog.told.text() == f"Saved as {target}."
    assert dialog.open_file.isVisible()
    assert dialog.save.isEnabled()


def test_not_choosing_a_file_makes_nothing(qtbot: QtBot, dialog: ReportDialog, chooser: Chooser) -> None:
    chooser.answer = None
    qtbot.mouseClick(dialog.save, LEFT)
    assert not dialog._around.tasks.busy
    assert dialog.save.isEnabled()


def test_a_folder_that_is_gone_is_told_in_the_dialog_and_nothing_is_left(
    qtbot: QtBot, dialog: ReportDialog, chooser: Chooser, tmp_path: Path
) -> None:
    chooser.answer = tmp_path / "gone" / "report.pdf"
    before = sorted(tmp_path.iterdir())
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=60_000)
    assert dialog.told.text().endswith("could not be written: the folder does not exist.")
    assert sorted(tmp_path.iterdir()) == before
    assert not dialog.open_file.isVisible()


def test_what_could_not_be_made_is_told_in_the_dialog(dialog: ReportDialog) -> None:
    dialog._failed(Refusal("There is no room for the chart."))
    assert dialog.told.text() == "There is no room for the chart."
    assert dialog.save.isEnabled()
    with pytest.raises(ZeroDivisionError):
        dialog._failed(ZeroDivisionError())
    assert dialog.told.text() == ""


def test_the_period_can_begin_with_the_last_session_of_a_kind(qtbot: QtBot, dialog: ReportDialog) -> None:
    assert [dialog.since.itemText(n) for n in range(dialog.since.count())] == ["own period", "Therapy"]
    qtbot.keyClick(dialog.since, Qt.Key.Key_Down)
    assert dialog.choices().period == Period(SOUP_SESSION.moment.day, TODAY)
    assert dialog.told.text().startswith("Recorded 2 of 3 days")
    assert dialog.since.currentText() == "Therapy"


def test_a_session_that_lies_ahead_is_no_beginning(
    qtbot: QtBot, around: Surroundings, chooser: Chooser, services: JournalServices
) -> None:
    services.sessions.write(replace(PLANNED, status=Status.ATTENDED))
    made = opened(qtbot, around, chooser)
    qtbot.keyClick(made.since, Qt.Key.Key_Down)
    assert made.told.text() == "No attended session of the kind “massage” is recorded yet."
    assert made.choices().period == MONTH


def test_days_of_ones_own_are_no_longer_since_a_session(qtbot: QtBot, dialog: ReportDialog) -> None:
    qtbot.keyClick(dialog.since, Qt.Key.Key_Down)
    assert dialog.since.currentText() == "Therapy"
    dialog.first.setDate(qdate(date(2026, 11, 1)))
    assert dialog.since.currentText() == "own period"
    assert dialog.choices().period == Period(date(2026, 11, 1), TODAY)


def test_days_the_wrong_way_round_are_put_right(dialog: ReportDialog) -> None:
    dialog.first.setDate(qdate(TODAY))
    dialog.last.setDate(qdate(date(2026, 11, 20)))
    assert dialog.choices().period == Period(date(2026, 11, 20), TODAY)
    assert from_qdate(dialog.first.date()) == TODAY


def test_starred_notes_are_offered_with_the_notes(qtbot: QtBot, dialog: ReportDialog) -> None:
    assert not dialog.starred.isVisible()
    qtbot.keyClick(dialog.parts[Part.NOTES], Qt.Key.Key_Space)
    assert dialog.starred.isVisible()
    qtbot.keyClick(dialog.starred, Qt.Key.Key_Space)
    choices = dialog.choices()
    assert Part.NOTES in choices.parts
    assert choices.starred_only


def test_stars_count_only_where_notes_come_in(qtbot: QtBot, dialog: ReportDialog) -> None:
    notes = dialog.parts[Part.NOTES]
    qtbot.keyClick(notes, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.starred, Qt.Key.Key_Space)
    qtbot.keyClick(notes, Qt.Key.Key_Space)
    assert Part.NOTES not in dialog.choices().parts
    assert not dialog.starred.isVisible()


def test_a_report_of_nothing_cannot_be_saved(qtbot: QtBot, dialog: ReportDialog) -> None:
    for part in (Part.SUMMARY, Part.CHART, Part.DAYS):
        assert dialog.save.isEnabled()
        qtbot.keyClick(dialog.parts[part], Qt.Key.Key_Space)
    assert not dialog.save.isEnabled()
    qtbot.keyClick(dialog.parts[Part.DAYS], Qt.Key.Key_Space)
    assert dialog.save.isEnabled()


def test_name_paper_and_language_are_taken_over(qtbot: QtBot, dialog: ReportDialog) -> None:
    qtbot.keyClicks(dialog.name, " Robin ")
    qtbot.keyClicks(dialog.paper, "L")
    qtbot.keyClicks(dialog.language, "D")
    choices = dialog.choices()
    assert (choices.first_name, choices.paper, choices.language) == ("Robin", Paper.LETTER, Language.GERMAN)


def test_private_entries_do_not_count(
    qtbot: QtBot, around: Surroundings, chooser: Chooser, services: JournalServices
) -> None:
    put_entries(services, *ENTRIES)
    services.entries.write(replace(SATURDAY, private=True))
    made = opened(qtbot, around, chooser)
    assert made.told.text() == "Recorded 2 of 28 days. Sessions: 0."


def test_escape_goes_away_and_forgets_a_report_that_is_being_made(
    qtbot: QtBot, around: Surroundings, chooser: Chooser, target: Path
) -> None:
    tasks = around.tasks
    dialog = ReportDialog(around, MONTH, choose_file=chooser)  # it deletes itself
    dialog.open()
    qtbot.mouseClick(dialog.save, LEFT)
    assert tasks.busy
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not tasks.busy
    tasks.finish()
    assert not target.exists()
