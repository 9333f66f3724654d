"""A safety plan is a person's own words, kept to the letter."""

from __future__ import annotations

import pytest

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.safety_plan import LONGEST, PARTS, SafetyPlan


def test_a_plan_of_white_space_is_empty() -> None:
    assert SafetyPlan().is_empty
    assert SafetyPlan(signs=" \n ", helps="\t").is_empty
    assert not SafetyPlan(reasons="the sea").is_empty


def test_contacts_are_the_lines_that_have_words() -> None:
    plan = SafetyPlan(contacts="Jo 0151 234\n\n  Dr Lind: 030 1234567  \n")
    assert plan.contact_lines == ("Jo 0151 234", "Dr Lind: 030 1234567")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_too_long_for_a_bad_hour_is_refused(part: str) -> None:
    assert not SafetyPlan(**{part: LONGEST * "a"}).is_empty
    with pytest.raises(BadValueRefusal):
        SafetyPlan(**{part: (LONGEST + 1) * "a"})


def test_what_no_file_can_hold_is_made_storable() -> None:
    assert SafetyPlan(signs="a\0b").signs == "ab"
