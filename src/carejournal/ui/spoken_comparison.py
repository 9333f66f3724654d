"""A comparison in the language of the window: its sentences, and the names in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carejournal.insights.factor_key import FactorSort, parted_key
from carejournal.ui.language import spoken
from carejournal.ui.sessions.session_words import kind_called
from carejournal.ui.widgets.scale_words import measure_called

if TYPE_CHECKING:
    from carejournal.insights.naming import FactorName, Names
    from carejournal.services.comparing import Comparison


def in_own_language(comparison: Comparison) -> Comparison:
    """Return the comparison worded as the window speaks; names that the person gave stay as they are."""
    return comparison.spoken(spoken(), _names(comparison.names))


def _names(names: Names) -> Names:
    return replace(
        names,
        factors={key: _factor(key, each) for key, each in names.factors.items()},
        measures={
            key: replace(each, name=measure_called(key, each.name)) for key, each in names.measures.items()
        },
    )


def _factor(key: str, named: FactorName) -> FactorName:
    sort, own = parted_key(key)
    if sort is FactorSort.SESSION:
        return replace(named, name=kind_called(own, named.name))
    if sort is FactorSort.MEASURE:
        return replace(named, name=measure_called(own, named.name))
    return replace(named, kind_name=kind_called(named.kind, named.kind_name))
