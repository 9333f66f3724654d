"""Measures, tags and templates: changed in one place, each action undoable, nothing of the past lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.measure import MOOD, Better, Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.tag import ILL_GROUP, Tag
from carejournal.domain.template import Template

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

PAIN = Measure("pain", "Pain", better=Better.LOWER, position=5)
DAY = Moment.parse("2026-11-20")


def write(services: JournalServices, id_: str, *tags: str, **readings: float) -> None:
    services.entries.write(Entry(id_, DAY, readings=readings, tags=tags))


def tags_of(services: JournalServices, id_: str) -> tuple[str, ...]:
    entry = services.entries.get(id_)
    assert entry is not None
    return entry.tags


def names(services: JournalServices) -> list[str]:
    return [tag.name for tag in services.looking_back.tags()]


def found(services: JournalServices, words: str) -> list[str]:
    return [hit.id for hit in services.looking_back.find(words)]


def test_a_measure_is_added_changed_and_both_are_undone(services: JournalServices) -> None:
    services.cataloguing.write_measures([PAIN])
    write(services, "e", pain=3.0)
    services.cataloguing.write_measures([replace(PAIN, name="Back pain", archived=True)])
    assert services.looking_back.all_measures()[-1].name == "Back pain"
    services.history.undo()
    assert services.looking_back.measures()[-1] == PAIN
    services.history.undo()
    services.history.undo()
    assert "pain" not in [each.key for each in services.looking_back.measures()]
    for _ in range(3):
        services.history.redo()
    entry = services.entries.get("e")
    assert entry is not None
    assert entry.readings == {"pain": 3.0}


def test_two_measures_in_use_never_share_a_name(services: JournalServices) -> None:
    services.cataloguing.write_measures([PAIN])
    with pytest.raises(BadValueRefusal, match="already"):
        services.cataloguing.write_measures([Measure("pain_2", "PAIN", Form.NUMBER)])
    services.cataloguing.write_measures([replace(PAIN, archived=True)])
    services.cataloguing.write_measures([Measure("pain_2", "PAIN", Form.NUMBER)])
    present = [each.key for each in services.looking_back.measures()]
    assert ("pain" in present, "pain_2" in present) == (False, True)


def test_the_measures_of_every_journal_can_be_put_away_but_not_become_others(
    services: JournalServices,
) -> None:
    services.cataloguing.write_measures([replace(MOOD, archived=True)])
    assert "mood" not in [each.key for each in services.looking_back.measures()]
    with pytest.raises(BadValueRefusal, match="every journal"):
        services.cataloguing.write_measures([replace(MOOD, better=Better.LOWER)])


def test_what_changes_nothing_is_no_step(services: JournalServices) -> None:
    services.cataloguing.write_measures(services.looking_back.all_measures())
    services.cataloguing.write_tags(services.looking_back.tags())
    services.cataloguing.rename_tag("people", "people")
    services.cataloguing.merge_tags("people", "people")
    services.cataloguing.write_templates([])
    assert services.history.next_undo is None


def test_a_renamed_tag_keeps_its_entries_and_is_found_by_its_new_name(services: JournalServices) -> None:
    write(services, "e", "people", "exercise")
    services.cataloguing.rename_tag("people", "friends")
    assert tags_of(services, "e") == ("friends", "exercise")
    assert (found(services, "friends"), found(services, "people")) == (["e"], [])
    assert services.journal.check().faults == ()
    services.history.undo()
    assert tags_of(services, "e") == ("people", "exercise")
    assert (found(services, "friends"), found(services, "people")) == ([], ["e"])
    services.history.redo()
    assert found(services, "friends") == ["e"]


def test_only_the_case_of_a_name_can_change(services: JournalServices) -> None:
    write(services, "e", "people")
    services.cataloguing.rename_tag("people", "People")
    assert tags_of(services, "e") == ("People",)


def test_a_tag_cannot_take_the_name_of_another(services: JournalServices) -> None:
    with pytest.raises(BadValueRefusal, match="merged"):
        services.cataloguing.rename_tag("people", "Exercise")


def test_merged_tags_stand_once_on_each_entry_and_come_apart_again(services: JournalServices) -> None:
    write(services, "both", "run", "exercise")
    write(services, "one", "run")
    write(services, "other", "exercise")
    write(services, "gone", "run")
    services.entries.delete("gone")
    services.cataloguing.merge_tags("run", "exercise")
    assert [tags_of(services, each) for each in ("both", "one", "other")] == [("exercise",)] * 3
    assert "run" not in names(services)
    assert sorted(found(services, "exercise")) == ["both", "one", "other"]
    assert found(services, "run") == []
    assert services.journal.check().faults == ()
    services.history.undo()
    assert tags_of(services, "both") == ("run", "exercise")
    assert tags_of(services, "one") == ("run",)
    assert tags_of(services, "other") == ("exercise",)
    assert sorted(found(services, "run")) == ["both", "one"]
    services.history.undo()
    assert tags_of(services, "gone") == ("run",)


def test_a_tag_added_for_an_illness_stands_in_its_group(services: JournalServices) -> None:
    services.cataloguing.add_tag(" Flu ", ILL_GROUP)
    assert services.looking_back.tags()[-1] == Tag("Flu", ILL_GROUP, 5)
    services.cataloguing.write_tags([Tag("Flu", ILL_GROUP, 5, archived=True)])
    services.cataloguing.add_tag("flu", ILL_GROUP)
    assert services.looking_back.tags()[-1].archived is False


def test_each_tag_is_counted_outside_the_trash(services: JournalServices) -> None:
    write(services, "e", "people")
    write(services, "f", "people", "exercise")
    services.entries.delete("f")
    uses = services.cataloguing.tag_uses()
    assert (uses["people"], uses["exercise"]) == (1, 0)


def test_templates_are_kept_in_their_order_and_undone(services: JournalServices) -> None:
    first, second = Template("1", "Thoughts", "## What happened"), Template("2", "Sleep", "Awake:")
    services.cataloguing.write_templates([second, first])
    assert [each.name for each in services.cataloguing.templates()] == ["Sleep", "Thoughts"]
    services.cataloguing.write_templates([first])
    services.history.undo()
    assert [each.name for each in services.cataloguing.templates()] == ["Sleep", "Thoughts"]
    services.history.undo()
    assert services.cataloguing.templates() == []


def test_a_learned_word_stands_in_the_journal_until_that_is_undone(services: JournalServices) -> None:
    services.cataloguing.learn_word("Zwieback")
    assert services.cataloguing.learned_words() == ["Zwieback"]
    services.history.undo()
    assert services.cataloguing.learned_words() == []
