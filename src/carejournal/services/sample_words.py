"""The sample life in words: a pool of sentences by situation, and notes made of them that suit the day."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from carejournal.domain.session import Status
from carejournal.services.sample_days import MASSAGES, ONLINE, SampleDay, therapy_on, trouble_on
from carejournal.services.starting_words import FIRST_LANGUAGE
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from carejournal.services.sample_days import Chance

REST_DAYS = 30
SLOT = re.compile(r"\{(\w+)\}")
WEEKDAYS = {
    FIRST_LANGUAGE: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
HEADINGS = {FIRST_LANGUAGE: ("Still to do", "Noted"), "de": ("Noch zu tun", "Notiert")}
SEASONS = ("winter", "winter", *("spring",) * 3, *("summer",) * 3, *("autumn",) * 3, "winter")
TWO_PARAGRAPHS = 3
NOT_SENTENCES = ("small_thing", "chore", "list_heading")
LOW, MIDDLE, FAIR, GOOD = 3, 5, 6, 7
CALM, STRESSED = 2, 7
SHORT_NIGHT, LONG_NIGHT = 6.25, 7.5
HEAVY = 0.35
"""From this much trouble on, a day's note comes from the bad weeks' sentences."""

SIDES: tuple[tuple[str, float, Callable[[SampleDay], bool]], ...] = (
    ("poor_sleep", 0.6, lambda d: d.hours <= SHORT_NIGHT and d.quality <= MIDDLE),
    ("good_sleep", 0.45, lambda d: d.hours >= LONG_NIGHT and d.quality >= GOOD and not d.ill),
    ("main", 1.0, lambda _: True),
    ("work_late", 0.8, lambda d: "work late" in d.tags),
    ("family", 0.9, lambda d: "family visit" in d.tags and not trouble_on(d.back)),
    ("walk", 0.45, lambda d: "exercise" in d.tags),
    ("garden", 0.7, lambda d: "gardening" in d.tags),
    ("people", 0.55, lambda d: "people" in d.tags and d.mood > LOW),
    ("food", 0.4, lambda d: "good food" in d.tags),
    ("stress", 0.45, lambda d: d.stress >= STRESSED),
    ("stress_at_work", 0.5, lambda d: d.stress >= STRESSED and not d.off and not d.ill),
    ("calm", 0.4, lambda d: d.stress <= CALM and d.mood >= MIDDLE),
    ("season", 0.1, lambda d: not d.ill),
    ("wind_down", 0.35, lambda d: "wind-down" in d.tags),
    ("low_day", 0.8, lambda d: d.mood <= LOW),
    ("middling", 0.3, lambda d: MIDDLE <= d.mood <= FAIR and d.stress < STRESSED),
    ("better_day", 0.65, lambda d: d.mood >= GOOD),
)
"""What a note may also speak of, in the order of telling: group, how often, and on which days."""


@cache
def sentences(language: str = FIRST_LANGUAGE) -> dict[str, dict[str, list[str]]]:
    """Return the sentence pool: its `slots` and its `groups`; in every language equally many of each."""
    return _read("sentences.toml", language)


@cache
def story(language: str = FIRST_LANGUAGE) -> dict[str, Any]:
    """Return the life's fixed points: notes, session notes, agenda and practices by their distance."""
    return _read("story.toml", language)


def filled(template: str, weekday: int, chance: Chance, language: str = FIRST_LANGUAGE) -> str:
    """Return the template with every slot filled by one of its words; `weekday` is 0 for a Monday."""
    slots, day = sentences(language)["slots"], WEEKDAYS[language][weekday]
    return SLOT.sub(lambda m: day if m[1] == "weekday" else chance.pick(slots[m[1]]), template)


def _read(name: str, language: str) -> dict[str, Any]:
    folder = ("sample_life",) if language == FIRST_LANGUAGE else ("sample_life", language)
    return tomllib.loads(resource_path(*folder, name).read_text(encoding="utf-8"))


class Words:
    """Sentences by situation: none comes back within 30 days, and every one has its turn before a second."""

    def __init__(self, language: str = FIRST_LANGUAGE) -> None:
        self.language = language
        self._last: dict[str, date] = {}
        self._uses: Counter[str] = Counter()

    def sentence(self, group: str, day: date, chance: Chance) -> str:
        """Return a sentence of the group, its first letter a capital; "" where all of them still rest."""
        text = self.item(group, day, chance)
        return text[:1].upper() + text[1:]

    def item(self, group: str, day: date, chance: Chance) -> str:
        """Return a sentence of the group as it stands; "" where all of them still rest."""
        pool = sentences(self.language)["groups"][group]
        rested = [each for each in pool if each not in self._last or self._rested(each, day)]
        if not rested:
            return ""
        fewest = min(self._uses[s] for s in rested)
        chosen = chance.pick([s for s in rested if self._uses[s] == fewest])
        self._last[chosen] = day
        self._uses[chosen] += 1
        return filled(chosen, day.weekday(), chance, self.language)

    def _rested(self, sentence: str, day: date) -> bool:
        return (day - self._last[sentence]).days > REST_DAYS


def main_group(day: SampleDay) -> str:
    """Return the situation that a note of this day is mainly about."""
    match therapy_on(day.back):
        case Status.ATTENDED:
            return "therapy_online" if day.back in ONLINE else "therapy_day"
        case Status.MISSED:
            return "missed_day"
    if day.ill:
        return "ill"
    if trouble_on(day.back) >= HEAVY:
        return "bad_week"
    if day.back in MASSAGES:
        return "massage_day"
    return "weekend" if day.off else "work_day"


def written_note(day: SampleDay, words: Words, chance: Chance, *, late: bool) -> tuple[str, str]:
    """Return a title, mostly empty, and a Markdown note that suits the day's numbers and tags."""
    told = [words.sentence(group, day.day, chance) for group in _told_groups(day, chance)]
    if late:
        told.insert(0, words.sentence("late", day.day, chance))
    text = _in_paragraphs([sentence for sentence in told if sentence], chance)
    if day.ill or not chance.happens(0.09):
        return "", text
    heading, listed = _list(day, words, chance)
    if chance.happens(0.5):
        return heading, f"{text}\n\n{listed}"
    return "", f"{text}\n\n## {heading}\n\n{listed}"


def _in_paragraphs(told: list[str], chance: Chance) -> str:
    """Return the sentences as one paragraph, or sometimes two where there are enough of them."""
    if len(told) < TWO_PARAGRAPHS or not chance.happens(0.3):
        return " ".join(told)
    end = 1 + chance.below(len(told) - 1)
    return " ".join(told[:end]) + "\n\n" + " ".join(told[end:])


def _told_groups(day: SampleDay, chance: Chance) -> list[str]:
    """Choose one to four things to tell; the main one is always among them."""
    apply = [group for group, probability, suits in SIDES if suits(day) and chance.happens(probability)]
    main = main_group(day)
    if main == "work_day" and "work_late" in apply:  # it tells of the same hours
        apply.remove("main")
    if main == "weekend" and "family" in apply:
        apply.remove("main")
    limit = chance.pick((1, 2, 2, 2, 3, 3, 3, 4))
    kept = sorted(chance.shuffled(range(len(apply)))[:limit]) if apply else []
    groups = [apply[n] for n in kept]
    if "main" in apply and "main" not in groups:
        groups[0] = "main"
    season = SEASONS[day.day.month - 1]
    return [{"main": main, "season": season}.get(group, group) for group in groups]


def _list(day: SampleDay, words: Words, chance: Chance) -> tuple[str, str]:
    """Return a heading and a Markdown list: pleasant small things, or what is still to do."""
    pleasant = day.mood >= MIDDLE
    still_to_do, noted = HEADINGS[words.language]
    heading = words.sentence("list_heading", day.day, chance) if pleasant else still_to_do
    group = "small_thing" if pleasant else "chore"
    items = [words.item(group, day.day, chance) for _ in range(2 + chance.below(3))]
    mark = chance.pick(("-", "-", "*", "{}."))
    lines = [f"{mark.format(n)} {item}" for n, item in enumerate(filter(None, items), 1)]
    return heading or noted, "\n".join(lines)


def all_sentences(chance: Chance) -> list[str]:
    """Return every sentence of the pool that can stand alone, its slots filled."""
    groups = sentences()["groups"]
    whole = [s for name, group in groups.items() if name not in NOT_SENTENCES for s in group]
    texts = [filled(template, chance.below(len(WEEKDAYS[FIRST_LANGUAGE])), chance) for template in whole]
    return [text[0].upper() + text[1:] for text in texts]
