"""Help now, used as a person would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from carejournal.services.reading_evidence import help_page
from carejournal.ui.evidence.help_dialog import HelpDialog
from carejournal.ui.evidence.reading_text import ReadingText

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

    Opened = Callable[[str | None], HelpDialog]


@pytest.fixture
def opened(qtbot: QtBot, around: Surroundings) -> Opened:  # noqa: ARG001 - brings the look
    window = QWidget()
    window.resize(1180, 760)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()

    def open_for(country: str | None) -> HelpDialog:
        dialog = HelpDialog(window, country)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return open_for


def texts_of(dialog: HelpDialog) -> list[str]:
    return [
        each.words if isinstance(each, ReadingText) else each.text() for each in dialog.findChildren(QLabel)
    ]


def contacts(dialog: HelpDialog) -> list[str]:
    return [each.line.contact for each in dialog.shown]


def choose(dialog: HelpDialog, qtbot: QtBot, name: str) -> None:
    dialog.chooser.setFocus()
    qtbot.keyClick(dialog.chooser, Qt.Key.Key_Home)
    while dialog.chooser.currentText() != name:
        before = dialog.chooser.currentText()
        qtbot.keyClick(dialog.chooser, Qt.Key.Key_Down)
        assert dialog.chooser.currentText() != before
    qtbot.waitUntil(lambda: all(each.isVisible() for each in dialog.shown))


@pytest.mark.parametrize("country", ["GB", "US", "DE", "FR", "AU", "CA", "NZ", ""])
def test_the_emergency_sentence_comes_first_then_the_lines_in_order_of_need(
    opened: Opened, country: str
) -> None:
    dialog = opened(country)
    read = texts_of(dialog)
    lines = help_page().of(country)
    assert read[0] == help_page().in_danger
    wanted = [text for line in lines for text in (line.name, line.contact, line.what)]
    places = [read.index(text) for text in wanted]
    assert places == sorted(places)
    assert contacts(dialog) == [line.contact for line in lines]


def test_each_line_says_where_and_when_it_was_seen(opened: Opened) -> None:
    read = texts_of(opened("GB"))
    for line in help_page().of("GB"):
        assert any(line.source in text and str(line.checked.year) in text for text in read)


def test_it_says_that_nobody_is_watching_and_that_it_cannot_call(
    opened: Opened,
) -> None:
    read = " ".join(texts_of(opened("US")))
    assert "Nobody is watching" in read
    assert "cannot call" in read


def test_the_country_is_the_one_this_computer_is_set_to(opened: Opened) -> None:
    here = QLocale.territoryToCode(QLocale.system().territory())
    assert contacts(opened(None)) == [line.contact for line in help_page().of(here)]


def test_somebody_without_a_listed_country_is_shown_the_directory(
    opened: Opened,
) -> None:
    dialog = opened("NZ")
    assert dialog.chooser.currentText() == "Another country"
    assert any("findahelpline.com" in contact for contact in contacts(dialog))


def test_another_country_can_be_chosen_and_chosen_back(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("GB")
    choose(dialog, qtbot, "Australia")
    assert contacts(dialog) == [line.contact for line in help_page().of("AU")]
    choose(dialog, qtbot, "United Kingdom")
    assert contacts(dialog) == [line.contact for line in help_page().of("GB")]


def test_the_wheel_scrolls_and_never_changes_the_country(opened: Opened) -> None:
    dialog = opened("GB")
    dialog.chooser.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(dialog.chooser.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(dialog.chooser, wheel)
    assert dialog.chooser.country == "GB"


@pytest.mark.parametrize(
    ("country", "copied"), [("GB", "116 123"), ("US", "988"), ("NZ", "findahelpline.com")]
)
def test_a_number_or_an_address_can_be_copied(
    qtbot: QtBot, opened: Opened, country: str, copied: str
) -> None:
    dialog = opened(country)
    line = next(each for each in dialog.shown if copied in each.line.contact)
    qtbot.mouseClick(line.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == copied
    assert line.done.isVisible()
    assert copied in line.done.text()


def test_escape_closes_it_and_nothing_of_it_stays(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("GB")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_close_closes_it(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("GB")
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_tab_goes_from_country_through_the_lines_to_close_also_after_a_change(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = opened("GB")
    choose(dialog, qtbot, "United States")
    reached: list[QWidget] = []
    for _ in range(len(dialog.shown) + 4):
        present = dialog.focusWidget()
        assert present is not None
        reached.append(present)
        qtbot.keyClick(present, Qt.Key.Key_Tab)
    ways = [dialog.copy_all, dialog.print, dialog.close_button]
    assert reached == [dialog.chooser, *(each.copy for each in dialog.shown), *ways]


def test_every_button_says_what_it_is_for(opened: Opened) -> None:
    dialog = opened("US")
    names = [each.accessibleName() or each.text() for each in dialog.findChildren(QPushButton)]
    assert len(set(names)) == len(names)
    assert all(names)


@pytest.mark.usefixtures("around")
def test_it_fits_a_small_window_with_large_text(qtbot: QtBot) -> None:
    plain = QGuiApplication.font()
    large = QGuiApplication.font()
    large.setPointSizeF(plain.pointSizeF() * 2)
    QGuiApplication.setFont(large)
    try:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1280, 720)
        dialog = HelpDialog(window, "US")
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        assert dialog.height() <= 720
        assert dialog.width() <= 1280
        assert dialog.area.horizontalScrollBar().maximum() == 0
        assert dialog.close_button.geometry().bottom() < dialog.height()
    finally:
        QGuiApplication.setFont(plain)
