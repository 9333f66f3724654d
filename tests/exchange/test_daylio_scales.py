"""The scales in a Daylio CSV."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.daylio_scales import scale_readings
from carejournal.exchange.records import FoundReading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Sleep Quality:\u00a06/10\u00a0points", FoundReading("Sleep Quality", 6.0, 0.0, 10.0, "points")),
        ("Energy: 2", FoundReading("Energy", 2.0)),
        ("Sleep Time:\u00a07:30", FoundReading("Sleep Time", 7.5, unit="h")),
        ("Weight: 70,5 kg", FoundReading("Weight", 70.5, unit="kg")),
        ("Cold: -5 °C", FoundReading("Cold", -5.0, unit="°C")),
        ("Phase 1: evening: 3", FoundReading("Phase 1: evening", 3.0)),
        ("Block 4:30: 2/5", FoundReading("Block 4:30", 2.0, 0.0, 5.0)),
    ],
)
def test_a_value_keeps_the_scale_of_its_own(text: str, reading: FoundReading) -> None:
    assert scale_readings(text) == ((reading,), True)


def test_several_scales_stand_side_by_side() -> None:
    readings, complete = scale_readings("Energy: 2 | Calm: 3 |")
    assert [reading.name for reading in readings] == ["Energy", "Calm"]
    assert complete


@pytest.mark.parametrize(
    "text", ["Energy: lots", "Energy", ": 5", "Energy: 11/10", "Energy: 1/0", "Sleep: 7:75", "Steps: 8,500"]
)
def test_what_is_no_plain_value_is_not_guessed_at(text: str) -> None:
    assert scale_readings(text) == ((), False)


def test_an_unreadable_scale_leaves_the_others_readable() -> None:
    assert scale_readings("Energy: lots | Calm: 3") == ((FoundReading("Calm", 3.0),), False)


def test_no_scales_are_no_fault() -> None:
    assert scale_readings("  ") == ((), True)


@given(st.text("ab:| /0123456789.,\u00a0"))
def test_what_is_read_lies_on_its_scale(text: str) -> None:
    for reading in scale_readings(text)[0]:
        assert reading.name
        assert reading.high is None or 0 <= reading.value <= reading.high
