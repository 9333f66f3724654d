"""How a row of the timeline is painted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from carejournal.charts.palette import DARK, LIGHT
from carejournal.services.looking_back import HIT_ENDS, HIT_STARTS
from carejournal.ui.journal.timeline_delegate import from_place, qt_length, without_marks
from carejournal.ui.journal.timeline_model import TimelineModel
from carejournal.ui.journal.timeline_view import TimelineView
from carejournal.ui.theme import DARK_NAME
from journal_hand import ENTRIES, FRIDAY, SATURDAY, THURSDAY, put_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.services.journal_services import JournalServices
    from carejournal.ui.page import Surroundings

LONG = "😀 walked with my sister, 🍲 soup, the form with its four pages, and then home again. " * 4


@pytest.fixture
def view(qtbot: QtBot, around: Surroundings) -> TimelineView:
    put_entries(around.services, *ENTRIES)
    return shown(qtbot, around)


def shown(qtbot: QtBot, around: Surroundings) -> TimelineView:
    made = TimelineView(around.theme, TimelineModel(around.services.looking_back, around.services.today))
    made.model().setParent(made)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
    return made


def picture(view: TimelineView, record_id: str) -> QImage:
    """Return what is painted for a row."""
    area = view.visualRect(view._rows.index(view._rows.row_of(record_id)))
    return view.viewport().grab(area).toImage()


def pixels_of(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_the_open_entry_is_tinted_and_outlined(view: TimelineView) -> None:
    before = picture(view, FRIDAY.id)
    view.mark(FRIDAY.id)
    assert pixels_of(before, LIGHT.accent) == 0
    assert pixels_of(picture(view, FRIDAY.id), LIGHT.accent) > 100
    assert pixels_of(picture(view, SATURDAY.id), LIGHT.accent) == 0


def test_the_row_with_the_keyboard_can_be_seen_also_where_none_is_open(
    qtbot: QtBot, view: TimelineView
) -> None:
    view.clearFocus()
    before = picture(view, SATURDAY.id)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert pixels_of(before, LIGHT.accent) == 0
    assert pixels_of(picture(view, SATURDAY.id), LIGHT.accent) > 100


def test_another_look_paints_in_its_colours(view: TimelineView, around: Surroundings) -> None:
    assert pixels_of(picture(view, FRIDAY.id), LIGHT.surface) > 1000
    around.theme.choose(DARK_NAME)
    assert pixels_of(picture(view, FRIDAY.id), DARK.surface) > 1000


@pytest.fixture(params=[1, 2])
def scale(request: pytest.FixtureRequest) -> Iterator[int]:
    """Let the letters be as large as usual, or twice."""
    before = QApplication.font()
    if request.param != 1:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * request.param)
        QApplication.setFont(font)
    yield int(request.param)
    QApplication.setFont(before)


def test_nothing_is_painted_beside_the_card(
    qtbot: QtBot, around: Surroundings, services: JournalServices, scale: int
) -> None:
    put_entries(services, replace(THURSDAY, note=LONG, starred=True, title="A very long title " * 9))
    view = shown(qtbot, around)
    view.resize(170, 400)
    image = picture(view, THURSDAY.id)
    edge = image.copy(image.width() - 9, 12, 6, image.height() - 36)
    assert scale
    assert pixels_of(edge, LIGHT.surface) == edge.width() * edge.height()


def test_a_row_is_high_enough_for_its_letters(qtbot: QtBot, around: Surroundings, scale: int) -> None:
    put_entries(around.services, *ENTRIES)
    view = shown(qtbot, around)
    row = view.visualRect(view._rows.index(0))
    assert scale
    assert row.height() >= 3 * view.fontMetrics().lineSpacing()


def test_the_words_that_were_found_are_marked(qtbot: QtBot, view: TimelineView) -> None:
    view.clearFocus()
    plain = picture(view, SATURDAY.id)
    view._rows.search("soup")
    assert qtbot is not None
    assert pixels_of(plain, LIGHT.accent) == 0
    assert pixels_of(picture(view, SATURDAY.id), LIGHT.accent) > 10


def test_marks_become_places_as_qt_counts() -> None:
    text = f"😀 {HIT_STARTS}soup{HIT_ENDS} and {HIT_STARTS}🍲{HIT_ENDS}."
    assert without_marks(text) == ("😀 soup and 🍲.", [(3, 4), (12, 2)])


@given(st.text(), st.text())
def test_a_text_can_be_cut_where_qt_says(before: str, after: str) -> None:
    assert from_place(before + after, qt_length(before)) == after


@given(st.text(st.characters(exclude_characters=HIT_STARTS + HIT_ENDS)))
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert without_marks(text) == (text, [])
