"""What a report says about things that went together: the one place where the insights engine joins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.reports.labels import WORDS

if TYPE_CHECKING:
    from carejournal.domain.period import Period
    from carejournal.reports.contents import Language
    from carejournal.services.looking_back import LookingBack


def finding_sentences(looking_back: LookingBack, period: Period, language: Language) -> tuple[str, ...]:  # noqa: ARG001 - what the engine will need
    """Return whole sentences in the report's language, each with its uncertainty.

    This version compares nothing; a reader must not take silence for "nothing went together".
    """
    return (WORDS[language]["nothing_compared"],)
