"""Bringing in a file, used as a person would: choose, look, decide, add, undo."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from shiboken6 import isValid

from carejournal.domain.measure import MOOD
from carejournal.exchange.stoppable import Stop
from carejournal.ui.bringing_in.left_out import LeftOutModel
from carejournal.ui.bringing_in.mood_mapping import LEVEL
from photo_hand import PHOTO_WORK, picture_file, with_photo

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.bringing_in.import_dialog import ImportDialog
    from carejournal.ui.bringing_in.import_preview import ImportPreview
    from carejournal.ui.page import Surroundings

    Opened = Callable[..., ImportDialog]

SAMPLES = Path(__file__).parent / "samples"
BACKUP = SAMPLES / "backup_2026_01_20.daylio"
EXPORT = SAMPLES / "daylio_export_2026_01_20_en_12h.csv"
BAD_ROWS = SAMPLES / "daylio_bad_rows.csv"
LEFT = Qt.MouseButton.LeftButton


pytestmark = pytest.mark.usefixtures("english")


def looked_at(qtbot: QtBot, opened: Opened, path: Path) -> tuple[ImportDialog, ImportPreview]:
    """Return a dialog in which the file was chosen and read."""
    dialog = opened(path)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    return dialog, preview_of(qtbot, dialog)


def preview_of(qtbot: QtBot, dialog: ImportDialog) -> ImportPreview:
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog.preview.isVisible())
    assert dialog.preview is not None
    return dialog.preview


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def moods_of(services: JournalServices) -> list[float | None]:
    return [entry.readings.get(MOOD.key) for entry in services.journal.entries.all()]


def figures(preview: ImportPreview) -> dict[str, str]:
    shown = texts(preview)
    return {word: shown[shown.index(word) - 1] for word in ("new", "already there", "could not be read")}


def test_a_chosen_file_is_read_and_told_in_plain_words(qtbot: QtBot, opened: Opened) -> None:
    _, preview = looked_at(qtbot, opened, BACKUP)
    shown = texts(preview)
    assert shown[:2] == ["A Daylio backup", "3 entries from 31 December 2025 to 20 January 2026."]
    assert figures(preview) == {"new": "3", "already there": "0", "could not be read": "0"}
    assert shown[shown.index("photos") - 1] == "1"
    assert preview.add.text() == "Add 3 entries"


def test_nothing_is_written_before_the_person_says_so(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, BACKUP)
    qtbot.mouseClick(preview.leave, LEFT)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())
    assert not services.journal.known_ids()


def test_adding_writes_tells_and_closes_and_can_be_undone(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, BACKUP)
    with (
        qtbot.waitSignal(dialog.destroyed),
        qtbot.waitSignal(dialog.imported, check_params_cb=lambda n: n == 3),
    ):
        qtbot.mouseClick(preview.add, LEFT)
    assert moods_of(services) == [0.0, 5.0, 10.0]
    services.history.undo()
    assert services.looking_back.entry_count() == 0


def test_a_mood_without_a_level_is_asked_for_and_left_out_unless_told(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, EXPORT)
    assert preview.mood_words.text() == "1 name needs a level."
    assert preview.told.text() == "1 new entry has no mood."
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    assert moods_of(services).count(None) == 1


def test_a_level_chosen_by_its_digit_changes_what_is_told_and_written(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, EXPORT)
    preview.table.setFocus()
    preview.table.selectRow(0)
    qtbot.keyClick(preview.table, "4")
    qtbot.waitUntil(lambda: not preview.told.text())
    assert preview.mood_words.isHidden()
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    assert moods_of(services) == [7.5, 0.0, 7.5, 5.0, 10.0]


def test_a_level_chosen_just_before_adding_counts(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, EXPORT)
    preview.table.setFocus()
    preview.table.selectRow(0)
    qtbot.keyClick(preview.table, "1")
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    assert moods_of(services)[2] == 0.0


def test_delete_leaves_a_mood_out(qtbot: QtBot, opened: Opened) -> None:
    _, preview = looked_at(qtbot, opened, BACKUP)
    preview.table.setFocus()
    preview.table.selectRow(0)
    qtbot.keyClick(preview.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: preview.told.text() == "1 new entry has no mood.")
    assert preview.mood_words.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_click_on_a_level_offers_all_levels_with_what_they_become(qtbot: QtBot, opened: Opened) -> None:
    _, preview = looked_at(qtbot, opened, EXPORT)
    box = preview.table.visualRect(preview.moods.index(0, LEVEL)).center()
    qtbot.mouseClick(preview.table.viewport(), LEFT, pos=box)
    (menu,) = preview.table.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Leave the mood out",
        "5 · the best → here 10 · the best",
        "4 → here 7.5 · very good",
        "3 → here 5 · in between",
        "2 → here 2.5 · low",
        "1 · the lowest → here 0 · the lowest",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert preview.moods.levels["OK-ish 🙂"] == 5.0


def test_rows_that_could_not_be_read_are_listed_with_place_and_reason(
    qtbot: QtBot, opened: Opened, qtmodeltester: ModelTester
) -> None:
    _, preview = looked_at(qtbot, opened, BAD_ROWS)
    assert figures(preview) == {"new": "1", "already there": "0", "could not be read": "5"}
    model = preview.left_out.table.model()
    assert isinstance(model, LeftOutModel)
    qtmodeltester.check(model)
    assert [model.index(row, 0).data() for row in range(5)] == [f"line {n}" for n in range(2, 7)]
    assert "mood is empty" in model.index(2, 1).data()
    assert any("line 7" in text for text in texts(preview))


def test_the_newest_entries_are_shown_as_they_will_look(qtbot: QtBot, opened: Opened) -> None:
    _, preview = looked_at(qtbot, opened, EXPORT)
    shown = texts(preview)
    assert "20 Jan 2026 · 21:05" in shown
    assert "Evening ✨" in shown
    assert "Mood 5 · Sleep quality 6 · Sleep hours 7 h 30" in shown
    assert any("Dinner with Sam & Ana" in text for text in shown)
    assert all(
        each.textFormat() is Qt.TextFormat.PlainText for each in preview.findChildren(QLabel) if each.text()
    )


def test_a_file_that_is_there_already_has_nothing_new(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    services.importing.carry_out(services.importing.plan(*services.importing.look_at(BACKUP)), PHOTO_WORK)
    _, preview = looked_at(qtbot, opened, BACKUP)
    assert texts(preview)[0] == "Nothing new in this file"
    assert figures(preview) == {"new": "0", "already there": "3", "could not be read": "0"}
    assert preview.add.isHidden()
    assert preview.leave.text() == "Close"


def test_a_journal_that_cannot_be_written_is_told_and_the_dialog_stays(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, BACKUP)
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    qtbot.mouseClick(preview.add, LEFT)
    assert "cannot be written" in preview.refused.text()
    assert preview.refused.isVisible()
    services.journal._file.connection.execute("PRAGMA query_only = OFF")
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    assert services.looking_back.entry_count() == 3


def test_every_control_can_be_reached_by_tab(qtbot: QtBot, opened: Opened) -> None:
    dialog, preview = looked_at(qtbot, opened, BAD_ROWS)
    preview.table.setFocus()
    reached = set()
    for _ in range(12):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert {preview.table, preview.left_out.table, preview.add, preview.leave, preview.other} <= reached


PROGRAMS = Path(__file__).parents[2] / "exchange" / "samples"


def test_a_folder_is_read_and_a_scale_that_it_leaves_open_is_said(qtbot: QtBot, opened: Opened) -> None:
    _, preview = looked_at(qtbot, opened, PROGRAMS / "obsidian")
    assert preview.plan.added == 2
    assert [text for text in texts(preview) if "does not say from which number to which" in text]
    assert "Entries from Markdown notes" in texts(preview)


def test_the_order_of_dates_is_asked_with_examples_from_the_file(
    qtbot: QtBot, opened: Opened, services: JournalServices, tmp_path: Path
) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("[02/03/2026 09:00] One\n", encoding="utf-8")
    dialog = opened(path)
    qtbot.mouseClick(dialog.start.choose, LEFT)
    qtbot.waitUntil(lambda: dialog.questions is not None and dialog.questions.isVisible())
    questions = dialog.questions
    assert questions is not None
    assert {"02/03/2026 is 2 March 2026", "02/03/2026 is 3 February 2026"} <= set(texts(questions))
    assert not questions.read_on.isEnabled()
    questions.questions.cards[0].choices["month-first"].click()
    qtbot.mouseClick(questions.read_on, LEFT)
    preview = preview_of(qtbot, dialog)
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    assert [str(entry.moment.day) for entry in services.journal.entries.all()] == ["2026-02-03"]


def test_a_scale_is_asked_in_the_preview_and_can_be_answered_otherwise(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "2026-01-14.md").write_text("---\nmood: 4\n---\nRain\n", "utf-8")
    dialog, first = looked_at(qtbot, opened, tmp_path)
    assert first.questions is not None
    first.questions.cards[0].choices["1-5"].click()
    qtbot.waitUntil(lambda: dialog.preview is not first)
    second = preview_of(qtbot, dialog)
    assert [entry.readings["mood"] for entry in second.plan.new.entries] == [7.5]
    assert second.questions is not None
    second.questions.cards[0].choices["1-10"].click()
    qtbot.waitUntil(lambda: dialog.preview is not second)
    assert preview_of(qtbot, dialog).plan.new.entries[0].readings["mood"] == 3.33


def test_a_measure_can_become_one_of_ones_own_and_a_tag_be_left_out(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, EXPORT)
    tags = preview.names.tags
    row = next(row for row in range(tags.rowCount()) if tags.index(row, 0).data() == "friends")
    preview.names.tag_table.selectRow(row)
    qtbot.keyClick(preview.names.tag_table, Qt.Key.Key_Delete)
    measures = preview.names.measures
    row = next(row for row in range(measures.rowCount()) if measures.index(row, 0).data() == "Sleep Quality")
    measures.choose(row, "stress")
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    entries = services.journal.entries.all()
    assert not any("friends" in entry.tags for entry in entries)
    assert [entry.readings["stress"] for entry in entries if "stress" in entry.readings]
    assert not any("sleep_quality" in entry.readings for entry in entries)


def test_cancelling_while_it_is_written_leaves_the_journal_as_it_was(
    qtbot: QtBot, opened: Opened, services: JournalServices, tmp_path: Path
) -> None:
    rows = [f"2026-{1 + n % 12:02d}-{1 + n % 28:02d};{n % 24}:{n % 60:02d};Entry {n}" for n in range(4000)]
    (tmp_path / "many.csv").write_text("\n".join(("date;time;note", *rows)), "utf-8")
    dialog = opened(tmp_path / "many.csv")
    qtbot.mouseClick(dialog.start.choose, LEFT)
    qtbot.waitUntil(lambda: dialog.table is not None and dialog.table.isVisible())
    assert dialog.table is not None
    qtbot.mouseClick(dialog.table.read_on, LEFT)
    preview = preview_of(qtbot, dialog)
    qtbot.mouseClick(preview.add, LEFT)
    assert dialog.writing.busy
    qtbot.waitUntil(lambda: dialog.progress.bar.value() > 0)
    qtbot.mouseClick(dialog.progress.cancel, LEFT)
    assert preview.isVisible()
    assert services.looking_back.entry_count() == 0
    assert services.history.next_undo is None
    with qtbot.waitSignal(dialog.imported, timeout=30_000):
        qtbot.mouseClick(preview.add, LEFT)
    assert services.looking_back.entry_count() == 4000


def test_the_list_of_what_could_not_be_read_can_be_saved(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    _, preview = looked_at(qtbot, opened, BAD_ROWS)
    preview.left_out.choose_target = lambda _parent, proposed: tmp_path / proposed
    qtbot.mouseClick(preview.left_out.save, LEFT)
    assert preview.left_out.saved.text() == "Saved as not-brought-in.txt."
    lines = (tmp_path / "not-brought-in.txt").read_text("utf-8").splitlines()
    assert [line.split(":")[0] for line in lines[:5]] == [f"line {n}" for n in range(2, 7)]


def test_an_earlier_import_can_be_taken_back_and_that_be_undone(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    services.importing.carry_out(services.importing.plan(*services.importing.look_at(BACKUP)), PHOTO_WORK)
    dialog = opened()
    qtbot.mouseClick(dialog.start.past, LEFT)
    assert dialog.past is not None
    assert dialog.past.model.index(0, 3).data() == "3 entries"
    with qtbot.waitSignal(dialog.undoable, check_params_cb=lambda words: words == "Taken back: 3 entries."):
        qtbot.mouseClick(dialog.past.take_back, LEFT)
    assert services.looking_back.entry_count() == 0
    assert dialog.past.nothing.isVisible()
    services.history.undo()
    assert services.looking_back.entry_count() == 3


def test_a_second_click_takes_no_other_import_back(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    for file in (BACKUP, EXPORT):
        services.importing.carry_out(services.importing.plan(*services.importing.look_at(file)), PHOTO_WORK)
    before = services.looking_back.entry_count()
    dialog = opened()
    qtbot.mouseClick(dialog.start.past, LEFT)
    assert dialog.past is not None
    with qtbot.waitSignal(dialog.undoable):
        qtbot.mouseClick(dialog.past.take_back, LEFT)
    left = services.looking_back.entry_count()
    assert 0 < left < before
    qtbot.mouseClick(dialog.past.take_back, LEFT)
    assert services.looking_back.entry_count() == left
    dialog.past.table.setFocus()
    qtbot.keyClick(dialog.past.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.undoable):
        qtbot.mouseClick(dialog.past.take_back, LEFT)
    assert services.looking_back.entry_count() == 0


def test_the_programs_that_are_known_are_listed(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    qtbot.mouseClick(dialog.start.known, LEFT)
    shown = {text for text in texts(dialog) if text}
    assert {"Daylio", "Apple Health", "Any other table"} <= shown


def test_photos_are_made_ready_beside_the_window_and_what_cannot_be_read_is_listed(
    qtbot: QtBot, opened: Opened, services: JournalServices, tmp_path: Path
) -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    dialog, preview = looked_at(qtbot, opened, with_photo(BACKUP, tmp_path / "b.daylio", heic))
    qtbot.mouseClick(preview.add, LEFT)
    qtbot.waitUntil(lambda: dialog.outcome is not None and dialog.outcome.isVisible())
    assert dialog.outcome is not None
    shown = texts(dialog.outcome)
    assert {"Added: 3 entries", "1 photo stayed out"} <= set(shown)
    assert "HEIC" in dialog.outcome.left_out.table.model().index(0, 1).data()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog.outcome.leave, Qt.Key.Key_Return)
    assert services.looking_back.entry_count() == 3


def test_cancelling_while_photos_are_written_leaves_the_journal_as_it_was(
    qtbot: QtBot, opened: Opened, services: JournalServices, tmp_path: Path
) -> None:
    backup = with_photo(BACKUP, tmp_path / "b.daylio", picture_file(2400, 1800))
    dialog, preview = looked_at(qtbot, opened, backup)
    qtbot.mouseClick(preview.add, LEFT)
    assert dialog.writing.busy
    qtbot.mouseClick(dialog.progress.cancel, LEFT)
    assert preview.isVisible()
    assert not services.journal.known_ids()
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(preview.add, LEFT)
    assert [photo.width for photo in services.journal.photos.all()] == [1600]


def long_export(path: Path) -> Path:
    """Write an Apple Health export that takes a while to be read."""
    record = (
        ' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" '
        'startDate="2026-01-14 09:00:00 +0100" endDate="2026-01-14 09:00:05 +0100" value="60"/>\n'
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n'
    path.write_text(head + record * 150_000 + "</HealthData>\n", "utf-8")
    return path


def test_cancelling_while_a_file_is_read_stops_reading_and_leaves_nothing(
    qtbot: QtBot,
    opened: Opened,
    around: Surroundings,
    services: JournalServices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    before = services.journal.copy()
    dialog = opened(long_export(tmp_path / "export.xml"))
    qtbot.mouseClick(dialog.start.choose, LEFT)
    stop = dialog._stop
    assert stop is not None
    while not stop.done:
        QThread.yieldCurrentThread()
    qtbot.mouseClick(dialog.progress.cancel, LEFT)
    around.tasks.finish()
    assert 0 < stop.done < stop.total
    assert dialog.start.isVisible()
    assert dialog.preview is None
    assert services.journal.copy() == before
    assert list((tmp_path / "scratch").iterdir()) == []


def test_while_a_file_is_read_it_is_told_how_much_of_it_is(qtbot: QtBot, opened: Opened) -> None:
    dialog, stop = opened(), Stop()
    stop.done, stop.total = 3_100_000, 12_400_000
    dialog.reading.follow(stop)
    qtbot.waitUntil(lambda: dialog.progress.promise.text() == "3.1 MB of 12.4 MB read")
    bar = dialog.progress.bar
    assert bar.value() / bar.maximum() == pytest.approx(0.25, abs=0.01)


def test_how_much_is_read_is_followed_from_the_moment_a_file_is_chosen(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(long_export(tmp_path / "export.xml"))
    qtbot.mouseClick(dialog.start.choose, LEFT)
    stop = dialog._stop
    assert stop is not None
    while not stop.total:  # no event is handled meanwhile, so the dialog cannot be told that all is read
        QThread.yieldCurrentThread()
    dialog.reading.look()
    assert " MB" in dialog.progress.promise.text()
    qtbot.mouseClick(dialog.progress.cancel, LEFT)


def test_a_file_that_is_all_read_is_still_being_looked_through(opened: Opened) -> None:
    dialog, stop = opened(), Stop()
    stop.total = stop.done = 12_300_000
    dialog.reading.follow(stop)
    dialog.reading.look()
    assert dialog.progress.promise.text() == "All 12.3 MB read; looking through it …"
    assert dialog.progress.bar.maximum() == 0


def test_an_import_with_photos_can_be_undone_and_done_again_after_its_dialog_is_gone(
    qtbot: QtBot, opened: Opened, services: JournalServices
) -> None:
    dialog, preview = looked_at(qtbot, opened, BACKUP)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(preview.add, LEFT)
    services.history.undo()
    assert services.journal.photos.all() == []
    services.history.redo()
    assert len(services.journal.photos.all()) == 1
