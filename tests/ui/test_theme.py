"""The look: palettes, light and dark, and the type scale."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from carejournal.charts.palette import DARK, LIGHT, Palette, Role, blend
from carejournal.charts.pixel_scale import luminance
from carejournal.ui.theme import (
    DARK_NAME,
    LIGHT_NAME,
    SYSTEM,
    TINT,
    Theme,
    qt_palette,
    scaled_font,
    style_sheet,
)
from carejournal.ui.widgets.building import button, card, label
from carejournal.ui.widgets.scale_row import FILL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup
SHOWN = [role for role in ROLE if role not in {ROLE.NoRole, ROLE.NColorRoles}]


class SystemLook(QObject):
    """Stands for the system's settings, which no test may change."""

    colorSchemeChanged = Signal(object)  # noqa: N815 - Qt's name
    scheme = Qt.ColorScheme.Light

    def styleHints(self) -> SystemLook:
        return self

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, LIGHT_NAME)
    yield made
    made.deleteLater()


@pytest.mark.parametrize(("name", "colours"), [(LIGHT_NAME, LIGHT), (DARK_NAME, DARK)])
def test_the_palette_is_on_the_application(
    qapp: QApplication, theme: Theme, name: str, colours: Palette
) -> None:
    theme.choose(name)
    palette = qapp.palette()
    assert palette.color(ROLE.Window) == QColor(colours.background)
    assert palette.color(ROLE.Base) == QColor(colours.surface)
    assert palette.color(ROLE.WindowText) == QColor(colours.text)
    assert palette.color(ROLE.PlaceholderText) == QColor(colours.quiet)
    assert palette.color(ROLE.Highlight) == QColor(colours.accent)
    assert palette.color(GROUP.Disabled, ROLE.ButtonText) == QColor(colours.quiet)
    assert theme.dark is (colours is DARK)
    assert colours.accent in qapp.styleSheet()


def test_switching_is_announced_once_and_staying_is_not(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(LIGHT_NAME)
    with qtbot.waitSignal(theme.changed):
        theme.choose(DARK_NAME)
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(DARK_NAME)


def test_the_systems_own_choice_is_followed_where_it_is_wanted(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemLook()
    monkeypatch.setattr(sys.modules[Theme.__module__], "QGuiApplication", system)
    theme = Theme(qapp, SYSTEM)
    assert not theme.dark
    with qtbot.waitSignal(theme.changed):
        system.turn(Qt.ColorScheme.Dark)
    assert theme.dark
    theme.choose(LIGHT_NAME)
    with qtbot.assertNotEmitted(theme.changed):
        system.turn(Qt.ColorScheme.Light)
        system.turn(Qt.ColorScheme.Dark)
    assert not theme.dark
    theme.choose(SYSTEM)
    assert theme.dark
    system.turn(Qt.ColorScheme.Unknown)
    assert not theme.dark
    theme.deleteLater()


def test_widgets_that_are_shown_change_with_the_look(qtbot: QtBot, theme: Theme) -> None:
    window = card()
    qtbot.addWidget(window)
    window.resize(60, 60)
    window.show()
    for name, colours in ((LIGHT_NAME, LIGHT), (DARK_NAME, DARK), (LIGHT_NAME, LIGHT)):
        theme.choose(name)
        assert window.grab().toImage().pixelColor(30, 30) == QColor(colours.surface)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_colour_comes_from_the_tested_palette(colours: Palette) -> None:
    ours = {str(getattr(colours, name)).upper() for name in colours.__slots__}
    palette = qt_palette(colours)
    used = {palette.color(GROUP.Active, role).name().upper() for role in ROLE if role in SHOWN}
    assert used - ours == set()
    assert style_sheet(colours).count("{") == style_sheet(colours).count("}")


@pytest.mark.parametrize("kind", ["primary", "flat", "chip", "chip that is set"])
def test_a_button_with_the_keyboard_looks_different_but_keeps_its_size(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    assert theme.colours is LIGHT
    made = button("Save", primary=kind == "primary", flat=kind == "flat", chip=kind.startswith("chip"))
    made.setChecked(kind.endswith("set"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.clearFocus()
    size, before = made.sizeHint(), made.grab().toImage()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert made.grab().toImage() != before
    assert made.sizeHint() == size


def test_letters_scale_from_the_systems_own_size(qtbot: QtBot) -> None:
    made = QLabel("words")
    qtbot.addWidget(made)
    points = made.font().pointSizeF()
    assert scaled_font(made, 1.5).pointSizeF() == pytest.approx(1.5 * points)
    font = made.font()
    font.setPixelSize(20)
    made.setFont(font)
    assert scaled_font(made, 1.5, bold=True).pixelSize() == 30
    assert scaled_font(made, 1.5, bold=True).bold()


def test_what_a_person_wrote_is_never_taken_for_markup(qtbot: QtBot) -> None:
    made = label("<b>bold</b> & more")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == "<b>bold</b> & more"


def contrast(one: str, other: str) -> float:
    """Contrast as WCAG 2.2 counts it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["text", "quiet", "accent"])
def test_words_can_be_read_on_what_is_chosen(colours: Palette, role: str) -> None:
    chosen = blend(colours.accent, colours.surface, TINT)
    assert contrast(getattr(colours, role), chosen) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", [Role.MOOD, Role.STRESS, Role.SLEEP])
def test_the_numbers_of_a_scale_can_be_read_below_and_on_the_chosen_one(colours: Palette, role: Role) -> None:
    assert contrast(colours.text, blend(colours.of(role), colours.surface, FILL)) >= 4.5
    assert contrast(colours.surface, colours.of(role)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_has_the_keyboard_can_be_told_on_every_ground(colours: Palette) -> None:
    grounds = (colours.surface, colours.background, blend(colours.accent, colours.surface, TINT))
    assert min(contrast(colours.accent, ground) for ground in grounds) >= 3
