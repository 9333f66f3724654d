"""JSON from other programs."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.json_records import (
    WrongField,
    compact_json,
    integer,
    integers,
    parsed_json,
    records,
    string,
    truth,
)

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
)
KEYS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(VALUES)
def test_sound_json_is_read_as_it_stands(value: object) -> None:
    assert parsed_json(json.dumps(value)) == value
    assert json.loads(compact_json(value)) == value


@pytest.mark.parametrize("text", ["", "{", "[1,", '{"a"}', "[" * 100_000, "[" * 500 + "]" * 500])
def test_what_is_broken_or_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        parsed_json(text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 30, "9" * 10_000])
def test_what_is_no_usable_number_becomes_nothing(number: str) -> None:
    assert parsed_json(f'{{"a": {number}}}') == {"a": None}


def test_every_text_can_be_stored() -> None:
    text = parsed_json(r'{"\ud800": "\ud83d\ude42 \udc00 a\u0000b"}')
    assert text == {"\ufffd": "🙂 \ufffd ab"}
    compact_json(text).encode()


def test_compact_json_is_sorted_and_keeps_letters() -> None:
    assert compact_json({"b": "ü", "a": [1, None]}) == '{"a":[1,null],"b":"ü"}'


def test_what_is_no_json_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="JSON"):
        compact_json({"a": math.nan})


def test_absent_fields_are_empty() -> None:
    assert integer({}, "a") is None
    assert string({"a": None}, "a") == ""
    assert integers({}, "a") == []
    assert truth({}, "a") is False


@pytest.mark.parametrize("value", ["7", 7.5, True, [7], {}])
def test_what_is_no_whole_number_is_not_taken_for_one(value: object) -> None:
    with pytest.raises(WrongField, match="hour"):
        integer({"hour": value}, "hour")


@pytest.mark.parametrize("value", [7, False, ["x"], {}])
def test_what_is_no_text_is_not_taken_for_one(value: object) -> None:
    with pytest.raises(WrongField, match="note"):
        string({"note": value}, "note")


@pytest.mark.parametrize("value", [7, "yes", [], 0.5])
def test_what_is_neither_yes_nor_no_is_not_taken_for_either(value: object) -> None:
    with pytest.raises(WrongField, match="starred"):
        truth({"starred": value}, "starred")


@pytest.mark.parametrize("value", [7, ["7"], [True], [None], {"a": 1}])
def test_what_is_no_list_of_whole_numbers_is_not_taken_for_one(value: object) -> None:
    with pytest.raises(WrongField, match="tags"):
        integers({"tags": value}, "tags")


def test_whatever_is_no_record_is_passed_over() -> None:
    assert records({"a": [{"b": 1}, 2, None, "x"]}, "a") == [{"b": 1}]
    assert records({"a": "x"}, "a") == []
