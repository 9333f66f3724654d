"""What a form holds unsaved is kept while it is typed, steadily and quietly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.ui.draft_keeper import DRAFT_DELAY_MS, DraftKeeper, words_unsaved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.domain.session import Session
    from carejournal.services.journal_services import JournalServices

EMPTY = Entry("e", Moment.parse("2026-11-22T20:10:00+01:00"))
DELAY_MS = 30


class Form(QObject):
    """Stands for a page: something is typed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.entry_id = EMPTY.id

    def unsaved(self) -> tuple[Entry | Session, bool] | None:
        return (replace(EMPTY, id=self.entry_id, note=self.words), False) if self.words else None


@pytest.fixture
def form(qapp: QObject) -> Iterator[Form]:  # noqa: ARG001 - timers need the application
    made = Form()
    yield made
    made.deleteLater()


@pytest.fixture
def keeper(form: Form, services: JournalServices) -> Iterator[DraftKeeper]:
    made = DraftKeeper(services.drafts, form.unsaved, DELAY_MS, form)
    yield made
    made.turn_to()  # as a page does before its journal is closed


def notes(services: JournalServices) -> list[str]:
    return [draft.record.note for draft in services.drafts.kept()]


def test_a_draft_is_at_most_two_seconds_behind() -> None:
    assert 0 < DRAFT_DELAY_MS < 2000


def test_what_is_typed_is_kept_soon(
    qtbot: QtBot, form: Form, keeper: DraftKeeper, services: JournalServices
) -> None:
    form.words = "first"
    keeper.follow_edit()
    assert notes(services) == []
    qtbot.waitUntil(lambda: notes(services) == ["first"])


def test_steady_typing_does_not_put_it_off(
    qtbot: QtBot, form: Form, keeper: DraftKeeper, services: JournalServices
) -> None:
    seen: set[str] = set()

    def typed_on() -> bool:
        form.words += "x"
        keeper.follow_edit()
        seen.update(notes(services))
        return len(seen) >= 3

    qtbot.waitUntil(typed_on)  # an edit every few milliseconds, far below the delay
    assert all(seen)


def test_keeping_now_does_not_wait(form: Form, keeper: DraftKeeper, services: JournalServices) -> None:
    form.words = "now"
    keeper.follow_edit()
    assert keeper.keep_now()
    assert notes(services) == ["now"]


def test_nothing_new_is_not_written_again(form: Form, keeper: DraftKeeper, services: JournalServices) -> None:
    form.words = "once"
    keeper.follow_edit()
    assert keeper.keep_now()
    services.drafts.drop(EMPTY.id)
    assert keeper.keep_now()
    assert notes(services) == []


def test_what_is_taken_back_takes_its_draft_along(
    qtbot: QtBot, form: Form, keeper: DraftKeeper, services: JournalServices
) -> None:
    form.words = "taken back"
    keeper.follow_edit()
    keeper.keep_now()
    form.words = ""
    keeper.follow_edit()
    qtbot.waitUntil(lambda: services.journal.drafts.all() == [])


def test_another_record_leaves_no_draft_of_the_one_before(
    qtbot: QtBot, form: Form, keeper: DraftKeeper, services: JournalServices
) -> None:
    form.words = "before"
    keeper.follow_edit()
    keeper.keep_now()
    keeper.follow_edit()
    form.entry_id, form.words = "other", "other"
    keeper.turn_to()
    assert notes(services) == []
    keeper.follow_edit()
    qtbot.waitUntil(lambda: notes(services) == ["other"])


def test_a_draft_that_is_shown_again_stays_until_it_is_settled(
    form: Form, keeper: DraftKeeper, services: JournalServices
) -> None:
    services.drafts.keep(replace(EMPTY, note="from before"), stored=False)
    keeper.turn_to(EMPTY.id)
    assert notes(services) == ["from before"]
    form.words = ""
    keeper.turn_to()
    assert notes(services) == []


def test_a_draft_that_cannot_be_kept_is_told_once_and_kept_when_it_can_be(
    qtbot: QtBot, form: Form, keeper: DraftKeeper, services: JournalServices
) -> None:
    services.journal._file.connection.execute("PRAGMA query_only = ON")
    form.words = "first"
    with qtbot.waitSignal(keeper.fault_changed):
        keeper.follow_edit()
    assert keeper.fault
    form.words = "more"
    with qtbot.assertNotEmitted(keeper.fault_changed):
        keeper.follow_edit()
        assert not keeper.keep_now()
    services.journal._file.connection.execute("PRAGMA query_only = OFF")
    with qtbot.waitSignal(keeper.fault_changed):
        assert keeper.keep_now()
    assert (keeper.fault, notes(services)) == ("", ["more"])


def test_the_words_for_it_are_calm() -> None:
    assert words_unsaved("") == "not saved yet"
    assert "could not be kept" in words_unsaved("The disk is full.")
