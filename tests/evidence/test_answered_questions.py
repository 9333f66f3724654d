"""The shelf answers what people are told: each claim of the dossier’s two articles, and our own tools."""

from __future__ import annotations

from pathlib import Path

from carejournal.evidence.help_lines import Role, read_help_lines
from carejournal.evidence.shelf import read_shelf

RESOURCES = Path(__file__).parents[2] / "resources"
CARDS = {card.id: card for card in read_shelf(RESOURCES / "evidence")}

# Numbered as in the last table of the dossier: 000 is an article on therapy, 004 one on massage.
ANSWERS = {
    "000-1 how many trials, people, kinds and markers": ("therapy-and-immune-markers",),
    "000-2 a strong link with the immune system": ("therapy-and-immune-markers",),
    "000-3 it lasted for at least half a year": ("how-long-therapy-lasts-in-the-body",),
    "000-4 all kinds of therapy helped": ("which-therapies-and-immune-markers",),
    "000-5 therapy makes the immune system stronger": ("therapy-and-immune-markers",),
    "000-6 how it happens was not studied": ("which-therapies-and-immune-markers",),
    "000-7 a commentary on inflammation and depression": ("depression-and-inflammation",),
    "000-8 antidepressants and inflammation": ("antidepressants-and-inflammation",),
    "000-9 more exercise, better sleep": ("exercise-and-sleep",),
    "000-10 better sleep, less inflammation": ("sleep-inflammation-gut-and-mood",),
    "000-11 better sleep, gut and mood": ("sleep-inflammation-gut-and-mood", "better-sleep-and-mood"),
    "000-12 everyday changes and immunity": (
        "everyday-habits-and-immunity",
        "exercise-and-depression",
        "food-and-mood",
        "meditation-and-stress",
        "people-and-health",
        "sleep-schedule",
    ),
    "000-13 therapy for anyone": ("therapy-without-a-diagnosis",),
    "000-14 stigma": ("stigma-and-asking-for-help",),
    "000-16 the right fit takes time": ("the-right-therapist",),
    "004-1 massage makes the immune system stronger": ("massage-and-immune-cells",),
    "004-2 fewer colds and faster recovery": ("massage-and-colds", "stress-and-colds", "sleep-and-colds"),
    "004-3 one massage in healthy people": ("massage-and-immune-cells",),
    "004-4 less of what drives inflammation": ("massage-twice-a-week", "massage-and-immune-cells"),
    "004-5 less cortisol, more immunity": ("massage-and-cortisol",),
    "004-6 teenagers with HIV": ("massage-and-hiv",),
    "004-7 breast cancer and hormones": ("massage-and-breast-cancer",),
    "004-8 breast cancer and thinking": ("massage-and-breast-cancer",),
    "004-9 breast cancer and killer cells": ("massage-and-breast-cancer",),
    "004-10 blood and lymph": ("massage-and-circulation",),
    "004-11 relaxation and anxiety": ("massage-and-anxiety", "massage-and-depression"),
    "004-12 sleep": ("massage-and-sleep",),
    "004-13 where the claims come from": ("massage-and-colds",),
    "our own: writing": ("writing-a-journal",),
    "our own: rating one's mood": ("tracking-mood",),
    "our own: bringing a report": ("feedback-to-a-therapist",),
    "our own: practices between sessions": ("small-goals",),
}


def test_every_claim_of_the_two_articles_has_its_answer() -> None:
    claims = {f"000-{n}" for n in range(1, 17)} | {f"004-{n}" for n in range(1, 14)}
    answered = {claim.split()[0] for claim in ANSWERS if not claim.startswith("our own")}
    assert claims - answered == {"000-15"}  # a help line: see the next test


def test_the_line_that_only_refers_is_not_shown_as_one_to_talk_to() -> None:
    american = read_help_lines(RESOURCES / "help" / "lines.toml").of("US")
    roles = {line.number: line.role for line in american}
    assert roles["1-800-662-4357"] is Role.REFERRAL
    assert roles["988"] is Role.TALK


def test_each_answer_is_a_card_on_the_shelf_and_each_card_answers_something() -> None:
    assert {name for names in ANSWERS.values() for name in names} == set(CARDS)


def test_no_two_cards_ask_the_same() -> None:
    assert len({card.title for card in CARDS.values()}) == len(CARDS)


def test_what_was_never_tested_is_said_where_it_matters_most() -> None:
    assert "no trial" in CARDS["massage-and-colds"].short_answer
    assert "not a treatment" in CARDS["massage-and-hiv"].short_answer
    assert "treatment team" in CARDS["massage-and-breast-cancer"].short_answer
    assert "never stop or change a medicine" in CARDS["antidepressants-and-inflammation"].short_answer
    assert "worse" in CARDS["tracking-mood"].short_answer
