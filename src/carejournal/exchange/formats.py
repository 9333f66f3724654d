"""The formats this program reads, told apart by content, never by file name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from carejournal.domain.refusal import Refusal
from carejournal.exchange import apple_health, daylio_csv, emoods, sleep_as_android
from carejournal.exchange.bearable_csv import BearableCsv
from carejournal.exchange.daylio_backup import DaylioBackup
from carejournal.exchange.dayone_classic import DayOneClassic
from carejournal.exchange.dayone_json import DayOneJson
from carejournal.exchange.fitbit import Fitbit, FitbitScore
from carejournal.exchange.garmin import Garmin
from carejournal.exchange.google_fit import GoogleFit
from carejournal.exchange.health_auto_export import HealthAutoExport
from carejournal.exchange.health_connect import HealthConnect
from carejournal.exchange.how_we_feel_csv import HowWeFeelCsv
from carejournal.exchange.joplin_jex import JoplinJex
from carejournal.exchange.joplin_markdown import JoplinMarkdown
from carejournal.exchange.journal_json import JournalJson
from carejournal.exchange.jrnl_json import JrnlJson
from carejournal.exchange.jrnl_text import JrnlFolder, JrnlText
from carejournal.exchange.lifeograph_diary import LifeographDiary
from carejournal.exchange.markdown_notes import MarkdownNotes, ObsidianDaily
from carejournal.exchange.markdown_reading import Markdown
from carejournal.exchange.moodpath_zip import MoodpathZip
from carejournal.exchange.oura import Oura
from carejournal.exchange.perfice_form import PerficeCsv, PerficeJson
from carejournal.exchange.pixels_json import PixelsJson
from carejournal.exchange.pixy_json import PixyJson
from carejournal.exchange.plees_tracker import PleesTracker
from carejournal.exchange.questions import NO_ANSWERS
from carejournal.exchange.records import FormatName
from carejournal.exchange.rednotebook import RedNotebookMonths
from carejournal.exchange.sleepmeter import Sleepmeter
from carejournal.exchange.spreadsheet_reading import Spreadsheet
from carejournal.exchange.table_look import UnknownTable, is_some_table

if TYPE_CHECKING:
    from carejournal.exchange.questions import Answers
    from carejournal.exchange.records import Found
    from carejournal.exchange.source import Source


class Format(Protocol):
    """One kind of file. Both methods raise Refusal where the file is damaged, and nothing else."""

    @property
    def name(self) -> FormatName:
        """Its name on the command line."""
        ...

    def recognises(self, source: Source) -> bool:
        """Whether the content is of this kind."""
        ...

    def read(self, source: Source) -> Found:
        """Return what is in a file that is recognised."""
        ...


@runtime_checkable
class AskingFormat(Protocol):
    """A format that may leave something open: what it asks stands in Found.questions."""

    def read_answered(self, source: Source, answers: Answers) -> Found:
        """Return what read() does, with the person's answers put to use."""
        ...


def read_as(known: Format, source: Source, answers: Answers = NO_ANSWERS) -> Found:
    """Return what is in a file that the format recognises; raises Refusal where it is damaged."""
    if isinstance(known, AskingFormat):
        return known.read_answered(source, answers)
    return known.read(source)


FORMATS: tuple[Format, ...] = (
    JournalJson(),
    Markdown(),
    DaylioBackup(),
    daylio_csv.MODERN,
    daylio_csv.LEGACY,
    BearableCsv(),
    emoods.BACKUP,
    emoods.ENTRY_CSV,
    PixelsJson(),
    PixyJson(),
    HowWeFeelCsv(),
    MoodpathZip(),
    PerficeCsv(),
    PerficeJson(),
    DayOneJson(),
    DayOneClassic(),
    JrnlJson(),
    JrnlText(),
    JrnlFolder(),
    RedNotebookMonths(),
    LifeographDiary(),
    JoplinJex(),
    JoplinMarkdown(),
    ObsidianDaily(),
    MarkdownNotes(),
    apple_health.ALONE,
    apple_health.PACKED,
    HealthConnect(),
    GoogleFit(),
    Fitbit(),
    FitbitScore(),
    Garmin(),
    Oura(),
    sleep_as_android.ALONE,
    sleep_as_android.PACKED,
    PleesTracker(),
    Sleepmeter(),
    HealthAutoExport(),
    Spreadsheet(),
)
"""Asked in this order. A new format is one module and one line here, one in FormatName and one in KINDS."""

KINDS = {
    FormatName.CAREJOURNAL_JSON: "a copy of a journal (JSON)",
    FormatName.DAYLIO_BACKUP: "a Daylio backup (.daylio)",
    FormatName.DAYLIO_CSV: "a Daylio export (CSV)",
    FormatName.DAYLIO_CSV_LEGACY: "a Daylio export from before 2019 (CSV)",
    FormatName.BEARABLE_CSV: "a Bearable export (CSV)",
    FormatName.EMOODS_BACKUP: "an eMoods backup (.emoods)",
    FormatName.EMOODS_ENTRY_CSV: "the table of days of an eMoods backup (CSV)",
    FormatName.PIXELS_JSON: "a Pixels backup (JSON)",
    FormatName.PIXY_JSON: "a Pixy export (JSON)",
    FormatName.PERFICE_FORM_CSV: "the entries of a Perfice form (CSV)",
    FormatName.PERFICE_FORM_JSON: "the entries of a Perfice form (JSON)",
    FormatName.HOWWEFEEL_CSV: "a How We Feel export (CSV)",
    FormatName.MOODPATH_ZIP: "a MindDoc or Moodpath export (zip)",
    FormatName.DAYONE_JSON: "a Day One export (JSON)",
    FormatName.DAYONE_CLASSIC_PLIST: "a Day One Classic journal (.dayone)",
    FormatName.JRNL_JSON: "a jrnl export (JSON)",
    FormatName.JRNL_TEXT: "a jrnl journal (text)",
    FormatName.JRNL_FOLDER: "a jrnl journal (a folder of days)",
    FormatName.REDNOTEBOOK_MONTH: "a RedNotebook journal (a folder of months)",
    FormatName.LIFEOGRAPH: "a Lifeograph diary (.diary)",
    FormatName.JOPLIN_JEX: "a Joplin export (.jex)",
    FormatName.JOPLIN_MD_FRONTMATTER: "a Joplin export (Markdown with front matter)",
    FormatName.OBSIDIAN_DAILY: "an Obsidian vault with daily notes",
    FormatName.MARKDOWN_NOTES: "a folder of Markdown notes with dates",
    FormatName.APPLE_HEALTH: "Apple Health's export.xml",
    FormatName.APPLE_HEALTH_ZIP: "an Apple Health export (zip)",
    FormatName.HEALTH_CONNECT: "a Health Connect export (zip or database)",
    FormatName.GOOGLE_FIT: "sleep from Google Fit (JSON, zip or folder)",
    FormatName.FITBIT: "sleep from Fitbit (JSON, zip or folder)",
    FormatName.FITBIT_SCORE: "sleep scores from Fitbit (CSV)",
    FormatName.GARMIN: "sleep from Garmin (JSON, zip or folder)",
    FormatName.OURA: "sleep from Oura (CSV, zip or folder)",
    FormatName.SLEEP_AS_ANDROID: "sleep from Sleep as Android (CSV)",
    FormatName.SLEEP_AS_ANDROID_ZIP: "a Sleep as Android backup (zip)",
    FormatName.PLEES_TRACKER: "sleep from PleesTracker (CSV)",
    FormatName.SLEEPMETER: "sleep from Sleepmeter (CSV)",
    FormatName.HEALTH_AUTO_EXPORT: "a Health Auto Export file (JSON)",
    FormatName.MARKDOWN: "a journal's Markdown export (folder or zip)",
    FormatName.CSV: "a table of any other program (CSV)",
    FormatName.SPREADSHEET: "a journal's spreadsheet export (CSV, folder or zip)",
}


CALENDAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", re.IGNORECASE)


def find_format(source: Source, wanted: FormatName | str | None = None) -> Format:
    """Return the format the source is in, the wanted one if given.

    Raises Refusal where the content is of no known kind, of another kind than wanted, or damaged.
    """
    if source.is_folder and not source.members:
        raise Refusal("This folder is empty.")
    if not source.head and not source.is_folder:
        raise Refusal("This file is empty.")
    if wanted is None:
        for known in FORMATS:
            if known.recognises(source):
                return known
        if CALENDAR.match(source.head):
            raise Refusal("This is a calendar; its appointments are brought in where sessions are.")
        if is_some_table(source):
            raise UnknownTable("This table is of no program known here; say what its columns hold.")
        raise Refusal("This kind of file is not known here, or a part of it is missing.")
    chosen = next((known for known in FORMATS if known.name == wanted), None)
    if chosen is None:
        names = ", ".join(known.name for known in FORMATS)
        raise Refusal(f"There is no format of that name; the names are {names}.")
    if not chosen.recognises(source):
        raise Refusal(f"This file is not {KINDS[chosen.name]}.")
    return chosen
