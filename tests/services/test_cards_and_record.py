"""Cards and the person's own record: research and record meet in one place and are never mixed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carejournal.insights.finding import Verdict
from carejournal.services.cards_and_record import cards_for, least_record, record_on
from carejournal.services.reading_evidence import evidence_cards
from carejournal.services.taking_cards import card_named

if TYPE_CHECKING:
    from carejournal.services.comparing import Comparison
    from carejournal.services.journal_services import JournalServices


@pytest.fixture
def comparison(sample_services: JournalServices) -> Comparison:
    return sample_services.comparing.comparison()


def test_a_card_hears_what_the_record_says_of_its_own_pairs_only(comparison: Comparison) -> None:
    found = record_on(card_named("massage-and-anxiety"), comparison)
    assert found.comparable
    assert found.said
    pairs = {(each.factor, each.measure) for each in found.said + found.waiting}
    assert pairs <= {("session:massage", "stress"), ("tag:wind-down", "stress")}
    assert all(each.verdict is not Verdict.NOT_ENOUGH for each in found.said)


def test_two_ratings_are_not_compared(comparison: Comparison) -> None:
    assert not record_on(card_named("better-sleep-and-mood"), comparison).comparable


def test_an_empty_journal_is_told_what_is_not_recorded(services: JournalServices) -> None:
    comparison = services.comparing.comparison()
    found = record_on(card_named("exercise-and-sleep"), comparison, {"kind:therapy": "Talks"})
    assert found.said == found.waiting == ()
    assert found.unrecorded == ("exercise", "Sleep quality", "Sleep hours")
    therapy = record_on(card_named("the-right-therapist"), comparison, {"kind:therapy": "Talks"})
    assert therapy.unrecorded[0] == "Talks"


def test_a_tag_is_the_same_however_it_is_written(comparison: Comparison) -> None:
    card = card_named("massage-and-anxiety")
    shouted = replace(card, concerns=("tag:Wind-Down", "measure:stress"))
    plain = replace(card, concerns=("tag:wind-down", "measure:stress"))
    assert record_on(shouted, comparison) == record_on(plain, comparison)


def test_a_finding_leads_to_the_cards_that_ask_the_same(comparison: Comparison) -> None:
    finding = next(
        each
        for each in comparison.findings.findings
        if (each.factor, each.measure) == ("session:massage", "stress")
    )
    ids = [card.id for card in cards_for(finding)]
    assert "massage-and-anxiety" in ids
    assert all("kind:massage" in card_named(each).concerns for each in ids)
    refined = replace(finding, factor="method:massage/Swedish")
    assert cards_for(refined) == cards_for(finding)
    assert cards_for(replace(finding, factor="tag:moving house")) == ()


def test_every_card_that_can_be_compared_is_found_from_a_finding(comparison: Comparison) -> None:
    found = {card.id for each in comparison.findings.findings for card in cards_for(each)}
    wanted = {card.id for card in evidence_cards() if record_on(card, comparison).said}
    assert wanted
    assert wanted <= found


def test_the_least_that_an_answer_needs_is_the_engines_own() -> None:
    least = least_record()
    assert (least.occasions, least.days) == (5, 25)


def test_a_starting_tag_is_the_same_in_every_language(comparison: Comparison) -> None:
    card = card_named("massage-and-anxiety")
    german = replace(card, concerns=("tag:Abschalten", "measure:stress"))
    plain = replace(card, concerns=("tag:wind-down", "measure:stress"))
    assert record_on(german, comparison) == record_on(plain, comparison)
    finding = record_on(plain, comparison).said[0]
    assert finding.factor == "tag:wind-down"
    assert cards_for(replace(finding, factor="tag:abschalten")) == cards_for(finding)
