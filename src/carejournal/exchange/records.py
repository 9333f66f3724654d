"""Neutral records: what any importer found, before it is mapped onto this journal's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from carejournal.domain.measure import Better

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.domain.journal_copy import JournalCopy
    from carejournal.domain.moment import Moment
    from carejournal.exchange.questions import Question
    from carejournal.exchange.source import Source

UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
"""Control characters, line ends, and marks that turn the direction of what stands after them."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of the source that could not be read: where it stands ("line 3"), and why, in plain words."""

    where: str
    reason: str

    def __post_init__(self) -> None:
        for name in ("where", "reason"):
            object.__setattr__(self, name, showable(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class FoundReading:
    """A value on a scale of the source's own: linear from `low` to `high` (None: a plain number).

    `better` says which direction is the better one, where the source leaves no doubt.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    unit: str = ""
    better: Better = Better.NEITHER


class AttachmentKind(StrEnum):
    """What is attached to an entry."""

    PHOTO = "photo"
    RECORDING = "recording"
    VIDEO = "video"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something attached to an entry, by its name within the source.

    `content` reads its bytes when asked, not before; None where the source names it but does not hold it.
    """

    name: str
    kind: AttachmentKind
    content: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One record of the source.

    `key` identifies it within the source for good. `mood` is the source's own name for the mood and
    `note` is Markdown. `record` is the whole source record as JSON text. `occasion` tells records of one
    minute or day apart that may have no words to tell them by, such as the forms of a form-filling program.
    """

    key: str
    moment: Moment
    title: str = ""
    note: str = ""
    mood: str = ""
    readings: tuple[FoundReading, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    record: str = "{}"
    occasion: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class MoodName:
    """A mood name that occurs in the source.

    `level` is its place on the source's scale where the file or common usage tells it, else None: then
    the person must say. `count` says in how many entries it occurs.
    """

    name: str
    level: float | None
    count: int


class FormatName(StrEnum):
    """The formats this program reads, by the names used on the command line."""

    DAYLIO_BACKUP = "daylio-backup"
    DAYLIO_CSV = "daylio-csv"
    DAYLIO_CSV_LEGACY = "daylio-csv-legacy"
    CAREJOURNAL_JSON = "carejournal-json"
    BEARABLE_CSV = "bearable-csv"
    EMOODS_BACKUP = "emoods-backup"
    EMOODS_ENTRY_CSV = "emoods-entry-csv"
    PIXELS_JSON = "pixels-json"
    PIXY_JSON = "pixy-json"
    PERFICE_FORM_CSV = "perfice-form-csv"
    PERFICE_FORM_JSON = "perfice-form-json"
    HOWWEFEEL_CSV = "howwefeel-csv"
    MOODPATH_ZIP = "moodpath-zip"
    DAYONE_JSON = "dayone-json"
    DAYONE_CLASSIC_PLIST = "dayone-classic-plist"
    JRNL_JSON = "jrnl-json"
    JRNL_TEXT = "jrnl-text"
    JRNL_FOLDER = "jrnl-folder"
    REDNOTEBOOK_MONTH = "rednotebook-month"
    LIFEOGRAPH = "lifeograph"
    JOPLIN_JEX = "joplin-jex"
    JOPLIN_MD_FRONTMATTER = "joplin-md-frontmatter"
    OBSIDIAN_DAILY = "obsidian-daily"
    MARKDOWN_NOTES = "markdown-notes"
    APPLE_HEALTH = "apple-health"
    APPLE_HEALTH_ZIP = "apple-health-zip"
    HEALTH_CONNECT = "health-connect-db"
    GOOGLE_FIT = "google-fit-sleep"
    FITBIT = "fitbit-sleep-json"
    FITBIT_SCORE = "fitbit-sleep-score"
    OURA = "oura-sleepmodel"
    GARMIN = "garmin-sleepdata"
    SLEEP_AS_ANDROID = "sleep-as-android"
    SLEEP_AS_ANDROID_ZIP = "sleep-as-android-zip"
    PLEES_TRACKER = "plees-tracker"
    SLEEPMETER = "sleepmeter"
    HEALTH_AUTO_EXPORT = "health-auto-export"
    SPREADSHEET = "spreadsheet"
    CSV = "csv"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Found:
    """Everything an importer found in one source.

    `program` names the program the source comes from, the same for all its formats. `mood_low` and
    `mood_high` are the ends of the source's mood scale. `tag_groups` maps a tag's name to its group.
    `warnings` are sentences about things that were read, but not in full. `copy` is a whole journal, where
    the source is one of this program's own. `questions` are what the source leaves open: while a needed one
    is, nothing of the source can be brought in. `photos` are those of the copy's entries, by the entry's id,
    where they stand in files of their own. `partial` says that the copy does not bring the whole
    catalogue of a journal, so that it takes no other's place.
    """

    format: FormatName
    program: str
    entries: tuple[FoundEntry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    moods: tuple[MoodName, ...] = ()
    mood_low: float = 1.0
    mood_high: float = 5.0
    tag_groups: Mapping[str, str] = field(default_factory=dict)
    copy: JournalCopy | None = None
    questions: tuple[Question, ...] = ()
    partial: bool = False
    photos: Mapping[str, tuple[Attachment, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "warnings", tuple(map(showable, self.warnings)))


def showable(text: str) -> str:
    """Return a sentence with names from a file on one line, without what would command a terminal."""
    return UNSHOWABLE.sub(" ", text)
