"""The spreadsheet form: written safely, read back whole, and read where only parts of it are there."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Session
from carejournal.exchange import spreadsheet_reading
from carejournal.exchange.formats import find_format
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.source import Source
from carejournal.exchange.spreadsheet_cells import (
    Cell,
    cell_text,
    cell_value,
    number_in,
    safe,
    unsafe,
    yes_or_no,
)
from carejournal.exchange.spreadsheet_reading import Spreadsheet
from carejournal.exchange.spreadsheet_writing import spreadsheet_files
from carejournal.exchange.table_look import UnknownTable
from exported_life import without_what_spreadsheets_lose
from invented_records import journal_copies

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A whole journal takes minutes to make smaller."""
DAYS = "date,mood,stress,sleep_hours,sleep_quality,ill,note"


def read(data: bytes) -> Found:
    source = Source.of(data)
    known = find_format(source)
    assert known.name is FormatName.SPREADSHEET
    return known.read(source)


def copy_of(found: Found) -> JournalCopy:
    assert found.copy is not None
    return found.copy


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def cells_of(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@settings(max_examples=40, phases=NO_SHRINKING, deadline=None, suppress_health_check=list(HealthCheck))
@given(journal_copies())
def test_whatever_a_journal_holds_comes_back_but_for_what_the_page_names(copy: JournalCopy) -> None:
    files = dict(spreadsheet_files(copy))
    assert files == dict(spreadsheet_files(copy))
    found = Spreadsheet().read(Source.of(zipped(files)))
    assert found.skipped == ()
    taken = without_what_spreadsheets_lose(copy_of(found))
    kept = without_what_spreadsheets_lose(copy)
    for name in ("entries", "sessions", "tags", "kinds", "agenda_items", "practices", "scores", "measures"):
        assert getattr(taken, name) == getattr(kept, name), name


@given(st.text())
def test_no_cell_begins_as_a_formula_does_and_each_comes_back(text: str) -> None:
    cell = safe(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unsafe(cell) == text


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''=1", "@SUM(A1)", "-5", "\t=1", "'quoted'", "it's", ""])
def test_what_looks_like_a_formula_is_text_in_the_cell_and_itself_again_afterwards(text: str) -> None:
    assert cell_value(cell_text(text, Cell.TEXT), Cell.TEXT) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_exactly(number: float) -> None:
    assert number_in(cell_text(number, Cell.NUMBER)) == number


def test_numbers_may_have_a_decimal_comma_and_yes_may_be_said_otherwise() -> None:
    assert number_in("7,25") == 7.25
    assert (yes_or_no("Yes"), yes_or_no("0"), yes_or_no("x")) == (True, False, True)
    for no_number in ("", "1,000,000", "7h", "nan", "1e9999x"):
        with pytest.raises(ValueError):
            number_in(no_number)


def test_days_hold_one_row_a_day_and_gaps_stay_gaps() -> None:
    entries = (
        Entry("a", Moment.parse("2026-01-20T08:00"), note="early", readings={"mood": 4, "sleep_hours": 6}),
        Entry("b", Moment.parse("2026-01-20T21:00"), readings={"mood": 7, "sleep_hours": 7, "pain": 0}),
        Entry("c", Moment.parse("2026-01-22"), title="Title", note="late", readings={"ill": 0}),
    )
    files = dict(spreadsheet_files(JournalCopy(entries=entries)))
    heading = files["days.csv"].decode("utf-8-sig").splitlines()[0]
    assert heading == f"{DAYS},pain"
    first, second = cells_of(files["days.csv"])
    assert (first["date"], first["mood"], first["sleep_hours"], first["ill"]) == (
        "2026-01-20",
        "5.5",
        "7",
        "",
    )
    assert (second["mood"], second["ill"], second["note"]) == ("", "no", "Title\n\nlate")
    assert first["pain"] == "0"


def test_a_journal_without_own_measures_has_the_plain_heading() -> None:
    files = dict(spreadsheet_files(JournalCopy()))
    assert files["days.csv"].decode("utf-8-sig") == f"{DAYS}\r\n"
    assert files["tags.csv"].decode("utf-8-sig") == "date,tag\r\n"
    assert files["sessions.csv"].decode("utf-8-sig").startswith("date,kind,")


def test_a_table_of_days_alone_is_read_with_its_extra_columns_as_own_measures() -> None:
    text = 'date,mood,Water Glasses,note\n2026-01-20,7,8,fine\n2026-01-21,,,\n2026-01-22,6.5,"2,5",\'=x\n'
    copy = copy_of(read(text.encode()))
    assert [str(entry.moment) for entry in copy.entries] == ["2026-01-20", "2026-01-22"]
    assert dict(copy.entries[0].readings) == {"mood": 7, "water_glasses": 8}
    assert dict(copy.entries[1].readings) == {"mood": 6.5, "water_glasses": 2.5}
    assert (copy.entries[1].note, copy.measures[0].name) == ("=x", "Water Glasses")


def test_a_semicolon_between_cells_is_understood() -> None:
    copy = copy_of(read(b"date;mood;note\r\n2026-01-20;7,5;fine, really\r\n"))
    assert (copy.entries[0].readings["mood"], copy.entries[0].note) == (7.5, "fine, really")


def test_sessions_and_tags_are_read_without_the_other_tables() -> None:
    sessions = copy_of(read(b"date,kind\n2026-01-20,therapy\n2026-01-21,Art class\n")).sessions
    assert [(str(s.moment), s.kind, str(s.status)) for s in sessions] == [
        ("2026-01-20", "therapy", "attended"),
        ("2026-01-21", "art_class", "attended"),
    ]
    files = {"x/days.csv": b"date,mood\n2026-01-20,7\n", "x/tags.csv": b"date,tag\n2026-01-20,people\n"}
    assert copy_of(read(zipped(files))).entries[0].tags == ("people",)


def test_the_table_of_entries_wins_over_that_of_days_where_both_tell_of_a_day() -> None:
    entry = Entry("a", Moment.parse("2026-01-20T08:00+01:00"), readings={"mood": 4})
    files = dict(spreadsheet_files(JournalCopy(entries=(entry,))))
    files["days.csv"] += b"2026-01-25,9,,,,,\r\n"
    copy = copy_of(read(zipped(files)))
    assert [(str(each.moment), each.readings["mood"]) for each in copy.entries] == [
        ("2026-01-20T08:00:00+01:00", 4),
        ("2026-01-25", 9),
    ]


def test_what_cannot_be_read_is_told_by_table_and_line() -> None:
    found = read(b"date,mood,note\n20/01/2026,7,x\n2026-01-21,11,y\n2026-02-30,1,z\n2026-01-22,5,ok\n")
    assert [each.where for each in found.skipped] == ["days.csv, line 2", "days.csv, line 4"]
    assert any("line 3" in warning and "Mood" in warning for warning in found.warnings)
    assert [entry.note for entry in copy_of(found).entries] == ["y", "ok"]


def test_a_measure_named_like_a_column_keeps_its_readings() -> None:
    entry = Entry("a", Moment.parse("2026-01-20"), note="words", readings={"note": 3, "time": 2})
    own = (Measure("note", "Note", Form.NUMBER), Measure("time", "Time", Form.NUMBER))
    copy = copy_of(read(zipped(dict(spreadsheet_files(JournalCopy(entries=(entry,), measures=own))))))
    assert copy.entries == (entry,)


@pytest.mark.parametrize(
    "heading",
    [
        "date,mood,Tags (People)",
        "full_date,date,mood,time",
        "date,weekday,time,mood",
        "date,amount",
        "mood,stress",
    ],
)
def test_tables_of_other_programs_are_left_to_them(heading: str) -> None:
    assert not Spreadsheet().recognises(Source.of(f"{heading}\n2026-01-20,1,2,3\n".encode()))


def test_sessions_keep_everything_a_cell_can_hold(tmp_path: Path) -> None:
    session = Session(
        "s", "massage", Moment.parse("2026-01-20T16:00+01:00"), minutes=60, areas=("neck", "left, shoulder"),
        note='"quoted"\n=SUM(A1)', cost=68.5, online=True,
    )  # fmt: skip
    for name, content in spreadsheet_files(JournalCopy(sessions=(session,))):
        (tmp_path / name).write_bytes(content)
    source = Source.open(tmp_path)
    assert copy_of(find_format(source).read(source)).sessions == (session,)


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_whatever_stands_below_the_heading_is_read_or_told(rest: bytes) -> None:
    try:
        found = read(f"{DAYS},own\n".encode() + rest)
    except Refusal as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either outcome is right
        return
    for entry in copy_of(found).entries:
        f"{entry.moment} {entry.note} {dict(entry.readings)}".encode()


def test_tags_alone_are_no_journal_and_it_is_asked_what_the_columns_hold() -> None:
    with pytest.raises(UnknownTable, match="say what its columns hold"):
        find_format(Source.of(b"date,tag\n2026-01-20,people\n"))


def test_a_column_of_a_measures_name_or_of_words_is_read_for_what_it_is() -> None:
    measures = b"key,name,form\nback,Back pain,number\n"
    days = b"date,mood,back pain,walked\n2026-01-20,good,3,yes\n2026-01-21,6,perhaps,no\n"
    found = read(zipped({"measures.csv": measures, "days.csv": days}))
    first, second = copy_of(found).entries
    assert (dict(first.readings), dict(second.readings)) == (
        {"back": 3, "walked": 1},
        {"mood": 6, "walked": 0},
    )
    assert found.warnings == (
        "days.csv, line 2: what stands under Mood is no value of it and was left out.",
        "days.csv, line 3: what stands under Back pain is no value of it and was left out.",
    )


def test_more_unreadable_rows_than_anyone_reads_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet_reading, "MOST_SKIPPED", 2)
    found = read(b"date,mood\n" + b"yesterday,7\n" * 5)
    assert [each.where for each in found.skipped] == ["days.csv, line 2", "days.csv, line 3"]
    assert found.warnings == ("3 more rows could not be read.",)
