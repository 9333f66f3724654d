"""Patterns of a short record: nights are painted where they belong, and what is missing is said kindly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from carejournal.services.patterns import NightAndDay
from carejournal.ui.insights.nights_picture import NightsPicture
from carejournal.ui.theme import DARK_NAME
from insights_hand import open_insights, settled
from journal_hand import LEFT, THURSDAY, put_entries

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

SHORT = NightAndDay(5.5, 3.0, 1)
LONG = NightAndDay(9.0, 8.0, 9)


def coloured(widget: QWidget, colour: str, columns: range) -> QRect:
    """Return the place that holds all pixels of a colour in these columns; null where there is none."""
    image, wanted = widget.grab().toImage(), QColor(colour)
    found = [(x, y) for x in columns for y in range(image.height()) if image.pixelColor(x, y) == wanted]
    if not found:
        return QRect()
    xs, ys = zip(*found, strict=True)
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def night_inside(picture: QWidget, colour: str, columns: range) -> QRect:
    """Return the place of what is painted with the colour's tint."""
    image, wanted = picture.grab().toImage(), QColor(colour)
    background = image.pixelColor(image.width() - 1, image.height() - 1)
    red, green, blue = (
        round(0.45 * one + 0.55 * other)
        for one, other in (
            (wanted.red(), background.red()),
            (wanted.green(), background.green()),
            (wanted.blue(), background.blue()),
        )
    )
    return coloured(picture, QColor(red, green, blue).name(), columns)


@pytest.mark.parametrize("nights", [(SHORT, LONG), (LONG, SHORT)])
def test_a_longer_night_lies_to_the_right_a_better_day_above_and_more_of_them_are_larger(
    qtbot: QtBot, around: Surroundings, nights: tuple[NightAndDay, ...]
) -> None:
    picture = NightsPicture()
    qtbot.addWidget(picture)
    picture.resize(500, 300)
    colours = around.theme.colours
    picture.show_nights(nights, "hours", "mood", colours)
    short, long = (night_inside(picture, colours.sleep, each) for each in (range(250), range(250, 500)))
    assert not short.isNull()
    assert short.center().x() < long.center().x()
    assert short.center().y() > long.center().y()
    assert short.width() * 2 < long.width()


def test_a_single_night_and_none_at_all_are_painted_without_a_fault(
    qtbot: QtBot, around: Surroundings
) -> None:
    picture = NightsPicture()
    qtbot.addWidget(picture)
    picture.resize(500, 300)
    colours = around.theme.colours
    picture.show_nights((), "hours", "mood", colours)
    assert night_inside(picture, colours.sleep, range(500)).isNull()
    picture.show_nights((NightAndDay(0.0, 0.0, 1),), "hours", "mood", colours)
    assert not night_inside(picture, colours.sleep, range(500)).isNull()


def test_the_one_night_that_is_recorded_is_told_in_words_and_follows_the_look(
    qtbot: QtBot, around: Surroundings
) -> None:
    put_entries(around.services, THURSDAY)
    patterns = settled(open_insights(qtbot, around)).patterns
    qtbot.mouseClick(patterns.which.chip("nights"), LEFT)
    assert patterns.nights.isVisible()
    assert not patterns.measures.isVisible()
    assert "8" in patterns.nights.accessibleDescription()
    assert patterns.caption.text().endswith("this shows what goes together, not why.")
    before = patterns.nights.grab().toImage()
    around.theme.choose(DARK_NAME)
    assert patterns.nights.grab().toImage() != before


def test_what_is_not_recorded_yet_is_said_in_place_of_an_empty_picture(
    qtbot: QtBot, around: Surroundings
) -> None:
    put_entries(around.services, replace(THURSDAY, readings={"mood": 7.0}, tags=()))
    patterns = settled(open_insights(qtbot, around)).patterns
    for which, words in (
        ("nights", "Nights show here once hours of sleep and a mood are recorded for a day."),
        ("tags", "Tags show here once a day has one."),
    ):
        qtbot.mouseClick(patterns.which.chip(which), LEFT)
        assert patterns.caption.text().endswith(words)
        assert not patterns.as_table.isVisible()
