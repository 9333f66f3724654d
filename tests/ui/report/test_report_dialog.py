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
from carejournal.services.report_plans import USUAL_PLANS, Reader
from carejournal.ui.report.report_dialog import ReportDialog
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
SLOW = 60_000


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
def filled(around: Surroundings) -> Surroundings:
    put_entries(around.services, *ENTRIES)
    around.services.sessions.write(SOUP_SESSION)
    around.services.sessions.write(PLANNED)
    return around


@pytest.fixture
def dialog(qtbot: QtBot, filled: Surroundings, chooser: Chooser) -> ReportDialog:
    return opened(qtbot, filled, chooser, MONTH)


def opened(
    qtbot: QtBot,
    around: Surroundings,
    chooser: Callable[[QWidget, Path], Path | None],
    period: Period | None = None,
) -> ReportDialog:
    made = ReportDialog(around, period, choose_file=chooser)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.open()
    return made


def ready(qtbot: QtBot, dialog: ReportDialog) -> None:
    qtbot.waitUntil(lambda: dialog.maker.draft is not None, timeout=SLOW)


def tagged(pdf: Path) -> bool:
    """Return whether the file is a PDF whose parts are tagged for screen readers."""
    with pikepdf.open(pdf) as document:
        return bool(document.Root.MarkInfo.Marked) and "/StructTreeRoot" in document.Root


def test_it_begins_with_the_last_session_of_the_readers_kind(
    qtbot: QtBot, filled: Surroundings, chooser: Chooser
) -> None:
    dialog = opened(qtbot, filled, chooser)
    assert dialog.form.for_reader is Reader.THERAPIST
    assert dialog.choices().period == Period(SOUP_SESSION.moment.day, TODAY)
    assert dialog.choices().kind == "therapy"
    since = dialog.form.days.since
    assert [since.itemText(n) for n in range(since.count())] == [
        "Since the last: Therapy",
        "Last 2 weeks",
        "Last 4 weeks",
        "Last 12 weeks",
        "Own days",
    ]


def test_a_period_that_is_asked_for_is_the_one(dialog: ReportDialog) -> None:
    assert dialog.choices().period == MONTH
    assert dialog.choices().kind == ""


def test_without_sessions_it_is_about_four_weeks(
    qtbot: QtBot, around: Surroundings, chooser: Chooser
) -> None:
    around.services.sessions.write(replace(PLANNED, status=Status.ATTENDED))  # it lies ahead
    assert opened(qtbot, around, chooser).choices().period == MONTH


def test_the_preview_shows_the_pages_of_the_very_file_that_is_saved(
    qtbot: QtBot, dialog: ReportDialog, chooser: Chooser, target: Path
) -> None:
    ready(qtbot, dialog)
    draft = dialog.maker.draft
    assert draft is not None
    assert dialog.budget.text() == f"{len(draft.typeset.pages)} pages"
    assert dialog.told.text() == "Recorded 3 of 28 days. Sessions: 1."
    assert [page.accessibleName() for page in dialog.preview.pages] == ["Page 1 of 2", "Page 2 of 2"]
    with qtbot.waitSignal(dialog.saved, timeout=SLOW) as saved:
        qtbot.mouseClick(dialog.save, LEFT)
    assert saved.args == [target]
    assert target.read_bytes() == draft.typeset.pdf
    assert tagged(target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in chooser.proposed] == ["report-2026-11-22.pdf"]
    assert dialog.told.text() == f"Saved as {target}."
    assert dialog.open_file.isVisible()
    assert dialog.save.isEnabled()


def test_what_is_saved_right_after_a_change_holds_that_change(
    qtbot: QtBot, dialog: ReportDialog, target: Path
) -> None:
    ready(qtbot, dialog)
    before = dialog.maker.draft
    qtbot.keyClicks(dialog.form.lines[0], "I sleep again")
    with qtbot.waitSignal(dialog.saved, timeout=SLOW):
        qtbot.mouseClick(dialog.save, LEFT)
    assert before is not None
    assert dialog.maker.draft is not None
    assert target.read_bytes() == dialog.maker.draft.typeset.pdf != before.typeset.pdf
    assert dialog.maker.draft.material.contents.own_lines == ("I sleep again", "", "")


def test_html_and_csv_are_saved_too(
    qtbot: QtBot, dialog: ReportDialog, chooser: Chooser, tmp_path: Path
) -> None:
    for suffix, way, start in (
        (".html", dialog.save_html, b"<!DOCTYPE html>"),
        (".csv", dialog.save_csv, b"\xef\xbb\xbfdate,"),
    ):
        chooser.answer = tmp_path / f"report{suffix}"
        with qtbot.waitSignal(dialog.saved, timeout=SLOW):
            qtbot.mouseClick(way, LEFT)
        assert chooser.proposed[-1].suffix == suffix
        assert chooser.answer.read_bytes().startswith(start)


def test_a_password_locks_the_pdf_and_is_needed_before_saving(
    qtbot: QtBot, dialog: ReportDialog, target: Path
) -> None:
    assert not dialog.password.isVisible()
    qtbot.keyClick(dialog.lock, Qt.Key.Key_Space)
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog.password, "three old words")
    with qtbot.waitSignal(dialog.saved, timeout=SLOW):
        qtbot.mouseClick(dialog.save, LEFT)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    with pikepdf.open(target, password="three old words") as document:
        assert document.Root.MarkInfo.Marked


def test_not_choosing_a_file_makes_nothing(
    qtbot: QtBot, dialog: ReportDialog, chooser: Chooser, target: Path
) -> None:
    chooser.answer = None
    ready(qtbot, dialog)
    qtbot.mouseClick(dialog.save, LEFT)
    assert not dialog._around.tasks.busy
    assert dialog.save.isEnabled()
    assert not target.exists()


def test_a_folder_that_is_gone_is_told_in_the_dialog_and_nothing_is_left(
    qtbot: QtBot, dialog: ReportDialog, chooser: Chooser, tmp_path: Path
) -> None:
    ready(qtbot, dialog)
    chooser.answer = tmp_path / "gone" / "report.pdf"
    before = sorted(tmp_path.iterdir())
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=SLOW)
    assert dialog.told.text().endswith("could not be written: the folder does not exist.")
    assert sorted(tmp_path.iterdir()) == before
    assert not dialog.open_file.isVisible()


def test_what_could_not_be_made_is_told_in_the_dialog(dialog: ReportDialog) -> None:
    dialog.maker.cancel()
    dialog.maker.failed.emit(Refusal("There is no room for the chart."))
    assert dialog.told.text() == "There is no room for the chart."
    assert dialog.save.isEnabled()
    with pytest.raises(ZeroDivisionError):
        dialog._failed(ZeroDivisionError())
    assert dialog.told.text() == ""


def test_making_the_pages_can_be_stopped_and_goes_on_with_the_next_change(
    qtbot: QtBot, dialog: ReportDialog
) -> None:
    assert dialog.cancel.isVisible()
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert not dialog.maker.making
    assert dialog.budget.text().startswith("Stopped.")
    assert dialog.preview.pages == ()
    assert not dialog.cancel.isVisible()
    qtbot.keyClick(dialog.form.parts[Part.SCORES], Qt.Key.Key_Space)
    ready(qtbot, dialog)
    assert dialog.preview.pages


def test_more_than_two_pages_are_told_kindly(qtbot: QtBot, dialog: ReportDialog) -> None:
    dialog.form.days.choose("12")
    ready(qtbot, dialog)
    assert dialog.budget.text().startswith("4 pages. Two are read at a glance")


def test_days_of_ones_own_are_no_longer_since_a_session(
    qtbot: QtBot, filled: Surroundings, chooser: Chooser
) -> None:
    dialog = opened(qtbot, filled, chooser)
    days = dialog.form.days
    days.first.setDate(qdate(date(2026, 11, 1)))
    assert days.since.currentText() == "Own days"
    assert dialog.choices().period == Period(date(2026, 11, 1), TODAY)
    assert dialog.choices().kind == ""
    days.last.setDate(qdate(date(2026, 10, 20)))
    assert dialog.choices().period == Period(date(2026, 10, 20), date(2026, 11, 1))
    assert from_qdate(days.first.date()) == date(2026, 11, 1)


def test_starred_notes_are_ticked_and_each_can_be_taken_in_or_left_out(
    qtbot: QtBot, filled: Surroundings, chooser: Chooser
) -> None:
    filled.services.entries.write(replace(SATURDAY, starred=True))
    dialog = opened(qtbot, filled, chooser, MONTH)
    notes = dialog.form.notes
    texts = [notes.list.item(n).text() for n in range(notes.list.count())]
    assert texts[0].startswith("★ Sat 21 Nov")
    assert notes.told.text().startswith(f"1 of {len(texts)} notes come in")
    notes.list.setFocus()
    notes.list.setCurrentRow(0)
    qtbot.keyClick(notes.list, Qt.Key.Key_Space)
    assert dialog.choices().left_out == {SATURDAY.id}
    notes.list.setCurrentRow(1)
    qtbot.keyClick(notes.list, Qt.Key.Key_Space)
    assert dialog.choices().included == {"friday"}
    qtbot.mouseClick(notes.all, LEFT)
    assert (dialog.choices().starred_only, dialog.choices().left_out) == (False, frozenset())
    qtbot.mouseClick(notes.starred, LEFT)
    assert notes.told.text().startswith("1 of")
    qtbot.keyClick(dialog.form.parts[Part.NOTES], Qt.Key.Key_Space)
    assert not notes.isVisible()


def test_words_of_one_note_are_blacked_out_with_the_keyboard_and_shown_again(
    qtbot: QtBot, dialog: ReportDialog
) -> None:
    marking, notes = dialog.form.notes.marking, dialog.form.notes
    assert not marking.isVisible()
    notes.list.setFocus()
    notes.list.setCurrentRow(1)
    assert marking.text.toPlainText() == "Brought along\nCooked soup 🍲 and slept."
    assert not marking.mark.isEnabled()
    marking.text.setFocus()
    place = marking.text.toPlainText().index("and") + 1  # the soup counts as two for Qt
    cursor = marking.text.textCursor()
    cursor.setPosition(place + 1)
    marking.text.setTextCursor(cursor)
    for _ in range(6):
        qtbot.keyClick(marking.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(marking.text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert dialog.choices().marked == {"friday": ("and slept",)}
    (covered,) = marking.text.extraSelections()
    assert covered.cursor.selectedText() == "and slept"
    assert "and slept" in marking.told.text()
    notes.list.setCurrentRow(0)
    assert marking.text.extraSelections() == []
    notes.list.setCurrentRow(1)
    assert len(marking.text.extraSelections()) == 1
    qtbot.mouseClick(marking.clear, LEFT)
    assert dialog.choices().marked == {}
    assert not marking.clear.isVisible()


def test_a_report_of_nothing_cannot_be_saved(qtbot: QtBot, dialog: ReportDialog) -> None:
    for box in dialog.form.parts.values():
        assert dialog.save.isEnabled()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not dialog.save.isEnabled()
    assert dialog.budget.text() == "Nothing is chosen."
    qtbot.keyClick(dialog.form.parts[Part.DAYS], Qt.Key.Key_Space)
    assert dialog.save.isEnabled()


def test_name_words_measures_paper_and_language_are_taken_over(qtbot: QtBot, dialog: ReportDialog) -> None:
    form = dialog.form
    qtbot.keyClicks(form.name, " Robin ")
    qtbot.keyClicks(form.hidden, "Anna, Mr. Berg , ")
    qtbot.keyClicks(form.paper, "L")
    qtbot.keyClicks(form.language, "D")
    qtbot.keyClick(form.charted["ill"], Qt.Key.Key_Space)
    qtbot.keyClick(form.private, Qt.Key.Key_Space)
    choices = dialog.choices()
    assert (choices.first_name, choices.paper, choices.language) == ("Robin", Paper.LETTER, Language.GERMAN)
    assert choices.hidden_words == ("Anna", "Mr. Berg")
    assert choices.charted == {"ill"}
    assert choices.count_private


def test_each_reader_has_a_plan_that_is_there_again_the_next_time(
    qtbot: QtBot, filled: Surroundings, chooser: Chooser, services: JournalServices
) -> None:
    first = ReportDialog(filled, choose_file=chooser)  # it deletes itself
    first.open()
    qtbot.keyClicks(first.form.lines[2], "A plan for Mondays")
    first._keep()
    qtbot.keyClicks(first.form.reader, "D")
    assert first.form.lines[2].text() == ""
    assert first.choices().parts == USUAL_PLANS[Reader.DOCTOR].parts
    qtbot.keyClicks(first.form.hidden, "Anna")
    with qtbot.waitSignal(first.destroyed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert services.report_plans.plan(Reader.THERAPIST).own_lines == ("", "", "A plan for Mondays")
    again = opened(qtbot, filled, chooser)
    assert again.form.for_reader is Reader.DOCTOR
    assert again.form.hidden.text() == "Anna"


def test_what_was_typed_for_one_reader_is_kept_when_another_is_chosen_at_once(
    qtbot: QtBot, dialog: ReportDialog, services: JournalServices
) -> None:
    qtbot.keyClicks(dialog.form.hidden, "Anna, Jo")
    qtbot.keyClicks(dialog.form.lines[0], "I sleep again")
    qtbot.keyClicks(dialog.form.reader, "D")
    assert dialog.choices().hidden_words == ()
    qtbot.keyClicks(dialog.form.hidden, "Ben")
    qtbot.keyClick(dialog.form.reader, Qt.Key.Key_Home)
    assert dialog.choices().hidden_words == ("Anna", "Jo")
    assert dialog.form.lines[0].text() == "I sleep again"
    assert services.report_plans.plan(Reader.DOCTOR).hidden_words == ("Ben",)
    assert services.report_plans.plan(Reader.THERAPIST).hidden_words == ("Anna", "Jo")


def test_what_was_typed_is_in_the_journal_a_moment_later(
    qtbot: QtBot, dialog: ReportDialog, services: JournalServices
) -> None:
    qtbot.keyClicks(dialog.form.lines[0], "I sleep again")
    qtbot.waitUntil(
        lambda: services.report_plans.plan(Reader.THERAPIST).own_lines[0] == "I sleep again", timeout=SLOW
    )


def test_private_entries_do_not_count(qtbot: QtBot, around: Surroundings, chooser: Chooser) -> None:
    put_entries(around.services, *ENTRIES)
    around.services.entries.write(replace(SATURDAY, private=True))
    made = opened(qtbot, around, chooser, MONTH)
    ready(qtbot, made)
    assert made.told.text() == "Recorded 2 of 28 days. Sessions: 0."
    listed = [made.form.notes.list.item(n).text() for n in range(made.form.notes.list.count())]
    assert not any("21 Nov" in text for text in listed)


def test_signs_without_a_font_are_told_before_saving(
    qtbot: QtBot, filled: Surroundings, chooser: Chooser
) -> None:
    filled.services.entries.write(replace(SATURDAY, note="Signs \U00012000 \U0001fae8", starred=True))
    dialog = opened(qtbot, filled, chooser, MONTH)
    ready(qtbot, dialog)
    draft = dialog.maker.draft
    assert draft is not None
    assert dialog.warned.isVisible() == bool(draft.typeset.unshown)
    assert "[brackets]" in dialog.warned.text()


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
