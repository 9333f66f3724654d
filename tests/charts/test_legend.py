"""The key above a chart wraps where it must and keeps what belongs together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.drawing_settings import our_settings
from carejournal.charts.fonts import Lettering
from carejournal.charts.legend import Item, Sample, place_items
from carejournal.charts.palette import Role
from carejournal.charts.session_marks import MarkStyle

TRIANGLE = MarkStyle("^", 1.0, Role.THERAPY, hollow=False, line="solid")
NINE = Lettering(9.0)
DOT, LINE = Item(Sample.DOT, "a day"), Item(Sample.LINE, "mean of 7 days")


def place(items: list[Item], width: float) -> tuple[Item, ...]:
    with our_settings():
        return place_items(items, 10, 10 + width, NINE)


def end(item: Item) -> float:
    with our_settings():
        return item.x + item.handle_width * NINE.height + NINE.width_of(item.text)


def test_with_room_all_stand_in_one_row_and_the_samples_end_at_the_right() -> None:
    found = place([Item(TRIANGLE, "therapy 12"), DOT, LINE], 800)
    assert {item.row for item in found} == {0}
    assert found[0].x == 10
    assert abs(end(found[-1]) - 810) < 0.01


def test_without_room_beside_the_marks_the_samples_share_the_next_row() -> None:
    found = place([Item(TRIANGLE, "therapy 12"), DOT, LINE], 200)
    assert [item.row for item in found] == [0, 1, 1]


def test_without_marks_the_samples_stand_at_the_left() -> None:
    assert place([DOT, LINE], 800)[0].x == 10


def test_nothing_to_explain_needs_no_place() -> None:
    assert place([], 800) == ()


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=20), max_size=8), st.integers(250, 900))
def test_items_keep_their_order_and_never_overlap(names: list[str], width: int) -> None:
    found = place([*(Item(TRIANGLE, name) for name in names), DOT, LINE], width)
    assert [item.text for item in found] == [*names, DOT.text, LINE.text]
    for before, after in pairwise(found):
        assert after.row > before.row or after.x > end(before)
