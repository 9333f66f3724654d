"""What factors and measures are called, by their keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from carejournal.domain.measure import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.insights.factor_key import FactorSort


@dataclass(frozen=True, slots=True)
class FactorName:
    """A factor's name. A method or provider also has the `kind` it belongs to and that kind's name."""

    sort: FactorSort
    name: str
    kind: str = ""
    kind_name: str = ""


@dataclass(frozen=True, slots=True)
class MeasureName:
    """A measure's name, its form and its unit, which may be empty."""

    name: str
    form: Form = Form.SCALE
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all factors and measures that a look at a record speaks of."""

    factors: Mapping[str, FactorName] = field(default_factory=lambda: MappingProxyType({}))
    measures: Mapping[str, MeasureName] = field(default_factory=lambda: MappingProxyType({}))
