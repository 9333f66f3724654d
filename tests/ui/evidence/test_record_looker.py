"""What cards say of the record is worked out once, and anew where something was recorded meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carejournal.ui.evidence.record_looker import RecordLooker
from journal_hand import SATURDAY, THURSDAY, put_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings


@pytest.fixture
def looker(around: Surroundings) -> RecordLooker:
    put_entries(around.services, THURSDAY)
    return RecordLooker(around, around.theme)


def test_it_looks_once_and_again_after_a_change(
    qtbot: QtBot, around: Surroundings, looker: RecordLooker
) -> None:
    assert looker.comparison is None
    with qtbot.waitSignal(looker.ready, timeout=30_000):
        looker.look()
        looker.look()  # a second wish while it looks is the same one
    first = looker.comparison
    assert first is not None
    assert looker.least is not None
    with qtbot.waitSignal(looker.ready):
        looker.look()
    assert looker.comparison is first
    around.services.entries.write(SATURDAY)
    assert looker.comparison is None
    with qtbot.waitSignal(looker.ready, timeout=30_000):
        looker.look()
    assert looker.comparison is not first


def test_what_is_recorded_while_it_looks_is_in_what_it_found(
    qtbot: QtBot, around: Surroundings, looker: RecordLooker
) -> None:
    with qtbot.waitSignal(looker.ready, timeout=30_000):
        looker.look()
    around.services.entries.write(SATURDAY)
    late = replace(
        THURSDAY, id="late", moment=replace(SATURDAY.moment, local=SATURDAY.moment.local.replace(day=2))
    )
    with qtbot.waitSignal(looker.ready, timeout=30_000):
        looker.look()
        around.services.entries.write(late)
    found = looker.comparison
    assert found is not None
    assert found.period.first == late.moment.day
