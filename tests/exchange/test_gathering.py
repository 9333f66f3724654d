"""What importers gather."""

from __future__ import annotations

from datetime import date

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.gathering import Gathering, Notice, Unreadable
from carejournal.exchange.json_records import WrongField
from carejournal.exchange.records import Attachment, AttachmentKind, FormatName, FoundEntry
from carejournal.exchange.source import Source

MOMENT = Moment.on(date(2026, 1, 14))


def test_a_key_that_is_taken_is_told_apart_by_how_often_it_occurred() -> None:
    gathering = Gathering()
    for key in ("a", "a", "a:2", "a"):
        gathering.add(FoundEntry(key, MOMENT))
    keys = [entry.key for entry in gathering.entries]
    assert keys[:2] == ["a", "a:2"]
    assert len(set(keys)) == 4


def test_what_cannot_be_read_is_skipped_with_its_reason() -> None:
    gathering = Gathering()
    for number, error in enumerate((Unreadable("No date."), WrongField("mood"), BadValueRefusal("x"))):
        with gathering.reading(f"line {number}"):
            raise error
    assert [skipped.where for skipped in gathering.skipped] == ["line 0", "line 1", "line 2"]
    assert gathering.skipped[0].reason == "No date."
    assert "mood" in gathering.skipped[1].reason


def test_sentences_are_told_once_and_counted_ones_with_their_number() -> None:
    gathering, notice = Gathering(), Notice("{n} thing.", "{n} things.")
    gathering.warn("Once.", "Once.")
    gathering.notice(notice)
    gathering.notice(notice, 2)
    gathering.notice(Notice("none {n}", "none {n}"), 0)
    assert gathering.found(FormatName.JRNL_TEXT, "x").warnings == ("Once.", "3 things.")


def test_attachments_are_counted_by_kind_and_missing_ones_apart() -> None:
    gathering = Gathering()
    photo, recording = (
        Attachment("a", kind, Source.of(b"x")) for kind in (AttachmentKind.PHOTO, AttachmentKind.RECORDING)
    )
    attached = (photo, recording, recording, Attachment("b", AttachmentKind.VIDEO))
    gathering.add(FoundEntry("a", MOMENT, attachments=attached))
    warnings = gathering.found(FormatName.JRNL_TEXT, "x").warnings
    assert [warning.split(" ", 2)[:2] for warning in warnings] == [["2", "voice"], ["1", "photo"]]
