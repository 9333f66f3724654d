"""One's own questions stay what they were, also where what they ask about was put away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carejournal.ui.insights.questions_dialog import QuestionsDialog
from insights_hand import open_insights, settled
from journal_hand import LEFT
from lived_journal import live

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.insights.insights_page import InsightsPage
    from carejournal.ui.page import Surroundings

ASKED = (("session:massage", "stress"), ("tag:gone long ago", "measure-of-another-journal"))


@pytest.fixture
def page(qtbot: QtBot, around: Surroundings) -> InsightsPage:
    """Return the tab over a journal with two questions about what is not asked for any more."""
    services = around.services
    live(services, 120)
    services.questions.choose(ASKED)
    measures = services.looking_back.all_measures()
    services.cataloguing.write_measures([replace(each, archived=each.key == "stress") for each in measures])
    return open_insights(qtbot, around)


def opened(qtbot: QtBot, page: InsightsPage) -> QuestionsDialog:
    qtbot.mouseClick(settled(page).findings.questions, LEFT)
    (found,) = page.findChildren(QuestionsDialog)
    return found


def test_keeping_them_as_they_are_changes_none(qtbot: QtBot, page: InsightsPage) -> None:
    dialog = opened(qtbot, page)
    assert [rated.currentText() for _, rated in dialog.pairs[:2]] == ["Stress", "measure-of-another-journal"]
    assert dialog.pairs[1][0].currentText() == "gone long ago"
    qtbot.mouseClick(dialog.save, LEFT)
    assert page.services.questions.chosen() == ASKED


def test_one_is_taken_away_and_the_others_stay(qtbot: QtBot, page: InsightsPage) -> None:
    dialog = opened(qtbot, page)
    dialog.pairs[1][0].setCurrentIndex(0)
    qtbot.mouseClick(dialog.save, LEFT)
    assert page.services.questions.chosen() == ASKED[:1]
    page.services.history.undo()
    assert page.services.questions.chosen() == ASKED
