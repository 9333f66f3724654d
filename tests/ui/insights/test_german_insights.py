"""The Insights tab in German: sentences, names and decimal signs are those of the language."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from insights_hand import open_insights, settled
from lived_journal import live

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings


@pytest.mark.usefixtures("german")
def test_findings_speak_german_and_address_the_person_as_the_window_does(
    qtbot: QtBot, around: Surroundings
) -> None:
    live(around.services)
    page = open_insights(qtbot, around)
    first = page.findings.cards[0]
    assert first.heading.text() == "Massage und Stress"
    assert first.sentence.text().startswith("In den 3 Tagen nach einer Massage war dein Stress etwa 1,4")
    first.why.click()
    assert "Das zeigt, was zusammen auftritt, nicht warum." in first.explained.text()
    assert page.findings.cards[1].heading.text().split(" und ")[1][0].isupper()
    factors = [page.findings.factors.itemText(n) for n in range(page.findings.factors.count())]
    assert "Therapie" in factors
    assert "Therapie" in page.chart.accessibleDescription()
    assert "Therapy" not in page.chart.accessibleDescription()
    assert [each.text() for each in page.card.options.kinds_menu.actions()] == ["Therapie", "Massage"]


@pytest.mark.usefixtures("german")
def test_means_are_written_with_a_comma(qtbot: QtBot, around: Surroundings) -> None:
    for number in range(3):
        day = Moment.on(around.services.today - timedelta(days=number))
        around.services.entries.write(Entry(f"e{number}", day, readings={"mood": 6.0}))
    page = open_insights(qtbot, around)
    assert page.numbers.lines()[1][1] == "6,0"
    around.services.entries.write(Entry("more", Moment.on(around.services.today), readings={"mood": 4.0}))
    settled(page)
    assert page.numbers.lines()[1][1:] == ["5,7", "5 bis 6", "3 von 91"]
