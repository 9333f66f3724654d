"""Daylio's backups."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.exchange.formats import find_format
from carejournal.exchange.records import AttachmentKind, FormatName, Found
from carejournal.exchange.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exchange.conftest import MakeBackup

BACKUP = "backup_2026_01_20.daylio"


def read(source: Source) -> Found:
    return find_format(source).read(source)


def test_the_sample_backup_is_read_in_full(samples: Path, expected: dict[str, Any]) -> None:
    facts, found = expected[BACKUP], read(Source.open(samples / BACKUP))
    assert found.format == facts["format"]
    assert found.program == "Daylio"
    assert (len(found.entries), found.skipped) == (facts["entries"], ())
    first = found.entries[0]
    assert str(first.moment) == "2026-01-20T21:05:00+01:00"
    assert datetime.fromisoformat(str(first.moment)) == datetime.fromisoformat(facts["first"]["local"])
    assert first.mood == facts["first"]["mood"]
    assert list(first.tags) == facts["first"]["tags"]
    assert (first.title, first.starred, first.key) == ('Title "x"', True, "entry:3:2026-01-20T21:05")
    assert first.note.split("\n\n") == ["Long day, but **good**.  \n2 < 3 & 4 > 3", "- one\n- two 🚀"]


def test_the_sample_backup_has_levels_groups_and_months_from_zero(samples: Path) -> None:
    found = read(Source.open(samples / BACKUP))
    assert [(mood.name, mood.level, mood.count) for mood in found.moods] == [
        ("love it 💜", 5.0, 1),
        ("awful", 1.0, 1),
        ("meh+", 3.0, 1),
    ]
    assert found.tag_groups == {"family": "Social", "thérapie 🛋️": "Self-care", "old habit": "Self-care"}
    assert [entry.moment.day.isoformat() for entry in found.entries[1:]] == ["2025-12-31", "2025-12-31"]


def test_a_photo_s_checksum_is_kept(samples: Path) -> None:
    found = read(Source.open(samples / BACKUP))
    assert found.warnings == ()
    assert "0123456789abcdef0123456789abcdef" in found.entries[0].record


def test_the_record_can_be_understood_alone(samples: Path) -> None:
    entry = read(Source.open(samples / BACKUP)).entries[0]
    record = json.loads(entry.record)
    assert (record["id"], record["month"], record["mood"]) == (3, 0, 6)
    assert (record["mood_name"], record["mood_level"]) == ("love it 💜", 5)
    assert record["tag_names"] == ["family", "thérapie 🛋️"]
    assert list(record) == sorted(record)
    assert "💜" in entry.record
    assert ": " not in entry.record.split('"note"')[0].replace("\\", "").split("android_metadata")[0]


def test_the_bare_form_and_the_decoded_form_say_the_same(samples: Path, sample_root: dict[str, Any]) -> None:
    zipped = read(Source.open(samples / BACKUP))
    decoded = json.dumps(sample_root).encode()
    for form in (base64.b64encode(decoded), base64.encodebytes(decoded).rstrip(b"=\n"), decoded):
        found = read(Source.of(form))
        assert found.warnings == ("1 photo or recording is named in the backup, but not in it.",)
        assert replace(found, warnings=()) == zipped


def test_the_lock_code_is_nowhere(backup_of: MakeBackup) -> None:
    found = read(backup_of({"note": "words"}, pin="73219946"))
    assert len(found.entries) == 1
    assert "73219946" not in repr(found)


def test_a_backup_that_holds_other_than_it_says_is_told(backup_of: MakeBackup) -> None:
    found = read(backup_of({}, metadata={"number_of_entries": 5}))
    assert len(found.entries) == 1
    assert ["5" in warning and "1" in warning for warning in found.warnings] == [True]


@pytest.mark.parametrize(("version", "warnings"), [(15, 0), (19, 0), (20, 1), ("20", 0), (None, 0)])
def test_a_newer_kind_of_backup_is_read_with_a_warning(
    backup_of: MakeBackup, version: object, warnings: int
) -> None:
    found = read(backup_of({}, version=version))
    assert (len(found.entries), len(found.warnings)) == (1, warnings)


@pytest.mark.parametrize("entries", [None, {}, "x", 7])
def test_a_backup_without_a_list_of_entries_is_refused(backup_of: MakeBackup, entries: object) -> None:
    with pytest.raises(Refusal):
        read(backup_of(dayEntries=entries))


def test_a_zip_file_with_something_else_for_a_backup_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.daylio"
    for content in (b"", b"%%%", base64.b64encode(b"[1, 2]"), base64.b64encode(b'{"a": ' * 5000)):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("backup.daylio", content)
        with pytest.raises(Refusal):
            read(Source.open(path))


def test_ten_years_are_read_in_full(backup_of: MakeBackup) -> None:
    first = datetime(2016, 1, 1, 21, 5)
    days = [first + timedelta(days=n) for n in range(3650)]
    note = "<div>A day of {}, <b>calm</b>.</div><div>5 &lt; 7</div><ul><li>soup</li><li>quiet</li></ul>"
    entries = [
        {"year": day.year, "month": day.month - 1, "day": day.day, "note": note.format(day.ctime())}
        for day in days
    ]
    found = read(backup_of(*entries))
    assert (len(found.entries), found.skipped, found.warnings) == (3650, (), ())


def test_the_format_is_wanted_by_name(pack: Callable[[object], bytes], sample_root: dict[str, Any]) -> None:
    source = Source.of(pack(sample_root))
    assert find_format(source, "daylio-backup").name is FormatName.DAYLIO_BACKUP


def test_photos_are_read_when_asked_and_those_the_backup_lacks_are_counted(
    samples: Path, sample_root: dict[str, Any]
) -> None:
    found = read(Source.open(samples / BACKUP))
    [photo] = found.entries[0].attachments
    assert (photo.name, photo.kind) == ("0123456789abcdef0123456789abcdef", AttachmentKind.PHOTO)
    assert photo.content is not None
    assert photo.content.read().startswith(b"\xff\xd8")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("backup.daylio", base64.encodebytes(json.dumps(sample_root).encode()))
        archive.writestr("assets/photos/2026/1/another", b"x")
    lacking = read(Source.of(stream.getvalue()))
    assert [each.content for each in lacking.entries[0].attachments] == [None]
    assert any("not in it" in warning for warning in lacking.warnings)


def test_scales_of_an_unknown_form_stay_in_the_record_and_are_told(backup_of: MakeBackup) -> None:
    found = read(backup_of({"scaleEntries": [{"id_scale": 1, "value": 7}]}, {"scaleEntries": []}))
    assert len(found.entries) == 2
    assert [warning for warning in found.warnings if "scales of 1 entry" in warning]
    assert "id_scale" in found.entries[0].record
