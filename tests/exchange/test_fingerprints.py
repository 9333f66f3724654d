"""Fingerprints of entries."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.moment import Moment
from carejournal.exchange.fingerprints import digest, fingerprints
from carejournal.exchange.records import FoundEntry

if TYPE_CHECKING:
    import random

MINUTE = Moment(datetime(2026, 1, 20, 21, 5))


def entry(note: str = "", title: str = "", moment: Moment = MINUTE, mood: str = "") -> FoundEntry:
    return FoundEntry("key", moment, title, note, mood)


def test_markup_blanks_case_offset_and_mood_make_no_difference() -> None:
    [one] = fingerprints([entry("**Good** day,\n\n- soup", "Title")])
    [other] = fingerprints([entry("good day soup", "TITLE", Moment(MINUTE.local, 60), "rad")])
    assert one == other


def test_words_minute_and_knowing_the_time_make_a_difference() -> None:
    others = [
        entry("other"),
        entry("day", moment=Moment(datetime(2026, 1, 20, 21, 6))),
        entry("day", moment=Moment.on(date(2026, 1, 20))),
        entry("day", moment=Moment(datetime(2026, 1, 20))),
        entry("day"),
    ]
    prints = [fingerprints([each])[0] for each in others]
    assert len(set(prints)) == len(prints)


def test_equal_entries_are_told_apart_by_counting() -> None:
    assert len(set(fingerprints([entry("x"), entry("x"), entry("x")]))) == 3


@given(st.lists(st.text("ab *1"), max_size=8), st.randoms())
def test_order_makes_no_difference_to_the_whole(notes: list[str], chance: random.Random) -> None:
    entries = [entry(note) for note in notes]
    shuffled = entries.copy()
    chance.shuffle(shuffled)
    prints = fingerprints(entries)
    assert len(set(prints)) == len(entries)
    assert Counter(fingerprints(shuffled)) == Counter(prints)


def test_parts_do_not_run_into_each_other() -> None:
    assert digest("a", "bc") != digest("ab", "c")
