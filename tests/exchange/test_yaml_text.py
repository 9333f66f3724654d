"""YAML from strangers: text, lists and maps, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.yaml_text import NoYaml, is_empty, parsed_yaml, texts_in


def test_every_value_is_the_text_that_stands_there() -> None:
    text = "sleep: 7:30\nmeditated: yes\nmood: 4\ndate: 2026-01-14\nnone: null\n"
    text += "list: [1, two, 'three']\n3: {a: ~}"
    assert parsed_yaml(text) == {
        "sleep": "7:30",
        "meditated": "yes",
        "mood": "4",
        "date": "2026-01-14",
        "none": "null",
        "list": ["1", "two", "three"],
        "3": {"a": "~"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "{a: b",
        "a: 'x",
        "? {a: b}\n: c",
        "a: *unknown",
        "&a [*a]",
        "a\n---\nb",
        "[" * 5000,
        "x" * (5 << 20),
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)),
    ],
    ids=lambda text: text[:12],
)
def test_what_is_broken_or_endless_is_refused(text: str) -> None:
    with pytest.raises(NoYaml):
        parsed_yaml(text)


def test_no_object_is_ever_made() -> None:
    assert parsed_yaml("!!python/object/apply:os.system ['true']") == ["true"]
    assert parsed_yaml("!!int x") == "x"


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert_plain(parsed_yaml(text))
    except NoYaml:
        return


def assert_plain(value: Any) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            assert isinstance(key, str)
            assert_plain(item)
    elif isinstance(value, list):
        for item in value:
            assert_plain(item)
    else:
        value.encode()


def test_texts_and_emptiness() -> None:
    assert texts_in(["a", "", " b ", ["c"], "null"]) == ["a", "b"]
    assert texts_in("a") == ["a"]
    assert texts_in({"a": "b"}) == []
    assert all(map(is_empty, ["", "~", "null", [], {}]))
    assert not is_empty("no")
