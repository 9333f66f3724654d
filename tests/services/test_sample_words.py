"""The notes of the sample life suit their days and do not repeat themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from carejournal.services.sample_life import sample_life
from carejournal.services.sample_words import SIDES, SLOT, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carejournal.domain.entry import Entry
    from carejournal.domain.journal_copy import JournalCopy


@cache
def life() -> JournalCopy:
    return sample_life()


def readings(measure: str) -> list[float]:
    return [entry.readings[measure] for entry in life().entries if measure in entry.readings]


@cache
def tellings() -> Mapping[str, list[Entry]]:
    """Return where each sentence of the pool was used, by its template."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for group in sentences()["groups"].values():
        for template in group:
            parts = [re.escape(part) for part in re.split(r"\{\w+\}", template)]
            pattern = re.compile(r"(?<!\w)" + ".{2,45}?".join(parts) + r"(?!\w)", re.IGNORECASE)
            found[template] += [e for e in life().entries if pattern.search(f"{e.title}\n{e.note}")]
    return found


def test_the_pool_is_large_and_holds_no_sentence_twice() -> None:
    told = [sentence for group in sentences()["groups"].values() for sentence in group]
    assert len(told) >= 220
    assert len(set(told)) == len(told)
    assert {slot for sentence in told for slot in SLOT.findall(sentence)} == {
        *sentences()["slots"],
        "weekday",
    }


def test_no_sentence_comes_back_within_thirty_days() -> None:
    used = 0
    for template, entries in tellings().items():
        days = [entry.moment.day for entry in entries]
        used += bool(days)
        assert all((later - earlier).days > 30 for earlier, later in pairwise(days)), template
    assert used > 300


@pytest.mark.parametrize(
    ("group", "measure", "suits"),
    [
        ("low_day", "mood", lambda value: value <= 3),
        ("better_day", "mood", lambda value: value >= 7),
        ("stress", "stress", lambda value: value >= 7),
        ("stress_at_work", "stress", lambda value: value >= 7),
        ("calm", "stress", lambda value: value <= 2),
        ("poor_sleep", "sleep_hours", lambda value: value <= 6.25),
        ("good_sleep", "sleep_hours", lambda value: value >= 7.5),
        ("ill", "ill", bool),
    ],
)
def test_what_a_note_says_suits_the_numbers_beside_it(
    group: str, measure: str, suits: Callable[[float], bool]
) -> None:
    entries = [entry for template in sentences()["groups"][group] for entry in tellings()[template]]
    assert entries
    for entry in entries:
        assert suits(entry.readings.get(measure, fmean(readings(measure)))) or measure not in entry.readings


def test_every_group_that_a_day_can_ask_for_is_in_the_pool() -> None:
    asked = {group for group, _, _ in SIDES} - {"main", "season"}
    assert asked < set(sentences()["groups"])
