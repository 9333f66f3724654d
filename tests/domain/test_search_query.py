"""Reading a search: filters are taken out, words stay as typed, what cannot be meant is told kindly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS, Form, Measure
from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.search_query import HAS, AnyOf, Condition, SearchQuery, Vocabulary, parse_query
from carejournal.domain.search_values import Named

STEPS = Measure("steps", "My steps", Form.NUMBER)
KNOWN = Vocabulary(
    (MOOD, SLEEP_HOURS, ILL, STEPS),
    (Named("exercise", "exercise"), Named("good food", "good food"), Named("good night", "good night")),
    (Named("therapy", "Therapy"), Named("massage", "Massage")),
)


def parsed(text: str) -> SearchQuery:
    return parse_query(text, KNOWN)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("mood<4", Condition("mood", None, 4, strict=True)),
        ("mood<=4", Condition("mood", None, 4)),
        ("mood>7.5", Condition("mood", 7.5, None, strict=True)),
        ("MOOD>=7,5", Condition("mood", 7.5, None)),
        ("mood=4", Condition("mood", 4, 4)),
        ("mood:4-6", Condition("mood", 4, 6)),
        ("mood:6-4", Condition("mood", 4, 6)),
        ("-mood:4..6", Condition("mood", 4, 6, wanted=False)),
        ("ill:yes", Condition("ill", 1, 1)),
        ('"sleep hours">8', Condition("sleep_hours", 8, None, strict=True)),
        ('"my steps">=-3', Condition("steps", -3, None)),
        ("has:mood", Condition("mood")),
    ],
)
def test_a_measure_with_a_number_is_a_condition(text: str, condition: Condition) -> None:
    assert parsed(text) == SearchQuery(conditions=(condition,))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("on:2026", Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("on:2024-02", Period(date(2024, 2, 1), date(2024, 2, 29))),
        ("on:2026-11-22", Period(date(2026, 11, 22), date(2026, 11, 22))),
        ("from:2026-11", Period(date(2026, 11, 1), date.max)),
        ("until:2026-11", Period(date.min, date(2026, 11, 30))),
    ],
)
def test_dates_are_a_day_a_month_or_a_year(text: str, period: Period) -> None:
    assert parsed(text) == SearchQuery(periods=(period,))


def test_a_day_without_a_year_is_meant_in_every_year() -> None:
    assert parsed("on:02-29") == SearchQuery(month_and_day=(2, 29))


@pytest.mark.parametrize(
    ("text", "private"),
    [("private:yes", True), ("private:NO", False), ("-private:yes", False), ("-private:no", True)],
)
def test_private_or_not_is_asked_with_yes_or_no(text: str, private: bool) -> None:
    assert parsed(text) == SearchQuery(private=private)


def test_names_are_found_by_their_beginning_unless_one_is_called_just_so() -> None:
    assert parsed("tag:exer").tags == (AnyOf(("exercise",)),)
    assert parsed("-tag:good").tags == (AnyOf(("good food", "good night"), wanted=False),)
    assert parsed('tag:"good food"').tags == (AnyOf(("good food",)),)
    assert parsed("kind:THERAPY").kinds == (AnyOf(("therapy",)),)


GERMAN = {
    "stimmung": "mood", "schlagwort": "tag", "hat": "has", "foto": "photo", "ja": "yes", "ab": "from",
    "krank": "ill", "privat": "private", "am": "on", "art": "kind", "nein": "no",
}  # fmt: skip


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Stimmung<4", "mood<4"),
        ("-stimmung:4-6", "-mood:4-6"),
        ("hat:Stimmung", "has:mood"),
        ("krank:ja", "ill:yes"),
        ("Schlagwort:exercise", "tag:exercise"),
        ("Art:massage", "kind:massage"),
        ("hat:Foto", "has:photo"),
        ("privat:nein", "private:no"),
        ("ab:2026-11", "from:2026-11"),
        ("am:11-22", "on:11-22"),
        ("tag:exercise Stimmung>=7 regen", "tag:exercise mood>=7 regen"),
    ],
)
def test_filters_are_understood_in_other_languages_too(german: str, english: str) -> None:
    assert parse_query(german, replace(KNOWN, meant=GERMAN)) == parsed(english)


def test_a_measure_of_ones_own_comes_before_a_word_of_another_language() -> None:
    own = Measure("stimmung", "Stimmung", Form.SCALE, low=0, high=10)
    known = Vocabulary((MOOD, own), meant=GERMAN)
    assert parse_query("stimmung<4", known).conditions == (Condition("stimmung", None, 4, strict=True),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Stimmung<viel", "needs a number, as in Stimmung<4 or Stimmung:4-6"),
        ("ab:bald", "“ab:bald” needs a date, as in ab:2026-11-22"),
        ("am:02-30", "as in am:11-22"),
        ("privat:vielleicht", "“privat:vielleicht” needs yes or no, as in privat:yes"),
    ],
)
def test_what_cannot_be_meant_is_told_in_the_words_that_were_typed(text: str, told: str) -> None:
    with pytest.raises(BadValueRefusal, match=told):
        parse_query(text, replace(KNOWN, meant=GERMAN))


def test_what_a_record_can_have_is_told_where_something_else_is_asked_for() -> None:
    with pytest.raises(BadValueRefusal) as refused:
        parsed("has:wings")
    for each in HAS:
        assert f"has:{each}" in str(refused.value)
        assert parsed(f"has:{each}").has == (AnyOf((each,)),)


def test_filters_stand_anywhere_between_the_words() -> None:
    query = parsed('mood<4 quiet "long walk" tag:exercise -rain has:photo')
    assert query.words.split() == ["quiet", '"long', 'walk"', "-rain"]
    assert query.conditions == (Condition("mood", None, 4, strict=True),)
    assert query.has == (AnyOf(("photo",)),)


@pytest.mark.parametrize(
    "text",
    [
        "soup",
        "10:30",
        "title: rain",
        "mood: better than ever",
        "a=b",
        "x<-y",
        '"tag:exercise"',
        "see http://x.y",
        "",
    ],
)
def test_what_is_no_filter_stays_words_as_typed(text: str) -> None:
    assert parsed(text) == SearchQuery(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mood<", "“mood<” needs a number, as in mood<4"),
        ("mood<low", "needs a number"),
        ("mood<4-6", "needs one number"),
        ("modo<4", "There is no measure called “modo”."),
        ("tag:flying", "There is no tag called “flying”."),
        ("tag:", "Which tag is meant?"),
        ("kind:x", "There is no kind of session called “x”."),
        ("from:soon", "needs a date, as in from:2026-11-22"),
        ("on:2026-13", "needs a date"),
        ("on:02-30", "is no day"),
        ("has:wings", "is not known"),
        ("private:maybe", "needs yes or no"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_told_with_what_would_do(text: str, told: str) -> None:
    with pytest.raises(BadValueRefusal, match=told):
        parsed(f"rain {text}")


pieces = st.sampled_from(
    [
        "mood",
        "tag",
        ":",
        "<",
        ">=",
        "=",
        '"',
        "-",
        " ",
        "4",
        "on",
        "2026",
        "has",
        "photo",
        "é",
        "\0",
        "rain",
        "*",
    ]
)


@given(st.lists(pieces, max_size=12).map("".join) | st.text())
def test_whatever_is_typed_is_read_or_told_in_a_sentence(text: str) -> None:
    told = ""
    try:
        query = parsed(text)
    except BadValueRefusal as refusal:
        told = str(refusal)
        query = SearchQuery()
    assert told.endswith((".", "?")) or query.is_plain == (query == SearchQuery(query.words))


@given(st.lists(st.text("abcxyz", min_size=1), max_size=5), st.integers(0, 5))
def test_a_filter_among_words_leaves_the_words(words: list[str], place: int) -> None:
    with_filter = [*words[:place], "mood<4", *words[place:]]
    query = parsed(" ".join(with_filter))
    assert query.words.split() == words
    assert len(query.conditions) == 1
