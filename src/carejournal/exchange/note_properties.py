"""What the properties of a note mean here: its mood, readings and tags. Numbers keep what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.amounts import hours_in, is_yes, number_in, place_in
from carejournal.exchange.records import FoundReading
from carejournal.exchange.yaml_text import texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carejournal.exchange.questions import Scale

MOOD = frozenset({"mood", "stimmung", "humeur", "humor", "umore", "ánimo", "stemming"})
RATED = {
    "stress": "Stress",
    "sleep quality": "Sleep quality",
    "schlafqualität": "Sleep quality",
    "energy": "Energy",
}
"""Measures that are places on a scale: the same one as the mood's, where nothing else is said."""
HOURS = {
    "sleep": "Sleep hours",
    "slept": "Sleep hours",
    "sleep hours": "Sleep hours",
    "sleep time": "Sleep hours",
    "sleep duration": "Sleep hours",
    "schlaf": "Sleep hours",
    "schlafdauer": "Sleep hours",
}
TAGS = frozenset({"tags", "tag", "activities", "keywords"})
NOT_MEASURED = frozenset(
    name
    for names in (
        "id uid uuid date day week weekday month year created updated modified time due",
        "aliases alias cssclass cssclasses publish permalink title source author order version",
        "latitude longitude altitude location lat lon journal position rank number page",
    )
    for name in names.split()
)
"""Properties whose numbers are no measurements."""
LONGEST_DAY = 24
LARGEST = 10**9
WORD_BREAKS = re.compile(r"[\s_-]+")


class Properties:
    """Takes properties by name; the first of a name counts. `mood` is the source's own name for it."""

    def __init__(self, scale: Scale | None) -> None:
        self._scale = scale
        self._readings: dict[str, FoundReading] = {}
        self._tags: list[str] = []
        self.mood = ""

    def take(self, properties: Mapping[str, Any], more_tags: Iterable[str] = ()) -> None:
        """Take properties, of front matter or inline, and the tags that stand in the text."""
        for given, value in properties.items():
            name = " ".join(WORD_BREAKS.split(given)).strip(" ?").casefold()
            texts = texts_in(value)
            if name in TAGS:
                self._tags += [tag.removeprefix("#") for text in texts for tag in _tags_in(text, value)]
            elif name in MOOD:
                self._take_mood(texts)
            elif name and len(texts) == 1 and name not in NOT_MEASURED:
                self._take_one(name, texts[0])
        self._tags += more_tags

    @property
    def readings(self) -> tuple[FoundReading, ...]:
        """What was measured."""
        return tuple(self._readings.values())

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, each once."""
        return clean_tag_names(self._tags)

    def _take_mood(self, texts: list[str]) -> None:
        first, *others = [" ".join(text.split()) for text in texts] or [""]
        number = number_in(first)
        name = first if number is None else f"{number:g}"
        if self.mood:
            others = []
        self.mood = self.mood or name
        self._tags += [each for each in others if number_in(each) is None]

    def _take_one(self, name: str, text: str) -> None:
        if name in HOURS:
            hours = hours_in(text)
            if hours is not None and 0 <= hours <= LONGEST_DAY:
                self._keep(FoundReading(HOURS[name], hours, unit="h"))
            return
        number, place = number_in(text), place_in(text)
        shown = RATED.get(name, name.capitalize())
        if place is not None:
            self._keep(FoundReading(shown, place[0], 0.0, place[1]))
        elif number is not None and abs(number) < LARGEST:
            scale = self._scale if name in RATED else None
            fits = scale is not None and scale.low <= number <= scale.high
            ends = (scale.low, scale.high) if scale is not None and fits else (None, None)
            self._keep(FoundReading(shown, number, *ends))
        elif is_yes(text):
            self._tags.append(name)

    def _keep(self, reading: FoundReading) -> None:
        self._readings.setdefault(reading.name, reading)


def _tags_in(text: str, value: object) -> list[str]:
    """Return the tags in a text: a list names each by itself, a text may name several."""
    if isinstance(value, list):
        return [text]
    return [part for part in re.split(r",\s*|\s+(?=#)", text) if part]
