"""Findings as sentences: what went together, how sure that is, and never why."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from carejournal.insights.finding import Caution, DayOrder, Verdict
from carejournal.insights.phrases import Phrases
from carejournal.insights.words_english import ENGLISH
from carejournal.insights.words_german import GERMAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.insights.finding import Caveat, Finding, RefusedPair
    from carejournal.insights.naming import Names

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": ENGLISH, "de": GERMAN})
"""The words of each language by its code; every language has the same keys."""
LEAST_REBOUND = 0.1
"""In the measure's units: less than what the sentence's one decimal shows is not worth a sentence."""
FEWEST_SAME_DAYS = 5
A_GREAT_MANY = 300
"""From here on a number of occasions still needed is no longer news that helps."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words findings in one language, for the person (`addressed`) or about a record."""

    names: Names
    language: str = "en"
    addressed: bool = True

    @property
    def phrases(self) -> Phrases:
        """The parts of sentences in this language."""
        return Phrases(WORDS[self.language], self.names, self.addressed)

    def sentence(self, finding: Finding) -> str:
        """Return what the finding says, with its range and its count."""
        if finding.verdict is Verdict.LIKELY:
            return self._likely(finding)
        if finding.verdict is Verdict.UNCLEAR:
            return f"{self._unclear(finding)} {self._half_a_step(finding)}"
        return self._not_enough(finding)

    def explanation(self, finding: Finding, tested: int) -> list[str]:
        """Return how sure it is, in whole sentences with the finding's own numbers.

        `tested` is how many pairs of its family were tested.
        """
        if finding.verdict is Verdict.NOT_ENOUGH:
            return self.caveats(finding)
        said = [self._word("foretold_means")]
        if finding.verdict is Verdict.LIKELY:
            said.append(self._word("one_in_twenty"))
            if finding.low != finding.low95:
                said.append(self._word("widened").format(n=tested))
        unknown = finding.order is DayOrder.UNKNOWN
        said.append(self._word("order_unknown" if unknown else "order_known"))
        said += [text for text in (self.rebound(finding), self.same_day(finding)) if text]
        return [*said, *self.caveats(finding), self._word("not_why")]

    def rebound(self, finding: Finding) -> str:
        """Return what of the change would have come anyway; empty where it is next to nothing.

        Only where it lies in the direction back to usual: that is what the word means.
        """
        before, rebound = finding.surroundings.before, finding.rebound
        if before is None or rebound is None or abs(rebound) < LEAST_REBOUND:
            return ""
        above = before - finding.surroundings.usual
        if abs(above) < LEAST_REBOUND or (above > 0) == (rebound > 0):
            return ""
        parts = self.phrases
        return self._word("rebound").format(
            measure=parts.measure(finding.measure),
            before=parts.difference(finding.measure, above),
            rebound=parts.amount(finding.measure, rebound),
        )

    def same_day(self, finding: Finding) -> str:
        """Return how the day itself was, described and not tested; empty where too few are rated."""
        around = finding.surroundings
        if around.same_day is None or around.same_days < FEWEST_SAME_DAYS:
            return ""
        parts = self.phrases
        return self._word("same_day").format(
            measure=parts.measure(finding.measure),
            difference=parts.difference(finding.measure, around.same_day - around.usual),
            n=around.same_days,
        )

    def caveats(self, finding: Finding) -> list[str]:
        """Return why the finding wants to be read with care, a sentence each."""
        return [self._caveat(each) for each in finding.caveats]

    def refusal(self, pair: RefusedPair) -> str:
        """Return which pair was not tested, and why."""
        parts = self.phrases
        return self._word(f"refused_{pair.reason.name.lower()}").format(
            factor=parts.title(pair.factor),
            measure=self.names.measures[pair.measure].name,
            other=parts.title(pair.other) if pair.other else "",
        )

    def _likely(self, finding: Finding) -> str:
        assert finding.estimate is not None
        assert finding.low is not None
        assert finding.high is not None
        parts = self.phrases
        near, far = sorted((finding.low, finding.high), key=abs)
        digits = _digits(near)
        return self._word("likely").format(
            when=parts.when(finding.factor, finding.window),
            measure=parts.measure(finding.measure),
            difference=parts.difference(finding.measure, finding.estimate, digits),
            days=parts.days_before,
            low=parts.amount(finding.measure, near, digits),
            high=parts.amount(finding.measure, far, digits),
            count=parts.count(finding.factor, finding.occasions),
        )

    def _unclear(self, finding: Finding) -> str:
        assert finding.low is not None
        assert finding.high is not None
        parts = self.phrases
        one_sided = finding.low > 0 or finding.high < 0
        low, high = finding.low, finding.high
        if one_sided:
            low, high = sorted((low, high), key=abs)
        digits = _digits(low, high)
        first = (
            parts.amount(finding.measure, low, digits)
            if one_sided
            else parts.difference(finding.measure, low, digits)
        )
        return self._word("unclear_one_sided" if one_sided else "unclear").format(
            when=parts.when(finding.factor, finding.window),
            measure=parts.measure(finding.measure),
            days=parts.days_before,
            low=first,
            high=parts.difference(finding.measure, high, digits),
            count=parts.count(finding.factor, finding.occasions),
        )

    def _half_a_step(self, finding: Finding) -> str:
        if not finding.more:
            return self._word("half_a_step_seen")
        weekday = _weekday(finding)
        if weekday is not None:
            return self._word("half_a_step_weekday").format(weekday=self._word(f"weekday_{weekday}"))
        if finding.more >= A_GREAT_MANY:
            return self._word("half_a_step_many")
        key = "half_a_step_one" if finding.more == 1 else "half_a_step"
        return self._word(key).format(more=self.phrases.more(finding.factor, finding.more))

    def _not_enough(self, finding: Finding) -> str:
        parts = self.phrases
        what = parts.one(finding.factor)
        if finding.more_days:
            name = parts.quoted(self.names.measures[finding.measure].name)
            return self._word("not_enough_days").format(name=name, n=finding.days, more=finding.more_days)
        if finding.too_regular:
            weekday = _weekday(finding)
            if weekday is None:
                return self._word("too_regular").format(what=what)
            day = self._word(f"weekday_{weekday}")
            return self._word("too_regular_weekday").format(what=what, weekday=day)
        key = "not_enough_many" if finding.more >= A_GREAT_MANY else "not_enough"
        return self._word(key if finding.occasions else "not_enough_none").format(
            what=what, n=finding.occasions, more=finding.more
        )

    def _caveat(self, caveat: Caveat) -> str:
        text = self._word(f"caveat_{caveat.caution.name.lower()}")
        if caveat.caution is Caution.SAME_WEEKDAY:
            return text.format(weekday=self._word(f"weekday_{caveat.weekday}"))
        return text.format(other=self.phrases.title(caveat.other)) if caveat.other else text

    def _word(self, key: str) -> str:
        return WORDS[self.language][key]


def _weekday(finding: Finding) -> int | None:
    return next((caveat.weekday for caveat in finding.caveats if caveat.weekday is not None), None)


def _digits(*values: float) -> int:
    """Return one decimal, or two where one would show a number that is not nothing as 0.0."""
    return 2 if any(0 < abs(value) < 0.05 for value in values) else 1  # noqa: PLR2004 - half of 0.1
