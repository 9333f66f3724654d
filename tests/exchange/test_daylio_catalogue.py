"""Moods, activities and photos of a Daylio backup."""

from __future__ import annotations

import pytest

from carejournal.exchange.daylio_catalogue import PHOTO, Catalogue


def mood(number: object, name: object = "", group: object = 1, predefined: object = -1) -> dict[str, object]:
    return {"id": number, "custom_name": name, "mood_group_id": group, "predefined_name_id": predefined}


@pytest.mark.parametrize(("number", "name"), list(enumerate(["rad", "good", "meh", "bad", "awful"], start=1)))
def test_a_mood_without_a_name_of_its_own_has_the_apps(number: int, name: str) -> None:
    catalogue = Catalogue({"customMoods": [mood(7, group=number, predefined=number)]})
    assert catalogue.moods == {7: name}
    assert catalogue.levels == {name: 6 - number}


def test_an_own_name_and_an_own_place_win_over_the_apps() -> None:
    catalogue = Catalogue({"customMoods": [mood(1, " fine ", group=2, predefined=3)]})
    assert (catalogue.moods, catalogue.levels) == ({1: "fine"}, {"fine": 4.0})


def test_moods_of_one_name_and_two_levels_are_told_apart() -> None:
    catalogue = Catalogue({"customMoods": [mood(1, "Ok", 2), mood(2, "ok", 4), mood(3, "ok", 2)]})
    assert {number: catalogue.levels[name] for number, name in catalogue.moods.items()} == {1: 4, 2: 2, 3: 4}
    assert catalogue.moods[2].casefold() != catalogue.moods[1].casefold()


def test_a_mood_without_any_place_has_no_level() -> None:
    catalogue = Catalogue({"customMoods": [mood(1, "odd", group=9), mood(2, "", group=None)]})
    assert (catalogue.moods, catalogue.levels) == ({1: "odd"}, {"odd": None})


def test_activities_know_their_groups() -> None:
    catalogue = Catalogue(
        {
            "tag_groups": [{"id": 1, "name": "Social"}, {"id": 2, "name": ""}],
            "tags": [
                {"id": 1, "name": " family  time ", "id_tag_group": 1},
                {"id": 2, "name": "alone", "id_tag_group": 2},
                {"id": 3, "name": "lost", "id_tag_group": 9},
                {"id": 4, "name": " "},
            ],
        }
    )
    assert catalogue.tags == {1: "family time", 2: "alone", 3: "lost"}
    assert catalogue.tag_groups == {"family time": "Social"}


def test_what_is_not_as_it_should_be_is_left_out() -> None:
    catalogue = Catalogue(
        {
            "customMoods": [mood("1", "text for a number"), mood(2, 7), "x", None, mood(3, "sound")],
            "tags": "x",
            "tag_groups": [{"id": 1, "name": []}],
            "assets": [{"id": 1, "type": 1}, {"id": 2, "type": "1"}, {"type": 1}],
        }
    )
    assert catalogue.moods == {3: "sound"}
    assert catalogue.tags == {}
    assert [catalogue.asset_type(number) for number in (1, 2, 3)] == [PHOTO, None, None]
