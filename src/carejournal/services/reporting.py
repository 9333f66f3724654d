"""The document for an appointment: what of a period it holds, gathered from the journal and typeset."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.charts.palette import PRINT
from carejournal.domain.measure import BUILT_IN, Measure
from carejournal.domain.period import Period
from carejournal.domain.reading import Reading
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Status
from carejournal.insights.daily import daily_series
from carejournal.reports.contents import (
    DayRow,
    Language,
    MeasureLine,
    Note,
    Paper,
    Part,
    ReportContents,
    SessionLine,
)
from carejournal.reports.labels import WORDS
from carejournal.services.describing import CHART_MEASURES, overview_of, trend_of, with_lead_in
from carejournal.system.paths import cache_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from carejournal.charts.trend_data import TrendData
    from carejournal.domain.entry import Entry
    from carejournal.domain.session import Kind, Session
    from carejournal.services.looking_back import LookingBack
    from carejournal.system.clock import Clock

CHART_SIZE = (680.0, 380.0)
"""In logical pixels, in the shape of the place that the page keeps for it."""
USUAL_DAYS = 28
CHART_CACHE = "charts"
"""Where matplotlib keeps its list of fonts, in this program's own cache."""
CHARTED = {measure.key for measure in CHART_MEASURES}


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What a report is to hold. `starred_only` takes only starred notes; private entries never come in."""

    period: Period
    parts: frozenset[Part] = frozenset(Part)
    paper: Paper = Paper.A4
    language: Language = Language.ENGLISH
    first_name: str = ""
    starred_only: bool = False


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """A report before it is drawn and typeset: plain values that a thread may have."""

    contents: ReportContents
    trend: TrendData | None
    paper: Paper


class Reporting:
    """Gathers reports from the journal."""

    def __init__(self, looking_back: LookingBack, clock: Clock) -> None:
        self._looking_back = looking_back
        self._clock = clock

    def usual_period(self) -> Period:
        """Return the last four weeks."""
        return Period.ending(self._clock().date(), USUAL_DAYS)

    def period_since_last(self, kind: str) -> Period:
        """Return the period from the last attended session of a kind (its key or name) until today.

        Raises Refusal where there is no such kind or session.
        """
        today = self._clock().date()
        key = next((k.key for k in self._looking_back.kinds() if kind.casefold() in _names(k)), None)
        if key is None:
            raise Refusal(f"There is no kind of session called “{kind}” in this journal.")
        days = [
            session.moment.day
            for session in self._looking_back.sessions()
            if session.kind == key and session.status is Status.ATTENDED and session.moment.day <= today
        ]
        if not days:
            raise Refusal(f"No attended session of the kind “{kind}” is recorded yet.")
        return Period(days[-1], today)

    def gather(self, choices: ReportChoices) -> ReportMaterial:
        """Read from the journal what the report is to hold; private entries and sessions stay out."""
        period = choices.period
        looking_back = self._looking_back
        before_too = [entry for entry in looking_back.entries(with_lead_in(period)) if not entry.private]
        entries = [entry for entry in before_too if entry.moment.day in period]
        sessions = [session for session in looking_back.sessions(period) if not session.private]
        kinds = {kind.key: kind for kind in looking_back.kinds()}
        words = WORDS[choices.language]
        readings = _readings(entries)
        used = {reading.measure for reading in readings}
        measures = [
            replace(m, name=words.get(f"measure_{m.key}", m.name))
            for m in looking_back.all_measures()
            if m.key in used or (m.key in BUILT_IN and not m.archived)
        ]
        described = overview_of(readings, measures, period)
        contents = ReportContents(
            title=words["title"],
            period=period,
            made_on=self._clock().date(),
            language=choices.language,
            first_name=choices.first_name,
            recorded_days=described.recorded_days,
            late_entries=sum(entry.late for entry in entries),
            measures=tuple(
                MeasureLine(
                    name=measure.name,
                    mean=found.mean,
                    recorded_days=found.recorded_days,
                    lowest=found.lowest,
                    highest=found.highest,
                    scale=words.get(f"scale_{measure.key}", measure.unit),
                    form=measure.form,
                )
                for measure, found in described.measures
            ),
            sessions=tuple(_session_line(session, kinds, words) for session in sessions),
            # This version compares nothing; a reader must not take silence for "nothing went together".
            findings=(words["nothing_compared"],),
            days=tuple(_day_rows(entries, readings, measures, period)),
            notes=tuple(_notes(entries, starred_only=choices.starred_only)),
            parts=choices.parts,
            sample=looking_back.is_sample,
        )
        trend = None
        if Part.CHART in choices.parts and used & CHARTED:
            named = [replace(kind, name=words.get(f"kind_{kind.key}", kind.name)) for kind in kinds.values()]
            trend = trend_of(
                _readings(before_too),
                sessions,
                named,
                period,
                lambda m: words.get(f"measure_{m.key}", m.name),
            )
        return ReportMaterial(contents, trend, choices.paper)


def make_pdf(material: ReportMaterial, password: str = "") -> bytes:
    """Draw and typeset a report, locked with the password where one is given; may run in a thread."""
    from carejournal.reports.typesetting import typeset

    contents = material.contents
    if material.trend is not None:
        contents = _with_chart(contents, material.trend)
    pdf = typeset(contents, material.paper)
    if password:
        from carejournal.reports.password import locked

        pdf = locked(pdf, password)
    return pdf


def _with_chart(contents: ReportContents, trend: TrendData) -> ReportContents:
    from carejournal.charts.cache_folder import use_cache_folder

    use_cache_folder(cache_folder() / CHART_CACHE)
    from carejournal.charts.render import render_svg
    from carejournal.charts.trend import trend_figure
    from carejournal.charts.wording import describe_chart
    from carejournal.reports.chart_words import chart_labels

    labels = chart_labels(contents.language)
    figure = trend_figure(trend, PRINT, *CHART_SIZE, labels=labels)
    return replace(contents, chart_svg=render_svg(figure), chart_alt=describe_chart(trend, labels))


def _names(kind: Kind) -> set[str]:
    return {kind.key.casefold(), kind.name.casefold()}


def _readings(entries: Sequence[Entry]) -> list[Reading]:
    return [
        Reading(entry.moment, measure, value)
        for entry in entries
        for measure, value in entry.readings.items()
    ]


def _session_line(session: Session, kinds: Mapping[str, Kind], words: Mapping[str, str]) -> SessionLine:
    kind = kinds[session.kind]
    name = words.get(f"kind_{kind.key}", kind.name)
    return SessionLine(session.moment, name, session.method, session.status, kind.mark)


def _day_rows(
    entries: Sequence[Entry], readings: Sequence[Reading], measures: Sequence[Measure], period: Period
) -> list[DayRow]:
    series = [daily_series(readings, measure, period).values for measure in measures]
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.moment.day, []).append(entry)
    rows = []
    for day, written in by_day.items():
        values = [float(values[(day - period.first) // timedelta(days=1)]) for values in series]
        rows.append(
            DayRow(
                day=day,
                cells=tuple(None if value != value else value for value in values),  # noqa: PLR0124 - NaN
                entries=len(written),
                late=any(entry.late for entry in written),
                tags=tuple(dict.fromkeys(tag for entry in written for tag in entry.tags)),
            )
        )
    return rows


def _notes(entries: Sequence[Entry], *, starred_only: bool) -> list[Note]:
    return [
        Note(entry.moment, entry.title, entry.note, entry.late)
        for entry in entries
        if (entry.note.strip() or entry.title) and (entry.starred or not starred_only)
    ]
