"""Damaged exports of health and sleep programs, and such with strange values, are read or refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.refusal import Refusal
from carejournal.exchange.fingerprints import fingerprints
from carejournal.exchange.health_auto_export import HealthAutoExport
from carejournal.exchange.records import UNSHOWABLE, Found
from carejournal.exchange.source import Source
from import_hand import places, read

SAMPLES = Path(__file__).parent / "samples"
HEALTH_AUTO_EXPORT = SAMPLES / "health_auto_export" / "HealthAutoExport-2026-01.json"
JSON_SAMPLES = [
    HEALTH_AUTO_EXPORT,
    *sorted((SAMPLES / "fitbit").rglob("*.json")),
    *sorted((SAMPLES / "garmin").rglob("*.json")),
    *sorted((SAMPLES / "google_fit").rglob("*.json")),
]
PLAIN_SAMPLES = [
    *JSON_SAMPLES,
    SAMPLES / "apple_health" / "export.xml",
    SAMPLES / "oura" / "App Data" / "sleepmodel.csv",
    SAMPLES / "fitbit" / "Sleep Score" / "sleep_score.csv",
    SAMPLES / "sleep_as_android" / "sleep-export.csv",
    SAMPLES / "plees_tracker" / "plees-tracker.csv",
    *sorted((SAMPLES / "sleepmeter").iterdir()),
]
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
STRANGE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**18, 10**400, -1, 0, 1.5, 1768506300000, 1e308])
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["", " ", "2026-01-14", "2026-01-14 06:45:00 +0100", "9999-12-31 23:59:59 -1800", "\ud800"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def read_or_refused(data: bytes) -> None:
    """Either is right, and what was found can be kept; anything else is ours to mend."""
    try:
        found = read(Source.of(data, "export"))
    except Refusal as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        check(found)


def check(found: Found) -> None:
    for entry in found.entries:
        json.loads(entry.record)
        kept = Entry("e", entry.moment, title=entry.title, note=entry.note, tags=entry.tags)
        "".join((kept.title, kept.note, *kept.tags, entry.record, entry.key)).encode()
        assert all(abs(reading.value) < float("inf") for reading in entry.readings)
    assert len({entry.key for entry in found.entries}) == len(found.entries)
    assert len(set(fingerprints(found.entries))) == len(found.entries)
    told = [*found.warnings, *(each.where for each in found.skipped)]
    assert not any(UNSHOWABLE.search(text) for text in told)


def spoilt(root: Any, places_and_values: list[tuple[int, object]]) -> bytes:
    """Return JSON in which values at some of its places are others."""
    for number, value in places_and_values:
        found = places(root)
        container, key = found[number % len(found)]
        container[key] = value
    return json.dumps(root).encode()


@settings(patient, max_examples=100)
@given(
    st.sampled_from(JSON_SAMPLES),
    st.lists(st.tuples(st.integers(0, 10**6), STRANGE), min_size=1, max_size=3),
)
def test_strange_values_are_read_or_refused(path: Path, strange: list[tuple[int, object]]) -> None:
    read_or_refused(spoilt(json.loads(path.read_bytes()), strange))


STATE = {"id": "1", "start": "2026-01-14T20:00:00Z", "valence": 0.5, "labels": ["Calm"], "associations": []}
NIGHT = {
    "sleepStart": "2026-01-13 23:10:00 +0100",
    "sleepEnd": "2026-01-14 06:45:00 +0100",
    "core": 4,
    "inBed": 8,
}


@settings(patient, max_examples=100)
@given(st.sampled_from(sorted({*STATE, *NIGHT})), STRANGE)
@example("valence", 10**400)
@example("valence", "0.5")
@example("valence", True)
@example("labels", ["\ud800", "", "Calm", "calm", 7])
@example("id", {"a": 1})
@example("start", "0001-01-01T00:00:00+18:00")
@example("core", 10**400)
@example("core", 1e308)
@example("inBed", -8)
@example("sleepEnd", "1970-01-01 00:00:00 +0000")
def test_health_auto_export_with_any_value_in_a_record_keeps_the_other_records(
    name: str, value: object
) -> None:
    states = [STATE | {"id": "2"}, (STATE | {name: value}) if name in STATE else STATE]
    nights = [NIGHT, (NIGHT | {name: value}) if name in NIGHT else NIGHT]
    data = {"stateOfMind": states, "metrics": [{"name": "sleep_analysis", "data": nights}]}
    found = HealthAutoExport().read(Source.of(json.dumps({"data": data}).encode()))
    check(found)
    keys = {entry.key for entry in found.entries}
    assert {"state:2", "night:2026-01-14"} <= keys


@pytest.mark.parametrize("name", ["weight\n\x1b[31m", "x" * 5000, None, 7])
def test_a_metric_of_any_name_is_told_in_one_short_line(name: object) -> None:
    data = {"metrics": [{"name": name}, {"name": "sleep_analysis", "data": []}]}
    found = HealthAutoExport().read(Source.of(json.dumps({"data": data}).encode()))
    (warning,) = found.warnings
    assert warning.isprintable()
    assert len(warning) < 120


@settings(patient, max_examples=100)
@given(st.sampled_from(PLAIN_SAMPLES), st.data())
def test_damaged_samples_are_read_or_refused(path: Path, data: st.DataObject) -> None:
    damaged = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 40))
        damaged[start : start + length] = data.draw(
            st.binary(max_size=10)
            | st.sampled_from([b'"', b"\n", b"{", b"[", b"\0", b"9" * 20, b"<", b",,,"])
        )
    read_or_refused(bytes(damaged))
