"""Pairs that would only find themselves, or nothing, are not asked about."""

from __future__ import annotations

import numpy as np
import pytest

from carejournal.insights.finding import Family, Reason
from carejournal.insights.observed import Factor, Outcome
from carejournal.insights.same_thing import says_the_same
from carejournal.insights.untestable import untestable


@pytest.mark.parametrize(
    ("factor", "measure", "reason"),
    [
        ("measure:ill", "ill", Reason.ITSELF),
        ("measure:sleep_quality", "sleep_hours", Reason.SAME_THING),
        ("measure:sleep_hours", "sleep_quality", Reason.SAME_THING),
        ("measure:ill", "mood", None),
        ("tag:ill", "ill", Reason.SAME_THING),
        ("tag:Sick day", "ill", Reason.SAME_THING),
        ("tag:Schlecht geschlafen", "sleep_quality", Reason.SAME_THING),
        ("tag:bad sleep", "sleep_hours", Reason.SAME_THING),
        ("tag:bad sleep", "mood", None),
        ("tag:energy", "energy", Reason.SAME_THING),
        ("tag:back pain", "back_pain", Reason.SAME_THING),
        ("tag:regular bedtime", "sleep_hours", None),
        ("tag:village", "ill", None),
        ("session:massage", "stress", None),
        ("provider:massage/Ill", "ill", None),
    ],
)
def test_one_thing_said_twice_is_known_by_its_words(factor: str, measure: str, reason: Reason | None) -> None:
    assert says_the_same(factor, measure) is reason


def reason_of(values: list[float], happened: list[float], *, yes_no: bool = False) -> Reason | None:
    factor = Factor.untimed("tag:tea", Family.TAGS, np.array(happened))
    return untestable(factor, Outcome.untimed("mood", np.array(values), yes_no=yes_no))


def test_what_never_differs_is_not_asked_about_once_it_is_plain_that_it_does_not() -> None:
    assert reason_of([5.0] * 30, [0.0, 1.0] * 15) is Reason.NEVER_DIFFERS
    assert reason_of([5.0] * 10, [0.0, 1.0] * 5) is None
    assert reason_of([5.0] * 29 + [6.0], [0.0, 1.0] * 15) is None
    assert reason_of([np.nan] * 4, [0.0, 1.0] * 2) is None


def test_a_yes_or_no_needs_ten_days_of_each() -> None:
    assert reason_of([1.0] * 9 + [0.0] * 31, [0.0, 1.0] * 20, yes_no=True) is Reason.FEW_OF_ONE
    assert reason_of([1.0] * 10 + [0.0] * 30, [0.0, 1.0] * 20, yes_no=True) is None


def test_what_happens_every_day_has_nothing_to_be_held_against() -> None:
    assert reason_of([5.0, 6.0], [1.0, 1.0]) is Reason.ALWAYS
