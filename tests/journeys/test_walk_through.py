"""The real program on a screen of its own, with real keys and clicks; pictures come to build/walk-through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeys.screen import Screen, missing_tools, wait_for
from journeys.walk_through import NOTE, PASSPHRASE, TYPED, WalkThrough

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURES = Path(__file__).resolve().parents[2] / "build" / "walk-through"
MOST_CLICKS, LONGEST_CHECK_IN_S = 6, 10
LACKING = missing_tools()
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"a screen of its own needs {LACKING}")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path / "screen")
    yield made
    made.end()


@pytest.fixture
def way(request: pytest.FixtureRequest, screen: Screen, tmp_path: Path) -> Iterator[WalkThrough]:
    made = WalkThrough(screen, tmp_path, PICTURES / request.node.name.removeprefix("test_"))
    yield made
    made.end()


def test_a_day_is_recorded_read_back_found_and_locked(
    way: WalkThrough, screen: Screen, tmp_path: Path
) -> None:
    way.begin()
    way.keep("start")
    assert way.check_in_by_mouse() <= MOST_CLICKS
    way.see("Saved.")
    way.keep("check-in-by-mouse")
    assert way.check_in_by_keyboard() < LONGEST_CHECK_IN_S
    wait_for(lambda: way.scale("Mood").value == 8, "the mood that was typed")
    way.keep("check-in-by-keyboard")

    screen.press("ctrl+n")
    screen.click("Note", "text")
    screen.write(TYPED)
    way.keep("note")
    _add_photo(way, screen, tmp_path / "beach.png")
    way.keep("photo")
    screen.click("Private", "check box")
    screen.press("ctrl+Return")
    screen.click("The day before", "push button")
    screen.click("Today", "push button")
    way.see("This entry is private.")
    way.keep("private-covered")
    screen.click("Show it", "push button")
    way.gone("This entry is private.")

    screen.click("Delete", "push button")
    way.see("Entry deleted.")
    way.keep("deleted")
    screen.press("ctrl+z")
    way.see("Undone: deleting an entry")
    way.keep("undone")
    _read_back(way, screen)

    screen.press("ctrl+l")
    way.see("Your journal is locked.")
    way.keep("locked")
    screen.write(f"{PASSPHRASE}\n")
    way.see("Sessions")
    way.end()
    newest = way.entries(tmp_path / "copy.json")[-3:]
    assert [entry["readings"] for entry in newest] == [
        {"mood": 6, "stress": 4, "sleep_quality": 7, "sleep_hours": 7},
        {"mood": 8, "stress": 2},
        {},
    ]
    assert (newest[2]["note"], newest[2]["private"]) == (NOTE, True)


@pytest.mark.slow
def test_large_letters_the_dark_look_and_german(way: WalkThrough, screen: Screen) -> None:
    way.begin(QT_FONT_DPI="192", QT_ENABLE_HIGHDPI_SCALING="0")  # letters alone
    way.keep("large-letters")
    screen.click("Sessions", "radio button")
    way.see("Find in sessions")
    way.keep("large-letters-sessions")
    way.end()
    settings = Path(screen.environment["XDG_CONFIG_HOME"]) / "carejournal" / "settings.json"
    settings.write_text('{"theme": "dark"}', "utf-8")
    way.begin()
    way.keep("dark")
    screen.press("F1")
    way.see("All keys")
    way.keep("dark-keys")
    way.end()
    way.begin(LANGUAGE="de", LC_ALL="", LANG="de_DE.UTF-8")
    way.see("Sitzungen")
    way.keep("german")


def _add_photo(way: WalkThrough, screen: Screen, photo: Path) -> None:
    from PySide6.QtGui import QColor, QImage

    picture = QImage(640, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8fb4c4"))
    assert picture.save(str(photo))
    screen.click("Photo", "push button")
    screen.press("Down", "Return")  # a menu has no place on the screen that AT-SPI tells
    way.see("Add photos")
    screen.write(f"{photo}\n")
    way.see("Photo 1 of 1")


def _read_back(way: WalkThrough, screen: Screen) -> None:
    """Look at years, search with a filter, find an action, see all keys."""
    screen.press("ctrl+shift+y")
    way.see("Year in pixels", "label")
    way.keep("years")
    screen.press("Escape")
    way.gone("Year in pixels", "label")
    screen.press("ctrl+f")
    screen.write("walk mood<6")
    way.see("Best fit first")
    way.keep("search")
    screen.press("Escape")
    way.gone("Best fit first")
    screen.press("ctrl+k")
    way.see("What was found")
    screen.write("remind")
    way.keep("command-search")
    screen.press("Escape")
    way.gone("What was found")
    screen.press("F1")
    way.see("All keys")
    way.keep("keys")
    screen.press("Escape")
    way.gone("All keys")
