"""Joplin's export as Markdown with front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.exchange.containers import content, suffix
from carejournal.exchange.front_matter import Note, hashtags, inline_fields, split_note
from carejournal.exchange.gathering import TIMES_OF_THIS_PLACE, WITHOUT_DATE, Gathering
from carejournal.exchange.joplin_text import PROGRAM, QUESTION, attached, without_own_links
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.note_properties import Properties
from carejournal.exchange.numbered_moods import moods_found
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.records import FormatName, Found, FoundEntry
from carejournal.exchange.written_moments import here, utc_text
from carejournal.exchange.yaml_text import texts_in

if TYPE_CHECKING:
    from carejournal.domain.moment import Moment
    from carejournal.exchange.questions import Answers
    from carejournal.exchange.source import Source

NEEDED = frozenset({"title", "created", "updated"})
MOST_LOOKED_AT = 20
LARGEST_NOTE = 16 << 20


class JoplinMarkdown:
    """A folder, packed or not, with notes that have Joplin's properties, or one such note."""

    name = FormatName.JOPLIN_MD_FRONTMATTER

    def recognises(self, source: Source) -> bool:
        """Whether one of the first notes has title, created and updated, the times in UTC."""
        if source.is_tar or (not source.members and source.size > LARGEST_NOTE):
            return False
        notes = source.members_read(_notes(source)[:MOST_LOOKED_AT]) if source.members else [source]
        return any(_is_joplins(split_note(note.opening)) for note in notes)

    def read(self, source: Source) -> Found:
        """Return every note as an entry, at the time it was created."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, ratings as was answered."""
        gathering = Gathering()
        files = {name.rpartition("/")[2]: name for name in content(source)}
        for note in source.members_read(_notes(source)) if source.members else [source]:
            written = split_note(note.text())
            moment = _created(written)
            if moment is None:
                gathering.notice(WITHOUT_DATE)
                continue
            gathering.add(_entry(written, moment, source, files, answers))
        if gathering.entries:
            gathering.warn(TIMES_OF_THIS_PLACE)
        moods = moods_found(gathering.entries, answers.scale, QUESTION)
        return gathering.found(self.name, PROGRAM, **moods)


def _notes(source: Source) -> list[str]:
    return content(source, lambda name: suffix(name) == "md" and source.members[name] <= LARGEST_NOTE)


def _is_joplins(note: Note) -> bool:
    times = [text for name in ("created", "updated") for text in texts_in(note.properties.get(name))]
    return note.properties.keys() >= NEEDED and all(text.endswith("Z") for text in times)


def _created(note: Note) -> Moment | None:
    for text in texts_in(note.properties.get("created")):
        try:
            return here(utc_text(text))
        except ValueError:
            continue
    return None


def _entry(note: Note, moment: Moment, source: Source, files: dict[str, str], answers: Answers) -> FoundEntry:
    title = " ".join(texts_in(note.properties.get("title")))
    body, resources = without_own_links(note.body, files)
    properties = Properties(answers.scale)
    properties.take({name: value for name, value in note.properties.items() if name != "completed?"})
    properties.take(inline_fields(note.body), hashtags(note.body))
    return FoundEntry(
        key=f"note:{moment}:{title}",
        moment=moment,
        title=title,
        note=body,
        mood=properties.mood,
        readings=properties.readings,
        tags=properties.tags,
        record=compact_json({"properties": note.properties}),
        attachments=attached(source, resources),
    )
