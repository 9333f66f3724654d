"""RedNotebook: a folder with one YAML file for each month, days by their numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.tag import clean_tag_names
from carejournal.exchange.containers import content, file_name
from carejournal.exchange.front_matter import hashtags
from carejournal.exchange.gathering import Gathering
from carejournal.exchange.json_records import compact_json
from carejournal.exchange.markdown_text import from_plain
from carejournal.exchange.note_properties import HOURS, MOOD, Properties
from carejournal.exchange.numbered_moods import moods_found
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.records import Attachment, AttachmentKind, FormatName, Found, FoundEntry
from carejournal.exchange.txt2tags import pictures, to_markdown
from carejournal.exchange.yaml_text import NoYaml, is_empty, parsed_yaml, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.exchange.questions import Answers
    from carejournal.exchange.source import Source

MONTH_FILE = re.compile(r"(\d{4})-(\d{2})\.txt$")
DAY_KEY = re.compile(r"\A\s*['\"]?(\d{1,2})['\"]?\s*:", re.MULTILINE)
TAGS = "tags"
TEXT = "text"
QUESTION = "The mood stands in the diary as numbers, and nothing says from which to which."
NO_MONTH = (
    "This is one month of RedNotebook, but its name does not say which; please choose the whole folder."
)


class RedNotebookMonths:
    """The data folder, packed or not, or one month of it. There are no times, only days."""

    name = FormatName.REDNOTEBOOK_MONTH

    def recognises(self, source: Source) -> bool:
        """Whether it has a month, or is one: a map whose keys are the days of a month."""
        if source.is_tar:
            return False
        if source.members:
            return any(_is_month(source.member(name)) for name in _months(source)[:3])
        return not source.is_folder and _is_month(source)

    def read(self, source: Source) -> Found:
        """Return every day as an entry; months that are damaged are skipped."""
        return self.read_answered(source, NO_ANSWERS)

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return the same, moods on the scale that was answered."""
        gathering = Gathering()
        if not source.members and MONTH_FILE.search(source.name) is None:
            raise Refusal(NO_MONTH)
        months = source.members_read(_months(source)) if source.members else [source]
        for month in months:
            for day, value in _days(month, gathering):
                entry = _entry(day, value, answers, gathering)
                if entry.note or entry.tags or entry.readings or entry.mood:
                    gathering.add(entry)
            gathering.warn(*month.warnings)
        moods = moods_found(gathering.entries, answers.scale, QUESTION)
        return gathering.found(self.name, "RedNotebook", **moods)


def _months(source: Source) -> list[str]:
    """Return the months' files; copies the program keeps for itself have other names."""
    return content(source, lambda name: MONTH_FILE.fullmatch(file_name(name)) is not None)


def _is_month(source: Source) -> bool:
    match = DAY_KEY.match(source.opening.lstrip("\ufeff"))
    if match is None or not 1 <= int(match[1]) <= 31:  # noqa: PLR2004 - days of a month
        return False
    try:
        root = parsed_yaml(source.text().removeprefix("\ufeff"))
    except NoYaml:
        return False
    return isinstance(root, dict) and all(_is_day(key, value) for key, value in root.items())


def _is_day(key: str, value: object) -> bool:
    return key.strip().isdigit() and (isinstance(value, dict) or is_empty(value))


def _days(month: Source, gathering: Gathering) -> Iterator[tuple[date, dict[str, Any]]]:
    match = MONTH_FILE.search(file_name(month.name))
    assert match is not None
    try:
        root = parsed_yaml(month.text().removeprefix("\ufeff"))
    except NoYaml:
        root = None
    if not isinstance(root, dict):
        gathering.skip(file_name(month.name), "The month seems damaged, so it could not be read.")
        return
    for key, value in root.items():
        try:
            day = date(int(match[1]), int(match[2]), int(key))
        except (ValueError, OverflowError):
            gathering.skip(file_name(month.name), "One of its days does not exist.")
            continue
        if isinstance(value, dict):
            yield day, value


def _entry(day: date, value: dict[str, Any], answers: Answers, gathering: Gathering) -> FoundEntry:
    text = "\n".join(texts_in(value.get(TEXT)))
    properties = Properties(answers.scale)
    tags, lines = hashtags(text), list[str]()
    for category, entries in value.items():
        if category == TEXT:
            continue
        names = _names(entries)
        folded = " ".join(category.split()).casefold()
        if folded == TAGS:
            tags += names
        elif folded in MOOD or folded in HOURS:
            properties.take({category: names[:1]} if folded in HOURS else {category: names})
        else:
            tags += gathering.group(clean_tag_names([category]), "RedNotebook")
            lines += [f"- **{from_plain(category)}:** {to_markdown(name)}" for name in names]
    note = "\n\n".join(part for part in (to_markdown(text), "\n".join(lines)) if part)
    return FoundEntry(
        key=f"day:{day}",
        moment=Moment.on(day),
        note=note,
        mood=properties.mood,
        readings=properties.readings,
        tags=clean_tag_names([*tags, *properties.tags]),
        record=compact_json(value),
        attachments=tuple(Attachment(name, AttachmentKind.PHOTO) for name in pictures(text)),
    )


def _names(entries: object) -> list[str]:
    """Return a category's entries: the keys of a map, whose values say nothing, or a list's or one text."""
    if isinstance(entries, dict):
        return [name.strip() for name in entries if name.strip()]
    return texts_in(entries)
