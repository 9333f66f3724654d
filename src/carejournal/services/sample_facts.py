"""What the invented person told the program: what they want to know, and a mark on the axis."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from carejournal.domain.life_event import LifeEvent
from carejournal.domain.session import MASSAGE
from carejournal.insights.factor_key import FactorSort, factor_key
from carejournal.services.life_events import FACT as LIFE_EVENTS
from carejournal.services.life_events import events_text
from carejournal.services.own_questions import FACT as QUESTIONS
from carejournal.services.own_questions import questions_text
from carejournal.services.sample_days import HOLIDAY
from carejournal.services.starting_words import FIRST_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carejournal.services.sample_days import SampleDay

WONDERED = ((factor_key(FactorSort.SESSION, MASSAGE), "stress"),)
"""The one question of the invented person, put there so that the sample shows what a likely finding looks
like: answered apart from all other pairs, this one is. No year of a real person should be asked like that."""


HOLIDAY_NAMES = {FIRST_LANGUAGE: "Holiday", "de": "Urlaub"}


def sample_facts(days: Sequence[SampleDay], language: str = FIRST_LANGUAGE) -> dict[str, str]:
    """Return the facts of the sample's journal beside the one that marks it as a sample."""
    sunday = days[-1].day + timedelta(days=days[-1].back)
    first, last = (sunday - timedelta(days=back) for back in (HOLIDAY.first, HOLIDAY.last))
    return {
        QUESTIONS: questions_text(WONDERED),
        LIFE_EVENTS: events_text((LifeEvent(HOLIDAY_NAMES[language], first, last),)),
    }
