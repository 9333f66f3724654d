"""Telling formats apart, and what hostile files may do: nothing."""

from __future__ import annotations

import base64
import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.formats import FORMATS, find_format
from carejournal.exchange.records import FormatName, Found
from carejournal.exchange.source import Source
from carejournal.exchange.table_look import UnknownTable
from import_hand import places

if TYPE_CHECKING:
    from collections.abc import Callable

patient = settings(deadline=None)
"""The first example may load a library."""


SAMPLES = {
    path.name: path.read_bytes()
    for path in (Path(__file__).parent / "samples" / "daylio").iterdir()
    if path.suffix in {".csv", ".daylio"}
}
FORMAT_OF = {
    "backup_2026_01_20.daylio": FormatName.DAYLIO_BACKUP,
    "daylio_bad_rows.csv": FormatName.DAYLIO_CSV,
    "daylio_export_2026_01_20_en_12h.csv": FormatName.DAYLIO_CSV,
    "daylio_legacy_year_2018.csv": FormatName.DAYLIO_CSV_LEGACY,
}


def read(data: bytes) -> Found | None:
    """Return what is found, None where the file is refused."""
    source = Source.of(data)
    try:
        return find_format(source).read(source)
    except Refusal as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either outcome is right
        return None


def check(found: Found | None) -> None:
    """Whatever was found can be stored and told apart."""
    if found is None:
        return
    for entry in found.entries:
        json.loads(entry.record)
        "".join((entry.title, entry.note, entry.mood, *entry.tags, entry.record)).encode()
        assert "\0" not in entry.note
    assert len({entry.key for entry in found.entries}) == len(found.entries)
    assert len(set(fingerprints(found.entries))) == len(found.entries)
    assert sum(mood.count for mood in found.moods) == sum(bool(entry.mood) for entry in found.entries)


@pytest.mark.parametrize(("name", "data"), SAMPLES.items())
def test_each_sample_is_known_by_its_content(name: str, data: bytes) -> None:
    assert find_format(Source.of(data, "renamed.html")).name is FORMAT_OF[name]
    for known in FORMATS:
        assert known.recognises(Source.of(data)) is (known.name is FORMAT_OF[name])


def test_a_wanted_format_is_given_where_it_fits() -> None:
    source = Source.of(SAMPLES["daylio_bad_rows.csv"])
    assert find_format(source, FormatName.DAYLIO_CSV).name is FormatName.DAYLIO_CSV
    with pytest.raises(Refusal, match="Daylio backup"):
        find_format(source, "daylio-backup")
    with pytest.raises(Refusal, match="daylio-csv-legacy"):
        find_format(source, "no such thing")


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"a,b\n1,2\n", b"{}", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"e30="]
)
def test_unknown_content_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        find_format(Source.of(data))
    assert str(refusal.value).count(". ") == 0


def test_a_table_of_no_known_program_says_that_its_columns_can_be_mapped() -> None:
    with pytest.raises(UnknownTable, match="say what its columns hold"):
        find_format(Source.of(b"Day;Notes\n2026-01-02;Rain\n"))


@pytest.mark.parametrize(
    "data", [b"hello, world\n", b'{"a": 1, "b": 2}\n3,4\n', b"one\ntwo\n", b"a,b\n", b"a,b\nc\nd\n"]
)
def test_what_is_no_table_with_rows_is_not_taken_for_one(data: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        find_format(Source.of(data))
    assert not isinstance(refusal.value, UnknownTable)


@patient
@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(read(data))


@patient
@given(st.binary(), st.sampled_from(sorted(FORMAT_OF.items())))
def test_any_bytes_after_a_good_beginning_are_read_or_refused(
    data: bytes, sample: tuple[str, FormatName]
) -> None:
    beginning = SAMPLES[sample[0]].split(b"\n", 1)[0]
    check(read(beginning + b"\n" + data))


@patient
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_a_damaged_sample_is_read_or_refused(name: str, data: st.DataObject) -> None:
    damaged = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 40))
        damaged[start : start + length] = data.draw(st.binary(max_size=10) | st.just(b'"') | st.just(b"\n"))
    check(read(bytes(damaged)))


STRANGE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**18, -(10**18), 10**400, 2**31, 0, -1])
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["<b>", "<ul><li>", "\ud800", "\0", "&lt;", "# x", "<div>" * 50]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@settings(patient, max_examples=200)
@given(st.data())
def test_a_backup_with_strange_values_is_read_or_refused(
    pack: Callable[[object], bytes], sample_root: dict[str, Any], data: st.DataObject
) -> None:
    root = copy.deepcopy(sample_root)
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places(root)))
        container[key] = data.draw(STRANGE)
    check(read(pack(root)))
    check(read(base64.b64encode(json.dumps(root).encode())))


@patient
@given(st.lists(st.lists(st.text(max_size=12), min_size=9, max_size=9), max_size=6))
def test_an_export_with_strange_cells_is_read_in_rows_or_refused(cells: list[list[str]]) -> None:
    heading = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
    text = heading + "".join(",".join(row) + "\n" for row in cells)
    check(read(text.encode("utf-8", "surrogatepass")))


def test_an_empty_folder_or_file_says_that_it_is_empty(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="folder is empty"):
        find_format(Source.open(tmp_path))
    with pytest.raises(Refusal, match="file is empty"):
        find_format(Source.of(b""))
