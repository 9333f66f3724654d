"""The trend chart shows everything it is given, and nothing is cut off or written over."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.text import Text

from carejournal.charts.drawing_settings import our_settings
from carejournal.charts.labels import NEUTRAL
from carejournal.charts.palette import DARK, LIGHT
from carejournal.charts.trend import trend_figure
from carejournal.charts.trend_data import SessionMark, TrendData, panel_of
from carejournal.domain.measure import ILL, Form, Measure
from carejournal.domain.session import Mark

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox

    from carejournal.charts.chart_figure import ChartFigure
    from charts.conftest import MakeTrend

LONG_NAMES = ("Stimmung am Abend", "Anspannung und Stress insgesamt", "Schlafqualität nach dem Aufwachen")


def words(figure: ChartFigure) -> dict[str, Bbox]:
    """Every text of the figure with its box in pixels, numbered so that equal ones are kept."""
    with our_settings():
        figure.draw_without_rendering()
        found = [text for text in figure.findobj(Text) if text.get_text()]
        return {f"{n}: {text.get_text()}": text.get_window_extent() for n, text in enumerate(found)}


def texts(figure: ChartFigure) -> list[str]:
    return [key.split(": ", 1)[1] for key in words(figure)]


def assert_all_words_stand_clear(figure: ChartFigure) -> None:
    boxes = words(figure)
    for text, box in boxes.items():
        assert box.x0 >= -0.5, text
        assert box.y0 >= -0.5, text
        assert box.x1 <= figure.width + 0.5, text
        assert box.y1 <= figure.height + 0.5, text
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        # Boxes hold room for accents and tails: two lines of words may share a little of that.
        assert across <= 0 or down <= 0.35 * min(first.height, second.height), (one, other)


@pytest.mark.parametrize("days", [1, 7, 28, 92, 365, 1500, 3650, 36_500])
def test_at_every_length_all_words_stand_clear(make_trend: MakeTrend, days: int) -> None:
    assert_all_words_stand_clear(trend_figure(make_trend(days), LIGHT, 1060, 370))


@pytest.mark.parametrize(
    ("width", "height", "text_size"), [(420, 300, 9), (680, 330, 9), (1060, 640, 18), (1900, 900, 13)]
)
@pytest.mark.parametrize("days", [28, 92, 365])
def test_at_every_size_all_words_stand_clear(
    make_trend: MakeTrend, days: int, width: int, height: int, text_size: float
) -> None:
    figure = trend_figure(make_trend(days, names=LONG_NAMES), DARK, width, height, text_size=text_size)
    assert_all_words_stand_clear(figure)


def test_low_panels_name_only_the_ends_of_their_scale(make_trend: MakeTrend) -> None:
    figure = trend_figure(make_trend(92), LIGHT, 420, 240)
    assert_all_words_stand_clear(figure)
    assert {"0", "10"} <= set(texts(figure))
    assert "5" not in texts(figure)


def test_names_stand_above_their_panels_where_no_dot_can_be(make_trend: MakeTrend) -> None:
    figure = trend_figure(make_trend(92, names=LONG_NAMES), LIGHT, 900, 370)
    feet = {key.split(": ", 1)[1]: figure.height - box.y0 for key, box in words(figure).items()}
    for name, panel in zip(LONG_NAMES, figure.boxes, strict=True):
        assert panel.top - 24 < feet[name] < panel.top


def test_long_names_are_written_in_full(make_trend: MakeTrend) -> None:
    written = texts(trend_figure(make_trend(92, names=LONG_NAMES), LIGHT, 900, 370))
    assert set(LONG_NAMES) <= set(written)


def test_an_endless_kind_is_cut_but_keeps_its_count(make_trend: MakeTrend) -> None:
    trend = make_trend(92)
    endless = tuple(
        SessionMark(mark.day, "Behaviour " * 30, Mark.TRIANGLE, "therapy") for mark in trend.marks
    )
    figure = trend_figure(TrendData(trend.period, trend.panels, endless), LIGHT, 500, 370)
    assert_all_words_stand_clear(figure)
    assert any(text.startswith("Behaviour") and text.endswith(f"… {len(endless)}") for text in texts(figure))


def test_the_key_names_only_the_kinds_that_occur(make_trend: MakeTrend) -> None:
    trend = make_trend(28)
    only = TrendData(trend.period, trend.panels, trend.marks[:1])
    written = texts(trend_figure(only, LIGHT, 900, 370))
    assert "therapy 1" in written
    assert not any("massage" in text for text in written)


def test_nothing_recorded_leaves_open_axes_that_say_so(make_trend: MakeTrend) -> None:
    figure = trend_figure(make_trend(92, recorded=0, sessions=False), LIGHT, 900, 370)
    written = texts(figure)
    assert written.count(NEUTRAL.not_recorded) == 3
    assert NEUTRAL.dot_day not in written
    assert len(figure.boxes) == 3
    assert "1 Oct" in written


def test_no_panels_at_all_still_gives_a_time_axis(make_trend: MakeTrend) -> None:
    trend = make_trend(92)
    figure = trend_figure(TrendData(trend.period, (), trend.marks), LIGHT, 900, 200)
    assert figure.boxes == ()
    assert "1 Oct" in texts(figure)


def test_a_single_day_stands_in_the_middle(make_trend: MakeTrend) -> None:
    trend = make_trend(1, recorded=1)
    figure = trend_figure(trend, LIGHT, 900, 370)
    assert figure.time is not None
    box = figure.boxes[0]
    assert figure.time.x_of(trend.period.first) == pytest.approx(box.left + box.width / 2)
    assert NEUTRAL.line_day not in texts(figure)


def test_panels_share_one_time_axis_and_stand_below_each_other(make_trend: MakeTrend) -> None:
    boxes = trend_figure(make_trend(92), LIGHT, 900, 370).boxes
    assert len({(box.left, box.width) for box in boxes}) == 1
    assert all(lower.top > upper.top + upper.height for upper, lower in pairwise(boxes))


def test_yes_and_no_are_named_and_take_less_height(make_trend: MakeTrend) -> None:
    trend = make_trend(92)
    ill = panel_of(ILL, np.where(np.arange(92) % 9 == 0, 1.0, 0.0), np.zeros(92))
    figure = trend_figure(TrendData(trend.period, (*trend.panels, ill)), LIGHT, 900, 500)
    assert {"yes", "no"} <= set(texts(figure))
    assert figure.boxes[3].height < figure.boxes[0].height / 2
    assert_all_words_stand_clear(figure)


@pytest.mark.parametrize("name", ["$x_1$ and $", "_hidden", "気分", "مزاج", "Mood 😀\nline", "\\alpha^{2"])
def test_names_of_any_kind_are_drawn_as_they_are_written(make_trend: MakeTrend, name: str) -> None:
    trend = make_trend(28)
    panel = panel_of(Measure("own", name, Form.SCALE), np.full(28, 5.0), np.full(28, 5.0))
    mark = SessionMark(trend.period.first, name, Mark.STAR, "own")
    figure = trend_figure(TrendData(trend.period, (panel,), (mark,)), LIGHT, 600, 300)
    assert_all_words_stand_clear(figure)
    assert not any(text.get_parse_math() for text in figure.findobj(Text))


def test_many_sessions_on_one_day_are_drawn_or_counted(make_trend: MakeTrend) -> None:
    trend = make_trend(92)
    day = trend.period.first + timedelta(days=40)
    many = tuple(SessionMark(day, "therapy", Mark.TRIANGLE, "therapy") for _ in range(7))
    figure = trend_figure(TrendData(trend.period, trend.panels, many), LIGHT, 900, 370)
    assert "+3" in texts(figure)
    assert_all_words_stand_clear(figure)


@pytest.mark.parametrize(
    ("days", "sentences"),
    [
        (365, ()),
        (3650, (NEUTRAL.coarse_week, NEUTRAL.coarse_marks)),
        (36_500, (NEUTRAL.coarse_month, NEUTRAL.coarse_marks)),
    ],
)
def test_what_is_drawn_more_coarsely_is_said(
    make_trend: MakeTrend, days: int, sentences: tuple[str, ...]
) -> None:
    assert trend_figure(make_trend(days), LIGHT, 1060, 370).caption == " ".join(sentences)
