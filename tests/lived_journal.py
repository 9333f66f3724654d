"""A simulated life written into a real journal, for pictures and tests: its truth is known."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session, Status
from simulation.life import simulate
from simulation.scenario import Effect, Scenario

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

HELPED = Scenario(
    "stress is clearly lower after massages",
    memory=0.4,
    massages_a_year=26,
    effects=(Effect("session:massage", "stress", -2.4), Effect("tag:exercise", "mood", 0.8)),
)


def live(services: JournalServices, days: int = 400, scenario: Scenario = HELPED, seed: int = 3) -> None:
    """Fill the journal with a life of so many days that ends today."""
    life = simulate(scenario, days, seed)
    seen = life.observed
    first = services.today - timedelta(days=days - 1)
    with services.journal.transaction():
        for number in range(days):
            day = Moment.on(first + timedelta(days=number))
            readings = {
                each.measure: float(each.values[number])
                for each in seen.outcomes
                if not math.isnan(each.values[number])
            }
            happened = [each.key for each in seen.factors if each.happened[number] == 1]
            tags = tuple(key.removeprefix("tag:") for key in happened if key.startswith("tag:"))
            if readings or tags:
                services.journal.entries.put(Entry(f"day {number}", day, readings=readings, tags=tags))
            for key in happened:
                if key.startswith("session:"):
                    kind = key.removeprefix("session:")
                    session = Session(f"{kind} {number}", kind, day, status=Status.ATTENDED)
                    services.journal.sessions.put(session)
