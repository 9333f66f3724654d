"""Folders of Markdown notes: Obsidian's daily notes, and any other with dates in names or front matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.exchange.containers import content, file_name, suffix
from carejournal.exchange.embedded_pictures import PicturesBeside
from carejournal.exchange.front_matter import Note, hashtags, heading_name, inline_fields, split_note
from carejournal.exchange.gathering import WITHOUT_DATE, Gathering, Notice
from carejournal.exchange.json_records import compact_json, parsed_json
from carejournal.exchange.moment_format import day_in_name
from carejournal.exchange.note_properties import Properties
from carejournal.exchange.numbered_moods import moods_found
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.records import FormatName, Found, FoundEntry
from carejournal.exchange.source import Source
from carejournal.exchange.written_moments import DateOrders, OrderUnknown
from carejournal.exchange.yaml_text import texts_in

if TYPE_CHECKING:
    from carejournal.exchange.questions import Answers

PROGRAM = "Markdown notes"
ENDINGS = frozenset({"md", "markdown"})
VAULT = ".obsidian"
DAILY_NOTES = f"{VAULT}/daily-notes.json"
DATES = ("date", "created", "day", "datum", "creation date")
"""Properties that say when a note is about, the surest first."""
MOST_LOOKED_AT = 50
LARGEST_NOTE = 16 << 20
QUESTION = "The notes rate in numbers, and do not say from which to which."
BROKEN = Notice(
    "The properties of {n} note could not be read; they stayed in its text.",
    "The properties of {n} notes could not be read; they stayed in their texts.",
)


@dataclass(frozen=True, slots=True)
class _Written:
    """One note as it stands in the source."""

    path: str
    note: Note
    fields: dict[str, str]

    @property
    def stem(self) -> str:
        return file_name(self.path).rpartition(".")[0] or file_name(self.path)

    @property
    def said_dates(self) -> list[str]:
        folded = {name.casefold(): value for name, value in self.note.properties.items()}
        folded |= {
            name.casefold(): value for name, value in self.fields.items() if name.casefold() not in folded
        }
        return [text for name in DATES for text in texts_in(folded.get(name))[:1]]


class MarkdownNotes:
    """A folder, or a zip file of one, with notes that have dates."""

    name = FormatName.MARKDOWN_NOTES

    def recognises(self, source: Source) -> bool:
        """Whether it has Markdown files of which one at the beginning has a date."""
        notes = _notes(source)[:MOST_LOOKED_AT]
        orders = DateOrders()
        for member in source.members_read(notes):
            written = _written(member)
            if day_in_name(written.path.rpartition(".")[0]) or any(
                _is_date(text, orders) for text in written.said_dates
            ):
                return True
        return False

    def read(self, source: Source) -> Found:
        """Return every note with a date as an entry."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, dates and ratings as was answered."""
        return _Reading(self.name, answers).found(source)


class ObsidianDaily(MarkdownNotes):
    """A vault with its settings, or one note alone that has properties."""

    name = FormatName.OBSIDIAN_DAILY

    def recognises(self, source: Source) -> bool:
        """Whether it is a vault with notes, or a text with front matter or fields."""
        if source.members:
            in_vault = any(VAULT in name.split("/") for name in source.members)
            return in_vault and bool(_notes(source))
        if source.is_folder or source.size > LARGEST_NOTE or "\ufffd" in source.opening:
            return False
        note = split_note(source.opening)
        return note.has_front or bool(inline_fields(note.body))


class _Reading:
    """The work of reading one source."""

    def __init__(self, form: FormatName, answers: Answers) -> None:
        self._form = form
        self._answers = answers
        self._orders = DateOrders(answers.date_order)
        self._gathering = Gathering()
        self._numbers = False
        self._pictures = PicturesBeside(Source.of(b""))

    def found(self, source: Source) -> Found:
        date_format = _date_format(source)
        notes = source.members_read(_notes(source)) if source.members else [source]
        written = [_written(member) for member in notes]
        self._orders.learn(text for each in written for text in each.said_dates)
        self._pictures = PicturesBeside(source)
        for each in written:
            moment = self._moment(each, date_format)
            if moment is not None:
                self._gathering.add(self._entry(each, moment))
        moods = moods_found(self._gathering.entries, self._answers.scale, QUESTION, ask=self._numbers)
        moods["questions"] = (*self._orders.question(), *moods["questions"])
        return self._gathering.found(self._form, PROGRAM, **moods)

    def _moment(self, written: _Written, date_format: str) -> Moment | None:
        """Return when a note is about: by its name, else by its properties; None where neither says."""
        said = [moment for text in written.said_dates if (moment := self._said(text))]
        day = day_in_name(written.path.rpartition(".")[0] or written.path, date_format)
        if day is not None:
            return next((moment for moment in said if moment.day == day), Moment.on(day))
        if said:
            return said[0]
        self._gathering.notice(WITHOUT_DATE)
        return None

    def _said(self, text: str) -> Moment | None:
        try:
            return self._orders.moment(text)
        except ValueError:
            return None

    def _entry(self, written: _Written, moment: Moment) -> FoundEntry:
        note, properties = written.note, Properties(self._answers.scale)
        properties.take(note.properties, hashtags(note.body))
        properties.take(written.fields)
        self._gathering.notice(BROKEN, int(note.broken))
        self._numbers |= any(
            reading.name in {"Stress", "Sleep quality"} and reading.high is None
            for reading in properties.readings
        )
        record: dict[str, Any] = {
            "path": written.path,
            "properties": note.properties,
            "fields": written.fields,
        }
        titled = day_in_name(written.stem) is None and not heading_name(note.body)
        title = texts_in(note.properties.get("title"))[:1] or (
            [written.stem] if titled and written.stem else []
        )
        return FoundEntry(
            key=f"note:{moment.day} {written.stem}",
            moment=moment,
            title="".join(title),
            note=note.body,
            mood=properties.mood,
            readings=properties.readings,
            tags=properties.tags,
            record=compact_json(record),
            attachments=self._pictures.shown_in(note.body),
        )


def _notes(source: Source) -> list[str]:
    """Return the Markdown files that are not hidden, of sizes that people write."""
    return content(
        source,
        lambda name: (
            suffix(name) in ENDINGS
            and not any(part.startswith(".") for part in name.split("/"))
            and source.members[name] <= LARGEST_NOTE
        ),
    )


def _written(source: Source) -> _Written:
    note = split_note(source.text())
    return _Written(source.name, note, inline_fields(note.body))


def _is_date(text: str, orders: DateOrders) -> bool:
    try:
        orders.moment(text)
    except OrderUnknown:
        return True
    except ValueError:
        return False
    return True


def _date_format(source: Source) -> str:
    """Return the format of the vault's daily notes, "" where it names none."""
    settings = next((name for name in source.members if name.endswith(DAILY_NOTES)), None)
    try:
        values = parsed_json(source.member(settings).text()) if settings else {}
    except Refusal:
        return ""
    form = values.get("format") if isinstance(values, dict) else ""
    return form if isinstance(form, str) else ""
