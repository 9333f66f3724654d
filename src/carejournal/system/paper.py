"""The paper that is usual where the computer stands."""

from __future__ import annotations

import os

LETTER_COUNTRIES = frozenset(
    {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PA", "PR", "SV", "NI", "DO"}
)
"""Where Letter is usual, after the Unicode CLDR's paper sizes (supplemental measurement data)."""
LOCALE_VARIABLES = ("LC_ALL", "LC_PAPER", "LANG")


def usual_paper() -> str:
    """Return "letter" where the locale's country writes on it, else "a4"."""
    locale = next((os.environ[name] for name in LOCALE_VARIABLES if os.environ.get(name)), "")
    country = locale.partition(".")[0].partition("_")[2][:2].upper()
    return "letter" if country in LETTER_COUNTRIES else "a4"
