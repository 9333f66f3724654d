"""What the rows of a Bearable export mean, category by category."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carejournal.domain.measure import Better
from carejournal.domain.tag import clean_tag_name
from carejournal.exchange.amounts import hours_in, number_in, place_in
from carejournal.exchange.records import FoundReading

if TYPE_CHECKING:
    from collections.abc import Iterable

LAST_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()]*)\)$", re.DOTALL)
NOT_LETTERS = re.compile(r"^[^\w(]+")
LEVELS = {"none": 0, "little": 1, "moderate": 2, "a lot": 3}
SEVERITIES = {"mild": 1, "moderate": 2, "severe": 3, "unbearable": 4, "extreme": 4}
IN_WORDS = frozenset({"nutrition", "food diary", "gratitudes"})
"""Categories whose details are sentences rather than names."""


class Details:
    """Takes one row's category, rating and detail after the other and says what they are here.

    What has no place here as a mood, reading or tag stands in `lines`, so that nothing is lost from sight.
    """

    def __init__(self) -> None:
        self.mood = ""
        self.readings: list[FoundReading] = []
        self.tag_groups: dict[str, str] = {}
        self.lines: list[str] = []
        self._takers = {
            "mood": self._mood,
            "energy": self._energy,
            "symptom": self._symptom,
            "sleep": self._sleep,
            "sleep quality": self._sleep_quality,
            "meds/supplements": self._medicine,
            "health measurements": self._measurement,
            "bowel movements": self._count,
        }

    def take(self, category: str, rating: str, detail: str) -> None:
        """Take one row."""
        self._takers.get(category.casefold(), self._other)(category, rating, detail)

    def _mood(self, category: str, rating: str, detail: str) -> None:
        number = number_in(rating)
        if number is not None and not self.mood:
            self.mood = f"{number:g}"
        elif rating and rating.casefold() != "none":
            self._line(category, rating)
        self._tags("Feelings", _parts(detail))

    def _energy(self, category: str, rating: str, detail: str) -> None:
        if not self._placed("Energy", rating, 1, 5, Better.HIGHER):
            self._line(category, rating, detail)

    def _sleep_quality(self, category: str, rating: str, detail: str) -> None:
        if not self._placed("Sleep quality", rating, 1, 4, Better.HIGHER):
            self._line(category, rating, detail)

    def _symptom(self, category: str, rating: str, detail: str) -> None:
        match = LAST_BRACKETS.match(detail)
        name = clean_tag_name(match[1] if match else detail)
        number = number_in(rating)
        if number is None and match:
            number = SEVERITIES.get(match[2].strip().casefold())
        severity = "" if number is None or not name else f"{number:g}"
        if not self._placed(name, severity, 0, 4, Better.LOWER):
            self._line(category, rating, detail)

    def _sleep(self, category: str, rating: str, detail: str) -> None:
        hours = hours_in(rating) if ":" in rating else None
        if hours is not None:
            self.readings.append(FoundReading("Sleep hours", hours, unit="h"))
        self._line(category, "" if hours is not None else rating, detail)

    def _medicine(self, _: str, rating: str, detail: str) -> None:
        self._tags("Medication", _parts(detail))
        number = number_in(rating)
        if number is not None and number != 1:
            self._line(detail, rating)

    def _measurement(self, category: str, rating: str, detail: str) -> None:
        match = LAST_BRACKETS.match(detail)
        number, place = number_in(rating), place_in(rating)
        if match and number is not None:
            self.readings.append(FoundReading(match[1], number, unit=match[2].strip()))
        elif detail and place is not None:
            self.readings.append(FoundReading(match[1] if match else detail, place[0], 0.0, place[1]))
        else:
            self._line(category, rating, detail)

    def _count(self, category: str, rating: str, detail: str) -> None:
        number = number_in(rating)
        if number is None:
            self._line(category, rating, detail)
        else:
            self.readings.append(FoundReading(category, number))
            self._line(category, "", detail)

    def _other(self, category: str, rating: str, detail: str) -> None:
        number = number_in(rating)
        if category.casefold() in IN_WORDS:
            self._line(category, "" if rating.casefold() == "none" else rating, detail)
            return
        if number is not None and category:
            self.readings.append(FoundReading(category, number))
        elif rating and rating.casefold() != "none":
            self._line(category, rating)
        for part in _parts(detail):
            self._factor(category, part)

    def _factor(self, category: str, part: str) -> None:
        part = NOT_LETTERS.sub("", part) or part
        name, dash, level = part.rpartition(" - ")
        place = LEVELS.get(level.strip().casefold()) if dash else None
        if place is not None and name.strip():
            self.readings.append(FoundReading(name.strip(), float(place), 0.0, 3.0))
        else:
            self._tags(category or "Factors", [part])

    def _placed(self, name: str, rating: str, low: float, high: float, better: Better) -> bool:
        number = number_in(rating)
        if number is None or not low <= number <= high:
            return False
        self.readings.append(FoundReading(name, number, low, high, better=better))
        return True

    def _tags(self, group: str, names: Iterable[str]) -> None:
        for name in names:
            self.tag_groups.setdefault(clean_tag_name(name), group)

    def _line(self, name: str, *words: str) -> None:
        said = " ".join(" ".join(word.split()) for word in words if word)
        if said:
            self.lines.append(f"{name}: {said}" if name else said)


def _parts(detail: str) -> list[str]:
    return [part.strip() for part in detail.split("|") if part.strip()]
