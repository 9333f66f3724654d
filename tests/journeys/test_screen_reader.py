"""What a screen reader is told of the window, over the same bus that Orca listens to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeys.screen import Screen, missing_tools, wait_for
from journeys.walk_through import WalkThrough

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LACKING = missing_tools()
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"a screen reader's bus needs {LACKING}")


@pytest.fixture
def way(tmp_path: Path) -> Iterator[WalkThrough]:
    screen = Screen(tmp_path / "screen")
    entry = ("add", "The wash of rain.", "--at", "2026-01-04T20:58", "--mood", "7", "--tag", "people")
    made = WalkThrough(screen, tmp_path, tmp_path / "pictures", *entry)
    made.begin()
    yield made
    made.end()
    screen.end()


def test_the_window_its_tabs_the_check_in_the_timeline_and_help_are_spoken(way: WalkThrough) -> None:
    window = way.see("Care Journal", "filler")
    assert window.place[2:] > (600, 400)
    for tab in ("Journal", "Sessions", "Insights", "Evidence"):
        assert way.see(tab, "radio button").place[2] > 0
    assert way.see("Help now").role == "push button"
    rows = way.see("Entries, newest first", "list").children
    assert rows[0].role == "list item"
    assert "4 Jan" in rows[0].name
    assert rows[0].name.endswith("20:58, late, mood 7, The wash of rain.")

    mood = way.scale("Mood")
    assert mood.name == "Mood: not recorded"
    way.rate("Mood", 6)
    wait_for(lambda: mood.value == 6, "the value that was clicked")
    assert mood.name == "Mood: 6, all right"
    way.screen.press("9")
    wait_for(lambda: mood.value == 9, "the value that was typed")
    assert mood.name == "Mood: 9, great"
