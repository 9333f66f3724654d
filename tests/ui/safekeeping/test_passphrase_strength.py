"""The meter beside a passphrase: a word, a bar, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.services.passphrase_strength import Level
from carejournal.ui.safekeeping.passphrase_field import PassphraseField
from carejournal.ui.safekeeping.passphrase_strength import PassphraseMeter, StrengthBar
from carejournal.ui.theme import DARK_NAME

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

STRONG = "lantern pigeon velvet harbour"


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseField:
    made = PassphraseField("Passphrase")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def meter(qtbot: QtBot, around: Surroundings, field: PassphraseField) -> PassphraseMeter:
    made = PassphraseMeter(around.theme, field)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def wait_for(qtbot: QtBot, meter: PassphraseMeter, level: Level) -> None:
    qtbot.waitUntil(lambda: meter.level is level)


def picture(part: StrengthBar) -> QImage:
    return part.grab().toImage()


def test_an_empty_field_has_no_strength_and_the_hint_says_how_to_begin(meter: PassphraseMeter) -> None:
    assert meter.level is Level.EMPTY
    assert meter.word.text() == "nothing yet"
    assert "four or more words" in meter.hint.text()


def test_it_follows_what_is_typed_once_the_fingers_rest(
    qtbot: QtBot, field: PassphraseField, meter: PassphraseMeter
) -> None:
    qtbot.keyClicks(field.line, STRONG)
    assert meter.level is Level.EMPTY
    wait_for(qtbot, meter, Level.STRONG)
    assert meter.word.text() == "strong"
    assert meter.word.accessibleName() == "How hard to guess: strong"


def test_an_emptied_field_is_told_at_once(
    qtbot: QtBot, field: PassphraseField, meter: PassphraseMeter
) -> None:
    qtbot.keyClicks(field.line, STRONG)
    wait_for(qtbot, meter, Level.STRONG)
    field.forget()
    assert meter.level is Level.EMPTY


def test_levels_differ_in_word_and_in_bar_and_hints_help_without_scolding(
    qtbot: QtBot, field: PassphraseField, meter: PassphraseMeter
) -> None:
    seen: dict[str, QImage] = {}
    for passphrase, level in (
        ("password", Level.WEAK),
        ("river stone", Level.FAIR),
        ("kartoffel baum", Level.GOOD),
        (STRONG, Level.STRONG),
    ):
        field.line.setText(passphrase)
        wait_for(qtbot, meter, level)
        bar = picture(meter.bar)
        assert all(bar != each for each in seen.values())
        seen[meter.word.text()] = bar
        assert not any(word in meter.hint.text().lower() for word in ("!", "bad", "must", "weak"))
    assert len(seen) == 4


def test_the_bar_is_painted_anew_in_the_dark(around: Surroundings, meter: PassphraseMeter) -> None:
    meter.bar.show_level(Level.GOOD)
    light = picture(meter.bar)
    around.theme.choose(DARK_NAME)
    assert picture(meter.bar) != light
