"""The parts of a finding's sentences: what happened, what was rated, and how large a difference is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carejournal.domain.measure import SLEEP_HOURS, Form
from carejournal.insights.factor_key import FactorSort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.insights.finding import Window
    from carejournal.insights.naming import Names

OF_KIND = {FactorSort.METHOD: "with_method", FactorSort.PROVIDER: "with_provider"}
PER_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Phrases:
    """The parts in one language; `addressed` says "your mood", else only "mood", as a report does."""

    words: Mapping[str, str]
    names: Names
    addressed: bool = True

    def one(self, factor: str) -> str:
        """Return "a massage", as it stands after "after"."""
        return self._phrase(factor, "one", None)

    def count(self, factor: str, n: int) -> str:
        """Return "18 massages"."""
        return self._phrase(factor, "count_one" if n == 1 else "count", n)

    def more(self, factor: str, n: int) -> str:
        """Return "4 more massages"."""
        return self._phrase(factor, "more_one" if n == 1 else "more", n)

    def title(self, factor: str) -> str:
        """Return the factor's plain name, a method or provider with its kind."""
        named = self.names.factors[factor]
        if named.sort not in OF_KIND:
            return named.name
        return self.words[OF_KIND[named.sort]].format(what=named.kind_name, name=named.name)

    def when(self, factor: str, window: Window) -> str:
        """Return "In the 3 days after a massage"."""
        key = "after_day" if window.last == 1 else "after_days"
        return self.words[key].format(n=window.last, what=self.one(factor))

    def measure(self, measure: str) -> str:
        """Return "your stress was"."""
        named = self.names.measures[measure]
        whose = "your" if self.addressed else "the"
        known = self.words.get(f"{whose}_{measure}")
        if known is not None:
            return known
        form = "yes_no" if named.form is Form.YES_NO else "own"
        return self.words[f"{whose}_{form}"].format(name=self.quoted(named.name))

    @property
    def days_before(self) -> str:
        """Return "your days before"."""
        return self.words["your_days" if self.addressed else "the_days"]

    def difference(self, measure: str, value: float, digits: int = 1) -> str:
        """Return "0.8 lower" or "no different", in the measure's units."""
        amount = self.amount(measure, value, digits)
        if not any(digit in amount for digit in "123456789"):
            return self.words["no_different"]
        direction = "higher" if value > 0 else "lower"
        own = f"{direction}_{self._unit_words(measure)}"
        return self.words.get(own, self.words[direction]).format(amount=amount)

    def amount(self, measure: str, value: float, digits: int = 1) -> str:
        """Return the size of a difference: of yes or no in days out of a hundred, with an own unit named."""
        named = self.names.measures[measure]
        if named.form is Form.YES_NO:
            return f"{abs(value) * PER_HUNDRED:.0f}"
        number = f"{abs(value):.{digits}f}".replace(".", self.words["decimal"])
        unit = named.unit if measure != SLEEP_HOURS.key else ""
        return f"{number} {unit}" if unit else number

    def quoted(self, name: str) -> str:
        """Return a name of the person's own in quotation marks."""
        return self.words["quoted"].format(name=name)

    def _unit_words(self, measure: str) -> str:
        return "yes_no" if self.names.measures[measure].form is Form.YES_NO else measure

    def _phrase(self, factor: str, form: str, n: int | None) -> str:
        named = self.names.factors[factor]
        if named.sort not in OF_KIND:
            return self._plain(form, named.sort, factor.partition(":")[2], named.name, n)
        if n is not None:
            return self.words[f"{form}_these"].format(n=n)
        whole = self._plain(form, FactorSort.SESSION, named.kind, named.kind_name, n)
        return self.words[OF_KIND[named.sort]].format(what=whole, name=named.name)

    def _plain(self, form: str, sort: FactorSort, key: str, name: str, n: int | None) -> str:
        own = "session" if sort is FactorSort.SESSION else "tag"
        known = self.words.get(f"{form}_{key}") if sort is FactorSort.SESSION else None
        template = known or self.words[f"{form}_{own}"]
        return template.format(n=n, name=self.quoted(name))
