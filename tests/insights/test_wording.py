"""Sentences: what is likely, unclear or waiting, in both languages, and never why."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import Form
from carejournal.insights.factor_key import FactorSort, factor_key, parted_key
from carejournal.insights.finding import (
    Caution,
    Caveat,
    DayOrder,
    Family,
    Finding,
    Reason,
    RefusedPair,
    Surroundings,
    Verdict,
    Window,
)
from carejournal.insights.naming import FactorName, MeasureName, Names
from carejournal.insights.wording import WORDS, Wording

NAMES = Names(
    factors={
        "session:massage": FactorName(FactorSort.SESSION, "Massage"),
        "session:therapy": FactorName(FactorSort.SESSION, "Therapy"),
        "session:yoga": FactorName(FactorSort.SESSION, "Yoga"),
        "method:massage/Swedish": FactorName(FactorSort.METHOD, "Swedish", "massage", "Massage"),
        "provider:yoga/Kim": FactorName(FactorSort.PROVIDER, "Kim", "yoga", "Yoga"),
        "tag:exercise": FactorName(FactorSort.TAG, "exercise"),
        "measure:ill": FactorName(FactorSort.MEASURE, "Ill today"),
    },
    measures={
        "mood": MeasureName("Mood"),
        "stress": MeasureName("Stress"),
        "sleep_hours": MeasureName("Sleep hours", Form.NUMBER, "h"),
        "ill": MeasureName("Ill today", Form.YES_NO),
        "coffee": MeasureName("Coffee", Form.NUMBER, "cups"),
    },
)
ENGLISH, GERMAN = Wording(NAMES), Wording(NAMES, "de", addressed=False)
LIKELY = Finding(
    factor="session:massage",
    measure="stress",
    family=Family.SESSIONS,
    window=Window(1, 3),
    verdict=Verdict.LIKELY,
    occasions=18,
    days=250,
    surroundings=Surroundings(usual=4.7, before=5.8, after=4.3, same_day=5.2, same_days=14),
    estimate=-0.8,
    low=-1.4,
    high=-0.2,
    low95=-1.3,
    high95=-0.3,
    p_value=0.004,
    q_value=0.03,
    more=6,
)
UNCLEAR = replace(LIKELY, verdict=Verdict.UNCLEAR, low=-0.9, high=0.3, more=20)
WAITING = replace(
    LIKELY, verdict=Verdict.NOT_ENOUGH, estimate=None, low=None, high=None, low95=None, high95=None,
    p_value=None, q_value=None, occasions=3, more=4,
)  # fmt: skip


def test_a_likely_finding_says_how_much_how_sure_and_from_how_many() -> None:
    assert ENGLISH.sentence(LIKELY) == (
        "In the 3 days after a massage your stress was about 0.8 lower than your days before foretold"
        " (likely between 0.2 and 1.4; 18 massages)."
    )
    assert GERMAN.sentence(LIKELY) == (
        "In den 3 Tagen nach einer Massage war der Stress etwa 0,8 niedriger, als die Tage davor erwarten"
        " ließen (wahrscheinlich zwischen 0,2 und 1,4; 18 Massagen)."
    )


@pytest.mark.parametrize(
    ("factor", "measure", "begins"),
    [
        ("session:therapy", "mood", "In the 3 days after a therapy session your mood was about 0.8 lower"),
        ("session:yoga", "mood", "In the 3 days after a session of “Yoga” your mood was"),
        ("method:massage/Swedish", "mood", "In the 3 days after a massage (Swedish) your mood was"),
        ("provider:yoga/Kim", "mood", "In the 3 days after a session of “Yoga” with Kim your mood was"),
        ("tag:exercise", "coffee", "In the 3 days after “exercise” your “Coffee” was about 0.8 cups lower"),
        ("measure:ill", "mood", "In the 3 days after “Ill today” your mood was"),
        (
            "session:massage",
            "sleep_hours",
            "In the 3 days after a massage your sleep was about 0.8 hours",
        ),
        (
            "session:massage",
            "ill",
            "In the 3 days after a massage you were ill about 80 days in 100",
        ),
    ],
)
def test_every_sort_of_factor_and_measure_reads_as_a_sentence(factor: str, measure: str, begins: str) -> None:
    assert ENGLISH.sentence(replace(LIKELY, factor=factor, measure=measure)).startswith(begins)


def test_the_next_day_alone_is_called_so() -> None:
    exercise = replace(LIKELY, factor="tag:exercise", window=Window(1, 1), occasions=1)
    assert ENGLISH.sentence(exercise).startswith("On the day after “exercise” your stress was")
    assert "; 1 day with “exercise”)" in ENGLISH.sentence(exercise)


def test_unclear_gives_the_whole_range_and_what_would_show_more() -> None:
    assert ENGLISH.sentence(UNCLEAR) == (
        "No clear difference so far. In the 3 days after a massage your stress was somewhere between 0.9"
        " lower and 0.3 higher than your days before foretold (18 massages). About 20 more massages would"
        " show a difference of half a usual swing."
    )


def test_unclear_on_one_side_says_that_chance_does_this_too() -> None:
    sentence = ENGLISH.sentence(replace(UNCLEAR, low=-0.9, high=-0.1, more=0))
    assert "perhaps between 0.1 and 0.9 lower" in sentence
    assert "by chance" in sentence
    assert "would probably have shown by now" in sentence


def test_unclear_and_always_on_one_weekday_asks_for_weeks_without_and_not_for_more() -> None:
    sentence = ENGLISH.sentence(replace(UNCLEAR, caveats=(Caveat(Caution.SAME_WEEKDAY, weekday=1),)))
    assert "another day than Tuesday" in sentence
    assert "About" not in sentence


def test_one_more_of_it_is_worded_as_one() -> None:
    one = replace(UNCLEAR, factor="tag:exercise", more=1)
    assert "About 1 more day with “exercise” would show" in ENGLISH.sentence(one)
    assert "Etwa 1 weiterer Tag mit „exercise“ würde einen" in GERMAN.sentence(one)
    assert ENGLISH.sentence(replace(WAITING, more=1)).endswith("it takes about 1 more.")
    assert GERMAN.sentence(replace(WAITING, more=1)).endswith("es braucht noch etwa 1.")


def test_a_number_beyond_reach_is_not_given() -> None:
    assert "a great many more" in ENGLISH.sentence(replace(UNCLEAR, more=2000))
    assert "2000" not in ENGLISH.sentence(replace(WAITING, more=2000))


def test_waiting_says_how_many_more() -> None:
    assert ENGLISH.sentence(WAITING) == (
        "Not enough yet about the days after a massage: 3 so far with a rated day after; it takes about 4"
        " more."
    )
    none = ENGLISH.sentence(replace(WAITING, occasions=0, more=5))
    assert none.endswith("none so far with a rated day after; it takes about 5.")
    days = ENGLISH.sentence(replace(WAITING, days=12, more_days=18))
    assert "“Stress”: 12 days are rated so far; about 18 more" in days


def test_too_regular_asks_for_weeks_without() -> None:
    regular = replace(WAITING, factor="session:therapy", too_regular=True)
    assert "Days without would help." in ENGLISH.sentence(regular)
    tuesdays = replace(regular, caveats=(Caveat(Caution.SAME_WEEKDAY, weekday=1),))
    assert "nearly always on a Tuesday. Weeks without, or on another day," in ENGLISH.sentence(tuesdays)
    assert "fast immer am Dienstag" in GERMAN.sentence(tuesdays)


def test_a_small_number_is_not_shown_as_nothing() -> None:
    assert "likely between 0.02 and 1.40" in ENGLISH.sentence(replace(LIKELY, high=-0.02))
    assert "0.03 hours longer" in ENGLISH.sentence(replace(UNCLEAR, measure="sleep_hours", high=0.03))
    assert "no different" in ENGLISH.sentence(replace(UNCLEAR, high=0.0))


def test_the_rebound_is_told_where_it_goes_back_to_usual() -> None:
    assert ENGLISH.rebound(LIKELY) == (
        "Before, your stress was 1.1 higher than usual. About 0.7 of the change to the days after would have"
        " come anyway; it is not counted."
    )
    away = replace(LIKELY, surroundings=replace(LIKELY.surroundings, before=3.6, after=2.0))
    assert ENGLISH.rebound(away) == ""
    assert ENGLISH.rebound(WAITING) == ""


def test_the_day_itself_is_described_from_five_rated_days_on() -> None:
    assert ENGLISH.same_day(LIKELY).startswith(
        "On the day itself your stress was 0.5 higher than usual (14 rated"
    )
    few = replace(LIKELY, surroundings=replace(LIKELY.surroundings, same_days=4))
    assert ENGLISH.same_day(few) == ""


def test_how_sure_is_told_with_the_findings_own_numbers() -> None:
    said = " ".join(ENGLISH.explanation(LIKELY, tested=42))
    for part in ("the weekday and the time of year", "1 in 20", "out of 42", "not why", "is not certain"):
        assert part in said
    known = " ".join(ENGLISH.explanation(replace(UNCLEAR, order=DayOrder.RATED_AFTER), tested=42))
    assert "is known from the times" in known
    assert "1 in 20" not in known


def test_caveats_are_sentences_of_their_own() -> None:
    caveats = (
        Caveat(Caution.SAME_WEEKDAY, weekday=4),
        Caveat(Caution.TOGETHER, other="tag:exercise"),
        Caveat(Caution.FEW_DAYS_AFTER),
    )
    told = ENGLISH.caveats(replace(LIKELY, caveats=caveats))
    assert told[0] == "Nearly always on a Friday."
    assert "same days as exercise" in told[1]
    assert len(told) == 3


def test_a_refused_pair_is_named_with_the_reason() -> None:
    pair = RefusedPair("method:massage/Swedish", "mood", Reason.SAME_OCCASIONS, "session:massage")
    assert ENGLISH.refusal(pair) == (
        "Massage (Swedish) and Mood: the same days as Massage, which is looked at instead."
    )


@pytest.mark.parametrize("language", sorted(WORDS))
def test_there_are_words_for_every_reason_caution_and_weekday(language: str) -> None:
    words = WORDS[language]
    assert {f"refused_{reason.name.lower()}" for reason in Reason} <= set(words)
    assert {f"caveat_{caution.name.lower()}" for caution in Caution} <= set(words)
    assert {f"weekday_{day}" for day in range(7)} <= set(words)


def test_every_language_has_the_same_words_with_the_same_blanks() -> None:
    blanks = {
        language: {
            key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in words.items()
        }
        for language, words in WORDS.items()
    }
    assert blanks["de"] == blanks["en"]


FORBIDDEN = re.compile(
    r"\b(improve[sd]?|works?|cause[sd]?|because of|helps|significant|p-value|correlat\w+|proves?|diagnos\w+"
    r"|verbesser\w+|wirkt|verursach\w+|beweis\w+|signifikant)\b|%",
    re.IGNORECASE,
)
finite = st.floats(-3, 3, allow_nan=False)


@given(
    st.sampled_from([LIKELY, UNCLEAR, WAITING]),
    st.sampled_from(sorted(NAMES.factors)),
    st.sampled_from(sorted(NAMES.measures)),
    st.tuples(finite, finite).map(sorted),
    st.sampled_from(sorted(WORDS)),
    st.booleans(),
    st.integers(0, 3000),
)
def test_no_sentence_speaks_of_causes_or_leaves_a_blank(
    finding: Finding, factor: str, measure: str, ends: list[float], language: str, addressed: bool, n: int
) -> None:
    if finding.estimate is not None:
        finding = replace(finding, low=ends[0], high=ends[1], estimate=sum(ends) / 2)
    finding = replace(finding, factor=factor, measure=measure, more=n, occasions=n)
    wording = Wording(NAMES, language, addressed)
    said = [wording.sentence(finding), *wording.explanation(finding, 30)]
    for sentence in said:
        assert not FORBIDDEN.search(sentence), sentence
        assert not re.search(r"[{}]|None|nan|-\d", sentence), sentence
        assert sentence.endswith(".")
    if not addressed:
        assert not re.search(r"\b([Yy]our?|Ihre?n?)\b", said[0])


@given(st.sampled_from(FactorSort), st.text("ab:/ ", min_size=1))
def test_a_factors_key_gives_back_what_it_was_made_of(sort: FactorSort, name: str) -> None:
    assert parted_key(factor_key(sort, name)) == (sort, name)
