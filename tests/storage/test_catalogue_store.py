"""What a journal rates, tags and tracks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import assume, given

from carejournal.domain.entry import Entry
from carejournal.domain.follow_up import AgendaItem, Practice
from carejournal.domain.measure import BUILT_IN, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.session import Kind, Session
from carejournal.domain.tag import Tag
from carejournal.storage.catalogue_store import BROUGHT, OWN_ID
from domain.made_values import any_text, kinds, measures, tags
from storage.made_journals import DAY, NOON, undone

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal


def test_every_journal_starts_with_the_measures_that_the_program_knows(journal: Journal) -> None:
    assert journal.catalogue.measures() == list(BUILT_IN.values())


def test_every_journal_starts_with_kinds_methods_and_tags(journal: Journal) -> None:
    therapy, massage = journal.catalogue.kinds()
    assert (therapy.key, massage.key) == ("therapy", "massage")
    assert {"CBT", "Other"} <= set(therapy.methods)
    assert {"Swedish", "Other"} <= set(massage.methods)
    names = [tag.name for tag in journal.catalogue.tags()]
    assert names == ["exercise", "people", "good food", "regular bedtime", "wind-down"]


@given(measures)
def test_every_measure_comes_back_as_it_was_put(shared: Journal, measure: Measure) -> None:
    with undone(shared):
        shared.catalogue.put_measure(measure)
        assert [each for each in shared.catalogue.measures() if each.key == measure.key] == [measure]


@given(tags)
def test_every_tag_comes_back_as_it_was_put(shared: Journal, tag: Tag) -> None:
    with undone(shared):
        shared.catalogue.clear()
        shared.catalogue.put_tag(tag)
        assert shared.catalogue.tags() == [tag]


@given(kinds)
def test_every_kind_comes_back_as_it_was_put(shared: Journal, kind: Kind) -> None:
    with undone(shared):
        shared.catalogue.put_kind(kind)
        assert [each for each in shared.catalogue.kinds() if each.key == kind.key] == [kind]


@given(any_text, any_text)
def test_every_fact_comes_back_once_it_can_be_written(shared: Journal, name: str, value: str) -> None:
    assume(name != OWN_ID and not name.startswith(BROUGHT))
    with undone(shared):
        shared.catalogue.put_fact(name, "old")
        shared.catalogue.put_fact(name, value)
        (kept,) = shared.catalogue.facts().values()
        assert kept == value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def test_a_journals_own_id_is_no_fact_that_travels(journal: Journal) -> None:
    own_id = journal._file.rows("SELECT name, value FROM facts")
    assert [name for name, _ in own_id] == [OWN_ID]
    with journal.transaction():
        journal.catalogue.put_fact(OWN_ID, "of another journal")
        journal.catalogue.put_fact("journal\0_id", "of another journal")
        journal.catalogue.forget_fact(OWN_ID)
    assert journal.catalogue.facts() == {}
    assert journal._file.rows("SELECT name, value FROM facts") == own_id


def test_a_tag_known_in_another_case_keeps_its_spelling(shared: Journal) -> None:
    with undone(shared):
        shared.catalogue.put_tag(Tag("PEOPLE", "those around", 9, archived=True))
        (people,) = [tag for tag in shared.catalogue.tags() if tag.name.casefold() == "people"]
        assert people == Tag("people", "those around", 9, archived=True)


def test_methods_a_kind_no_longer_names_are_archived_and_come_back_when_named(shared: Journal) -> None:
    def reiki() -> Kind:
        return next(kind for kind in shared.catalogue.kinds() if kind.key == "reiki")

    with undone(shared):
        shared.catalogue.put_kind(Kind("reiki", "Reiki", methods=("A", "B", "C"), position=2))
        shared.catalogue.put_kind(Kind("reiki", "Reiki", methods=("C",), position=2))
        assert (reiki().methods, set(reiki().archived_methods)) == (("C",), {"A", "B"})
        shared.catalogue.put_kind(Kind("reiki", "Reiki", methods=("B", "C"), position=2))
        assert (reiki().methods, reiki().archived_methods) == (("B", "C"), ("A",))
        shared.catalogue.put_kind(Kind("reiki", "Reiki", position=2))
        assert (reiki().methods, set(reiki().archived_methods)) == ((), {"A", "B", "C"})


def test_sessions_are_found_by_the_new_name_of_their_kind_and_no_longer_by_the_old(shared: Journal) -> None:
    def found(word: str) -> list[str]:
        return [hit.id for hit in shared.index.find(word)]

    with undone(shared):
        shared.sessions.put(Session("s", "therapy", Moment.on(DAY), note="We talked."))
        shared.sessions.put(Session("m", "massage", Moment.on(DAY)))
        therapy = shared.catalogue.kinds()[0]
        shared.catalogue.put_kind(replace(therapy, name="Counselling"))
        assert (found("counselling"), found("therapy"), found("massage")) == (["s"], [], ["m"])
        assert shared.index.agrees()


def test_a_cleared_catalogue_keeps_what_a_record_uses_if_only_in_the_trash(shared: Journal) -> None:
    moment = Moment.on(DAY)
    with undone(shared):
        shared.entries.put(Entry("e", moment, readings={"mood": 5.0}, tags=("people",)))
        shared.sessions.put(Session("s", "massage", moment, method="Swedish"))
        shared.follow_ups.put_agenda_item(AgendaItem("a", "ask", NOON, "therapy"))
        shared.follow_ups.put_practice(Practice("p", "sleep", NOON, tag="wind-down"))
        shared.entries.trash("e", NOON)
        shared.catalogue.clear()
        catalogue = shared.catalogue
        assert [measure.key for measure in catalogue.measures()] == ["mood"]
        assert [tag.name for tag in catalogue.tags()] == ["people", "wind-down"]
        assert [kind.key for kind in catalogue.kinds()] == ["therapy", "massage"]


def test_only_what_is_named_and_not_used_is_forgotten(shared: Journal) -> None:
    with undone(shared):
        shared.entries.put(Entry("e", Moment.on(DAY), readings={"mood": 5.0}, tags=("People",)))
        shared.catalogue.forget_unused(["mood", "stress", "gone"], ["massage"], ["PEOPLE", "EXERCISE"])
        assert {"mood", "sleep_hours"} <= {measure.key for measure in shared.catalogue.measures()}
        assert "stress" not in {measure.key for measure in shared.catalogue.measures()}
        assert [kind.key for kind in shared.catalogue.kinds()] == ["therapy"]
        assert [tag.name for tag in shared.catalogue.tags()][:2] == ["people", "good food"]


def test_a_cleared_catalogue_is_empty(shared: Journal) -> None:
    with undone(shared):
        shared.catalogue.clear()
        catalogue = shared.catalogue
        assert (catalogue.measures(), catalogue.tags(), catalogue.kinds()) == ([], [], [])
