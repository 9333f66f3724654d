"""Words that neither cards nor findings use, because they promise more than anybody knows."""

from __future__ import annotations

import re

BANNED = (
    # promises about immunity and illness
    "boost",
    "boosts",
    "boosted",
    "boosting",
    "strengthens the immune",
    "strengthens immunity",
    "strengthens your immune",
    "prevents a cold",
    "prevents colds",
    "prevents flu",
    "prevents the flu",
    "prevents illness",
    "fends off",
    "wards off",
    "heal faster",
    "heals",
    "cures",
    "detox",
    "detoxes",
    "detoxifies",
    "toxins",
    "feel good hormones",
    "happiness hormones",
    # more certainty than there is
    "proven",
    "proves",
    "clinically shown",
    "clinically tested",
    "science says",
    "guaranteed",
    "miracle",
    "breakthrough",
    # cause and praise where things only went together
    "works",
    "improves",
    "improved",
    "improving",
    "improvement",
    "improvements",
    "thanks to",
    "leads to",
    "makes you",
    "made you",
    # guilt, reward and alarm
    "you should",
    "you must",
    "you failed",
    "well done",
    "good job",
    "keep it up",
    "streak",
    "streaks",
    # diagnosis
    "you are depressed",
    "you are at risk",
)
"""Whole words in lower case, hyphens as spaces. A citation may hold them: titles are quoted as they are."""

PREFERRED = (
    "small study",
    "small studies",
    "blood marker",
    "stand in",
    "stand ins",
    "about an hour",
    "not tested",
    "not shown",
    "not settled",
    "unclear",
    "researchers disagree",
    "studies disagree",
    "reviews disagree",
    "may",
    "perhaps",
    "plausibly",
    "a little",
    "slightly",
)
"""Words that say how little is known, in the same form; the tests hold that every card has some of them."""

_LONGEST_WORD = {phrase: max(phrase.encode().split(), key=len) for phrase in BANNED}
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LETTERS_ONLY = bytes.maketrans(_NO_LETTERS, b" " * len(_NO_LETTERS))


def banned_in(text: str) -> list[str]:
    """Return the banned phrases in a text, in the order of the list; case and hyphens do not matter."""
    # Bytes are split several times faster than text is searched, and nearly always this is all it takes.
    words = set(text.encode("ascii", "replace").lower().translate(_LETTERS_ONLY).split())
    suspected = [phrase for phrase, word in _LONGEST_WORD.items() if word in words]
    if not suspected:
        return []
    folded = " ".join(text.casefold().replace("-", " ").split())
    return [phrase for phrase in suspected if phrase in folded and _stands_alone(phrase, folded)]


def preferred_in(text: str) -> list[str]:
    """Return the preferred phrases in a text, in the order of the list; case and hyphens do not matter."""
    folded = " ".join(text.casefold().replace("-", " ").split())
    return [phrase for phrase in PREFERRED if phrase in folded and _stands_alone(phrase, folded)]


def _stands_alone(phrase: str, folded: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded) is not None
