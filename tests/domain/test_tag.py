"""Tags and their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.tag import Tag, clean_tag_name, clean_tag_names
from domain.made_values import any_text


def test_names_that_differ_in_case_only_are_one_tag() -> None:
    assert clean_tag_names(["Yoga", "run", "YOGA", "ﬁrst", "FIRST"]) == ("Yoga", "run", "ﬁrst")


@given(st.lists(any_text))
def test_cleaned_names_are_different_and_stay_as_they_are(names: list[str]) -> None:
    cleaned = clean_tag_names(names)
    assert len({name.casefold() for name in cleaned}) == len(cleaned)
    assert all(cleaned)
    assert clean_tag_names(cleaned) == cleaned
    assert {clean_tag_name(name).casefold() for name in names} - {""} == {n.casefold() for n in cleaned}


def test_a_tag_is_named_on_one_line() -> None:
    assert Tag(" good\n food ", "x\0").name == "good food"
    assert Tag("a", "x\0").group == "x"


@pytest.mark.parametrize("name", ["", " \n", "\0"])
def test_a_tag_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(BadValueRefusal):
        Tag(name)
