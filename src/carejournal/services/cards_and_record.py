"""Evidence cards and the person's own record: what it says about a card's question, and a finding's cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.evidence.printed_numbers import ENGLISH
from carejournal.insights.factor_key import FactorSort, factor_key, parted_key
from carejournal.insights.finding import Verdict
from carejournal.services.reading_evidence import evidence_cards
from carejournal.services.starting_words import first_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carejournal.evidence.card import Card
    from carejournal.insights.finding import Finding, RefusedPair
    from carejournal.services.comparing import Comparison

KIND, MEASURE, TAG = "kind", "measure", "tag"


@dataclass(frozen=True, slots=True)
class RecordOnCard:
    """What a record says about a card's question.

    `said` are the findings with an answer, `waiting` those that need more, `refused` the pairs that cannot
    be compared. `unrecorded` are the names of what the card is about and nobody recorded yet. `comparable`
    is False where a card sets two ratings against each other, which nothing here compares.
    """

    comparable: bool
    said: tuple[Finding, ...] = ()
    waiting: tuple[Finding, ...] = ()
    refused: tuple[RefusedPair, ...] = ()
    unrecorded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeastRecord:
    """The least that any answer needs: so many occasions, and so many rated days."""

    occasions: int
    days: int


def record_on(card: Card, comparison: Comparison, called: Mapping[str, str] | None = None) -> RecordOnCard:
    """Return what the comparison says about the card's question.

    `called` says what the person calls a concern such as "kind:massage", a starting tag by its first name.
    """
    factors = {_folded(key) for key in _factors_of(card)}
    if not factors:
        return RecordOnCard(comparable=False)
    measures = _measures_of(card)

    def asked(factor: str, measure: str) -> bool:
        return _folded(factor) in factors and measure in measures

    findings = [each for each in comparison.findings.findings if asked(each.factor, each.measure)]
    return RecordOnCard(
        comparable=True,
        said=tuple(each for each in findings if each.verdict is not Verdict.NOT_ENOUGH),
        waiting=tuple(each for each in findings if each.verdict is Verdict.NOT_ENOUGH),
        refused=tuple(each for each in comparison.findings.refused if asked(each.factor, each.measure)),
        unrecorded=tuple(_unrecorded(card, comparison, called or {})),
    )


def cards_for(finding: Finding, language: str = ENGLISH) -> tuple[Card, ...]:
    """Return the cards about both sides of the finding, else those about what happened, in their order."""
    concern, measure = _concern_of(finding.factor), f"{MEASURE}:{finding.measure}"
    cards = evidence_cards(language)
    of_factor = [card for card in cards if concern in {each.casefold() for each in card.concerns}]
    return tuple(card for card in of_factor if measure in card.concerns) or tuple(of_factor)


def least_record() -> LeastRecord:
    """Return the least that the engine needs for any answer; loads numpy."""
    from carejournal.insights.answerable import LEAST_EPISODES, days_lacking
    from carejournal.insights.design import base_columns

    weeks = 30
    return LeastRecord(LEAST_EPISODES, days_lacking(0, base_columns(weeks, 0).shape[1]))


def _factors_of(card: Card) -> Iterator[str]:
    """Yield what a card says may go together with something: sessions and tags; a rating is what is seen."""
    for concern in card.concerns:
        sort, _, name = concern.partition(":")
        if sort == KIND:
            yield factor_key(FactorSort.SESSION, name)
        elif sort == TAG:
            yield factor_key(FactorSort.TAG, name)


def _measures_of(card: Card) -> tuple[str, ...]:
    concerns = (concern.partition(":") for concern in card.concerns)
    return tuple(name for sort, _, name in concerns if sort == MEASURE)


def _unrecorded(card: Card, comparison: Comparison, called: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of what nobody recorded."""
    happened = {_folded(factor.key) for factor in comparison.observed.factors}
    for key in _factors_of(card):
        if _folded(key) not in happened:
            yield called.get(_concern_of(key), parted_key(key)[1])
    rated = {outcome.measure for outcome in comparison.observed.outcomes}
    for measure in _measures_of(card):
        named = comparison.names.measures.get(measure)
        if measure not in rated and named is not None:
            yield called.get(f"{MEASURE}:{measure}", named.name)


def _concern_of(factor: str) -> str:
    """Return a factor as cards name it, folded; a method or provider belongs to its kind of session."""
    sort, name = parted_key(_folded(factor))
    if sort in (FactorSort.METHOD, FactorSort.PROVIDER):
        return f"{KIND}:{name.partition('/')[0]}".casefold()
    concern = {FactorSort.SESSION: KIND, FactorSort.TAG: TAG, FactorSort.MEASURE: MEASURE}[sort]
    return f"{concern}:{name}".casefold()


def _folded(key: str) -> str:
    """Return a factor's key without regard to how, or in which language, a journal writes a starting tag."""
    sort, name = parted_key(key)
    return factor_key(sort, first_name(name)) if sort is FactorSort.TAG else key.casefold()
