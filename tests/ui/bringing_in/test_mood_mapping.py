"""Each mood name of a file is asked about once, and nothing is made up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt

from carejournal.domain.moment import Moment
from carejournal.exchange.records import FormatName, Found, FoundEntry, MoodName
from carejournal.ui.bringing_in.mood_mapping import COUNT, LEVEL, NAME, OURS, MoodLine, MoodMapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(ENGLISH)
    yield
    QLocale.setDefault(before)


def mapping(*lines: MoodLine, low: float = 1.0, high: float = 5.0) -> MoodMapping:
    return MoodMapping(lines, low, high)


def shown(model: MoodMapping) -> list[tuple[object, ...]]:
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


SO_SO = MoodLine("so so", 1200, None, decided=False)
RAD = MoodLine("rad", 2, 5.0, decided=True)
BAD = MoodLine("bad", 1, 2.0, decided=True)


def test_it_is_a_sound_model_before_and_after_a_choice(qtmodeltester: ModelTester) -> None:
    model = mapping(RAD, SO_SO, BAD)
    qtmodeltester.check(model)
    model.choose(0, 4.0)
    qtmodeltester.check(model)


def test_names_without_a_level_come_first_and_say_so() -> None:
    assert shown(mapping(BAD, RAD, SO_SO)) == [
        ("so so", "1,200", "Leave the mood out", "needs a level · no mood yet"),
        ("rad", "2", "5 · the best", "10 · the best"),
        ("bad", "1", "2", "2.5 · low"),
    ]


def test_a_chosen_level_is_shown_on_both_scales_and_announced_once(qtbot: QtBot) -> None:
    model = mapping(SO_SO, RAD)
    with qtbot.waitSignals([model.levels_changed, model.dataChanged]):
        model.choose(0, 3.0)
    assert shown(model)[0] == ("so so", "1,200", "3", "5 · in between")
    assert model.levels == {"so so": 3.0, "rad": 5.0}
    assert (model.undecided, model.undecided_words()) == (0, "")
    with qtbot.assertNotEmitted(model.levels_changed):
        model.choose(0, 3.0)


def test_leaving_a_mood_out_is_a_decision_too(qtbot: QtBot) -> None:
    model = mapping(SO_SO)
    assert model.undecided_words() == "1 name needs a level."
    with qtbot.waitSignal(model.levels_changed):
        model.choose(0, None)
    assert shown(model)[0][OURS] == "no mood"
    assert (model.levels, model.undecided) == ({"so so": None}, 0)


@pytest.mark.parametrize("value", [0.0, 6.0, 2.5, "3", float("nan")])
def test_what_is_no_level_of_the_source_is_not_taken(value: object) -> None:
    model = mapping(SO_SO)
    assert not model.setData(model.index(0, LEVEL), value)
    assert model.levels == {"so so": None}
    assert model.undecided == 1


def test_only_the_level_can_be_edited() -> None:
    model = mapping(RAD)
    editable = [bool(model.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable) for column in range(4)]
    assert editable == [False, False, True, False]
    assert not model.setData(model.index(0, NAME), 3.0)
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert len(set(headings)) == 4


def test_a_long_scale_is_offered_in_ten_steps() -> None:
    model = mapping(SO_SO, low=0.0, high=100.0)
    assert model.steps == [100.0 - 10 * step for step in range(11)]
    assert model.ours(70.0) == "7 · good"


def test_a_level_of_the_source_between_two_steps_can_be_kept() -> None:
    model = mapping(MoodLine("meh", 1, 2.5, decided=True))
    assert 2.5 in model.steps
    assert model.index(0, OURS).data() == "3.75 · low, not the lowest"


def test_only_moods_of_new_entries_count_and_spellings_are_one_name() -> None:
    names = ("Rad", "rad ", "so so", "so so", "")
    entries = tuple(
        FoundEntry(f"row:{n}", Moment(datetime(2026, 1, 20, 8, n)), mood=name) for n, name in enumerate(names)
    )
    moods = (MoodName("Rad", 5.0, 1), MoodName("so so", None, 2))
    found = Found(FormatName.DAYLIO_CSV, "Daylio", entries, moods=moods)
    model = MoodMapping.of(found, ["row:0", "row:1", "row:2", "row:4"])
    assert [(line[NAME], line[COUNT]) for line in shown(model)] == [("so so", "1"), ("Rad", "2")]
