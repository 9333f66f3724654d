"""Every sample of another program gives what its description says; damaged ones are read or refused."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.formats import FORMATS, KINDS, find_format
from carejournal.exchange.records import FormatName, Found, FoundEntry
from carejournal.exchange.source import Source
from import_hand import places, read

SAMPLES = Path(__file__).parent / "samples"
MANIFEST: dict[str, dict[str, Any]] = json.loads((SAMPLES / "MANIFEST.json").read_text(encoding="utf-8"))
FOLDERS = {
    "dayone": (FormatName.DAYONE_JSON, 3),
    "dayone_classic/Journal.dayone": (FormatName.DAYONE_CLASSIC_PLIST, 1),
    "jrnl/folder_journal": (FormatName.JRNL_FOLDER, 1),
    "rednotebook": (FormatName.REDNOTEBOOK_MONTH, 6),
    "joplin/md_frontmatter": (FormatName.JOPLIN_MD_FRONTMATTER, 2),
    "obsidian": (FormatName.OBSIDIAN_DAILY, 2),
    "obsidian/Daily": (FormatName.MARKDOWN_NOTES, 2),
}
COUNTS = ("entries", "days", "mood_days", "items", "scores", "notes")
"""What the descriptions call the records that become one entry each."""
ROWS_ARE_ENTRIES = {"emoods-entry-csv", "howwefeel-csv", "perfice-form-csv", "perfice-form-json"}

patient = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""A busy computer takes its time to make an example."""


def packed(folder: Path) -> Source:
    """Return the folder's files in a zip file, one level deeper, as systems pack them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, Path("packed") / path.relative_to(folder))
        archive.writestr("__MACOSX/._nothing", b"\0")
    return Source.of(stream.getvalue(), "packed.zip")


def check(found: Found) -> None:
    """Whatever was found can be stored and told apart."""
    for entry in found.entries:
        json.loads(entry.record)
        "".join((entry.key, entry.title, entry.note, entry.mood, *entry.tags, entry.record)).encode()
        assert "\0" not in entry.note
        assert all(reading.name.strip() for reading in entry.readings)
    assert len({entry.key for entry in found.entries}) == len(found.entries)
    assert len(set(fingerprints(found.entries))) == len(found.entries)
    assert sum(mood.count for mood in found.moods) == sum(bool(entry.mood) for entry in found.entries)
    levels = [mood.level for mood in found.moods if mood.level is not None]
    assert all(found.mood_low <= level <= found.mood_high for level in levels)


@pytest.mark.parametrize("name", MANIFEST)
def test_each_sample_is_recognised_and_holds_what_its_description_says(name: str) -> None:
    facts = MANIFEST[name]
    source = Source.open(SAMPLES / name)
    wanted = (
        facts["format"] if facts["format"] == "jrnl-folder" else None
    )  # one file of it looks like any text
    known = find_format(source, wanted)
    found = read(source)
    assert known.name == facts["format"]
    counted = [facts[count] for count in COUNTS if count in facts]
    counted += [facts["rows"]] if facts["format"] in ROWS_ARE_ENTRIES else []
    assert all(len(found.entries) == count for count in counted)
    assert found.skipped == ()
    check(found)


@pytest.mark.parametrize("name", FOLDERS)
def test_folders_are_sources_like_files_packed_or_not(name: str) -> None:
    form, entries = FOLDERS[name]
    found = read(Source.open(SAMPLES / name))
    assert (found.format, len(found.entries), found.skipped) == (form, entries, ())
    assert without_paths(read(packed(SAMPLES / name))) == without_paths(found)
    check(found)


def without_paths(found: Found) -> list[FoundEntry]:
    """Return the entries without what tells where in the source they lay."""
    return [replace(entry, record="", attachments=()) for entry in found.entries]


@pytest.mark.parametrize("name", MANIFEST)
def test_content_tells_the_format_whatever_the_name(name: str) -> None:
    renamed = Source.of((SAMPLES / name).read_bytes(), "2024-01.html")
    assert find_format(renamed).name == find_format(Source.open(SAMPLES / name)).name


def test_every_format_has_a_name_of_its_own_and_words_for_it() -> None:
    names = [known.name for known in FORMATS]
    assert len(set(names)) == len(names)
    assert all(KINDS[name] for name in names)


def read_or_refused(data: bytes, name: str) -> None:
    """Either is right; anything else is ours to mend."""
    source = Source.of(data, name)
    try:
        found = read(source)
    except Refusal as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        check(found)


@patient
@given(st.sampled_from(sorted(MANIFEST)), st.data())
def test_a_damaged_sample_is_read_or_refused(name: str, data: st.DataObject) -> None:
    damaged = bytearray((SAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 40))
        damaged[start : start + length] = data.draw(
            st.binary(max_size=10)
            | st.sampled_from([b'"', b"\n", b"---\n", b"[", b"{", b"\0", b": ", b"9" * 9])
        )
    read_or_refused(bytes(damaged), Path(name).name)


@patient
@given(st.sampled_from(sorted(MANIFEST)), st.integers(0, 5000))
def test_a_sample_that_ends_too_early_is_read_or_refused(name: str, length: int) -> None:
    read_or_refused((SAMPLES / name).read_bytes()[:length], Path(name).name)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**18, 10**400, -1, 0, 1768506300000])
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2026-01-14", "2026-01-14T20:15:00Z", "0001-01-01T00:00:00+18:00", "\ud800", "\0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
JSON_SAMPLES = sorted(name for name in MANIFEST if name.endswith(".json"))


@settings(patient, max_examples=150)
@given(st.sampled_from(JSON_SAMPLES), st.data())
def test_json_with_strange_values_is_read_or_refused(name: str, data: st.DataObject) -> None:
    root = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places(root)))
        container[key] = data.draw(JSON)
    read_or_refused(json.dumps(root).encode(), Path(name).name)


CSV_SAMPLES = sorted(name for name in MANIFEST if name.endswith(".csv"))


@patient
@given(st.sampled_from(CSV_SAMPLES), st.lists(st.lists(st.text(max_size=12), max_size=12), max_size=5))
def test_tables_with_strange_cells_are_read_in_rows_or_refused(name: str, cells: list[list[str]]) -> None:
    heading = (SAMPLES / name).read_text(encoding="utf-8").splitlines()[0]
    text = heading + "\n" + "".join(",".join(row) + "\n" for row in cells)
    read_or_refused(text.encode("utf-8", "surrogatepass"), Path(name).name)


@patient
@given(st.text(st.characters(), max_size=300))
def test_any_text_after_a_good_beginning_is_read_or_refused(text: str) -> None:
    for beginning in (
        "---\nmood: 4\n---\n",
        "---\n",
        "[2026-01-14 09:00] ",
        "[02/03/2026 09:00] ",
        "LIFEOGRAPHDB\nV 3010\nE n\nId1\n\nID1\nE F_nE_____~~~~~~202601140000000\nEpD",
        "1:\n  text: ",
        "1: {Mood: {",
    ):
        read_or_refused((beginning + text).encode("utf-8", "surrogatepass"), "2026-01.txt")


def test_a_joplin_export_without_its_end_is_read_or_refused() -> None:
    data = (SAMPLES / "joplin" / "export.jex").read_bytes()
    assert tarfile.is_tarfile(SAMPLES / "joplin" / "export.jex")
    for length in range(0, len(data), 300):
        read_or_refused(data[:length], "export.jex")
