"""Pixy Mood Tracker: its export in JSON, of today and of its first versions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import clean_tag_name, clean_tag_names
from carejournal.exchange.dates_and_times import year_first_date
from carejournal.exchange.gathering import TIMES_OF_THIS_PLACE, Gathering, Unreadable
from carejournal.exchange.json_records import Record, WrongField, compact_json, parsed_json, records, string
from carejournal.exchange.json_shape import is_json, names_fields
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.records import FormatName, Found, FoundEntry, FoundReading, MoodName
from carejournal.exchange.written_moments import here, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.exchange.source import Source

RATINGS = ("extremely_bad", "very_bad", "bad", "neutral", "good", "very_good", "extremely_good")
SLEEP = ("very_bad", "bad", "neutral", "good", "very_good")


class PixyJson:
    """One object with items and tags; a mood is one of seven words."""

    name = FormatName.PIXY_JSON

    def recognises(self, source: Source) -> bool:
        """Whether it has items that are rated in words."""
        return is_json(source, "{") and names_fields(source, "items", "rating", "tags", "settings")

    def read(self, source: Source) -> Found:
        """Return every item as an entry; raises Refusal for a damaged file."""
        root = parsed_json(source.text())
        items = root.get("items") if isinstance(root, dict) else None
        items = list(items.values()) if isinstance(items, dict) else items
        if not isinstance(items, list):
            raise Refusal("This Pixy export seems damaged or incomplete, so it could not be read.")
        gathering = Gathering()
        names = _tag_names(root)
        for place, item in enumerate(items, start=1):
            with gathering.reading(f"entry number {place}"):
                gathering.add(_entry(item, names, gathering))
        gathering.warn(*source.warnings)
        counts = Counter(entry.mood for entry in gathering.entries if entry.mood)
        moods = tuple(MoodName(name, _place(name, RATINGS), count) for name, count in counts.items())
        return gathering.found(self.name, "Pixy", moods=moods, mood_low=0.0, mood_high=len(RATINGS) - 1.0)


def _place(word: str, words: tuple[str, ...]) -> float | None:
    return float(words.index(word)) if word in words else None


def _tag_names(root: Record) -> dict[str, str]:
    settings = root.get("settings")
    older = records(settings, "tags") if isinstance(settings, dict) else []
    return {
        str(each.get("id")): clean_tag_name(title)
        for each in (*older, *records(root, "tags"))
        if isinstance(title := each.get("title"), str)
    }


def _entry(item: object, names: Mapping[str, str], gathering: Gathering) -> FoundEntry:
    if not isinstance(item, dict):
        raise WrongField("an entry")
    moment = _moment(item, gathering)
    sleep = item.get("sleep")
    quality = _place(string(sleep, "quality"), SLEEP) if isinstance(sleep, dict) else None
    emotions = item.get("emotions")
    felt = [each for each in emotions if isinstance(each, str)] if isinstance(emotions, list) else []
    tags = [names.get(str(each.get("id")), "") for each in records(item, "tags")]
    return FoundEntry(
        key=f"item:{string(item, 'id') or moment}",
        moment=moment,
        note=from_plain(string(item, "message")),
        mood=string(item, "rating").strip(),
        readings=() if quality is None else (FoundReading("Sleep quality", quality, 0.0, len(SLEEP) - 1.0),),
        tags=clean_tag_names([*tags, *gathering.group(clean_tag_names(felt), "Emotions")]),
        record=compact_json({**item, "tag_names": tags}),
    )


def _moment(item: Record, gathering: Gathering) -> Moment:
    """Return the item's own day; its time too where this computer's clocks showed the same day then."""
    written, instant = string(item, "date"), string(item, "dateTime")
    try:
        day = year_first_date(written) if written else here(utc_text(instant)).day
    except ValueError:
        raise Unreadable("What stands there as date is no date that exists.") from None
    try:
        moment = here(utc_text(instant))
    except ValueError:
        return Moment.on(day)
    if moment.day != day:
        return Moment.on(day)
    gathering.warn(TIMES_OF_THIS_PLACE)
    return moment
