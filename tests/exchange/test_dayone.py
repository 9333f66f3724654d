"""Day One's exports, new and classic."""

from __future__ import annotations

import json
import plistlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange import dayone_classic
from carejournal.exchange.records import AttachmentKind, FormatName
from carejournal.exchange.source import Source
from import_hand import only, read, zipped

SAMPLES = Path(__file__).parent / "samples"
JOURNAL = (SAMPLES / "dayone" / "Journal.json").read_bytes()
PHOTO = b"\xff\xd8\xff\xe0 no real picture"


def with_photo() -> Source:
    return zipped({"Journal.json": JOURNAL, "photos/ea18ead2cd5da4b66cc34821578e1a81.jpeg": PHOTO})


def entry_of(**fields: Any) -> str:
    return json.dumps({"metadata": {}, "entries": [{"creationDate": "2026-01-14T21:30:00Z", **fields}]})


def test_the_day_is_that_of_the_zone_the_entry_was_written_in() -> None:
    found = read(with_photo())
    assert found.format is FormatName.DAYONE_JSON
    assert [str(entry.moment) for entry in found.entries] == [
        "2026-01-14T22:30:00+01:00",
        "2026-01-14T19:10:00-08:00",
        "2026-01-01",
    ]
    assert [bool(entry.note) for entry in found.entries] == [True, True, False]


def test_text_tags_and_star_are_read() -> None:
    first = read(with_photo()).entries[0]
    assert first.note == (
        "# A quiet evening\n\nWalked 2.5 km. - no phone!\n\n"
        "- [ ] call the clinic\n- [x] breathe\n\n`code \\. stays`"
    )
    assert (first.tags, first.starred) == (("Therapy", "self care"), True)
    assert "richText" not in json.loads(first.record)


def test_photos_are_found_by_checksum_read_when_asked_and_missing_ones_counted() -> None:
    found = read(with_photo())
    [photo] = found.entries[0].attachments
    assert (photo.kind, photo.name) == (AttachmentKind.PHOTO, "photos/ea18ead2cd5da4b66cc34821578e1a81.jpeg")
    assert photo.content is not None
    assert photo.content.read() == PHOTO
    assert [each.kind for each in found.entries[1].attachments] == [AttachmentKind.RECORDING]
    assert any(warning.startswith("2 photos or other") for warning in found.warnings)


def test_a_photo_without_a_place_in_the_text_is_attached_in_its_order() -> None:
    photos = [
        {"identifier": name, "md5": name, "orderInEntry": order} for name, order in (("B", 1), ("A", 0))
    ]
    entry = only(read(entry_of(photos=photos, text="![](dayone-moment://B)")))
    assert [each.name for each in entry.attachments] == ["B", "A"]


def test_a_zone_that_is_not_known_is_told_and_the_time_is_utc() -> None:
    found = read(entry_of(timeZone="Mars/Olympus"))
    assert str(only(found).moment) == "2026-01-14T21:30:00+00:00"
    assert len(found.warnings) == 1


def test_several_journals_of_one_export_are_all_read() -> None:
    source = zipped({"Journal.json": JOURNAL, "Travel.json": entry_of(uuid="AB"), "other.json": "[]"})
    assert len(read(source).entries) == 4


def test_an_entry_without_a_date_is_skipped() -> None:
    found = read(entry_of(creationDate="yesterday"))
    assert [skipped.where for skipped in found.skipped] == ["entry number 1"]


def test_a_classic_entry_is_on_the_clocks_of_its_zone() -> None:
    found = read(Source.open(SAMPLES / "dayone_classic" / "Journal.dayone"))
    entry = only(found)
    assert found.format is FormatName.DAYONE_CLASSIC_PLIST
    assert str(entry.moment) == "2015-08-29T11:11:00-07:00"
    assert (entry.note, entry.tags) == ("Classic entry & café  \nsecond line", ("calm",))


def test_a_classic_photo_belongs_to_the_entry_of_its_name() -> None:
    plist = plistlib.dumps({"Creation Date": datetime(2015, 8, 29), "UUID": "AB", "Entry Text": "x"})
    source = zipped({"J.dayone/entries/AB.doentry": plist, "J.dayone/photos/AB.jpg": PHOTO})
    [photo] = only(read(source)).attachments
    assert photo.content is not None
    assert photo.content.read() == PHOTO


def test_a_damaged_classic_entry_is_skipped_among_others_and_refused_alone() -> None:
    good = plistlib.dumps({"Creation Date": datetime(2015, 8, 29), "UUID": "AB"})
    found = read(zipped({"J/entries/AB.doentry": good, "J/entries/AC.doentry": good[:90]}))
    assert (len(found.entries), [skipped.where for skipped in found.skipped]) == (1, ["J/entries/AC.doentry"])
    with pytest.raises(Refusal, match="damaged"):
        read(good[: good.index(b"</plist>")])


def test_entities_in_a_classic_entry_are_never_resolved() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b"<plist version='1.0'><dict><key>Creation Date</key><date>2015-08-29T18:11:00Z</date>"
        b"<key>Entry Text</key><string>&a;</string></dict></plist>"
    )
    with pytest.raises(Refusal, match="damaged"):
        read(bomb)


@given(
    st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)).map(
        lambda t: t.replace(microsecond=0)
    )
)
def test_a_classic_moment_comes_back(moment: datetime) -> None:
    [entry] = read(plistlib.dumps({"Creation Date": moment, "Time Zone": "UTC"})).entries
    assert entry.moment.local == moment


def test_an_export_without_its_list_is_refused() -> None:
    with pytest.raises(Refusal, match="Day One export seems damaged"):
        read('{"metadata": {}, "entries": 7, "creationDate": "2026-01-14T21:30:00Z"}')


def test_what_is_no_entry_or_has_no_time_is_told_and_the_others_come() -> None:
    good = {"creationDate": "2026-01-14T21:30:00Z", "text": "x"}
    found = read(json.dumps({"metadata": {}, "entries": [7, {"creationDate": "later"}, good]}))
    assert [entry.note for entry in found.entries] == ["x"]
    assert [each.where for each in found.skipped] == ["entry number 1", "entry number 2"]


def test_classic_entries_that_are_too_large_no_record_or_undated_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dayone_classic, "LARGEST_ENTRY", 5000)
    entries = {
        "J/entries/A.doentry": plistlib.dumps({"Creation Date": datetime(2015, 8, 29)}),
        "J/entries/B.doentry": plistlib.dumps(
            {"Creation Date": datetime(2015, 8, 29), "Entry Text": "x" * 5000}
        ),
        "J/entries/C.doentry": plistlib.dumps(["Creation Date"]),
        "J/entries/D.doentry": plistlib.dumps({"Creation Date": "2015-08-29"}),
    }
    found = read(zipped(entries))
    assert [entry.key for entry in found.entries] == ["entry:A"]
    assert [(each.where[-9:-8], each.reason) for each in found.skipped] == [
        ("B", "The entry is too large to be read."),
        ("C", "The entry seems damaged or incomplete."),
        ("D", "The entry has no date."),
    ]


def test_what_is_nested_endlessly_in_a_classic_entry_is_cut_off_and_the_rest_kept() -> None:
    deep: Any = "end"
    for _ in range(40):
        deep = {"more": deep}
    fields = {
        "Creation Date": datetime(2015, 8, 29),
        "Location": deep,
        "Weather": {"Celsius": 21, "Icon": b"x"},
    }
    record = json.loads(only(read(plistlib.dumps(fields))).record)
    assert record["Weather"] == {"Celsius": 21, "Icon": None}
    assert json.dumps(record["Location"]).count("more") == 20
