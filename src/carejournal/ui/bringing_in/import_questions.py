"""What a file leaves open, asked with examples from it, and answered by a choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QLabel, QRadioButton, QWidget

from carejournal.exchange.questions import Answers, Asked, DateOrder, Scale
from carejournal.exchange.sleep_choice import MOST_DETAILED, UNION
from carejournal.exchange.table_moments import full_years
from carejournal.exchange.written_moments import DateOrders
from carejournal.ui.theme import STEP
from carejournal.ui.widgets.building import button, column, label, row, title
from carejournal.ui.widgets.dates import qdate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.exchange.questions import Question


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("ImportQuestions", text)


class QuestionCard(QFrame):
    """One question with its choices.

    Signals:
        chosen(str): this choice was taken.
    """

    chosen = Signal(str)

    def __init__(self, question: Question, present: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.about = question.about
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        heading, about = _asked(question)
        parts: list[QWidget] = [label(heading, bold=True, wrap=True), label(about, wrap=True, quiet=True)]
        for choice in dict.fromkeys((*question.choices, *((present,) if present else ()))):
            words = _choice_words(question, choice)
            made = QRadioButton(words)
            made.setAccessibleName("; ".join((words, *_examples(question, choice))))
            made.setProperty("choice", choice)
            made.setChecked(choice == present)
            self._group.addButton(made)
            self.choices[choice] = made
            parts += [made, *(_below(each) for each in _examples(question, choice))]
        self.setLayout(column(*parts, margin=4 * STEP, space=2 * STEP))
        self._group.buttonClicked.connect(self._taken)

    @Slot(QAbstractButton)
    def _taken(self, taken: QAbstractButton) -> None:
        self.chosen.emit(taken.property("choice"))


class ImportQuestions(QWidget):
    """Asks what is open.

    Signals:
        answered(Answers): a choice was taken; these are all answers now.
    """

    answered = Signal(object)

    def __init__(self, questions: Sequence[Question], answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        self.cards = [QuestionCard(each, present_choice(each, answers)) for each in questions]
        for made in self.cards:
            made.chosen.connect(self._take)
        self.setLayout(column(*self.cards, space=3 * STEP))

    @Slot(str)
    def _take(self, choice: str) -> None:
        asked = self.sender()
        assert isinstance(asked, QuestionCard)
        self._answers = with_choice(self._answers, asked.about, choice)
        self.answered.emit(self._answers)


class NeededQuestions(QWidget):
    """A page of questions without whose answers nothing can be read rightly.

    Signals:
        answered(Answers): the person has answered, and wants the file read.
        other_wanted(): the person wants another file.
        close_wanted(): the person wants to leave it.
    """

    answered = Signal(object)
    other_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, questions: Sequence[Question], answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        self._open = {each.about for each in questions if not present_choice(each, answers)}
        self.questions = ImportQuestions(questions, answers)
        self.questions.answered.connect(self._take)
        head = title(self.tr("One thing only you know"))
        head.setWordWrap(True)
        words = self.tr(
            "The file can be read in two ways, and a guess could put your days in the wrong place."
        )
        self.read_on = button(self.tr("Read the file"), self._read_on, primary=True)
        self.read_on.setEnabled(False)
        self.other = button(self.tr("Choose another file …"), self.other_wanted.emit, flat=True)
        self.leave = button(self.tr("Cancel"), self.close_wanted.emit)
        for each in (self.read_on, self.other, self.leave):
            each.setAutoDefault(True)
        foot = row(self.other, None, self.leave, self.read_on)
        self.setLayout(
            column(head, label(words, wrap=True, quiet=True), self.questions, None, foot, space=4 * STEP)
        )

    @Slot(object)
    def _take(self, answers: Answers) -> None:
        self._answers = answers
        self.read_on.setEnabled(True)

    def _read_on(self) -> None:
        self.answered.emit(self._answers)


def present_choice(question: Question, answers: Answers) -> str:
    """Return what the answers say to a question, or ""; sleep is read from the most detailed device."""
    given = {
        Asked.DATE_ORDER: answers.date_order,
        Asked.SCALE: answers.scale,
        Asked.SLEEP: answers.sleep or MOST_DETAILED,
    }[question.about]
    return str(given) if given else ""


def with_choice(answers: Answers, about: Asked, choice: str) -> Answers:
    """Return the answers with another choice."""
    if about is Asked.DATE_ORDER:
        return replace(answers, date_order=DateOrder(choice))
    if about is Asked.SCALE:
        return replace(answers, scale=Scale.parse(choice))
    return replace(answers, sleep=choice)


def _asked(question: Question) -> tuple[str, str]:
    return {
        Asked.DATE_ORDER: (
            tr("Which comes first in its dates?"),
            tr("All of them could be read with the day or with the month first."),
        ),
        Asked.SCALE: (
            tr("From which number to which do its moods go?"),
            tr("Until you say so, they come in without a mood."),
        ),
        Asked.SLEEP: (
            tr("Several devices recorded the same nights. Which counts?"),
            tr("The hours of a night are never added up: each minute asleep counts once."),
        ),
    }[question.about]


def _choice_words(question: Question, choice: str) -> str:
    if question.about is Asked.DATE_ORDER:
        return {
            DateOrder.DAY_FIRST: tr("The day comes first"),
            DateOrder.MONTH_FIRST: tr("The month comes first"),
        }[DateOrder(choice)]
    if question.about is Asked.SCALE:
        scale = Scale.parse(choice)
        low, high = (QLocale().toString(end, "g") for end in (scale.low, scale.high))
        return tr("From {0} to {1}, the best").format(low, high)
    return {
        MOST_DETAILED: tr("The device that recorded a night in most detail"),
        UNION: tr("All together, each minute asleep once"),
    }.get(choice, choice)


def _below(example: str) -> QLabel:
    made = label(example, wrap=True, quiet=True)
    made.setContentsMargins(6 * STEP, 0, 0, 0)
    return made


def _examples(question: Question, choice: str) -> list[str]:
    if question.about is not Asked.DATE_ORDER:
        return []
    return [_example(each, DateOrder(choice)) for each in question.examples]


def _example(text: str, order: DateOrder) -> str:
    day = DateOrders(order).day(full_years(text))
    return tr("{0} is {1}").format(text, QLocale().toString(qdate(day), "d MMMM yyyy"))
