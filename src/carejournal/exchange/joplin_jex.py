"""Joplin's own export (JEX): a tar file with one text for each note, notebook, tag and file."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.containers import file_name
from carejournal.exchange.front_matter import hashtags, inline_fields
from carejournal.exchange.gathering import TIMES_OF_THIS_PLACE, Gathering, Notice, Unreadable
from carejournal.exchange.joplin_text import PROGRAM, QUESTION, attached, without_own_links
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import with_plain_line_ends
from carejournal.exchange.note_properties import Properties
from carejournal.exchange.numbered_moods import moods_found
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.records import FormatName, Found, FoundEntry
from carejournal.exchange.written_moments import here, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.questions import Answers
    from carejournal.exchange.source import Source

ITEM = re.compile(r"(?:^|/)([0-9a-f]{32})\.md$")
LAST_LINE = re.compile(r"^type_: (\d+)\s*\Z", re.MULTILINE)
FIELD = re.compile(r"([a-z_]+): ?(.*)")
NOTE, FOLDER, RESOURCE, TAG, TAGGED = "1", "2", "4", "5", "6"
LARGEST_ITEM = 16 << 20
ENCRYPTED = Notice(
    "{n} note is encrypted; please export from Joplin with encryption turned off.",
    "{n} notes are encrypted; please export from Joplin with encryption turned off.",
)


class Item(NamedTuple):
    """One of Joplin's things: the text, and the fields below it."""

    text: str
    fields: dict[str, str]

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0].strip()

    @property
    def body(self) -> str:
        """What follows the first line."""
        return self.text.partition("\n")[2].strip("\n")


class JoplinJex:
    """A tar file of items."""

    name = FormatName.JOPLIN_JEX

    def recognises(self, source: Source) -> bool:
        """Whether it is a tar file that has items, the first one such that its last line says its type."""
        if not source.is_tar:
            return False
        first = next((name for name in source.members if ITEM.search(name)), None)
        return first is not None and LAST_LINE.search(source.member(first).text()) is not None

    def read(self, source: Source) -> Found:
        """Return every note as an entry, at the time it was created."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, ratings as was answered."""
        gathering = Gathering()
        items = _items(source, gathering)
        names = {
            item.fields.get("id", ""): item.title for item in items if item.fields["type_"] in {FOLDER, TAG}
        }
        tags = defaultdict(list)
        for item in items:
            if item.fields["type_"] == TAGGED:
                tags[item.fields.get("note_id", "")].append(names.get(item.fields.get("tag_id", ""), ""))
        files = {
            file_name(name).partition(".")[0]: name
            for name in source.members
            if "resources" in name.split("/")
        }
        for item in items:
            if item.fields["type_"] != NOTE:
                continue
            if item.fields.get("encryption_applied") == "1":
                gathering.notice(ENCRYPTED)
                continue
            with gathering.reading(item.fields.get("id", "")):
                more = {"notebook": names.get(item.fields.get("parent_id", ""), "")}
                tagged = clean_tag_names(tags[item.fields.get("id", "")])
                gathering.add(_entry(item, tagged, more, source, files, answers))
        if gathering.entries:
            gathering.warn(TIMES_OF_THIS_PLACE)
        moods = moods_found(gathering.entries, answers.scale, QUESTION)
        return gathering.found(self.name, PROGRAM, **moods)


def _items(source: Source, gathering: Gathering) -> list[Item]:
    names = [name for name, size in source.members.items() if ITEM.search(name) and size <= LARGEST_ITEM]
    items = []
    for member in source.members_read(names):
        item = parsed_item(member.text())
        if item is None:
            gathering.skip(member.name, "It is no item of Joplin's, or a part of it is missing.")
        else:
            items.append(item)
    return items


def parsed_item(text: str) -> Item | None:
    """Return the item, None if it is none; its fields stand at the end, as far up as lines look so."""
    lines = with_plain_line_ends(text).rstrip("\n").split("\n")
    fields: dict[str, str] = {}
    for match in _fields_from_the_end(lines):
        fields.setdefault(match[1], match[2].strip())
    if "type_" not in fields:
        return None
    return Item("\n".join(lines[: len(lines) - len(fields)]).strip("\n"), fields)


def _fields_from_the_end(lines: list[str]) -> Iterator[re.Match[str]]:
    seen: set[str] = set()
    for line in reversed(lines):
        match = FIELD.fullmatch(line)
        if match is None or match[1] in seen:
            return
        seen.add(match[1])
        yield match


def _entry(
    item: Item,
    tags: tuple[str, ...],
    more: dict[str, str],
    source: Source,
    files: dict[str, str],
    answers: Answers,
) -> FoundEntry:
    fields = item.fields
    try:
        moment = here(utc_text(fields.get("user_created_time") or fields.get("created_time", "")))
    except ValueError:
        raise Unreadable("The note has no time that exists.") from None
    body, resources = without_own_links(item.body, files)
    properties = Properties(answers.scale)
    properties.take(inline_fields(item.body), [*tags, *hashtags(item.body)])
    return FoundEntry(
        key=f"note:{fields.get('id') or moment}",
        moment=moment,
        title=item.title,
        note=body,
        mood=properties.mood,
        readings=properties.readings,
        tags=properties.tags,
        record=compact_json({**fields, **more, "tag_names": list(tags)}),
        attachments=attached(source, resources),
    )
