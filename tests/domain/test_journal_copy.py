"""Copies of journals as plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, Practice, Score
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import MOOD
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session
from carejournal.domain.tag import Tag
from domain.made_values import SOME_IMPORT

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2026, 1, 20)
AT = datetime(2026, 1, 20, tzinfo=UTC)
CATALOGUE = JournalCopy(measures=(MOOD,), tags=(Tag("run"),), imports=(SOME_IMPORT,), facts={"sample": "1"})


def test_a_copy_of_the_catalogue_alone_holds_no_records() -> None:
    assert not JournalCopy().holds_records
    assert not CATALOGUE.holds_records


@pytest.mark.parametrize(
    "record",
    [
        {"entries": (Entry("e", Moment.on(DAY)),)},
        {"sessions": (Session("s", "therapy", Moment.on(DAY)),)},
        {"agenda_items": (AgendaItem("a", "ask", AT),)},
        {"practices": (Practice("p", "walk", AT),)},
        {"scores": (Score("q", "PHQ-9", 12.0, DAY),)},
    ],
)
def test_a_copy_with_any_record_holds_records(record: Mapping[str, Any]) -> None:
    assert replace(CATALOGUE, **record).holds_records
