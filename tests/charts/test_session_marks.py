"""Session marks: one shape a kind, and no session hidden behind another."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.chart_figure import TimeScale
from carejournal.charts.session_marks import MOST_ROWS, PlacedMarks, mark_styles, place_marks
from carejournal.charts.trend_data import SessionMark, TrendData
from carejournal.domain.period import Period
from carejournal.domain.session import Mark

FIRST = date(2026, 9, 1)
SIZE = 10.0
KINDS = {
    "therapy": Mark.TRIANGLE,
    "massage": Mark.DIAMOND,
    "yoga": Mark.SQUARE,
    "group": Mark.SQUARE,
    "art": Mark.STAR,
    "walk": Mark.CROSS,
}


def data(given_marks: list[tuple[int, str]], days: int = 92) -> TrendData:
    marks = tuple(SessionMark(FIRST + timedelta(n), key, KINDS[key], key) for n, key in given_marks)
    return TrendData(Period(FIRST, FIRST + timedelta(days - 1)), (), marks)


def placed(given_marks: list[tuple[int, str]], days: int = 92, step: float = 10.0) -> PlacedMarks:
    return place_marks(data(given_marks, days), TimeScale(FIRST, days, 50.0, step), SIZE)


def rows(found: PlacedMarks) -> list[tuple[str, int]]:
    return [(mark.kind_key, mark.row) for mark in found.marks]


def test_each_kind_has_a_shape_of_its_own_and_a_second_of_the_same_shape_is_hollow() -> None:
    styles = mark_styles([SessionMark(FIRST, key, mark, key) for key, mark in KINDS.items()])
    looks = [(style.shape, style.hollow) for style in styles.values()]
    assert len(set(looks)) == len(KINDS)
    assert [key for key, style in styles.items() if style.hollow] == ["group"]


def test_therapy_and_massage_have_different_lines_so_that_grey_paper_tells_them_apart() -> None:
    styles = mark_styles([SessionMark(FIRST, key, KINDS[key], key) for key in ("therapy", "massage", "yoga")])
    assert len({str(style.line) for style in styles.values()}) == 3


def test_sessions_with_room_between_them_stand_in_one_row() -> None:
    assert rows(placed([(0, "therapy"), (7, "massage"), (14, "therapy")])) == [
        ("therapy", 0),
        ("massage", 0),
        ("therapy", 0),
    ]


def test_where_two_kinds_meet_each_has_a_row_of_its_own_throughout() -> None:
    found = placed([(0, "therapy"), (7, "therapy"), (7, "massage"), (20, "massage")])
    assert set(rows(found)) == {("therapy", 0), ("massage", 1)}
    assert found.rows == 2


def test_two_sessions_of_a_kind_on_one_day_stand_above_each_other() -> None:
    assert rows(placed([(3, "therapy"), (3, "therapy")])) == [("therapy", 0), ("therapy", 1)]


def test_more_sessions_on_a_day_than_there_are_rows_are_counted() -> None:
    found = placed([(3, "therapy")] * 7)
    assert sum(1 + mark.more for mark in found.marks) == 7
    assert found.rows == MOST_ROWS + 1


def test_no_sessions_need_no_row() -> None:
    assert placed([]).rows == 0


def test_far_too_many_sessions_are_merged_and_said_to_be() -> None:
    found = placed([(n, "therapy") for n in range(0, 3650, 7)], days=3650, step=0.3)
    assert not found.one_by_one
    assert len(found.marks) < 3650 / 7


def test_merged_marks_leave_a_break_open() -> None:
    found = placed([(n, "therapy") for n in range(3650) if not 1000 <= n < 2000], days=3650, step=0.3)
    break_begins, break_ends = 50 + 1000 * 0.3 + 2 * SIZE, 50 + 2000 * 0.3 - 2 * SIZE
    assert not any(break_begins < mark.x < break_ends for mark in found.marks)


some_marks = st.lists(st.tuples(st.integers(0, 91), st.sampled_from(sorted(KINDS))), max_size=60)


@given(some_marks)
def test_every_session_is_shown_or_counted_and_none_covers_another(
    given_marks: list[tuple[int, str]],
) -> None:
    found = placed(given_marks)
    assert found.one_by_one
    shown = Counter(mark.kind_key for mark in found.marks)
    assert sum(shown.values()) + sum(mark.more for mark in found.marks) == len(given_marks)
    assert all(0 <= mark.row < MOST_ROWS for mark in found.marks)
    for row in range(MOST_ROWS):
        xs = sorted(mark.x for mark in found.marks if mark.row == row)
        assert all(after - before >= SIZE / 2 for before, after in pairwise(xs))
