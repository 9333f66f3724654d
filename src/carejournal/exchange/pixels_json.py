"""Pixels ("Year in Pixels"): its backup in JSON, of today and of 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.dates_and_times import year_first_date
from carejournal.exchange.gathering import Gathering, Notice, Unreadable
from carejournal.exchange.json_records import Record, WrongField, compact_json, parsed_json, records, string
from carejournal.exchange.json_shape import is_json, names_fields
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.numbered_moods import mood_text
from carejournal.exchange.records import FormatName, Found, FoundEntry, MoodName

if TYPE_CHECKING:
    from carejournal.exchange.source import Source

LOWEST, HIGHEST = 1.0, 5.0
OTHER_TYPE = Notice(
    "{n} day’s record of something other than mood was left out.",
    "{n} days’ records of something other than mood were left out.",
)


class PixelsJson:
    """A list of days, each with one mood or several; 5 is the best, 1 the worst."""

    name = FormatName.PIXELS_JSON

    def recognises(self, source: Source) -> bool:
        """Whether it is a list of days with scores, or with a mood and emotions."""
        if not is_json(source, "["):
            return False
        return names_fields(source, "date", "scores") or names_fields(source, "date", "mood", "emotions")

    def read(self, source: Source) -> Found:
        """Return each day with a mood as an entry; several scores of a day become their mean.

        Raises Refusal for a damaged file.
        """
        days = parsed_json(source.text())
        gathering = Gathering()
        moods: dict[str, MoodName] = {}
        for place, day in enumerate(days, start=1):
            with gathering.reading(f"entry number {place}"):
                _take(day, gathering, moods)
        gathering.warn(*source.warnings)
        return gathering.found(
            self.name, "Pixels", moods=tuple(moods.values()), mood_low=LOWEST, mood_high=HIGHEST
        )


def _take(day: object, gathering: Gathering, moods: dict[str, MoodName]) -> None:
    if not isinstance(day, dict):
        raise WrongField("an entry")
    if string(day, "type").casefold() not in {"", "mood"}:
        gathering.notice(OTHER_TYPE)
        return
    try:
        moment = Moment.on(year_first_date(string(day, "date")))
    except ValueError:
        raise Unreadable("What stands there as date is no date that exists.") from None
    scores = _scores(day)
    mood = ", ".join(mood_text(score) for score in scores)
    gathering.add(
        FoundEntry(
            key=f"day:{moment}",
            moment=moment,
            note=from_plain(string(day, "notes")),
            mood=mood,
            tags=_tags(day, gathering),
            record=compact_json(day),
        )
    )
    if scores:
        before = moods.get(mood)
        level = sum(scores) / len(scores)
        moods[mood] = MoodName(mood, level, before.count + 1 if before else 1)


def _scores(day: Record) -> list[float]:
    """Return the day's scores in their order; what is no score on the scale is passed over."""
    given = day.get("scores") if "scores" in day else [day.get("mood")]
    items = given if isinstance(given, list) else []
    return [
        float(item)
        for item in items
        if isinstance(item, int | float) and not isinstance(item, bool) and LOWEST <= item <= HIGHEST
    ]


def _tags(day: Record, gathering: Gathering) -> tuple[str, ...]:
    grouped = [(string(each, "type"), each.get("entries")) for each in records(day, "tags")]
    grouped.append(("Emotions", day.get("emotions")))
    tags: list[str] = []
    for group, names in grouped:
        texts = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
        tags += gathering.group(clean_tag_names(texts), " ".join(group.split()))
    return clean_tag_names(tags)
