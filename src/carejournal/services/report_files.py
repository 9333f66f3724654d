"""A gathered report as files: PDF with its pages, accessible HTML, CSV. All of it may run in a thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carejournal.charts.palette import PRINT
from carejournal.reports.contents import Part
from carejournal.system.paths import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.charts.trend_data import TrendData, TrendPanel
    from carejournal.reports.contents import ReportContents
    from carejournal.reports.typesetting import Typeset
    from carejournal.services.report_choices import ReportMaterial

CHART_WIDTH, CHART_HEIGHT = 680.0, 360.0
"""In logical pixels, in the shape of the place that the page keeps for it."""
DENSE_CHART_HEIGHT = 284.0
"""On a first page that also holds the person's lines, agenda, practices or scores."""
USUAL_PANELS = 3
PANEL_HEIGHT, YES_NO_HEIGHT = 92.0, 58.0
"""What each further panel adds."""
CHART_CACHE = "charts"
"""Where matplotlib keeps its list of fonts, in this program's own cache."""


class Cancelled(Exception):  # noqa: N818 - not an error: the person wanted it
    """Nobody waits for this report any more."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it would be saved, with pictures of its pages."""

    material: ReportMaterial
    typeset: Typeset


def make_pdf(material: ReportMaterial, password: str = "") -> bytes:
    """Draw and typeset a report, locked with the password where one is given."""
    return with_password(make_draft(material).typeset.pdf, password)


def make_draft(
    material: ReportMaterial, dots_per_inch: int = 0, cancelled: Callable[[], bool] = lambda: False
) -> Draft:
    """Draw and typeset a report, with pictures of its pages where a resolution is given.

    Raises Cancelled between two steps once `cancelled` says so.
    """
    if cancelled():
        raise Cancelled
    drawn = _drawn(material)
    if cancelled():
        raise Cancelled
    from carejournal.reports.typesetting import typeset_with_pages

    return Draft(material, typeset_with_pages(drawn, material.paper, dots_per_inch))


def with_password(pdf: bytes, password: str) -> bytes:
    """Return the PDF locked with the password, or as it is where that is empty."""
    if not password:
        return pdf
    from carejournal.reports.password import locked

    return locked(pdf, password)


def make_html(material: ReportMaterial) -> bytes:
    """Return the report as one accessible HTML file that loads nothing."""
    from carejournal.reports.html_document import html_document

    return html_document(_drawn(material)).encode()


def make_csv(material: ReportMaterial) -> bytes:
    """Return the report's days as CSV."""
    from carejournal.reports.days_csv import days_csv

    return days_csv(material.contents).encode("utf-8-sig")


def _drawn(material: ReportMaterial) -> ReportContents:
    """Return the contents with their findings and their chart."""
    contents, trend = material.contents, material.trend
    if Part.FINDINGS in contents.parts:
        from carejournal.services.report_findings import finding_sentences

        sentences = finding_sentences(material.compared, contents.language)
        contents = replace(contents, findings=material.hide.texts(sentences))
    if trend is None:
        return contents
    from carejournal.charts.cache_folder import use_cache_folder

    use_cache_folder(cache_folder() / CHART_CACHE)
    from carejournal.charts.render import render_svg
    from carejournal.charts.trend import trend_figure
    from carejournal.charts.wording import describe_chart
    from carejournal.reports.chart_words import chart_labels

    labels = chart_labels(contents.language)
    figure = trend_figure(trend, PRINT, CHART_WIDTH, _chart_height(contents, trend), labels=labels)
    return replace(contents, chart_svg=render_svg(figure), chart_alt=describe_chart(trend, labels))


def _chart_height(contents: ReportContents, trend: TrendData) -> float:
    dense = any((*contents.own_lines, contents.agenda, contents.practices, contents.scores))
    return (DENSE_CHART_HEIGHT if dense else CHART_HEIGHT) + sum(map(_added, trend.panels[USUAL_PANELS:]))


def _added(panel: TrendPanel) -> float:
    return YES_NO_HEIGHT if panel.yes_no else PANEL_HEIGHT
