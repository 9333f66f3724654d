"""Words that neither cards nor findings use, because they promise more than anybody knows."""

from __future__ import annotations

import re

from carejournal.evidence.printed_numbers import ENGLISH

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

BANNED_GERMAN = (
    # promises about immunity and illness
    "stärkt das immunsystem",
    "stärkt dein immunsystem",
    "stärkt die abwehr",
    "stärken das immunsystem",
    "ankurbeln",
    "kurbelt",
    "beugt erkältungen vor",
    "verhindert",
    "schützt vor",
    "heilt",
    "heilen",
    "entgiftet",
    "entgiften",
    "giftstoffe",
    "glückshormone",
    # more certainty than there is
    "bewiesen",
    "beweist",
    "beweisen",
    "erwiesen",
    "erwiesenermaßen",
    "klinisch getestet",
    "die wissenschaft sagt",
    "garantiert",
    "wunder",
    "durchbruch",
    # cause and praise where things only went together
    "wirkt",
    "wirken",
    "wirkte",
    "wirkten",
    "verbessert",
    "verbessern",
    "verbesserte",
    "verbesserten",
    "verbesserung",
    "verbesserungen",
    "dank",
    "führt zu",
    "führte zu",
    "führten zu",
    "macht dich",
    # guilt, reward and alarm
    "du solltest",
    "du musst",
    "gut gemacht",
    "weiter so",
    "serie",
    # diagnosis
    "du bist depressiv",
    "du bist gefährdet",
)
"""The same for German: what the English words above become, and what its own advertisements say."""

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

PREFERRED_GERMAN = (
    "kleine studie",
    "kleine studien",
    "nicht geprüft",
    "nicht gezeigt",
    "nicht geklärt",
    "nicht sicher",
    "offen",
    "unklar",
    "uneins",
    "uneinig",
    "widersprechen",
    "vielleicht",
    "kann",
    "könnte",
    "können",
    "mag",
    "wohl",
    "etwas",
    "ein wenig",
    "leicht",
)
"""The same for German."""

_GERMAN = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, BANNED_GERMAN))})(?!\w)")
_LONGEST_WORD = {phrase: max(phrase.encode().split(), key=len) for phrase in BANNED}
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LETTERS_ONLY = bytes.maketrans(_NO_LETTERS, b" " * len(_NO_LETTERS))


def banned_in(text: str, language: str = ENGLISH) -> list[str]:
    """Return the banned phrases in a text; case and hyphens do not matter."""
    if language != ENGLISH:
        return _GERMAN.findall(" ".join(text.casefold().replace("-", " ").split()))
    # Bytes are split several times faster than text is searched, and nearly always this is all it takes.
    words = set(text.encode("ascii", "replace").lower().translate(_LETTERS_ONLY).split())
    suspected = [phrase for phrase, word in _LONGEST_WORD.items() if word in words]
    if not suspected:
        return []
    folded = " ".join(text.casefold().replace("-", " ").split())
    return [phrase for phrase in suspected if phrase in folded and _stands_alone(phrase, folded)]


def preferred_in(text: str, language: str = ENGLISH) -> list[str]:
    """Return the preferred phrases in a text, in the order of the list; case and hyphens do not matter."""
    folded = " ".join(text.casefold().replace("-", " ").split())
    preferred = PREFERRED if language == ENGLISH else PREFERRED_GERMAN
    return [phrase for phrase in preferred if phrase in folded and _stands_alone(phrase, folded)]


def _stands_alone(phrase: str, folded: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded) is not None
