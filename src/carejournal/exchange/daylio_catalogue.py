"""What a Daylio backup's entries refer to by number: moods, activities with their groups, photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.tag import clean_tag_name
from carejournal.exchange.daylio_moods import PREDEFINED
from carejournal.exchange.json_records import Record, WrongField, integer, records, string

if TYPE_CHECKING:
    from collections.abc import Callable

PHOTO, AUDIO = 1, 2
LOWEST_PLACE = len(PREDEFINED)


class Catalogue:
    """The numbered things of one backup; what is not as it should be is left out.

    `moods` maps a mood's number to its name, `levels` that name to its level (5 the best, 1 the worst).
    `tag_groups` maps a tag's name to its group. `assets` are the records of photos and recordings.
    """

    def __init__(self, root: Record) -> None:
        self.moods: dict[int, str] = {}
        self.levels: dict[str, float | None] = {}
        self.tags: dict[int, str] = {}
        self.tag_groups: dict[str, str] = {}
        self.assets: dict[int, Record] = {}
        self._groups: dict[int | None, str] = {}
        self._levels_of_folded: dict[str, float | None] = {}
        self._add_each(root, "customMoods", self._add_mood)
        self._add_each(root, "tag_groups", self._add_group)
        self._add_each(root, "tags", self._add_tag)
        self._add_each(root, "assets", self.assets.__setitem__)

    def asset_type(self, number: int) -> int | None:
        """Return PHOTO, AUDIO, another number, or None where it is not known."""
        kind = self.assets.get(number, {}).get("type")
        return kind if isinstance(kind, int) else None

    @staticmethod
    def _add_each(root: Record, name: str, add: Callable[[int, Record], None]) -> None:
        for record in records(root, name):
            try:
                number = integer(record, "id")
                if number is not None:
                    add(number, record)
            except WrongField:
                continue

    def _add_mood(self, number: int, record: Record) -> None:
        predefined, group = integer(record, "predefined_name_id"), integer(record, "mood_group_id")
        places = [place for place in (group, predefined) if place is not None and 1 <= place <= LOWEST_PLACE]
        level = float(LOWEST_PLACE + 1 - places[0]) if places else None
        name = string(record, "custom_name").strip() or (PREDEFINED[places[-1] - 1] if places else "")
        if not name:
            return
        if self._levels_of_folded.setdefault(name.casefold(), level) != level:
            name = f"{name} ({level or 0:g})"  # two moods of one name: told apart by their level
        self.moods[number] = name
        self.levels[name] = level

    def _add_group(self, number: int, record: Record) -> None:
        self._groups[number] = string(record, "name").strip()

    def _add_tag(self, number: int, record: Record) -> None:
        name, group = clean_tag_name(string(record, "name")), integer(record, "id_tag_group")
        if name:
            self.tags[number] = name
            if self._groups.get(group):
                self.tag_groups.setdefault(name, self._groups[group])
