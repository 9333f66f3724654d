"""The small fields of the session form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QDateEdit

from carejournal.charts.palette import DARK, LIGHT, Role
from carejournal.domain.measure import STRESS
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.session import MASSAGE, THERAPY, Kind, Mark
from carejournal.ui.sessions.area_chips import AreaChips
from carejournal.ui.sessions.choice_chips import ChoiceChips
from carejournal.ui.sessions.kind_marks import mark_colour, mark_pixmap
from carejournal.ui.sessions.method_choice import MethodChoice
from carejournal.ui.sessions.optional_number import OptionalNumber
from carejournal.ui.sessions.optional_words import OptionalWords
from carejournal.ui.sessions.rating_row import RatingRow
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def minutes(qtbot: QtBot) -> OptionalNumber:
    made = OptionalNumber("Minutes", step=5, whole=True)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def cost(qtbot: QtBot) -> OptionalNumber:
    made = OptionalNumber("Cost")
    qtbot.addWidget(made)
    return made


def test_an_empty_number_is_not_recorded(qtbot: QtBot, minutes: OptionalNumber) -> None:
    minutes.show_number(50)
    minutes.selectAll()
    qtbot.keyClick(minutes, Qt.Key.Key_Delete)
    assert minutes.number is None
    assert minutes.placeholderText() == "not recorded"


def test_a_number_is_read_as_it_is_typed(qtbot: QtBot, cost: OptionalNumber) -> None:
    qtbot.keyClicks(cost, "68.5")
    assert cost.number == 68.5


@pytest.mark.usefixtures("german")
def test_a_number_is_read_and_written_as_the_locale_does(qtbot: QtBot) -> None:
    field = OptionalNumber("Cost")
    qtbot.addWidget(field)
    field.show_number(68.5)
    assert field.text() == "68,5"
    field.clear()
    qtbot.keyClicks(field, "12,25")
    assert field.number == 12.25


@given(number=st.floats(0, 1e9, exclude_max=True) | st.none())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_number_that_is_only_shown_comes_back_exactly(cost: OptionalNumber, number: float | None) -> None:
    cost.show_number(number)
    assert cost.number == number


@pytest.mark.parametrize("typed", ["abc", "50.5", "5 0 x", "inf", "-inf", "nan", "1e999"])
def test_what_is_no_whole_number_is_refused_without_repeating_it(
    qtbot: QtBot, minutes: OptionalNumber, typed: str
) -> None:
    qtbot.keyClicks(minutes, typed)
    with pytest.raises(BadValueRefusal) as refused:
        _ = minutes.number
    assert str(refused.value) == "Minutes takes a whole number, or nothing."


@pytest.mark.parametrize("typed", ["inf", "nan"])
def test_a_number_without_an_end_is_none(qtbot: QtBot, cost: OptionalNumber, typed: str) -> None:
    qtbot.keyClicks(cost, typed)
    with pytest.raises(BadValueRefusal) as refused:
        _ = cost.number
    assert str(refused.value) == "Cost takes a number, or nothing."


def test_the_arrow_keys_step_a_number_but_never_to_zero(qtbot: QtBot, minutes: OptionalNumber) -> None:
    with qtbot.waitSignal(minutes.number_changed):
        qtbot.keyClick(minutes, Qt.Key.Key_Up)
    qtbot.keyClick(minutes, Qt.Key.Key_Up)
    assert minutes.number == 10
    qtbot.keyClick(minutes, Qt.Key.Key_Down)
    qtbot.keyClick(minutes, Qt.Key.Key_Down)
    assert minutes.number == 5


def test_words_that_are_only_shown_come_back_exactly(qtbot: QtBot) -> None:
    field = OptionalWords("Provider")
    qtbot.addWidget(field)
    field.show_words("  Dr Low ")
    assert field.words == "  Dr Low "
    field.setCursorPosition(len(field.text()))
    qtbot.keyClicks(field, "e ")
    assert field.words == "Dr Low e"


def test_a_method_is_spelled_as_it_is_offered(qtbot: QtBot) -> None:
    field = MethodChoice("Method")
    qtbot.addWidget(field)
    field.offer(("CBT", "Other"))
    field.show_method("")
    qtbot.keyClicks(field.line, " cbt ")
    assert field.method == "CBT"
    field.show_method("")
    with qtbot.waitSignal(field.method_changed):
        qtbot.keyClicks(field.line, "EMDR")
    assert field.method == "EMDR"


def test_offering_other_methods_keeps_what_stands_in_the_field(qtbot: QtBot) -> None:
    field = MethodChoice("Method")
    qtbot.addWidget(field)
    field.offer(("CBT",))
    field.show_method("cbT")
    field.offer(("CBT", "EMDR"))
    assert field.method == "cbT"
    assert [field.itemText(n) for n in range(field.count())] == ["CBT", "EMDR"]


def test_one_of_the_chips_is_chosen(qtbot: QtBot) -> None:
    chips = ChoiceChips("Status")
    qtbot.addWidget(chips)
    chips.offer({"planned": "Planned", "missed": "Missed"})
    chips.show_choice("planned")
    with qtbot.waitSignal(chips.choice_changed):
        qtbot.mouseClick(chips.chip("missed"), Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(chips.choice_changed):
        qtbot.mouseClick(chips.chip("missed"), Qt.MouseButton.LeftButton)
    assert chips.choice == "missed"
    assert [chip.isChecked() for chip in chips.chips] == [False, True]


def test_an_optional_choice_is_emptied_by_the_same_again(qtbot: QtBot) -> None:
    chips = ChoiceChips("Pressure", optional=True)
    qtbot.addWidget(chips)
    chips.offer({"1": "1", "2": "2"})
    qtbot.mouseClick(chips.chip("2"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips.chip("2"), Qt.Key.Key_Space)
    assert chips.choice is None
    assert not chips.chip("2").isChecked()


def test_a_long_word_is_shortened_on_its_chip_and_whole_for_screen_readers(qtbot: QtBot) -> None:
    chips = ChoiceChips("Show")
    qtbot.addWidget(chips)
    word = "Physiotherapie und <b>Krankengymnastik</b>"
    chips.offer({"own": word})
    assert len(chips.chip("own").text()) < len(word)
    shown = QTextDocument()
    shown.setHtml(chips.chip("own").toolTip())  # what a tip makes of it
    assert shown.toPlainText() == word
    assert word in chips.chip("own").accessibleName()


@pytest.fixture
def areas(qtbot: QtBot) -> AreaChips:
    made = AreaChips("Areas")
    qtbot.addWidget(made)
    made.show_areas(("shoulders", "neck"), ("calves",))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_areas_that_are_only_shown_keep_their_order(areas: AreaChips) -> None:
    assert areas.areas == ("shoulders", "neck")


def test_areas_are_ticked_and_unticked(qtbot: QtBot, areas: AreaChips) -> None:
    for area in ("feet", "shoulders", "calves"):
        qtbot.mouseClick(areas.chip(area), Qt.MouseButton.LeftButton)
    assert areas.areas == ("neck", "feet", "calves")


def test_an_own_area_counts_as_soon_as_it_is_typed(qtbot: QtBot, areas: AreaChips) -> None:
    qtbot.keyClicks(areas.own, " left  knee")
    assert areas.areas == ("shoulders", "neck", "left knee")
    qtbot.keyClick(areas.own, Qt.Key.Key_Return)
    assert areas.chip("left knee").isChecked()
    assert areas.own.text() == ""
    assert areas.areas == ("shoulders", "neck", "left knee")


def test_a_typed_area_that_is_offered_ticks_its_chip(qtbot: QtBot, areas: AreaChips) -> None:
    qtbot.keyClicks(areas.own, "Feet")
    qtbot.keyClick(areas.own, Qt.Key.Key_Return)
    assert areas.areas == ("shoulders", "neck", "feet")


def test_own_areas_of_another_session_go_with_it(areas: AreaChips) -> None:
    areas.show_areas((), ("jaw",))
    assert areas.areas == ()
    assert not areas.chip("jaw").isChecked()
    with pytest.raises(KeyError):
        areas.chip("calves")


def test_a_rating_needs_two_lines_only_where_it_is_narrow(qtbot: QtBot, around: Surroundings) -> None:
    row = RatingRow(around.theme, STRESS, Role.STRESS, "Tension", "Before: Tension")
    qtbot.addWidget(row)
    wide = row.sizeHint().width()
    assert row.heightForWidth(wide) < row.heightForWidth(wide - 1)
    for width in (wide, row.minimumSizeHint().width()):
        row.resize(width, row.heightForWidth(width))
        with qtbot.waitExposed(row):
            row.show()
        parts = (row.name, row.scale)
        assert all(row.rect().contains(part.geometry()) for part in parts)
        assert not row.name.geometry().intersects(row.scale.geometry())


def test_a_rating_says_what_it_means_and_that_nothing_is_recorded(qtbot: QtBot, around: Surroundings) -> None:
    row = RatingRow(around.theme, STRESS, Role.STRESS, "Tension", "Before: Tension")
    qtbot.addWidget(row)
    assert row.word == "not recorded"
    with qtbot.waitSignal(row.rating_changed):
        qtbot.keyClick(row.scale, Qt.Key.Key_7)
    assert (row.rating, row.word) == (7.0, row.scale.words)


def test_the_wheel_is_left_to_the_page(qtbot: QtBot) -> None:
    guarded, free = QDateEdit(QDate(2026, 11, 22)), QDateEdit(QDate(2026, 11, 22))
    WheelGuard(guarded, guarded)
    for field in (guarded, free):
        qtbot.addWidget(field)
        with qtbot.waitExposed(field):
            field.show()
        turn = QWheelEvent(
            QPointF(field.rect().center()),
            QPointF(field.rect().center()),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turn)
        assert turn.isAccepted() is (field is free)
    assert guarded.date() == QDate(2026, 11, 22)
    assert free.date() != guarded.date()


def test_every_mark_has_a_shape_of_its_own(qapp: QApplication) -> None:
    assert qapp is not None
    pictures = [mark_pixmap(Kind("own", "Own", mark), LIGHT, 16).toImage() for mark in Mark]
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[n + 1 :])


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_marks_have_the_colour_of_their_kind(qapp: QApplication, palette: object) -> None:
    assert qapp is not None
    colours = LIGHT if palette is LIGHT else DARK
    for key, mark, expected in (
        (THERAPY, Mark.TRIANGLE, colours.therapy),
        (MASSAGE, Mark.DIAMOND, colours.massage),
        ("sauna", Mark.SQUARE, colours.quiet),
    ):
        kind = Kind(key, "Name", mark)
        assert mark_colour(kind, colours) == expected
        image = mark_pixmap(kind, colours, 16).toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(expected)
