"""The check-in: in a few clicks or keys, with own measures, sleep once a day, and a word for an illness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from carejournal.domain.entry import Entry
from carejournal.domain.measure import BUILT_IN, MOOD, Better, Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.tag import ILL_GROUP, Tag
from carejournal.ui.journal.reading_fields import NumberField, YesNoField
from journal_hand import CTRL, LEFT, THURSDAY, click_box, focused, kept, open_journal_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.journal.journal_page import JournalPage
    from carejournal.ui.page import Surroundings

PAIN = Measure("pain", "Pain", better=Better.LOWER, position=9)
COFFEE = Measure("coffee", "Coffee", Form.NUMBER, unit="cups", low=0.0, position=10)
OUTSIDE = Measure("outside", "Been outside", Form.YES_NO, Better.HIGHER, position=11)


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> JournalPage:
    return open_journal_page(qtbot, around)


def chip(page: JournalPage, name: str, *, ill: bool = False) -> QPushButton:
    chips = (page.editor.check_in.ill if ill else page.editor.chips)._chips
    return chips[name.casefold()]


def test_a_whole_check_in_takes_six_clicks(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    click_box(qtbot, page, "mood", 6)
    click_box(qtbot, page, "stress", 3)
    click_box(qtbot, page, "sleep_quality", 7)
    qtbot.mouseClick(page.editor.hours.more, LEFT)
    qtbot.mouseClick(chip(page, "exercise"), LEFT)
    qtbot.mouseClick(page.editor.finish, LEFT)
    (entry,) = kept(services)
    assert dict(entry.readings) == {"mood": 6.0, "stress": 3.0, "sleep_quality": 7.0, "sleep_hours": 7.0}
    assert entry.tags == ("exercise",)


def test_the_first_click_on_sleep_gives_the_usual_night_of_the_last_weeks(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    for day, hours in ((19, 5.0), (20, 8.25), (21, 9.0)):
        moment = Moment.on(services.today.replace(day=day))
        services.entries.write(Entry(f"night-{day}", moment, readings={"sleep_hours": hours}))
    page.new_entry()
    qtbot.mouseClick(page.editor.hours.more, LEFT)
    assert page.editor.hours.hours == 8.25


def test_a_whole_check_in_goes_by_digits_tab_and_ctrl_enter(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    for digits in ("6", "3", "7"):
        qtbot.keyClicks(focused(page), digits)
        qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(page), "7.5")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(page), Qt.Key.Key_Space)
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CTRL)
    (entry,) = kept(services)
    assert dict(entry.readings) == {"mood": 6.0, "stress": 3.0, "sleep_quality": 7.0, "sleep_hours": 7.5}
    assert entry.tags == ("exercise",)


def test_own_measures_are_asked_for_kept_and_emptied_again(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    services.cataloguing.write_measures([PAIN, COFFEE, OUTSIDE])
    coffee, outside = (page.editor.check_in.field(key) for key in ("coffee", "outside"))
    assert isinstance(coffee, NumberField)
    assert isinstance(outside, YesNoField)
    click_box(qtbot, page, "pain", 4)
    qtbot.keyClicks(coffee.edit, "2,5")
    qtbot.mouseClick(outside.no, LEFT)
    page.finish()
    (entry,) = kept(services)
    assert dict(entry.readings) == {"pain": 4.0, "coffee": 2.5, "outside": 0.0}
    click_box(qtbot, page, "pain", 4)
    coffee.edit.clear()
    coffee.edit.textEdited.emit("")
    qtbot.keyClick(outside.yes, Qt.Key.Key_Delete)
    qtbot.keyClicks(page.editor.note, "Nothing to count.")
    page.finish()
    assert dict(kept(services)[0].readings) == {}


@pytest.mark.parametrize("typed", ["-3", "12 or so", "2000"])
def test_what_is_no_number_of_the_measure_is_not_taken_nor_its_first_digits(
    qtbot: QtBot, page: JournalPage, services: JournalServices, typed: str
) -> None:
    services.cataloguing.write_measures([replace(COFFEE, high=1000.0)])
    coffee = page.editor.check_in.field("coffee")
    assert isinstance(coffee, NumberField)
    qtbot.keyClicks(coffee.edit, typed)
    assert coffee.reading is None
    coffee.edit.editingFinished.emit()
    assert coffee.edit.text() == ""


def test_a_measure_put_away_is_not_asked_for_and_its_readings_stay(
    page: JournalPage, services: JournalServices
) -> None:
    services.entries.write(THURSDAY)
    services.cataloguing.write_measures([replace(MOOD, archived=True)])
    page.show_record(THURSDAY.id)
    assert "mood" not in page.editor.check_in._lines
    assert page.editor.entry() == THURSDAY
    services.history.undo()
    assert page.editor.scale("mood").reading == THURSDAY.readings["mood"]


def test_measures_stand_in_their_order(page: JournalPage, services: JournalServices) -> None:
    services.cataloguing.write_measures([replace(PAIN, position=-1)])
    lines = page.editor.check_in._lines
    layout = page.editor.check_in._layout
    assert min(lines, key=lambda key: layout.indexOf(lines[key])) == "pain"
    assert set(lines) == {*BUILT_IN, "pain"} - {"ill"}


def test_sleep_is_asked_once_a_day_and_can_be_asked_again(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    check_in = page.editor.check_in
    click_box(qtbot, page, "sleep_quality", 7)
    page.finish()
    assert check_in._lines["sleep_quality"].isVisible()
    page.new_entry()
    assert not check_in._lines["sleep_quality"].isVisible()
    assert not check_in._lines["sleep_hours"].isVisible()
    assert check_in.slept.text() == "Last night is recorded, at 21:40: quality 7"
    qtbot.mouseClick(check_in.ask_sleep, LEFT)
    assert check_in._lines["sleep_quality"].isVisible()
    page.show_day(services.today.replace(day=21))
    assert check_in._lines["sleep_quality"].isVisible()


def test_an_illness_has_a_word_that_becomes_a_tag_of_its_group(
    qtbot: QtBot, page: JournalPage, services: JournalServices
) -> None:
    assert not page.editor.check_in.ill.isVisible()
    qtbot.mouseClick(page.editor.chips.ill_chip, LEFT)
    assert page.editor.check_in.ill.isVisible()
    qtbot.mouseClick(chip(page, "flu", ill=True), LEFT)
    page.finish()
    (entry,) = kept(services)
    assert (entry.readings["ill"], entry.tags) == (1.0, ("flu",))
    assert services.looking_back.tags()[-1] == Tag("flu", ILL_GROUP, 5)
    assert page.editor.entry() == entry
