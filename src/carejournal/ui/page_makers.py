"""The pages that are loaded only once their tab is wanted, so that no start waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carejournal.ui.page import Page, Surroundings


def sessions_page(around: Surroundings) -> Page:
    """Return the sessions tab."""
    from carejournal.ui.sessions.sessions_page import SessionsPage

    return SessionsPage(around)


def insights_page(around: Surroundings) -> Page:
    """Return the insights tab."""
    from carejournal.ui.insights.insights_page import InsightsPage

    return InsightsPage(around)


def evidence_page(around: Surroundings) -> Page:
    """Return the evidence tab."""
    from carejournal.ui.evidence.evidence_page import EvidencePage

    return EvidencePage(around)
