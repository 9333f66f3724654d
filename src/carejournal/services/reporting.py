"""The document for an appointment: what of a period it holds, gathered from the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.domain.measure import BUILT_IN, Measure
from carejournal.domain.period import Period
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Status
from carejournal.reports.contents import Part, ReportContents
from carejournal.reports.labels import WORDS
from carejournal.reports.redaction import Redaction
from carejournal.services.describing import CHART_MEASURES, overview_of, trend_of, with_lead_in
from carejournal.services.report_choices import ReportChoices, ReportMaterial
from carejournal.services.report_findings import gather_findings
from carejournal.services.report_follow_ups import agenda_lines, practice_lines, score_lines
from carejournal.services.report_rows import (
    day_rows,
    has_words,
    measure_line,
    note_of,
    readings_of,
    session_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from carejournal.charts.trend_data import TrendData
    from carejournal.domain.entry import Entry
    from carejournal.domain.session import Kind
    from carejournal.reports.contents import Note
    from carejournal.services.looking_back import LookingBack
    from carejournal.services.own_questions import OwnQuestions
    from carejournal.storage.journal import Journal
    from carejournal.system.clock import Clock


class Reporting:
    """Gathers reports from the journal."""

    def __init__(
        self, journal: Journal, looking_back: LookingBack, questions: OwnQuestions, clock: Clock
    ) -> None:
        self._journal = journal
        self._looking_back = looking_back
        self._questions = questions
        self._clock = clock

    def period_since_last(self, kind: str) -> Period:
        """Return the period from the last attended session of a kind (its key or name) until today.

        Raises Refusal where there is no such kind or session.
        """
        today = self._clock().date()
        key = self.kind_key(kind)
        days = [
            session.moment.day
            for session in self._looking_back.sessions()
            if session.kind == key and session.status is Status.ATTENDED and session.moment.day <= today
        ]
        if not days:
            raise Refusal(f"No attended session of the kind “{kind}” is recorded yet.")
        return Period(days[-1], today)

    def kind_key(self, kind: str) -> str:
        """Return the key of the kind of session with this key or name; raise Refusal where there is none."""
        key = next((k.key for k in self._looking_back.kinds() if kind.casefold() in _names(k)), None)
        if key is None:
            raise Refusal(f"There is no kind of session called “{kind}” in this journal.")
        return key

    def entries_with_words(self, period: Period) -> list[Entry]:
        """Return the entries whose notes a report may hold, oldest first: none that is private."""
        entries = self._looking_back.entries(period)
        return [entry for entry in entries if not entry.private and has_words(entry)]

    def gather(self, choices: ReportChoices) -> ReportMaterial:
        """Read from the journal what the report is to hold.

        Private records stay out, and hidden words are taken out of every text that came from the person.
        """
        return _Gathering(self._journal, self._looking_back, self._questions, choices).material(self._clock())


class _Gathering:
    """One report on its way: what was read, and with which names and words it is told."""

    def __init__(
        self, journal: Journal, looking_back: LookingBack, questions: OwnQuestions, choices: ReportChoices
    ) -> None:
        self._journal = journal
        self._looking_back = looking_back
        self._questions = questions
        self._choices = choices
        self._words = WORDS[choices.language]
        self._hide = Redaction(choices.hidden_words)
        period = choices.period
        every_entry = looking_back.entries(with_lead_in(period))
        every_session = looking_back.sessions(period)
        self._before_too = [entry for entry in every_entry if not entry.private]
        self._entries = [entry for entry in self._before_too if entry.moment.day in period]
        self._sessions = [session for session in every_session if not session.private]
        self._private_entries = sum(e.private for e in every_entry if e.moment.day in period)
        self._private_sessions = len(every_session) - len(self._sessions)
        self._readings = readings_of(self._entries)
        self._measures = self._named_measures()
        self._kinds = {kind.key: self._named_kind(kind) for kind in looking_back.kinds()}

    def material(self, now: datetime) -> ReportMaterial:
        """Return the report's contents and the data of its chart."""
        choices, hide = self._choices, self._hide
        described = overview_of(self._readings, self._measures, choices.period)
        taken = [entry.id for entry in self._entries if self._takes_note(entry)]
        notes = self._notes()
        with_words = sum(map(has_words, self._entries))
        contents = ReportContents(
            title=self._words["title"],
            period=choices.period,
            made_on=now.date(),
            language=choices.language,
            first_name=hide.text(choices.first_name),
            recorded_days=described.recorded_days,
            late_entries=sum(entry.late for entry in self._entries),
            measures=tuple(measure_line(m, found, self._words, hide) for m, found in described.measures),
            sessions=tuple(session_line(session, self._kinds, hide) for session in self._sessions),
            days=tuple(day_rows(self._entries, self._readings, self._measures, choices.period, hide)),
            notes=notes,
            withheld_notes=with_words - len(notes),
            withheld_entries=self._private_entries if choices.count_private else 0,
            withheld_sessions=self._private_sessions if choices.count_private else 0,
            parts=choices.parts,
            blacked_out=bool(hide.words) or any(self._choices.marked.get(each) for each in taken),
            sample=self._looking_back.is_sample,
        )
        compared = None
        if Part.FINDINGS in choices.parts:
            compared = gather_findings(self._looking_back, self._questions, choices.period.last)
        return ReportMaterial(
            self._with_first_page(contents, now.tzinfo), self._trend(), choices.paper, self._hide, compared
        )

    def _with_first_page(self, contents: ReportContents, here: tzinfo | None) -> ReportContents:
        choices, hide, follow_ups = self._choices, self._hide, self._journal.follow_ups
        private = follow_ups.from_private()
        parts = choices.parts
        changed, tried, wanted = choices.own_lines if Part.LINES in parts else ("", "", "")
        return replace(
            contents,
            own_lines=(hide.text(changed), hide.text(tried), hide.text(wanted)),
            agenda=agenda_lines(follow_ups.agenda_items(), choices.kind, private, hide)
            if Part.AGENDA in parts
            else (),
            practices=practice_lines(follow_ups.practices(), choices.period, here, private, hide)
            if Part.PRACTICES in parts
            else (),
            scores=score_lines(follow_ups.scores(), choices.period, choices.language, hide)
            if Part.SCORES in parts
            else (),
        )

    def _notes(self) -> tuple[Note, ...]:
        return tuple(
            note_of(entry, self._words, self._choices.redaction_of(entry.id))
            for entry in self._entries
            if self._takes_note(entry)
        )

    def _takes_note(self, entry: Entry) -> bool:
        choices = self._choices
        wanted = Part.NOTES in choices.parts and choices.takes_note(entry.id, starred=entry.starred)
        return wanted and has_words(entry)

    def _named_measures(self) -> list[Measure]:
        """Return the measures of the report under the names they have in it."""
        used = {reading.measure for reading in self._readings}
        return [
            replace(
                m,
                name=self._words.get(f"measure_{m.key}") or self._hide.text(m.name),
                unit=self._hide.text(m.unit),
            )
            for m in self._looking_back.all_measures()
            if m.key in used or (m.key in BUILT_IN and not m.archived)
        ]

    def _named_kind(self, kind: Kind) -> Kind:
        return replace(kind, name=self._words.get(f"kind_{kind.key}") or self._hide.text(kind.name))

    def _trend(self) -> TrendData | None:
        """Return the chart's data, or None where it is not wanted or nothing that it shows was recorded."""
        charted = [*CHART_MEASURES, *self._also_charted()]
        keys = {measure.key for measure in charted}
        if Part.CHART not in self._choices.parts or all(r.measure not in keys for r in self._readings):
            return None
        names = {measure.key: measure.name for measure in self._measures}
        return trend_of(
            readings_of(self._before_too),
            self._sessions,
            list(self._kinds.values()),
            self._choices.period,
            lambda m: names.get(m.key, self._words.get(f"measure_{m.key}", m.name)),
            charted,
        )

    def _also_charted(self) -> Sequence[Measure]:
        always = {measure.key for measure in CHART_MEASURES}
        return [m for m in self._measures if m.key in self._choices.charted and m.key not in always]


def _names(kind: Kind) -> set[str]:
    return {kind.key.casefold(), kind.name.casefold()}
