"""A new journal's own words: in the language spoken, and known to the cards all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.services.opening import create_services, open_services
from carejournal.services.safekeeping import create_encrypted
from carejournal.services.starting_words import first_name

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

ENGLISH = ["exercise", "people", "good food", "regular bedtime", "wind-down"]
GERMAN = ["Bewegung", "Menschen", "gutes Essen", "feste Schlafenszeit", "Abschalten"]


def tags_of(services: JournalServices) -> list[str]:
    return [tag.name for tag in services.looking_back.tags()]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "new.carejournal"


def test_a_journal_begun_in_german_has_german_words_in_their_places(place: Path) -> None:
    services = create_services(place, language="de")
    assert tags_of(services) == GERMAN
    therapy, massage = services.looking_back.kinds()
    assert therapy.methods[:2] == ("KVT", "Verhaltenstherapie")
    assert massage.methods == ("Klassisch", "Tiefengewebe", "Andere")
    assert (therapy.name, massage.name) == ("Therapie", "Massage")
    # Measures keep their names: those are translated where they are shown.
    assert [each.name for each in services.looking_back.measures()][:2] == ["Mood", "Stress"]
    assert services.history.next_undo is None
    services.journal.close()


def test_an_encrypted_one_as_well(place: Path) -> None:
    create_encrypted(place, "four words of mine", language="de")
    services = open_services(place, "four words of mine")
    assert tags_of(services) == GERMAN
    services.journal.close()


@pytest.mark.parametrize("language", ["en", "xx"])
def test_where_there_are_no_other_words_the_first_ones_stay(place: Path, language: str) -> None:
    services = create_services(place, language=language)
    assert tags_of(services) == ENGLISH
    services.journal.close()


def test_cards_know_the_starting_tags_in_every_language() -> None:
    assert [first_name(tag) for tag in GERMAN] == ENGLISH
    assert [first_name(tag.upper()) for tag in ENGLISH] == ENGLISH
    assert first_name("Garten") == "garten"
