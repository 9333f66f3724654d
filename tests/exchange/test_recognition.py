"""Which format claims which sample: each exactly its own first, and few others at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.exchange.formats import FORMATS, find_format
from carejournal.exchange.markdown_writing import markdown_files
from carejournal.exchange.records import FormatName
from carejournal.exchange.source import Source
from carejournal.exchange.table_look import UnknownTable

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLES = Path(__file__).parent / "samples"
NOTES = (FormatName.MARKDOWN_NOTES,)
ONE_NOTE = (FormatName.OBSIDIAN_DAILY,)
CLAIMS: dict[str, tuple[FormatName, ...]] = {
    "apple_health": (FormatName.APPLE_HEALTH_ZIP,),
    "apple_health/apple_health_export.zip": (FormatName.APPLE_HEALTH_ZIP,),
    "apple_health/export.xml": (FormatName.APPLE_HEALTH,),
    "bearable/bearable-export-03-03-2026_8col.csv": (FormatName.BEARABLE_CSV,),
    "daylio/backup_2026_01_20.daylio": (FormatName.DAYLIO_BACKUP,),
    "daylio/daylio_bad_rows.csv": (FormatName.DAYLIO_CSV,),
    "daylio/daylio_export_2026_01_20_en_12h.csv": (FormatName.DAYLIO_CSV,),
    "daylio/daylio_legacy_year_2018.csv": (FormatName.DAYLIO_CSV_LEGACY,),
    "dayone": (FormatName.DAYONE_JSON,),
    "dayone/Journal.json": (FormatName.DAYONE_JSON,),
    "dayone_classic/Journal.dayone": (FormatName.DAYONE_CLASSIC_PLIST,),
    "emoods/entry.csv": (FormatName.EMOODS_ENTRY_CSV,),
    "emoods/export.emoods": (FormatName.EMOODS_BACKUP,),
    "fitbit": (FormatName.FITBIT,),
    "fitbit/Sleep Score/sleep_score.csv": (FormatName.FITBIT_SCORE,),
    "garmin": (FormatName.GARMIN,),
    "google_fit": (FormatName.GOOGLE_FIT,),
    "health_auto_export/HealthAutoExport-2026-01.json": (FormatName.HEALTH_AUTO_EXPORT,),
    "health_connect": (FormatName.HEALTH_CONNECT,),
    "health_connect/health_connect_export.db": (FormatName.HEALTH_CONNECT,),
    "howwefeel/HowWeFeelEmotions.csv": (FormatName.HOWWEFEEL_CSV,),
    "joplin/export.jex": (FormatName.JOPLIN_JEX,),
    "joplin/md_frontmatter": (FormatName.JOPLIN_MD_FRONTMATTER, *NOTES),
    "joplin/md_frontmatter/Journal/Todo.md": (FormatName.JOPLIN_MD_FRONTMATTER, *ONE_NOTE),
    "jrnl/folder_journal": (FormatName.JRNL_FOLDER,),
    "jrnl/folder_journal/2026/01/14.txt": (FormatName.JRNL_TEXT, FormatName.JRNL_FOLDER),
    "jrnl/jrnl.json": (FormatName.JRNL_JSON,),
    "jrnl/jrnl_default_12h.txt": (FormatName.JRNL_TEXT, FormatName.JRNL_FOLDER),
    "lifeograph/sample.diary": (FormatName.LIFEOGRAPH,),
    "moodpath/moodpath_export.zip": (FormatName.MOODPATH_ZIP,),
    "obsidian": (FormatName.OBSIDIAN_DAILY, *NOTES),
    "obsidian/Daily": NOTES,
    "obsidian/Daily/2026-01-14.md": ONE_NOTE,
    "oura": (FormatName.OURA,),
    "own/days.csv": (FormatName.SPREADSHEET,),
    "own/entry.md": (FormatName.MARKDOWN, *ONE_NOTE),
    "own/journal.json": (FormatName.CAREJOURNAL_JSON,),
    "own/markdown.zip": (FormatName.MARKDOWN, *NOTES),
    "own/sessions.csv": (FormatName.SPREADSHEET,),
    "own/spreadsheet.zip": (FormatName.SPREADSHEET,),
    "perfice/mood_form_export.csv": (FormatName.PERFICE_FORM_CSV,),
    "perfice/mood_form_export.json": (FormatName.PERFICE_FORM_JSON,),
    "pixels/PIXELS-BACKUP-2025.json": (FormatName.PIXELS_JSON,),
    "pixy/pixy-mood-tracker-2026-01-15.json": (FormatName.PIXY_JSON,),
    "plees_tracker/plees-tracker.csv": (FormatName.PLEES_TRACKER,),
    "rednotebook": (FormatName.REDNOTEBOOK_MONTH,),
    "sleep_as_android/sleep-export.csv": (FormatName.SLEEP_AS_ANDROID,),
    "sleep_as_android/sleep-export.zip": (FormatName.SLEEP_AS_ANDROID_ZIP,),
    "sleepmeter/sleep_history_2026-01-15.csv": (FormatName.SLEEPMETER,),
}
"""Its own format, then those that would take it too: a note with properties or dates is one to several."""
ENTRY = Entry("e", Moment.parse("2026-01-20T21:05"), note="A walk.", tags=("people",), readings={"mood": 7})


def claims(source: Source) -> tuple[FormatName, ...]:
    return tuple(known.name for known in FORMATS if known.recognises(source))


@pytest.mark.parametrize("name", CLAIMS)
def test_each_sample_is_claimed_first_by_its_own_format_and_hardly_by_another(name: str) -> None:
    source = Source.open(SAMPLES / name)
    assert claims(source) == CLAIMS[name]
    assert find_format(source).name is CLAIMS[name][0]


def test_every_format_is_claimed_by_a_sample() -> None:
    mapped_by_hand = {FormatName.CSV}
    assert {first for first, *_ in CLAIMS.values()} == set(FormatName) - mapped_by_hand
    assert {known.name for known in FORMATS} == set(FormatName) - mapped_by_hand


def in_a_vault(folder: Path, others: Iterable[str]) -> Path:
    """Write our notes into an Obsidian vault among others, some of which Joplin might have written."""
    vault = folder / "vault"
    files = {f"From the journal/{name}": content for name, content in markdown_files(JournalCopy((ENTRY,)))}
    joplin = b"---\ntitle: A\nupdated: 2026-01-14 00:00Z\ncreated: 2026-01-14 00:00Z\n---\n\nText\n"
    files |= dict.fromkeys(others, joplin) | {".obsidian/app.json": b"{}"}
    for name, content in files.items():
        (vault / name).parent.mkdir(parents=True, exist_ok=True)
        (vault / name).write_bytes(content)
    return vault


@pytest.mark.parametrize("others", [0, 3, 200])
def test_our_own_notes_are_ours_also_in_a_vault_with_many_others(tmp_path: Path, others: int) -> None:
    vault = in_a_vault(tmp_path, [f"2026-01-{number:03}.md" for number in range(others)])
    found = find_format(Source.open(vault)).read(Source.open(vault))
    assert found.format is FormatName.MARKDOWN
    assert found.copy is not None
    assert found.copy.entries == (ENTRY,)
    assert bool(found.warnings) is bool(others)


def test_a_calendar_says_where_it_comes_in_instead() -> None:
    with pytest.raises(Refusal, match="calendar") as told:
        find_format(Source.open(SAMPLES / "calendars" / "therapy.ics"))
    assert not isinstance(told.value, UnknownTable)
