"""Perfice: the entries of one form, in CSV or JSON. What its questions mean only the person knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.amounts import number_in
from carejournal.exchange.csv_rows import column_names, headings, rows
from carejournal.exchange.fingerprints import digest
from carejournal.exchange.gathering import TIMES_OF_THIS_PLACE, Gathering, Unreadable
from carejournal.exchange.json_records import compact_json, parsed_json
from carejournal.exchange.json_shape import is_json, names_fields
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.numbered_moods import mood_text, moods_found
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.reading_table import is_table_with
from carejournal.exchange.records import FormatName, Found, FoundEntry, FoundReading, Skipped
from carejournal.exchange.written_moments import from_milliseconds, here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.questions import Answers
    from carejournal.exchange.source import Source

TIMESTAMP = "timestamp"
LIST_SEPARATOR = "|||"
MOOD_NAMES = frozenset({"mood", "stimmung", "humeur", "humor", "umore", "ánimo", "stemming"})
QUESTION = "This form asks for the mood in numbers, and does not say from which to which."
WHOLE = ("collections", "dataVersion")
"""What a backup of the whole program has."""
FIRST_MOMENT = 10**11
"""Milliseconds since 1970: what is smaller is no such time."""

Answer = Any


class _Form:
    """What both files share: questions, and entries that answer them in their order."""

    name: FormatName

    def read(self, source: Source) -> Found:
        """Return every entry of the form; raises Refusal for a damaged file."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, moods on the scale that was answered."""
        gathering = Gathering()
        questions, answered = self._content(source)
        form = digest(*(" ".join(question.split()).casefold() for question in questions))[:8]
        for where, timestamp, given in answered:
            if isinstance(timestamp, str):
                gathering.skip(where, timestamp)
                continue
            with gathering.reading(where):
                gathering.add(_entry(timestamp, dict(zip(questions, given, strict=False)), form))
        gathering.warn(*source.warnings)
        if gathering.entries:
            gathering.warn(TIMES_OF_THIS_PLACE)
        moods = moods_found(gathering.entries, answers.scale, QUESTION)
        return gathering.found(self.name, "Perfice", **moods)

    def _content(self, source: Source) -> tuple[list[str], Iterator[tuple[str, int | str, list[Answer]]]]:
        """Return the questions, and for each entry its place, its time (or why it has none), its answers."""
        raise NotImplementedError


class PerficeCsv(_Form):
    """A table whose first column is the time in milliseconds, the others the questions."""

    name = FormatName.PERFICE_FORM_CSV

    def recognises(self, source: Source) -> bool:
        """Whether the first column holds such times."""
        if not is_table_with(source, {TIMESTAMP}) or column_names(source)[0] != TIMESTAMP:
            return False
        first = next(
            (row for row in rows(source, frozenset({TIMESTAMP})) if not isinstance(row, Skipped)), None
        )
        return first is not None and _milliseconds(first.cells[TIMESTAMP]) is not None

    def _content(self, source: Source) -> tuple[list[str], Iterator[tuple[str, int | str, list[Answer]]]]:
        names = [name for name in headings(source) if name.strip().casefold() not in {TIMESTAMP, ""}]
        return names, self._answered(source, names)

    @staticmethod
    def _answered(source: Source, names: list[str]) -> Iterator[tuple[str, int | str, list[Answer]]]:
        columns = [name.strip().casefold() for name in names]
        in_rows = list(rows(source, frozenset({TIMESTAMP})))
        lists = {
            column
            for row in in_rows
            for column in columns
            if not isinstance(row, Skipped) and LIST_SEPARATOR in row.cells.get(column, "")
        }
        for row in in_rows:
            if isinstance(row, Skipped):
                yield row.where, row.reason, []
                continue
            when = _milliseconds(row.cells[TIMESTAMP])
            given: list[Answer] = [
                row.cells.get(name, "").split(LIST_SEPARATOR) if name in lists else row.cells.get(name, "")
                for name in columns
            ]
            yield row.where, "The column Timestamp does not hold a time." if when is None else when, given


class PerficeJson(_Form):
    """One object with the questions, and entries with answers in the same order."""

    name = FormatName.PERFICE_FORM_JSON

    def recognises(self, source: Source) -> bool:
        """Whether it has questions and answered entries, or is a backup of the whole program."""
        if not is_json(source, "{"):
            return False
        return names_fields(source, *WHOLE) or names_fields(
            source, "questions", "entries", "timestamp", "answers"
        )

    def _content(self, source: Source) -> tuple[list[str], Iterator[tuple[str, int | str, list[Answer]]]]:
        if names_fields(source, *WHOLE):
            raise Refusal("This is a backup of all of Perfice; please export the form itself instead.")
        root = parsed_json(source.text())
        if not isinstance(root, dict) or not isinstance(root.get("entries"), list):
            raise Refusal("This Perfice export seems damaged or incomplete, so it could not be read.")
        questions = root.get("questions")
        names = [str(name) for name in questions] if isinstance(questions, list) else []
        return names, self._answered(root["entries"])

    @staticmethod
    def _answered(entries: list[object]) -> Iterator[tuple[str, int | str, list[Answer]]]:
        for place, entry in enumerate(entries, start=1):
            where = f"entry number {place}"
            when = entry.get("timestamp") if isinstance(entry, dict) else None
            given = entry.get("answers") if isinstance(entry, dict) else None
            if isinstance(when, bool) or not isinstance(when, int) or not isinstance(given, list):
                yield where, "What stands there is no entry with a time and answers.", []
            else:
                yield where, when, given


def _milliseconds(text: str) -> int | None:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 16):  # noqa: PLR2004 - beyond every calendar
        return None
    number = int(text)
    return number if number >= FIRST_MOMENT else None


def _entry(timestamp: int, answers: dict[str, Answer], form: str) -> FoundEntry:
    try:
        moment = here(from_milliseconds(timestamp))
    except ValueError:
        raise Unreadable("What stands there as timestamp is outside the calendar.") from None
    mood, readings, tags, lines = "", [], [], []
    for question, answer in answers.items():
        name, number = " ".join(question.split()), _number(answer)
        if isinstance(answer, list):
            tags += [item for item in answer if isinstance(item, str)]
        elif number is not None and not mood and name.casefold() in MOOD_NAMES:
            mood = mood_text(number)
        elif number is not None and name:
            readings.append(FoundReading(name, number))
        elif answer is True:
            tags.append(name)
        elif isinstance(answer, str) and answer.strip():
            lines.append(f"**{from_plain(name)}:** {from_plain(answer)}" if name else from_plain(answer))
    return FoundEntry(
        key=f"form:{form}:{timestamp}",
        moment=moment,
        note="\n\n".join(lines),
        mood=mood,
        readings=tuple(readings),
        tags=clean_tag_names(tags),
        record=compact_json({"timestamp": timestamp, "answers": answers}),
        occasion=form,
    )


def _number(answer: Answer) -> float | None:
    if isinstance(answer, bool):
        return None
    if isinstance(answer, int | float):
        return float(answer)
    return number_in(answer) if isinstance(answer, str) else None
