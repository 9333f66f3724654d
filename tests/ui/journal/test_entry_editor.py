"""One entry as a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.tag import Tag
from carejournal.ui.journal.entry_editor import EntryEditor
from journal_hand import FRIDAY, SATURDAY, THURSDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton
OFFERED = (Tag("exercise"), Tag("people"))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
MOMENTS = st.builds(
    Moment,
    st.datetimes(datetime(100, 1, 1), datetime(9000, 1, 1)),
    st.none() | st.integers(-720, 840),
    st.booleans(),
)
READINGS = st.fixed_dictionaries(
    {},
    optional={
        "mood": st.floats(0, 10),
        "stress": st.floats(0, 10),
        "sleep_quality": st.floats(0, 10),
        "sleep_hours": st.integers(0, 96).map(lambda n: n / 4),
        "ill": st.sampled_from([0.0, 1.0]),
        "energy": st.floats(-1e6, 1e6),
    },
)
ENTRIES = st.builds(
    Entry,
    st.just("any"),
    MOMENTS,
    st.none() | st.datetimes(timezones=st.just(UTC)),
    title=WORDS,
    note=WORDS,
    readings=READINGS,
    tags=st.lists(WORDS, max_size=4).map(tuple),
    private=st.booleans(),
    starred=st.booleans(),
)


@pytest.fixture
def editor(qtbot: QtBot, around: Surroundings) -> EntryEditor:
    made = EntryEditor(around.theme)
    qtbot.addWidget(made)
    made.resize(760, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


@given(entry=ENTRIES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_entry_that_is_only_looked_at_stays_exactly_as_it_is(editor: EntryEditor, entry: Entry) -> None:
    editor.show_entry(entry, OFFERED, stored=True)
    assert editor.entry() == entry
    assert not editor.changed


@given(entry=ENTRIES, words=st.text("abc ", min_size=1, max_size=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_editing_the_note_leaves_all_else_as_it_is(editor: EntryEditor, entry: Entry, words: str) -> None:
    editor.show_entry(replace(entry, note="before"), OFFERED, stored=True)
    editor.note.insertPlainText(words)
    assert editor.entry() == replace(entry, note=words + "before")
    assert editor.changed


def test_readings_the_form_does_not_show_survive(qtbot: QtBot, editor: EntryEditor) -> None:
    editor.show_entry(FRIDAY, OFFERED, stored=True)
    qtbot.keyClicks(editor.scale("stress"), "4")
    assert dict(editor.entry().readings) == {"mood": 7.5, "stress": 4, "energy": 4, "ill": 0}
    assert editor.entry().origin == FRIDAY.origin


def test_words_beside_a_scale_say_what_its_number_means(qtbot: QtBot, editor: EntryEditor) -> None:
    editor.show_entry(SATURDAY, OFFERED, stored=True)
    assert editor.check_in._words["stress"].text() == "not recorded"
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor.scale("stress"), "8")
    assert editor.check_in._words["stress"].text() == "very high"


def test_the_night_is_named_by_the_day_it_led_into(editor: EntryEditor) -> None:
    editor.show_entry(THURSDAY, OFFERED, stored=True)
    assert editor.check_in._night.text() == "last night, into Thursday, 19 November"


def test_ill_is_set_taken_back_and_never_made_up(qtbot: QtBot, editor: EntryEditor) -> None:
    editor.show_entry(SATURDAY, OFFERED, stored=True)
    qtbot.mouseClick(editor.chips.ill_chip, LEFT)
    assert editor.entry().readings["ill"] == 1
    qtbot.mouseClick(editor.chips.ill_chip, LEFT)
    assert "ill" not in editor.entry().readings
    editor.show_entry(replace(SATURDAY, readings={"ill": 1.0}), OFFERED, stored=True)
    qtbot.mouseClick(editor.chips.ill_chip, LEFT)
    assert "ill" not in editor.entry().readings


def test_tags_keep_their_order_and_spelling(qtbot: QtBot, editor: EntryEditor) -> None:
    editor.show_entry(FRIDAY, (*OFFERED, Tag("gardening")), stored=True)
    people = next(each for each in editor.chips._chips.values() if each.text() == "people")
    qtbot.mouseClick(people, LEFT)
    assert editor.entry().tags == ("Gardening", "exercise", "people")
    qtbot.mouseClick(people, LEFT)
    assert not editor.changed


EDITS: dict[str, Callable[[QtBot, EntryEditor], None]] = {
    "title": lambda qtbot, editor: qtbot.keyClicks(editor.title, "Soup"),
    "note": lambda qtbot, editor: qtbot.keyClicks(editor.note, "Soup"),
    "hours": lambda qtbot, editor: qtbot.keyClicks(editor.hours.edit, "8"),
    "private": lambda qtbot, editor: qtbot.mouseClick(editor.private, LEFT),
    "star": lambda qtbot, editor: qtbot.mouseClick(editor.star, LEFT),
    "mood": lambda qtbot, editor: qtbot.keyClicks(editor.scale("mood"), "2"),
    "day": lambda _, editor: editor.moment.day_edit.setDate(editor.moment.day_edit.date().addDays(-1)),
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_is_announced_and_makes_a_difference(qtbot: QtBot, editor: EntryEditor, edit: str) -> None:
    editor.show_entry(replace(SATURDAY, note=""), OFFERED, stored=True)
    with qtbot.waitSignal(editor.edited):
        EDITS[edit](qtbot, editor)
    assert editor.changed


def test_an_entry_can_be_moved_without_that_being_an_edit(editor: EntryEditor) -> None:
    editor.show_entry(SATURDAY, OFFERED, stored=False)
    moment = Moment(datetime(2026, 11, 23, 8, 0), 60)
    editor.move_to(moment)
    assert editor.entry() == replace(SATURDAY, moment=moment)
    assert not editor.changed
    assert editor.check_in._night.text() == "last night, into Monday, 23 November"


def test_done_and_delete_are_asked_for(qtbot: QtBot, editor: EntryEditor) -> None:
    editor.show_entry(SATURDAY, OFFERED, stored=True)
    with qtbot.waitSignal(editor.done):
        qtbot.mouseClick(editor.finish, LEFT)
    with qtbot.waitSignal(editor.delete_wanted):
        qtbot.mouseClick(editor.delete, LEFT)
    editor.show_entry(SATURDAY, OFFERED, stored=False)
    assert not editor.delete.isEnabled()


@pytest.mark.parametrize("height", [320, 700, 1400])
def test_how_to_end_an_entry_is_in_sight_however_low_the_window_is(
    editor: EntryEditor, qtbot: QtBot, height: int
) -> None:
    editor.show_entry(SATURDAY, OFFERED, stored=True)
    editor.resize(760, height)
    qtbot.waitUntil(lambda: editor.height() == height)
    for part in (editor.moment.time_edit, editor.delete, editor.star, editor.private, editor.finish):
        assert part.visibleRegion().boundingRect() == part.rect()
