"""Measures, tags and kinds on their way through JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from carejournal.domain.measure import BUILT_IN, Better, Form, Measure
from carejournal.domain.session import Kind, Mark
from carejournal.domain.tag import Tag
from carejournal.exchange.catalogue_json import kind_json, kind_of, measure_json, measure_of, tag_json, tag_of
from carejournal.exchange.json_values import READ_ERRORS
from invented_records import kinds, measures, tags

MEASURE: dict[str, Any] = {"key": "pain", "name": "Pain", "form": "number", "better": "lower"}
KIND: dict[str, Any] = {"key": "yoga", "name": "Yoga", "mark": "star"}


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value))


@given(measures())
def test_a_measure_is_read_back_equal(measure: Measure) -> None:
    assert measure_of(through_json(measure_json(measure))) == measure


@pytest.mark.parametrize("measure", BUILT_IN.values(), ids=BUILT_IN)
def test_the_built_in_measures_are_read_back_equal(measure: Measure) -> None:
    assert measure_of(through_json(measure_json(measure))) == measure


@given(tags)
def test_a_tag_is_read_back_equal(tag: Tag) -> None:
    assert tag_of(through_json(tag_json(tag))) == tag


@given(kinds)
def test_a_kind_is_read_back_equal_with_its_methods_in_order(kind: Kind) -> None:
    assert kind_of(through_json(kind_json(kind))) == kind


def test_what_is_not_said_is_absent() -> None:
    assert measure_of(MEASURE) == Measure("pain", "Pain", Form.NUMBER, Better.LOWER)
    assert tag_of({"name": "people"}) == Tag("people")
    assert kind_of(KIND) == Kind("yoga", "Yoga", Mark.STAR)


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "Pain!"},
        {"key": 7},
        {"name": " "},
        {"form": "colour"},
        {"better": "sideways"},
        {"low": "0"},
        {"high": True},
        {"low": 5, "high": 4},
        {"step": 0},
        {"step": float("nan")},
        {"high": 10**400},
        {"position": 1.5},
        {"position": 10**30},
        {"archived": "no"},
    ],
)
def test_a_measure_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        measure_of(MEASURE | wrong)


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": None}, {"group": 1}, {"position": "1"}, {"archived": 1}]
)
def test_a_tag_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        tag_of({"name": "people"} | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"mark": "circle"},
        {"methods": "Hatha"},
        {"methods": [1]},
        {"archived_methods": {}},
        {"archived": 0},
    ],
)
def test_a_kind_with_a_wrong_value_is_not_read(wrong: dict[str, object]) -> None:
    with pytest.raises(READ_ERRORS):
        kind_of(KIND | wrong)
