"""Pictures and SVG: the right size, the right places, the same bytes each time."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from carejournal.charts.chart_figure import ChartFigure
from carejournal.charts.palette import DARK, LIGHT, PRINT
from carejournal.charts.render import Picture, render_picture, render_svg
from carejournal.charts.trend import trend_figure
from carejournal.charts.trend_data import TrendData, panel_of
from carejournal.domain.measure import MOOD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carejournal.charts.palette import Palette
    from charts.conftest import MakeTrend


def pixels(picture: Picture) -> NDArray[np.uint8]:
    return np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, picture.width, 4)


def rgb(colour: str) -> list[int]:
    return [int(colour[n : n + 2], 16) for n in (1, 3, 5)]


def near(area: NDArray[np.uint8], colour: str) -> bool:
    """Say whether the colour occurs, give or take what smoothing does to it."""
    distance = np.abs(area[..., :3].astype(int) - rgb(colour)).max(axis=-1)
    return bool((distance < 12).any())


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2, 3])
def test_a_picture_has_the_pixels_it_was_asked_for(make_trend: MakeTrend, scale: float) -> None:
    picture = render_picture(trend_figure(make_trend(28), LIGHT, 800, 300), scale)
    assert (picture.width, picture.height) == (800 * scale, 300 * scale)
    assert len(picture.rgba) == picture.width * picture.height * 4


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_the_ground_is_the_surface_and_nothing_is_transparent(
    make_trend: MakeTrend, palette: Palette
) -> None:
    area = pixels(render_picture(trend_figure(make_trend(28), palette, 400, 200)))
    assert area[0, 0, :3].tolist() == rgb(palette.surface)
    assert (area[..., 3] == 255).all()


@pytest.mark.parametrize("scale", [1, 2])
def test_a_day_is_drawn_where_the_picture_says(make_trend: MakeTrend, scale: float) -> None:
    trend = make_trend(28, sessions=False)
    values = np.full(28, np.nan)
    values[[3, 20]] = 7.5  # between the lines of the grid
    data = TrendData(trend.period, (panel_of(MOOD, values, np.full(28, np.nan)),))
    picture = render_picture(trend_figure(data, LIGHT, 800, 200), scale)
    (box,) = picture.boxes
    rows = slice(round(box.top + box.height * 0.1), round(box.top + box.height * 0.4))
    for day in trend.period:
        column = round(picture.x_of(day))
        assert picture.day_at(column) == day
        drawn = near(pixels(picture)[rows, column - 1 : column + 2], LIGHT.dot(data.panels[0].role))
        assert drawn == ((day - trend.period.first).days in {3, 20})


def test_a_gap_is_left_open(make_trend: MakeTrend) -> None:
    trend = make_trend(60, sessions=False)
    values = np.full(60, 7.5)
    values[20:40] = np.nan
    picture = render_picture(
        trend_figure(TrendData(trend.period, (panel_of(MOOD, values, values),)), LIGHT, 800, 200)
    )
    days = list(trend.period)
    (box,) = picture.boxes
    rows = slice(round(box.top + box.height * 0.1), round(box.top + box.height * 0.4))

    def between(first: int, last: int) -> NDArray[np.uint8]:
        return pixels(picture)[rows, round(picture.x_of(days[first])) : round(picture.x_of(days[last]))]

    assert near(between(5, 15), LIGHT.mood)
    assert (between(21, 38)[..., :3] == rgb(LIGHT.surface)).all()


def test_beside_the_time_axis_there_is_no_day(make_trend: MakeTrend) -> None:
    picture = render_picture(trend_figure(make_trend(28), LIGHT, 800, 200))
    assert picture.day_at(0) is None
    assert picture.day_at(picture.width) is None


def test_a_figure_without_a_time_axis_has_no_days(make_trend: MakeTrend) -> None:
    picture = render_picture(ChartFigure(100, 50, LIGHT))
    assert picture.day_at(50) is None
    with pytest.raises(ValueError, match="no time axis"):
        picture.x_of(make_trend(1).period.first)


def test_the_same_data_gives_the_same_svg_and_the_same_pixels(make_trend: MakeTrend) -> None:
    one, other = (trend_figure(make_trend(92), PRINT, 680, 330) for _ in range(2))
    assert render_svg(one) == render_svg(other)
    assert render_svg(one) == render_svg(one)
    assert render_picture(one, 2) == render_picture(other, 2)


def test_an_svg_brings_its_letters_and_names_neither_date_nor_maker(make_trend: MakeTrend) -> None:
    svg = render_svg(trend_figure(make_trend(92), PRINT, 680, 330))
    root = fromstring(svg)
    assert root.find(".//{*}text") is None
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(680 * 0.75, abs=0.01)
    for word in (b"dc:date", b"Matplotlib v", b"font-family", b"<image"):
        assert word not in svg


def test_an_svg_has_no_empty_dashes_that_some_readers_refuse(make_trend: MakeTrend) -> None:
    svg = render_svg(trend_figure(make_trend(92), PRINT, 680, 330)).decode()
    assert re.search(r"stroke-dasharray:\s*\d", svg)
    assert not re.search(r"stroke-dasharray:\s*[;\"]", svg)


def test_pictures_drawn_in_several_threads_are_the_same_as_one_after_the_other(make_trend: MakeTrend) -> None:
    wishes = [(days, palette) for days in (28, 92, 365) for palette in (LIGHT, DARK)]

    def draw(wish: tuple[int, Palette]) -> Picture:
        return render_picture(trend_figure(make_trend(wish[0]), wish[1], 500, 250))

    alone = [draw(wish) for wish in wishes]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(draw, wishes)) == alone
