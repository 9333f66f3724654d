"""The sample life's entries: what the invented person wrote down of each day, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.services.sample_days import SEED, Chance, SampleDay, moment_at, sample_days
from carejournal.services.sample_sessions import sample_id
from carejournal.services.sample_words import STRESSED, Words, main_group, story, written_note
from carejournal.services.starting_words import FIRST_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

ABOUT_AT = 6 * 60
EVENING, MORNING, MIDDAY, LATER = (
    (19 * 60 + 10, 220),
    (6 * 60 + 35, 130),
    (11 * 60 + 40, 200),
    (8 * 60, 13 * 60),
)
"""Stretches of the clock: the first minute after midnight, and how many follow."""

ENERGY_FROM, COFFEE_FROM = 300, 335
TOLD_NUMBERS = ("mood", "stress", "hours", "quality")
SLEEP = ("sleep_hours", "sleep_quality")
WORDLESS = ("work_day", "weekend", "bad_week", "ill")
"""The situations whose evenings sometimes have numbers and no note."""


def told_days(last_day: date) -> tuple[SampleDay, ...]:
    """Return the 365 days up to `last_day`; on the story's own days its tags and numbers count."""
    return tuple(_as_told(day) for day in sample_days(last_day))


def sample_entries(days: Sequence[SampleDay], language: str = FIRST_LANGUAGE) -> tuple[Entry, ...]:
    """Return everything written about these days in order, the note about the sample first."""
    words, first, last = Words(language), days[0].day, days[-1].day
    entries = [_about(first, language)]
    for day in days:
        if day.recorded or day.day == last:
            entries += _written_on(day, words, first, last)
    return tuple(sorted(entries, key=lambda entry: entry.moment.local))


def _told(language: str = FIRST_LANGUAGE) -> dict[int, dict[str, Any]]:
    return {told["back"]: told for told in story(language)["notes"]}


def _as_told(day: SampleDay) -> SampleDay:
    told = _told().get(day.back)
    if told is None:
        return day
    numbers: dict[str, Any] = {name: float(told[name]) for name in TOLD_NUMBERS if name in told}
    return replace(day, recorded=True, tags=tuple(told.get("tags", ())), **numbers)


def _about(first: date, language: str) -> Entry:
    about, at = story(language)["about"], moment_at(first, ABOUT_AT)
    return Entry(sample_id("about"), at, at.to_utc(), about["title"], about["text"].strip(), starred=True)


def _written_on(day: SampleDay, words: Words, first: date, last: date) -> list[Entry]:
    chance, told = Chance(SEED + day.back), _told().get(day.back)
    days_late = told.get("late", 0) if told else _days_late(day, chance, first, last)
    readings = _readings(day, chance)
    entries = []
    if not days_late and chance.happens(0.14):
        entries.append(_morning(day, readings, words, chance))
    if not days_late and not day.ill and chance.happens(0.08):
        entries.append(_midday(day, words, chance))
    entries.append(_evening(day, readings, words, chance, days_late))
    return [entry for entry in entries if not entry.is_empty]


def _days_late(day: SampleDay, chance: Chance, first: date, last: date) -> int:
    """Return after how many days this one was written, mostly 0; never after the life's last day."""
    late = chance.pick((1, 1, 2, 3)) if chance.happens(0.07) else 0
    return late if first < day.day <= last - timedelta(days=late) else 0


def _readings(day: SampleDay, chance: Chance) -> dict[str, float]:
    """Return what was rated that day: most things, not always all of them."""
    odds = {
        "mood": (day.mood, 0.98),
        "stress": (day.stress, 0.96),
        "sleep_hours": (day.hours, 0.94),
        "sleep_quality": (day.quality, 0.9),
        "energy": (day.energy, 0.6 if day.back < ENERGY_FROM else 0.0),
        "coffee": (day.coffee, 0.45 if day.back < COFFEE_FROM else 0.0),
        "ill": (1.0, float(day.ill)),
    }
    return {key: value for key, (value, probability) in odds.items() if chance.happens(probability)}


def _evening(
    day: SampleDay, readings: dict[str, float], words: Words, chance: Chance, days_late: int
) -> Entry:
    at = moment_at(day.day, _minute(EVENING, chance))
    recorded_at = at.to_utc() + timedelta(minutes=chance.below(5))
    if days_late:
        recorded_at = _later(day.day + timedelta(days=days_late), chance)
        at = Moment.on(day.day) if chance.happens(0.33) else at
    told = _told(words.language).get(day.back, {})
    title, note = told.get("title", ""), told.get("text", "").strip()
    if not note and not (main_group(day) in WORDLESS and chance.happens(0.12)):
        title, note = written_note(day, words, chance, late=days_late > 0)
    return Entry(
        sample_id("evening", day.back), at, recorded_at, title, note, readings, day.tags,
        private=told.get("private", False), starred=told.get("starred", False),
    )  # fmt: skip


def _morning(day: SampleDay, readings: dict[str, float], words: Words, chance: Chance) -> Entry:
    """Return an early entry that takes the night's numbers out of the evening's readings."""
    at = moment_at(day.day, _minute(MORNING, chance))
    night = {key: readings.pop(key) for key in SLEEP if key in readings}
    note = words.sentence("morning", day.day, chance)
    return Entry(sample_id("morning", day.back), at, at.to_utc(), note=note, readings=night)


def _midday(day: SampleDay, words: Words, chance: Chance) -> Entry:
    """Return a short entry from the middle of the day, with a mood of its own."""
    at, hard = moment_at(day.day, _minute(MIDDAY, chance)), day.stress >= STRESSED
    note = words.sentence("bad_moment" if hard else "midday", day.day, chance)
    mood = max(0.0, min(10.0, day.mood + (-1 if hard else chance.pick((-1, 0, 1)))))
    return Entry(sample_id("midday", day.back), at, at.to_utc(), note=note, readings={"mood": mood})


def _later(day: date, chance: Chance) -> datetime:
    return moment_at(day, _minute(LATER, chance)).to_utc()


def _minute(stretch: tuple[int, int], chance: Chance) -> int:
    first, many = stretch
    return first + chance.below(many)
