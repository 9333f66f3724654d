"""Reasons for care."""

from __future__ import annotations

import numpy as np

from carejournal.insights.caveats import few_days_after, hardly_moving, same_weekday, together
from carejournal.insights.finding import Caution, Caveat, Family, Window
from carejournal.insights.observed import Factor


def factor(key: str, days: list[int], part_of: str = "") -> Factor:
    happened = np.zeros(60)
    happened[days] = 1
    return Factor.untimed(key, Family.TAGS, happened, part_of)


def test_nine_of_ten_on_one_weekday_is_told_and_eight_is_not() -> None:
    tuesdays = [1 + 7 * week for week in range(8)]
    assert same_weekday(np.array([*tuesdays, 3]), 0) == ()
    assert same_weekday(np.array([*tuesdays, 57]), 2) == (Caveat(Caution.SAME_WEEKDAY, weekday=3),)
    assert same_weekday(np.array(tuesdays[:4]), 0) == ()


def test_those_that_share_four_fifths_of_their_days_name_each_other() -> None:
    first = factor("tag:a", list(range(0, 50, 5)))
    second = factor("tag:b", [*range(0, 40, 5), 41, 46])
    third = factor("tag:c", list(range(0, 50, 2)))
    assert together([first, second, third]) == [
        (Caveat(Caution.TOGETHER, other="tag:b"),),
        (Caveat(Caution.TOGETHER, other="tag:a"),),
        (),
    ]


def test_a_kind_and_its_method_are_no_company() -> None:
    kind = factor("session:massage", list(range(0, 50, 5)))
    method = factor("method:massage/Swedish", list(range(0, 45, 5)), "session:massage")
    assert together([kind, method]) == [(), ()]


def test_mostly_unrated_days_after_are_told() -> None:
    values = np.full(60, np.nan)
    values[[1, 11, 21]] = 5
    occasions = np.array([0, 10, 20])
    assert few_days_after(occasions, values, Window(1, 3)) == (Caveat(Caution.FEW_DAYS_AFTER),)
    assert few_days_after(occasions, np.ones(60), Window(1, 3)) == ()
    assert few_days_after(np.array([59]), values, Window(1, 3)) == ()


def test_the_same_number_again_and_again_is_told_apart_by_where_it_lies() -> None:
    assert hardly_moving(np.array([5.0] * 6 + [4, 6, 7, 3])) == (Caveat(Caution.SAME_NUMBER),)
    assert hardly_moving(np.array([10.0] * 6 + [4, 6, 7, 3])) == (Caveat(Caution.SCALE_END),)
    assert hardly_moving(np.array([1.0, 2, 3, 4])) == ()
