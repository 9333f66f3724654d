"""Something that takes long: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from carejournal.ui.safekeeping.working_page import WorkingPage
from carejournal.ui.theme import DARK_NAME

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> WorkingPage:
    made = WorkingPage(around.theme, "Locking the journal", "The new file is being written.")
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_at_first_it_is_not_known_how_far_it_is(page: WorkingPage) -> None:
    assert (page.bar.minimum(), page.bar.maximum()) == (0, 0)
    assert page.words.text() == "The new file is being written."


@pytest.mark.parametrize(
    ("fraction", "shown"), [(0.0, 0.0), (0.25, 0.25), (1.0, 1.0), (-1.0, 0.0), (7.0, 1.0)]
)
def test_a_fraction_is_shown_and_never_leaves_the_bar(
    page: WorkingPage, fraction: float, shown: float
) -> None:
    page.show_progress(fraction, "It is being checked.")
    assert page.bar.value() / page.bar.maximum() == shown
    assert page.words.text() == "It is being checked."


def test_it_can_become_unknown_again(page: WorkingPage) -> None:
    page.show_progress(0.5, "Writing.")
    page.show_progress(None, "Checking.")
    assert page.bar.maximum() == 0


def test_cancelling_is_told_once(qtbot: QtBot, page: WorkingPage) -> None:
    told: list[bool] = []
    page.cancel_wanted.connect(lambda: told.append(True))
    qtbot.mouseClick(page.cancel, LEFT)
    qtbot.mouseClick(page.cancel, LEFT)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert told == [True]


def test_escape_cancels_but_enter_does_not(qtbot: QtBot, page: WorkingPage) -> None:
    with qtbot.assertNotEmitted(page.cancel_wanted):
        qtbot.keyClick(page.cancel, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.cancel_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_where_it_cannot_be_stopped_no_way_is_offered(qtbot: QtBot, around: Surroundings) -> None:
    page = WorkingPage(around.theme, "Swapping", "One moment.", can_cancel=False)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    assert not page.cancel.isVisible()
    with qtbot.assertNotEmitted(page.cancel_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_help_stays_one_click_away(qtbot: QtBot, page: WorkingPage) -> None:
    with qtbot.waitSignal(page.help_wanted):
        qtbot.mouseClick(page.rail.help_button, LEFT)


def test_the_bar_follows_the_look(around: Surroundings, page: WorkingPage) -> None:
    page.show_progress(0.5, "Writing.")
    light = page.bar.grab().toImage()
    around.theme.choose(DARK_NAME)
    assert page.bar.grab().toImage() != light
