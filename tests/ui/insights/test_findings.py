"""What went together, on the tab: cards, filters, what was tested, own questions, the days around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.insights.finding import Verdict
from carejournal.ui.insights.insights_page import FOUR_WEEKS, InsightsPage
from carejournal.ui.insights.questions_dialog import QuestionsDialog
from carejournal.ui.insights.table_dialog import TableDialog
from insights_hand import open_insights, settled
from journal_hand import LEFT
from lived_journal import live
from sample_copy import copy_sample_into

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from carejournal.ui.page import Surroundings


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> InsightsPage:
    """Return the tab over a life in which stress is clearly lower after massages."""
    live(around.services)
    return open_insights(qtbot, around)


def dialog(page: InsightsPage, kind: type[QDialog]) -> QDialog:
    (found,) = page.findChildren(kind)
    return found


def test_what_is_likely_comes_first_with_its_range_and_its_count(page: InsightsPage) -> None:
    first = page.findings.cards[0]
    assert first.told.first.verdict is Verdict.LIKELY
    assert first.heading.text() == "Massage and stress"
    assert first.sentence.text().startswith("In the 3 days after a massage your stress was about 1.4 lower")
    assert first.picture.isVisible()
    assert first.accessibleName().startswith("likely: Massage and stress. In the 3 days")
    assert page.findings.state.text().startswith("Pairs tested: ")


def test_how_sure_it_is_is_told_with_its_own_numbers_once_asked(qtbot: QtBot, page: InsightsPage) -> None:
    first = page.findings.cards[0]
    assert not first.explained.isVisible()
    qtbot.mouseClick(first.why, LEFT)
    assert first.explained.isVisible()
    assert "It shows what goes together, not why." in first.explained.text()
    assert "about 1 in 20" in first.explained.text()
    qtbot.mouseClick(first.why, LEFT)
    assert not first.explained.isVisible()


def test_what_was_asked_of_one_pair_is_not_told_of_another(qtbot: QtBot, page: InsightsPage) -> None:
    findings = page.findings
    qtbot.mouseClick(findings.cards[0].why, LEFT)
    for verdict in (str(Verdict.NOT_ENOUGH), ""):
        findings.verdicts.setCurrentIndex(findings.verdicts.findData(verdict))
        findings.verdicts.activated.emit(findings.verdicts.currentIndex())
        assert {each.explained.isVisible() for each in findings.cards} == {False}
        assert {each.why.isChecked() for each in findings.cards} == {False}
    first = findings.cards[0]
    qtbot.mouseClick(first.why, LEFT)
    assert "It shows what goes together, not why." in first.explained.text()
    page.around.theme.changed.emit()
    assert first.explained.isVisible()


def test_filters_leave_what_is_asked_for(page: InsightsPage) -> None:
    findings = page.findings
    findings.factors.setCurrentIndex(findings.factors.findData("session:therapy"))
    findings.factors.activated.emit(findings.factors.currentIndex())
    assert {each.told.first.factor for each in findings.cards} == {"session:therapy"}
    findings.measures.setCurrentIndex(findings.measures.findData("mood"))
    findings.measures.activated.emit(findings.measures.currentIndex())
    assert [each.told.first.measure for each in findings.cards] == ["mood"]


def test_the_rest_comes_when_it_is_asked_for(qtbot: QtBot, page: InsightsPage) -> None:
    assert len(page.findings.cards) == 5
    qtbot.mouseClick(page.findings.more, LEFT)
    assert len(page.findings.cards) > 20
    assert not page.findings.more.isVisible()
    assert page.findings.cards[5].why.hasFocus()


def test_evidence_is_one_step_away(qtbot: QtBot, page: InsightsPage) -> None:
    card = page.findings.cards[0]
    assert card.evidence.isVisible()
    with qtbot.waitSignal(page.card_wanted) as wanted:
        card.evidence_menu().actions()[0].trigger()
    assert wanted.args[0].startswith("massage-")


def test_all_that_was_tested_and_left_out_is_listed(qtbot: QtBot, page: InsightsPage) -> None:
    qtbot.mouseClick(page.findings.tested, LEFT)
    shown = dialog(page, TableDialog)
    assert isinstance(shown, TableDialog)
    model = shown.view.model()
    rows = [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows[0][:3] == ["Massage", "Stress", "likely"]
    found = page.keeper.comparison
    assert found is not None
    assert len(rows) == len(found.findings.findings) + len(found.findings.refused)
    assert all(row[-1] for row in rows)


def test_questions_are_chosen_before_looking_and_can_be_undone(qtbot: QtBot, page: InsightsPage) -> None:
    qtbot.mouseClick(page.findings.questions, LEFT)
    shown = dialog(page, QuestionsDialog)
    assert isinstance(shown, QuestionsDialog)
    what, rated = shown.pairs[1]
    what.setCurrentIndex(what.findData("tag:exercise"))
    rated.setCurrentIndex(rated.findData("mood"))
    with qtbot.waitSignal(page.undoable):
        qtbot.mouseClick(shown.save, LEFT)
    assert page.services.questions.chosen() == (("tag:exercise", "mood"),)
    assert settled(page).findings.cards[0].heading.text() == "Your question: exercise and mood"
    page.services.history.undo()
    assert settled(page).findings.cards[0].heading.text() == "Massage and stress"


def test_a_question_about_one_thing_twice_is_refused_in_the_dialog(qtbot: QtBot, page: InsightsPage) -> None:
    page.services.entries.write(Entry("sad", Moment.on(page.services.today), tags=("sad",)))
    settled(page).open_questions()
    shown = dialog(page, QuestionsDialog)
    assert isinstance(shown, QuestionsDialog)
    what, rated = shown.pairs[0]
    what.setCurrentIndex(what.findData("tag:sad"))
    rated.setCurrentIndex(rated.findData("mood"))
    qtbot.mouseClick(shown.save, LEFT)
    assert shown.told.isVisible()
    assert page.services.questions.chosen() == ()


def test_the_days_around_a_session_are_drawn_told_and_listed(qtbot: QtBot, page: InsightsPage) -> None:
    panel = page.around_session
    assert (panel.factors.currentData(), panel.measures.currentData()) == ("session:massage", "stress")
    assert "1 day after: 1.6 on average" in panel.picture.accessibleDescription()
    assert panel.caption.text().startswith("27 times.")
    qtbot.mouseClick(panel.as_table, LEFT)
    shown = dialog(page, TableDialog)
    assert isinstance(shown, TableDialog)
    assert shown.view.model().rowCount() == 11


def test_a_finding_shows_the_days_around_it(qtbot: QtBot, page: InsightsPage) -> None:
    card = page.findings.cards[1]
    qtbot.mouseClick(card.shown_around, LEFT)
    panel = settled(page).around_session
    told = card.told.first
    assert (panel.factors.currentData(), panel.measures.currentData()) == (told.factor, told.measure)


def test_what_is_not_enough_says_how_far_along_it_is(qtbot: QtBot, around: Surroundings) -> None:
    live(around.services, 32)
    page = open_insights(qtbot, around)
    beside = [label.text() for card in page.findings.cards for label in card.findChildren(QLabel)]
    assert any(" of about " in text for text in beside)
    assert page.findings.state.text().startswith("No answer yet, and that is usual")


def test_an_empty_journal_is_told_what_will_stand_here(qtbot: QtBot, around: Surroundings) -> None:
    page = open_insights(qtbot, around)
    assert page.findings.cards == []
    assert page.findings.state.text().startswith("Nothing to compare yet.")
    assert "3 days before" in page.around_session.caption.text()
    assert not page.patterns.isVisible()


def test_the_findings_are_of_the_whole_record_whatever_the_chart_shows(
    qtbot: QtBot, page: InsightsPage
) -> None:
    before = page.keeper.comparison
    qtbot.mouseClick(page.ranges.button(FOUR_WEEKS), LEFT)
    assert settled(page).keeper.comparison is before


def test_the_days_around_another_choice_are_told_only_once_they_are_known(
    qtbot: QtBot, page: InsightsPage
) -> None:
    panel = page.around_session
    before = panel.picture.accessibleDescription()
    panel.choose("tag:exercise", "mood")
    page.around.theme.changed.emit()
    assert panel.picture.accessibleDescription() == before
    qtbot.mouseClick(panel.as_table, LEFT)
    assert page.findChildren(TableDialog) == []
    settled(page)
    assert panel.picture.accessibleDescription() != before
    qtbot.mouseClick(panel.as_table, LEFT)
    assert dialog(page, TableDialog).isVisible()


def test_patterns_have_a_picture_in_words_and_a_table_each(qtbot: QtBot, page: InsightsPage) -> None:
    patterns = page.patterns
    assert "on average of" in patterns.means.accessibleDescription()
    for which, rows in (("months", 14), ("nights", None)):
        qtbot.mouseClick(patterns.which.chip(which), LEFT)
        qtbot.mouseClick(patterns.as_table, LEFT)
        shown = dialog(page, TableDialog)
        assert isinstance(shown, TableDialog)
        assert rows is None or shown.view.model().rowCount() == rows
        shown.close()
        qtbot.waitUntil(lambda: not page.findChildren(TableDialog))
    qtbot.mouseClick(patterns.which.chip("tags"), LEFT)
    assert patterns.tags.isVisible()
    assert patterns.tags.model().rowCount() > 5


def test_values_and_days_of_a_yes_are_counted_drawn_and_told(qtbot: QtBot, around: Surroundings) -> None:
    copy_sample_into(around.services)
    patterns = open_insights(qtbot, around).patterns
    qtbot.mouseClick(patterns.which.chip("values"), LEFT)
    assert "5, " in patterns.means.accessibleDescription()
    assert "The longest time without it was 14 days, 8 Aug 2026 to 21 Aug 2026." in patterns.caption.text()
    patterns.measures.setCurrentIndex(patterns.measures.findData("ill"))
    patterns.measures.activated.emit(patterns.measures.currentIndex())
    assert "yes, 6" in patterns.means.accessibleDescription()
    qtbot.mouseClick(patterns.which.chip("months"), LEFT)
    assert "how many days were a yes" in patterns.caption.text()
    assert "Feb 26, 5, " in patterns.means.accessibleDescription()


def test_the_demo_life_claims_nothing_but_what_it_asks(qtbot: QtBot, around: Surroundings) -> None:
    copy_sample_into(around.services)
    page = open_insights(qtbot, around)
    assert page.findings.cards[0].heading.text() == "Your question: Massage and stress"
    assert "A difference is likely in 1." in page.findings.state.text()
    around.services.questions.choose(())
    assert "In none of them is a difference likely so far" in settled(page).findings.state.text()


def test_the_tables_answer_as_item_models_do(qtmodeltester: ModelTester, page: InsightsPage) -> None:
    qtmodeltester.check(page.patterns.tags.model())
