"""Known questionnaires: what totals they have, and what their published bands and changes are.

Only what a source says stands here; where the sources are silent, so is this. No items are shipped.
"""

from __future__ import annotations

from dataclasses import dataclass

from carejournal.domain.refusal import BadValueRefusal

KROENKE_2001 = "Kroenke 2001, doi 10.1046/j.1525-1497.2001.016009606.x"
KROENKE_2007 = "Kroenke 2007, as told in Evidence-Based Medicine (ebm.bmj.com)"
TALKING_THERAPIES = "NHS Talking Therapies, as told in trial NCT05134103"


@dataclass(frozen=True, slots=True)
class Band:
    """A published name for totals from `low` up."""

    low: float
    words: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Totals go from `low` to `high`; `source` names where the bands are from, `change_source` the change.

    `reliable_change` is the difference that its source counts as more than the questionnaire's own
    scatter. `remark` says what else its authors say of totals.
    """

    name: str
    low: float
    high: float
    bands: tuple[Band, ...] = ()
    source: str = ""
    reliable_change: float | None = None
    change_source: str = ""
    remark: str = ""

    def band(self, total: float) -> str:
        """Return the published name of a total, empty where there is none."""
        return next((band.words for band in reversed(self.bands) if total >= band.low), "")


FOUR_STEPS = (Band(5, "mild"), Band(10, "moderate"), Band(15, "moderately severe"), Band(20, "severe"))
KNOWN = {
    each.name: each
    for each in (
        Questionnaire("PHQ-9", 0, 27, FOUR_STEPS, KROENKE_2001, 6, TALKING_THERAPIES),
        Questionnaire("PHQ-8", 0, 24),
        Questionnaire(
            "GAD-7",
            0,
            21,
            (Band(5, "mild"), Band(10, "moderate"), Band(15, "severe")),
            KROENKE_2007,
            4,
            TALKING_THERAPIES,
        ),
        Questionnaire("PSS-10", 0, 40, remark="Its authors give no bands; it compares people, not ranges."),
        Questionnaire(
            "ISI",
            0,
            28,
            (
                Band(0, "no clinically significant insomnia"),
                Band(8, "subthreshold"),
                Band(15, "moderate"),
                Band(22, "severe"),
            ),
            "VA My HealtheVet; NINDS Common Data Elements",
        ),
        Questionnaire("PSQI", 0, 21, (Band(6, "poor sleep"),), "American Thoracic Society (thoracic.org)"),
        Questionnaire(
            "WHO-5",
            0,
            100,
            source="Topp 2015",
            remark="100 is best. At 50 or less its authors suggest to look further.",
        ),
        Questionnaire("PCL-5", 0, 80),
    )
}
"""By name, in the order in which they are offered."""


def accept_total(name: str, total: float) -> float:
    """Return the total; BadValueRefusal where a known questionnaire has none such. Own ones take any."""
    known = KNOWN.get(name)
    if known is not None and not known.low <= total <= known.high:
        raise BadValueRefusal(
            f"{name} goes from {known.low:g} to {known.high:g}; {total:g} is outside. Is it another one?"
        )
    return total
