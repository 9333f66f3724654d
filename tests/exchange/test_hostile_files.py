"""Files made to harm or to exhaust: refused in one sentence, or read with memory bounded."""

from __future__ import annotations

import io
import sqlite3
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange import apple_health
from carejournal.exchange.csv_rows import rows
from carejournal.exchange.dates_and_times import date_in_words
from carejournal.exchange.formats import find_format
from carejournal.exchange.health_connect import HealthConnect
from carejournal.exchange.instants import instant
from carejournal.exchange.json_records import parsed_json
from carejournal.exchange.limits import LONGEST_LINE, MOST_ROWS, MOST_VALUES
from carejournal.exchange.questions import Answers
from carejournal.exchange.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORD = (
    '<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2026-01-13 23:00:00 '
    '+0100" endDate="2026-01-14 06:00:00 +0100" value="HKCategoryValueSleepAnalysisAsleepCore"/>'
)


def export(inside: str, before: str = "") -> Source:
    return Source.of(f'<?xml version="1.0"?>{before}<HealthData locale="x">{inside}</HealthData>'.encode())


def refusal(source: Source) -> str:
    with pytest.raises(Refusal) as refused:
        find_format(source).read(source)
    assert str(refused.value).endswith(".")
    return str(refused.value)


def test_entities_that_grow_are_refused_unread() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    assert "entities" in refusal(
        export(f'<Record type="&l11;"/>{RECORD}', f"<!DOCTYPE HealthData [{laughs}]>")
    )


def test_an_entity_that_reads_another_file_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("only mine")
    text = refusal(export(RECORD, f'<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file://{secret}">]>'))
    assert "only mine" not in text


@pytest.mark.parametrize(
    "damage",
    [
        "\x0b",
        "\x00",
        "<Record",
        "<a><b></a>",
        "&undeclared;",
        "<Record type='x' type='x'/>",
        "]]>",
        "\ud7ff" * 9,
    ],
)
def test_a_broken_place_does_not_hide_the_records_before_it(damage: str) -> None:
    found = apple_health.ALONE.read(export(RECORD + damage))
    assert [entry.readings[0].value for entry in found.entries] == [7]


def test_a_broken_description_at_the_top_is_passed_over() -> None:
    top = "<!DOCTYPE HealthData [<!ATTLIST Record value CDATA #IMPLIED <!ELEMENT x (y)>]>"
    assert len(apple_health.ALONE.read(export(RECORD, top)).entries) == 1


def test_an_export_cut_off_in_the_middle_gives_what_was_before() -> None:
    whole = export(RECORD * 2).read()
    found = apple_health.ALONE.read(Source.of(whole[: len(whole) - 40]))
    assert len(found.entries) == 1


def test_elements_without_end_take_no_memory() -> None:
    deep = export("<a>" * 100_000 + "<b/>" * 100_000)
    tracemalloc.start()
    apple_health.ALONE.read(deep)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 << 20


def test_a_zone_that_does_not_exist_leaves_the_time_as_told() -> None:
    for zone in ("../../etc/passwd", "No/Where", "\x00", "x" * 5000, ""):
        inside = RECORD.replace("/>", f'><MetadataEntry key="HKTimeZone" value="{zone}"/></Record>')
        found = apple_health.ALONE.read(export(inside.replace("\x00", "")))
        assert str(found.entries[0].moment) == "2026-01-14T06:00:00+01:00"


def test_the_zone_slept_in_is_taken_where_it_is_told() -> None:
    inside = RECORD.replace("/>", '><MetadataEntry key="HKTimeZone" value="America/New_York"/></Record>')
    assert str(apple_health.ALONE.read(export(inside)).entries[0].moment) == "2026-01-14T00:00:00-05:00"


def test_an_unknown_device_is_refused_with_the_choices() -> None:
    both = export(RECORD + RECORD.replace("Watch", "Phone"))
    found = apple_health.ALONE.read(both)
    assert [question.choices[2:] for question in found.questions] == [("Watch", "Phone")]
    with pytest.raises(Refusal, match="most-detailed, union, Watch, Phone"):
        apple_health.ALONE.read_answered(both, Answers(sleep="Ring"))
    assert apple_health.ALONE.read_answered(both, Answers(sleep="Phone")).questions == ()


class Endless(io.RawIOBase):
    """A file that is longer than any memory."""

    def __init__(self, start: bytes, row: bytes) -> None:
        self._rest = start
        self._row = row * 1000

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while len(self._rest) < len(buffer):
            self._rest += self._row
        buffer[:], self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        return len(buffer)


def test_a_table_without_end_is_refused_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carejournal.exchange.csv_rows.MOST_ROWS", 3000)
    data = b"date,mood\n" + b"2026-01-20,7\n" * 4000

    def read() -> Iterator[object]:
        yield from rows(Source.of(data), frozenset({"date"}))

    with pytest.raises(Refusal, match="rows"):
        list(read())
    assert MOST_ROWS >= 100_000


def test_a_line_without_end_is_refused_without_being_held() -> None:
    source = Source("x", 1, lambda: io.BufferedReader(Endless(b"", b"x")))
    source.__dict__["_decoding"] = Source.of(b"x")._decoding
    with pytest.raises(Refusal, match="one line"):
        next(source.lines())
    assert LONGEST_LINE >= 1 << 20


def test_json_of_endlessly_many_values_is_refused_before_it_is_taken_in() -> None:
    with pytest.raises(Refusal, match="values"):
        parsed_json("[" + "[]," * (MOST_VALUES // 2 + 1) + "1]")


def test_a_day_of_endlessly_many_digits_is_no_date() -> None:
    with pytest.raises(ValueError):
        date_in_words("2018", f"{'9' * 30} january")


def database(tmp_path: Path, *statements: str) -> Source:
    path = tmp_path / "export.db"
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return Source.open(path)


COLUMNS = "row_id, start_time, start_zone_offset, end_time, end_zone_offset"
TABLE = f"CREATE TABLE sleep_session_record_table({COLUMNS})"
NIGHT = "INSERT INTO sleep_session_record_table VALUES (1, 1768342200000, 3600, 1768369500000, 3600)"


def test_a_database_is_read_without_a_trace_beside_it(tmp_path: Path) -> None:
    source = database(tmp_path, TABLE, NIGHT)
    assert len(HealthConnect().read(source).entries) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["export.db"]


def test_a_database_with_a_write_ahead_log_is_read_from_a_zip_file_too(tmp_path: Path) -> None:
    source = database(tmp_path, "PRAGMA journal_mode = WAL", TABLE, NIGHT)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("health_connect_export.db", source.read())
    assert len(HealthConnect().read(Source.of(stream.getvalue())).entries) == 1


def test_a_view_in_the_place_of_a_table_is_not_run(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS row_id FROM n"
    source = database(tmp_path, f"CREATE VIEW sleep_session_record_table AS {endless}")
    assert not HealthConnect().recognises(source)


def test_strange_values_in_a_database_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    strange = [
        f"INSERT INTO sleep_session_record_table VALUES (2, {value}, 3600, 1768369500000, 3600)"
        for value in ("NULL", "'text'", "x'ff'", "9223372036854775807", "-1", "1e300")
    ]
    found = HealthConnect().read(database(tmp_path, TABLE, NIGHT, *strange))
    assert (len(found.entries), len(found.skipped)) == (1, len(strange))


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_none(text: str) -> None:
    try:
        told = instant(text)
    except (ValueError, OverflowError):
        return
    assert str(told) == str(told.moment)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_inside_an_export_are_read_or_refused(inside: bytes) -> None:
    source = Source.of(b"<HealthData>" + RECORD.encode() + inside)
    try:
        found = apple_health.ALONE.read(source)
    except Refusal as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - either outcome is right
        return
    assert len({entry.key for entry in found.entries}) == len(found.entries)
