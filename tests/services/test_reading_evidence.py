"""Cards and help lines as the window and the command line get them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from carejournal.evidence.help_lines import Role
from carejournal.services.reading_evidence import (
    cards_json,
    cards_with,
    evidence_cards,
    help_countries,
    help_lines,
    help_page,
)
from carejournal.system.resources import resource_path

if TYPE_CHECKING:
    from carejournal.evidence.card import Card


def test_every_packaged_file_is_a_card_on_the_shelf() -> None:
    files = {path.stem for path in resource_path("evidence").glob("*.toml")}
    assert {card.id for card in evidence_cards()} == files


def test_the_shelf_is_read_once() -> None:
    assert evidence_cards() is evidence_cards()


def test_the_command_line_gets_every_card_with_its_references_as_json() -> None:
    printed = json.loads(json.dumps(cards_json()))
    assert [card["id"] for card in printed] == [card.id for card in evidence_cards()]
    for card, whole in zip(printed, evidence_cards(), strict=True):
        assert card["short_answer"] == whole.short_answer
        assert card["strength"] == whole.strength.value
        assert [work["doi"] for work in card["references"]] == [work.doi for work in whole.references]


@pytest.mark.parametrize("card", evidence_cards(), ids=lambda card: card.id)
def test_a_card_is_found_by_its_question_in_any_order_and_case(card: Card) -> None:
    words = card.title.upper().split()
    assert card in cards_with(" ".join(reversed(words)))


def test_no_words_find_all_cards_and_strange_words_none() -> None:
    assert cards_with("  ") == evidence_cards()
    assert cards_with("massage unicorn") == ()


def test_the_beginning_of_a_word_is_enough_but_not_its_middle() -> None:
    found = cards_with("lymphocyt")
    assert found
    assert cards_with("ymphocyt") == ()


def test_the_authors_of_a_work_find_its_card() -> None:
    assert [card.id for card in cards_with("frattaroli")] == ["writing-a-journal"]


def test_the_help_page_and_its_lines_are_the_packaged_ones() -> None:
    assert help_lines() == help_page().lines
    assert {"999", "911", "988"} <= {line.number for line in help_lines()}


def test_each_country_to_choose_has_more_than_the_directory() -> None:
    assert {"GB", "US", "DE", "FR", "AU"} <= help_countries()
    for country in help_countries():
        assert {line.role for line in help_page().of(country)} - {Role.DIRECTORY}
    assert not {"EU", "world"} & help_countries()
