"""What goes into a report: all choices in one column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from carejournal.reports.contents import Language, Paper, Part
from carejournal.services.report_choices import ReportChoices
from carejournal.services.report_plans import Reader, ReportPlan
from carejournal.system.paper import usual_paper
from carejournal.ui.report.notes_choice import NotesChoice
from carejournal.ui.report.period_choice import PeriodChoice
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import column, label
from carejournal.ui.widgets.labelled_field import labelled
from carejournal.ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

LONGEST_LINE = 400
CHARTED_ALWAYS = ("mood", "stress", "sleep_hours")


class ReportForm(QWidget):
    """Shows one reader's plan and the choices of this one report.

    Signals:
        changed(): something that the pages show was chosen otherwise.
        reader_left(Reader, ReportPlan): another reader's plan is about to be shown in place of this one's.
    """

    changed = Signal()
    reader_left = Signal(object, object)

    def __init__(self, services: JournalServices) -> None:
        super().__init__()
        self._services = services
        self._filling = False
        self._filled_for = Reader.THERAPIST
        self.reader = QComboBox()
        for reader, name in (
            (Reader.THERAPIST, self.tr("Therapist")),
            (Reader.MASSAGE_THERAPIST, self.tr("Massage therapist")),
            (Reader.DOCTOR, self.tr("Doctor")),
        ):
            self.reader.addItem(name, reader.value)
        self.days = PeriodChoice(services)
        self.lines = tuple(self._line(words) for words in self._questions())
        self.name = self._line(self.tr("First name"))
        self.parts = {part: QCheckBox(name) for part, name in self._part_names().items()}
        self.charted = self._measure_boxes()
        self.notes = NotesChoice()
        self.hidden = QLineEdit()
        self.hidden.setAccessibleName(self.tr("Words to black out"))
        self.hidden.setPlaceholderText(self.tr("Names, places …"))
        self.private = QCheckBox(self.tr("Tell how many are private"))
        self.paper = self._box((("a4", "A4"), ("letter", "Letter")), usual_paper())
        german = QLocale().language() is QLocale.Language.German
        self.language = self._box((("en", "English"), ("de", "Deutsch")), "de" if german else "en")
        WheelGuard(self, self.reader, self.paper, self.language)
        self._lay_out()
        self._listen()

    def choices(self) -> ReportChoices:
        """Return what the report is to hold."""
        plan = self.plan()
        return ReportChoices(
            period=self.days.period,
            parts=plan.parts,
            paper=Paper(self.paper.currentData()),
            language=Language(self.language.currentData()),
            first_name=plan.first_name.strip(),
            starred_only=plan.starred_only,
            included=plan.included,
            left_out=plan.left_out,
            hidden_words=plan.hidden_words,
            marked=plan.marked,
            own_lines=plan.own_lines,
            kind=self.days.kind,
            charted=plan.charted,
            count_private=plan.count_private,
        )

    def plan(self) -> ReportPlan:
        """Return the choices that the next report for this reader begins with."""
        changed, tried, wanted = (line.text() for line in self.lines)
        return ReportPlan(
            since=self.days.chosen,
            parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
            first_name=self.name.text(),
            own_lines=(changed, tried, wanted),
            starred_only=self.notes.starred_only,
            included=frozenset(self.notes.included),
            left_out=frozenset(self.notes.left_out),
            hidden_words=tuple(filter(None, map(str.strip, self.hidden.text().split(",")))),
            marked=dict(self.notes.marked),
            charted=frozenset(key for key, box in self.charted.items() if box.isChecked()),
            count_private=self.private.isChecked(),
        )

    @property
    def for_reader(self) -> Reader:
        """Who the report is for."""
        return Reader(self.reader.currentData())

    def fill(self, reader: Reader, plan: ReportPlan) -> None:
        """Show a reader's plan."""
        self._filling = True
        self._filled_for = reader
        self.reader.setCurrentIndex(self.reader.findData(reader.value))
        for line, text in zip((*self.lines, self.name), (*plan.own_lines, plan.first_name), strict=True):
            line.setText(text)
        for part, box in self.parts.items():
            box.setChecked(part in plan.parts)
        for key, box in self.charted.items():
            box.setChecked(key in plan.charted)
        self.notes.starred_only = plan.starred_only
        self.notes.included, self.notes.left_out = set(plan.included), set(plan.left_out)
        self.notes.marked = dict(plan.marked)
        self.hidden.setText(", ".join(plan.hidden_words))
        self.private.setChecked(plan.count_private)
        self.days.choose(plan.since)
        self._filling = False
        self._days_changed()

    def _lay_out(self) -> None:
        def heading(words: str) -> QWidget:
            made = label(words, bold=True)
            made.setContentsMargins(0, 3 * STEP, 0, 0)
            return made

        hidden = label(
            self.tr("Separate them by commas. A black bar stands in their place, everywhere."),
            quiet=True,
            wrap=True,
        )
        never = label(self.tr("Private entries and sessions never come in."), quiet=True, wrap=True)
        questions = (labelled(words, line) for words, line in zip(self._questions(), self.lines, strict=True))
        self.setLayout(
            column(
                labelled(self.tr("For"), self.reader),
                labelled(self.tr("Period"), self.days),
                heading(self.tr("In my words")),
                *questions,
                labelled(self.tr("First name, if you like"), self.name),
                heading(self.tr("Contents")),
                *(self.parts[part] for part in self.parts),
                self.notes,
                *[heading(self.tr("Also in the chart"))] * bool(self.charted),
                *self.charted.values(),
                heading(self.tr("Words to black out")),
                self.hidden,
                hidden,
                heading(self.tr("Private")),
                never,
                self.private,
                labelled(self.tr("Paper"), self.paper),
                labelled(self.tr("Language"), self.language),
                None,
                space=2 * STEP,
            )
        )

    def _listen(self) -> None:
        self.reader.currentIndexChanged.connect(self._reader_chosen)
        self.days.changed.connect(self._days_changed)
        self.notes.changed.connect(self._tell)
        self.parts[Part.NOTES].toggled.connect(self.notes.setVisible)
        for line in (*self.lines, self.name, self.hidden):
            line.textChanged.connect(self._tell)
        for box in (*self.parts.values(), *self.charted.values(), self.private):
            box.toggled.connect(self._tell)
        for choice in (self.paper, self.language):
            choice.currentIndexChanged.connect(self._tell)

    @Slot()
    def _reader_chosen(self) -> None:
        if not self._filling:
            self.reader_left.emit(self._filled_for, self.plan())
            reader = self.for_reader
            self.fill(reader, self._services.report_plans.plan(reader))

    @Slot()
    def _days_changed(self) -> None:
        if not self._filling:
            self.notes.show_notes(self._services.reporting.entries_with_words(self.days.period))
            self.notes.setVisible(self.parts[Part.NOTES].isChecked())
            self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _questions(self) -> tuple[str, str, str]:
        return (
            self.tr("What changed"),
            self.tr("What I tried"),
            self.tr("What I want from this session"),
        )

    def _part_names(self) -> dict[Part, str]:
        return {
            Part.LINES: self.tr("My words"),
            Part.AGENDA: self.tr("What to bring up"),
            Part.PRACTICES: self.tr("What was agreed to try"),
            Part.SCORES: self.tr("Latest scores"),
            Part.SUMMARY: self.tr("Averages and sessions"),
            Part.CHART: self.tr("Chart over the period"),
            Part.FINDINGS: self.tr("What went together"),
            Part.DAYS: self.tr("Every day in a table"),
            Part.NOTES: self.tr("Notes in full"),
        }

    def _measure_boxes(self) -> dict[str, QCheckBox]:
        from carejournal.ui.widgets.scale_words import measure_name

        return {
            measure.key: QCheckBox(measure_name(measure))
            for measure in self._services.looking_back.measures()
            if measure.key not in CHARTED_ALWAYS
        }

    @staticmethod
    def _line(words: str) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(LONGEST_LINE)
        line.setAccessibleName(words)
        return line

    @staticmethod
    def _box(choices: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
        box = QComboBox()
        for value, name in choices:
            box.addItem(name, value)
        box.setCurrentIndex(box.findData(chosen))
        return box
