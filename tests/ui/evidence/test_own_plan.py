"""Own contacts and plan on the help page, written and read as a person would."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from shiboken6 import isValid

from carejournal.domain.refusal import Refusal
from carejournal.domain.safety_plan import LONGEST, SafetyPlan
from carejournal.ui.evidence.help_dialog import COUNTRY, HelpDialog
from carejournal.ui.evidence.reading_text import ReadingText
from carejournal.ui.journal_view import JournalView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.evidence.plan_form import PlanForm
    from carejournal.ui.page import Surroundings

PLAN = SafetyPlan(contacts="Jo 0151 234-567\nthe café", helps="<b>walk</b>\nsing", reasons="the sea")


@pytest.fixture
def window(qtbot: QtBot, around: Surroundings) -> JournalView:
    made = JournalView(replace(around, draft_delay_ms=10))
    qtbot.addWidget(made)
    made.resize(1180, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(qtbot: QtBot, window: JournalView) -> HelpDialog:
    qtbot.mouseClick(window.rail.help_button, Qt.MouseButton.LeftButton)
    dialog = window.findChildren(HelpDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def closed(qtbot: QtBot, dialog: HelpDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))


def form_of(dialog: HelpDialog) -> PlanForm:
    assert dialog.own is not None
    assert dialog.own.form is not None
    return dialog.own.form


def read(dialog: HelpDialog) -> str:
    labels = [each for each in dialog.findChildren(QLabel) if each.isVisibleTo(dialog)]
    return "\n".join(each.words if isinstance(each, ReadingText) else each.text() for each in labels)


def begin(qtbot: QtBot, dialog: HelpDialog) -> PlanForm:
    assert dialog.own is not None
    qtbot.mouseClick(dialog.own.change, Qt.MouseButton.LeftButton)
    return form_of(dialog)


@contextmanager
def unwritable(around: Surroundings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the journal's disk be full for a while."""
    with monkeypatch.context() as patch:
        patch.setattr(around.services.journal, "transaction", _full)
        yield


def _full() -> None:
    raise Refusal("The disk is full.")


def test_a_plan_is_written_saved_read_and_undone(
    qtbot: QtBot, window: JournalView, around: Surroundings
) -> None:
    dialog = opened(qtbot, window)
    form = begin(qtbot, dialog)
    assert dialog.focusWidget() is form.fields["contacts"]
    qtbot.keyClicks(form.fields["contacts"], "Jo 0151 234567")
    qtbot.keyClicks(form.fields["helps"], "a walk")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert around.services.own_help.plan() == SafetyPlan(contacts="Jo 0151 234567", helps="a walk")
    qtbot.waitUntil(lambda: "What I can do by myself" in read(dialog))
    assert "How a bad time begins" not in read(dialog)
    closed(qtbot, dialog)
    assert window.toast.isVisible()
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert around.services.own_help.plan().is_empty


def test_a_contact_is_copied_by_its_number_or_as_it_stands(
    qtbot: QtBot, window: JournalView, around: Surroundings
) -> None:
    around.services.own_help.write(PLAN)
    dialog = opened(qtbot, window)
    assert dialog.own is not None
    for button, copied in zip(dialog.own.copies, ("0151 234-567", "the café"), strict=True):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == copied


def test_what_a_person_wrote_is_no_markup(qtbot: QtBot, window: JournalView, around: Surroundings) -> None:
    around.services.own_help.write(PLAN)
    assert PLAN.helps in read(opened(qtbot, window))


def test_closing_keeps_what_is_not_saved_and_shows_it_again(
    qtbot: QtBot, window: JournalView, around: Surroundings
) -> None:
    dialog = opened(qtbot, window)
    qtbot.keyClicks(begin(qtbot, dialog).fields["signs"], "no answers")
    closed(qtbot, dialog)
    assert around.services.own_help.draft() == SafetyPlan(signs="no answers")
    again = opened(qtbot, window)
    form = form_of(again)
    assert form.fields["signs"].words == "no answers"
    assert "not saved yet" in form.told.text()
    qtbot.mouseClick(form.drop, Qt.MouseButton.LeftButton)
    assert around.services.own_help.draft() is None
    assert again.own is not None
    assert again.own.form is None


def test_typing_is_kept_by_itself_after_a_moment(
    qtbot: QtBot, window: JournalView, around: Surroundings
) -> None:
    form = begin(qtbot, opened(qtbot, window))
    qtbot.keyClicks(form.fields["reasons"], "the sea")
    qtbot.waitUntil(lambda: around.services.own_help.draft() == SafetyPlan(reasons="the sea"))
    assert "not saved yet" in form.told.text()


def test_a_full_disk_is_told_once_and_never_holds_anybody(
    qtbot: QtBot, window: JournalView, around: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window)
    form = begin(qtbot, dialog)
    with unwritable(around, monkeypatch):
        qtbot.keyClicks(form.fields["signs"], "x")
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
        assert form.told.text() == "The disk is full."
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert "could not be kept" in form.told.text()
        closed(qtbot, dialog)


def test_before_a_lock_the_plan_is_kept_or_the_journal_stays_open(
    qtbot: QtBot, window: JournalView, around: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = begin(qtbot, opened(qtbot, window))
    qtbot.keyClicks(form.fields["signs"], "x")
    with unwritable(around, monkeypatch):
        assert not window.keep_drafts()
    assert window.keep_drafts()
    assert around.services.own_help.draft() == SafetyPlan(signs="x")


def test_too_long_a_part_is_refused_in_words(qtbot: QtBot, window: JournalView) -> None:
    form = begin(qtbot, opened(qtbot, window))
    form.fields["signs"].setPlainText((LONGEST + 1) * "a")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert "4,000 letters" in form.told.text()


def test_all_of_it_is_copied_with_the_plan_while_the_journal_is_open(
    qtbot: QtBot, window: JournalView, around: Surroundings
) -> None:
    around.services.own_help.write(PLAN)
    dialog = opened(qtbot, window)
    qtbot.mouseClick(dialog.copy_all, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert all(line.line.contact in copied for line in dialog.shown)
    assert all(part in copied for part in (PLAN.contacts, PLAN.helps, PLAN.reasons))


def test_without_an_open_journal_it_says_where_the_plan_is(qtbot: QtBot, window: JournalView) -> None:
    dialog = HelpDialog(window, "GB")
    qtbot.addWidget(dialog)
    assert dialog.own is None
    assert "kept inside the journal" in read(dialog)


def test_a_chosen_country_is_remembered(qtbot: QtBot, window: JournalView, around: Surroundings) -> None:
    dialog = opened(qtbot, window)
    dialog.chooser.setFocus()
    qtbot.keyClick(dialog.chooser, Qt.Key.Key_Home)
    chosen = dialog.chooser.country
    qtbot.keyClick(dialog.chooser, Qt.Key.Key_Return)
    dialog.chooser.activated.emit(dialog.chooser.currentIndex())
    closed(qtbot, dialog)
    assert around.settings.get(COUNTRY) == chosen
    assert opened(qtbot, window).chooser.country == chosen


def test_tab_goes_through_the_plan_between_the_lines_and_the_foot(
    qtbot: QtBot, window: JournalView, around: Surroundings
) -> None:
    around.services.own_help.write(PLAN)
    dialog = opened(qtbot, window)
    assert dialog.own is not None
    reached = []
    dialog.chooser.setFocus()
    for _ in range(len(dialog.shown) + len(dialog.own.stops) + 5):
        present = dialog.focusWidget()
        reached.append(present)
        qtbot.keyClick(present, Qt.Key.Key_Tab)
    lines = [each.copy for each in dialog.shown]
    foot = [dialog.copy_all, dialog.print, dialog.close_button]
    assert reached == [dialog.chooser, dialog.to_own, *lines, *dialog.own.stops, *foot]
    assert all(each.accessibleName() or each.text() for each in dialog.findChildren(QPushButton))
