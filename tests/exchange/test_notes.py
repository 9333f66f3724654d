"""Joplin, Obsidian and other folders of Markdown notes."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.joplin_jex import parsed_item
from carejournal.exchange.note_properties import Properties
from carejournal.exchange.questions import Answers, Asked, DateOrder, Scale
from carejournal.exchange.records import AttachmentKind, FormatName
from carejournal.exchange.source import Source
from import_hand import only, read, zipped

SAMPLES = Path(__file__).parent / "samples"
NOTE_ID, TAG_ID = "1" * 32, "a" * 32


def jex(**items: str) -> Source:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, text in items.items():
            info = tarfile.TarInfo(f"{name[1:]}.md")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return Source.of(stream.getvalue(), "x.jex")


@pytest.mark.usefixtures("in_berlin")
def test_a_joplin_export_has_notes_with_tags_and_attached_files() -> None:
    found = read(Source.open(SAMPLES / "joplin" / "export.jex"))
    entry = only(found)
    assert found.format is FormatName.JOPLIN_JEX
    assert (entry.title, entry.tags) == ("Evening pages", ("mood",))
    assert str(entry.moment) == "2026-01-14T21:00:00+01:00"
    assert entry.note == "Body with a link and \n\nid: not metadata, this is body"
    [photo] = entry.attachments
    assert (photo.kind, photo.content is not None) == (AttachmentKind.PHOTO, True)
    assert photo.content is not None
    assert photo.content.read().startswith(b"\xff\xd8")


def test_joplins_fields_are_read_from_the_end() -> None:
    item = parsed_item("Title\n\nid: body\n\nid: 5\nauthor: \ntype_: 1")
    assert item is not None
    assert (item.title, item.body, item.fields) == (
        "Title",
        "id: body",
        {"id": "5", "author": "", "type_": "1"},
    )
    assert parsed_item("Title\n\nno fields") is None


def test_an_encrypted_joplin_note_is_told_and_left_out() -> None:
    text = "x\n\nid: 1\nuser_created_time: 2026-01-14T20:00:00.000Z\nencryption_applied: {}\ntype_: 1"
    found = read(jex(n1111=text.format(1), **{f"n{NOTE_ID}": text.format(1), f"n{TAG_ID}": text.format(0)}))
    assert len(found.entries) == 1
    assert any("encrypted" in warning for warning in found.warnings)


def test_a_joplin_note_without_a_time_is_skipped() -> None:
    found = read(jex(**{f"n{NOTE_ID}": "x\n\nid: 1\nuser_created_time: never\ntype_: 1"}))
    assert (found.entries, len(found.skipped)) == ((), 1)


@pytest.mark.usefixtures("in_berlin")
def test_joplins_markdown_has_its_times_in_utc() -> None:
    found = read(Source.open(SAMPLES / "joplin" / "md_frontmatter"))
    first, second = found.entries
    assert (first.title, first.tags) == ("Evening pages", ("mood", "self care"))
    assert str(first.moment) == "2026-01-14T21:00:00+01:00"
    assert first.note == "Body text.\n\nMore: with a colon"
    assert (second.title, second.tags, second.readings) == ("Call clinic: ask about slots", (), ())


def test_a_joplin_note_is_the_same_in_both_forms() -> None:
    created = "2026-01-14 20:00:00Z"
    front = f"---\ntitle: T\nupdated: {created}\ncreated: {created}\n---\n\n"
    markdown = f"{front}See [this](../Other.md) ![p](../_resources/p.jpg)"
    fields = f"id: {NOTE_ID}\nuser_created_time: 2026-01-14T20:00:00.000Z\ntype_: 1"
    item = f"T\n\nSee [this](:/{TAG_ID}) ![p](:/{'c' * 32})\n\n{fields}"
    in_folder = read(zipped({"J/T.md": markdown, "J/Other.md": "x", "_resources/p.jpg": b"\xff"}))
    in_archive = read(jex(**{f"n{NOTE_ID}": item}))
    assert fingerprints(in_folder.entries) == fingerprints(in_archive.entries)
    [photo] = in_folder.entries[0].attachments
    assert photo.content is not None


def test_daily_notes_have_their_day_from_their_name_and_readings_from_properties() -> None:
    found = read(Source.open(SAMPLES / "obsidian"))
    first, second = found.entries
    assert [str(entry.moment) for entry in found.entries] == ["2026-01-14", "2026-01-16"]
    assert first.mood == "4"
    assert {reading.name: (reading.value, reading.high) for reading in first.readings} == {
        "Sleep hours": (7.5, None),
        "Energy": (3, 5),
        "Stress": (6, None),
    }
    assert first.tags == ("meditated", "daily", "therapy", "nature")
    assert "A horizontal rule above is not front matter." in first.note
    assert (second.mood, second.note.splitlines()[0]) == ("🙂", "No front matter at all.")
    assert [question.about for question in found.questions] == [Asked.SCALE]


def test_an_answered_scale_places_mood_and_stress() -> None:
    found = read(Source.open(SAMPLES / "obsidian"), Answers(scale=Scale(0, 10)))
    assert found.questions == ()
    assert {mood.name: mood.level for mood in found.moods} == {"4": 4, "🙂": None}
    assert [(r.low, r.high) for r in found.entries[0].readings if r.name == "Stress"] == [(0, 10)]


def test_a_vault_s_own_format_of_names_is_used() -> None:
    settings = '{"format": "YYYY/MM-MMMM/D. MMMM"}'
    source = zipped({"V/.obsidian/daily-notes.json": settings, "V/2026/01-January/14. January.md": "x"})
    assert str(only(read(source)).moment) == "2026-01-14"


def test_notes_without_a_date_are_counted_once() -> None:
    found = read(
        zipped({"2026-01-14.md": "x", "Ideas.md": "y", "Recipes.md": "z", ".trash/2026-01-15.md": "t"})
    )
    assert found.format is FormatName.MARKDOWN_NOTES
    assert [entry.note for entry in found.entries] == ["x"]
    assert [warning for warning in found.warnings if warning.startswith("2 notes have no date")]


def test_a_date_property_may_have_a_time_and_any_order_but_is_never_guessed() -> None:
    files = {"a.md": "---\ndate: 02/03/2026 21:05\n---\nx", "b.md": "---\ncreated: 2026-03-04T08:00\n---\ny"}
    asked = read(zipped(files))
    assert [question.about for question in asked.questions] == [Asked.DATE_ORDER]
    answered = read(zipped(files), Answers(DateOrder.DAY_FIRST))
    assert [str(entry.moment) for entry in answered.entries] == ["2026-03-02T21:05:00", "2026-03-04T08:00:00"]
    assert [entry.title for entry in answered.entries] == ["a", "b"]


def test_broken_properties_lose_no_text_and_are_told() -> None:
    found = read(zipped({"2026-01-14.md": "---\nmood: [\n---\nText", "2026-01-15.md": "x"}))
    assert "Text" in found.entries[0].note
    assert any("properties" in warning for warning in found.warnings)


def test_a_folder_without_dates_is_no_source() -> None:
    with pytest.raises(Refusal):
        read(zipped({"Ideas.md": "x", "Recipes.md": "y"}))


@pytest.mark.parametrize("sleep", ["7.5", '"7,5"', "7h30", "07:30", "450 min"])
def test_sleep_is_read_however_it_is_written(sleep: str) -> None:
    entry = only(read(f"---\ndate: 2026-01-14\nsleep: {sleep}\n---\n"))
    assert [reading.value for reading in entry.readings] == [7.5]


def test_properties_keep_numbers_take_checks_as_tags_and_leave_the_rest() -> None:
    properties = Properties(None)
    properties.take(
        {
            "Mood": ["good", "tired"],
            "tags": "a, #b",
            "cups_of-tea": "3",
            "walked": "true",
            "cold": "false",
            "id": "7",
            "sleep": "30",
            "phone": "4915112345678",
            "people": ["x", "y"],
            "quality": "fine",
        }
    )
    assert (properties.mood, properties.tags) == ("good", ("tired", "a", "b", "walked"))
    assert [(reading.name, reading.value) for reading in properties.readings] == [("Cups of tea", 3)]


def test_a_file_among_joplins_items_that_is_none_is_told_and_the_notes_come() -> None:
    note = "x\n\nid: 1\nuser_created_time: 2026-01-14T20:00:00.000Z\ntype_: 1"
    found = read(jex(**{f"n{NOTE_ID}": note, f"n{TAG_ID}": "torn off\n\nid: 2"}))
    assert [entry.title for entry in found.entries] == ["x"]
    assert [each.reason for each in found.skipped] == [
        "It is no item of Joplin's, or a part of it is missing."
    ]


def test_joplin_notes_without_a_date_are_counted_and_nothing_is_said_of_time_zones() -> None:
    note = "---\ntitle: x\ncreated: oneZ\nupdated: 2026-01-14 20:00:00Z\n---\nText"
    found = read(zipped({"a.md": note}))
    assert found.format is FormatName.JOPLIN_MD_FRONTMATTER
    assert (found.entries, found.warnings) == ((), ("1 note has no date of its own and was left out.",))


def test_the_first_mood_counts_and_what_stands_beside_a_later_one_is_no_tag() -> None:
    properties = Properties(None)
    properties.take({"mood": ["7", "tired", "8"]})
    properties.take({"Stimmung": ["3", "cold"]})
    assert (properties.mood, properties.tags) == ("7", ("tired",))
