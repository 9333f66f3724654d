"""Daylio's moods."""

from __future__ import annotations

from datetime import datetime

import pytest

from carejournal.domain.moment import Moment
from carejournal.exchange.daylio_moods import default_level, mood_names
from carejournal.exchange.records import FoundEntry, MoodName


@pytest.mark.parametrize(
    "best_to_worst",
    ["rad good meh bad awful", "Super Gut Ok Schlecht Lausig", "super bien mouais mauvais horrible"],
)
def test_the_names_the_app_comes_with_have_levels(best_to_worst: str) -> None:
    assert [default_level(f" {name} ") for name in best_to_worst.split()] == [5, 4, 3, 2, 1]


def test_any_other_name_has_none() -> None:
    assert default_level("OK-ish 🙂") is None


def test_moods_are_counted_in_their_first_order_and_no_mood_is_none() -> None:
    moment = Moment(datetime(2026, 1, 20))
    entries = [FoundEntry("key", moment, mood=mood) for mood in ("meh", "", "own", "meh")]
    assert mood_names(entries, {"meh": 3.0}) == (MoodName("meh", 3.0, 2), MoodName("own", None, 1))
