"""What a source says becomes this journal's own words and scales, and nothing is guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import BUILT_IN, Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Import
from carejournal.domain.refusal import BadValueRefusal
from carejournal.exchange.records import FormatName, Found, FoundEntry, FoundReading, MoodName
from carejournal.services.mapping import MappedSource, map_entries, on_our_scale

MADE = Import("a" * 32, "daylio-csv", "Daylio", "export.csv", datetime(2026, 1, 21, tzinfo=UTC))
ENERGY = Measure("energy", "Energy", position=7)


def entry(number: int, *readings: FoundReading, mood: str = "") -> FoundEntry:
    return FoundEntry(f"row:{number}", Moment(datetime(2026, 1, 20, 8, number)), mood=mood, readings=readings)


def mapped(*entries: FoundEntry, measures: tuple[Measure, ...] = ()) -> MappedSource:
    found = Found(FormatName.DAYLIO_CSV, "Daylio", entries)
    return map_entries(found, {}, [*BUILT_IN.values(), *measures], [], set(), MADE)


def readings_of(source: MappedSource) -> list[dict[str, float]]:
    return [dict(each.readings) for each in source.new.entries]


@given(low=st.integers(-100, 100), span=st.integers(1, 200), place=st.floats(0, 1), other=st.floats(0, 1))
def test_a_scale_is_mapped_linearly_from_end_to_end(low: int, span: int, place: float, other: float) -> None:
    high = low + span
    assert (on_our_scale(low, low, high), on_our_scale(high, low, high)) == (0.0, 10.0)
    value = min(float(high), low + place * span)
    assert on_our_scale(value, low, high) == pytest.approx(10 * place, abs=0.0051)
    if place <= other:
        assert on_our_scale(value, low, high) <= on_our_scale(min(float(high), low + other * span), low, high)


@pytest.mark.parametrize(
    ("value", "low", "high"), [(0.9, 1, 5), (5.1, 1, 5), (float("nan"), 1, 5), (3, 3, 3)]
)
def test_a_value_outside_its_scale_is_refused(value: float, low: float, high: float) -> None:
    with pytest.raises(BadValueRefusal):
        on_our_scale(value, low, high)


def test_a_scale_of_the_source_becomes_ten_steps_of_an_own_measure() -> None:
    source = mapped(entry(1, FoundReading("Energy", 3, 0, 5)), entry(2, FoundReading("energy ", 10, 0, 20)))
    (own,) = source.new.measures
    assert (own.key, own.form, own.position) == ("energy", Form.SCALE, 5)
    assert readings_of(source) == [{"energy": 6.0}, {"energy": 5.0}]


def test_a_measure_of_the_same_name_is_used_whatever_its_case() -> None:
    source = mapped(entry(1, FoundReading("ENERGY", 3, 0, 5)), measures=(ENERGY,))
    assert source.new.measures == ()
    assert readings_of(source) == [{"energy": 6.0}]


def test_a_number_without_a_scale_is_never_put_on_a_scale() -> None:
    source = mapped(
        entry(1, FoundReading("Stress", 3)), entry(2, FoundReading("Stress", 4)), measures=(ENERGY,)
    )
    (own,) = source.new.measures
    assert (own.name, own.form, own.key) == ("Stress (Daylio)", Form.NUMBER, "stress_daylio")
    assert readings_of(source) == [{"stress_daylio": 3.0}, {"stress_daylio": 4.0}]


def test_a_place_on_a_scale_is_never_taken_for_hours_or_a_count() -> None:
    source = mapped(entry(1, FoundReading("Sleep time", 8, 0, 10, "points")))
    (own,) = source.new.measures
    assert (own.name, own.form) == ("Sleep time (Daylio)", Form.SCALE)
    assert readings_of(source) == [{own.key: 8.0}]


def test_different_units_are_not_mixed() -> None:
    source = mapped(
        entry(1, FoundReading("Water", 3, unit="glasses")),
        entry(2, FoundReading("Water", 750, unit="ml")),
        entry(3, FoundReading("Water", 2)),
        entry(4, FoundReading("Water", 500, unit="ML")),
    )
    assert [(own.name, own.unit) for own in source.new.measures] == [
        ("Water", "glasses"),
        ("Water (ml)", "ml"),
    ]
    assert readings_of(source) == [{"water": 3.0}, {"water_ml": 750.0}, {"water": 2.0}, {"water_ml": 500.0}]


def test_hours_of_sleep_come_in_quarters() -> None:
    source = mapped(entry(1, FoundReading("Sleep Time", 7 + 20 / 60, unit="h")))
    assert readings_of(source) == [{"sleep_hours": 7.25}]


def test_what_does_not_fit_a_measure_is_counted_and_stays_out() -> None:
    source = mapped(entry(1, FoundReading("Sleep Time", 30, unit="h")), entry(2, mood="so so"))
    assert readings_of(source) == [{}, {}]
    assert source.warnings == ("Sleep Time: 1 did not fit its scale and stayed out.",)


def test_a_new_measure_never_takes_the_key_of_another() -> None:
    twins = (ENERGY, Measure("energy_2", "energy", position=8))
    source = mapped(entry(1, FoundReading("Energy 2", 4, 0, 10)), measures=twins)
    (own,) = source.new.measures
    assert own.key not in {"energy", "energy_2"}


def test_moods_without_a_level_are_counted_among_new_entries_only() -> None:
    entries = (entry(1, mood="so so"), entry(2, mood="so so"), entry(3, mood="rad"))
    moods = (MoodName("so so", None, 2), MoodName("rad", 5.0, 1))
    found = Found(FormatName.DAYLIO_CSV, "Daylio", entries, moods=moods)
    source = map_entries(found, {}, list(BUILT_IN.values()), [], {"row:1"}, MADE)
    assert source.unmapped_moods == (MoodName("so so", None, 1),)
    assert [dict(each.readings) for each in source.new.entries] == [{}, {"mood": 10.0}]


def test_the_same_source_gives_the_same_ids_everywhere() -> None:
    first, second = (mapped(entry(1), entry(2)) for _ in range(2))
    assert [each.id for each in first.new.entries] == [each.id for each in second.new.entries]
    assert len({each.id for each in first.new.entries}) == 2
