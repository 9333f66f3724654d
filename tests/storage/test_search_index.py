"""Search: what was written is found, newest first, and whatever is typed is no error."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.refusal import Refusal
from carejournal.domain.session import Kind, Session
from carejournal.storage.search_index import A_DAYS_ROWS
from carejournal.storage.searching import HIT_ENDS, HIT_STARTS, match_query
from domain.made_values import any_text
from storage.made_journals import DAY, NOON, undone

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal


def put(journal: Journal, **notes: str) -> None:
    """Write one entry a note, each a day later than the one before."""
    for number, (entry_id, note) in enumerate(notes.items()):
        journal.entries.put(Entry(entry_id, Moment.on(DAY + timedelta(days=number)), note=note))


def found(journal: Journal, words: str, limit: int = 50) -> list[str]:
    return [hit.id for hit in journal.index.find(words, limit)]


# --- What is found ------------------------------------------------------------------------------------------


def test_hits_come_newest_first_and_only_as_many_as_asked_for(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="rain", b="sun", c="rain again", d="RAIN")
        assert found(shared, "rain") == ["d", "c", "a"]
        assert found(shared, "rain", limit=2) == ["d", "c"]


def test_later_on_the_same_day_is_newer(shared: Journal) -> None:
    with undone(shared):
        for hour in (9, 21, 15):
            moment = Moment(datetime(2026, 1, 20, hour))
            shared.entries.put(Entry(str(hour), moment, note="rain"))
        assert found(shared, "rain") == ["21", "15", "9"]


def test_all_words_are_wanted_in_any_order(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="long walk by the sea", b="a walk", c="the sea")
        assert found(shared, "sea walk") == ["a"]


def test_a_phrase_is_wanted_in_its_order(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="good sleep", b="sleep was good", c="good long sleep")
        assert found(shared, '"good sleep"') == ["a"]
        assert found(shared, '"good sle') == ["a"]


def test_the_last_word_is_taken_as_a_beginning(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="therapist", b="therapy", c="the rapids")
        assert found(shared, "therap") == ["b", "a"]
        assert found(shared, "th") == ["c", "b", "a"]
        assert found(shared, "therap the") == []
        assert found(shared, '"therap"') == []


def test_words_with_a_minus_are_left_out(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="rain and wind", b="rain", c="wind", d="rain and bad sleep")
        assert found(shared, "rain -wind") == ["d", "b"]
        assert found(shared, '-wind rain -"bad sleep"') == ["b"]
        assert found(shared, "-rain") == []


def test_accents_and_case_do_not_matter(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="Café", b="CAFE", c="cafe\u0301")
        assert found(shared, "café") == ["c", "b", "a"]
        assert found(shared, "cafe") == ["c", "b", "a"]


def test_titles_notes_tags_and_sessions_are_searched(shared: Journal) -> None:
    with undone(shared):
        for moment in (Moment.on(DAY),):
            shared.entries.put(Entry("title", moment, title="harbour"))
            shared.entries.put(Entry("tag", moment, tags=("by the harbour",)))
            shared.sessions.put(Session("note", "therapy", moment, note="the harbour dream"))
            shared.sessions.put(Session("provider", "massage", moment, provider="Harbour House"))
            shared.sessions.put(Session("method", "massage", moment, method="Harbour stones"))
            shared.sessions.put(Session("other", "massage", moment))
        assert set(found(shared, "harbour")) == {"title", "tag", "note", "provider", "method"}
        assert {hit.kind for hit in shared.index.find("harbour") if hit.id in {"title", "tag"}} == {"entry"}
        assert {hit.kind for hit in shared.index.find("massage")} == {"session"}


def test_a_snippet_shows_the_words_marked_where_they_stand(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="before " * 40 + "the Rain came" + " after" * 40)
        ((hit),) = shared.index.find("rain")
        assert f"the {HIT_STARTS}Rain{HIT_ENDS} came" in hit.snippet
        assert hit.snippet.startswith("…")
        assert len(hit.snippet) < 200
        assert hit.moment == Moment.on(DAY)


@pytest.mark.parametrize("words", ["", "  ", '"', '""', "-", "- -", "*", "()", "^", "…", "\0", "😀"])
def test_what_holds_no_word_finds_nothing(shared: Journal, words: str) -> None:
    with undone(shared):
        put(shared, a="rain 😀")
        assert match_query(words) == ""
        assert found(shared, words) == []


@pytest.mark.parametrize(
    "words",
    ["AND", "OR rain", "NOT", "NEAR(a b)", "title:rain", "^rain", "rain*", "{a}", "a+b", "rain;--", "'"],
)
def test_words_of_the_index_own_language_are_only_words(shared: Journal, words: str) -> None:
    with undone(shared):
        put(shared, a="not near and or title rain b")
        found(shared, words)


query_text = st.text(st.sampled_from("\"-*()^:+{}\\,'aé \0\ud800²一") | st.characters())


@given(query_text)
def test_whatever_is_typed_is_no_error(shared: Journal, words: str) -> None:
    assert found(shared, words) == []


plain_words = st.lists(st.text("abcäöXYZ019", min_size=1), min_size=1, max_size=6)


@given(plain_words, st.sampled_from([" ", ", ", "... ", "\n", " (", "/", "*", " ^", ": "]))
def test_a_note_typed_as_it_stands_finds_it_and_so_does_each_word(
    shared: Journal, words: list[str], between: str
) -> None:
    note = between.join(words)
    with undone(shared):
        put(shared, a=note)
        assert found(shared, note) == ["a"]
        assert found(shared, f'"{note}"') == ["a"]
        assert all(found(shared, word.swapcase()) == ["a"] for word in words)
        assert found(shared, f"{note} -{words[0]}") == []


@pytest.mark.parametrize("many", ["w{0} ", "-w{0} ", '"a {0}" ', '-"a {0}" '])
def test_very_many_words_are_no_error(shared: Journal, many: str) -> None:
    with undone(shared):
        put(shared, a="rain")
        words = "".join(many.format(number) for number in range(2000))
        assert found(shared, f"rain {words}") == (["a"] if many.startswith("-") else [])


# --- What the index knows -----------------------------------------------------------------------------------

WORDS = ("rain", "sun", "walk", "call")
some_words = st.lists(st.sampled_from(WORDS), max_size=3).map(tuple)
numbers = st.integers(0, 4)


@dataclass
class Known:
    """What the journal should hold, by id: the moment and the words it can be found by."""

    words: dict[str, tuple[Moment, set[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class PutEntry:
    number: int
    day: int
    note: tuple[str, ...]
    tags: tuple[str, ...]

    def do(self, journal: Journal, known: Known) -> None:
        moment = Moment.on(date(2026, 1, 1) + timedelta(days=self.day))
        entry = Entry(f"e{self.number}", moment, note=" ".join(self.note), tags=self.tags)
        journal.entries.put(entry)
        known.words[entry.id] = (moment, {*self.note, *self.tags})


@dataclass(frozen=True)
class PutSession:
    number: int
    day: int
    note: tuple[str, ...]
    method: str

    def do(self, journal: Journal, known: Known) -> None:
        moment = Moment.on(date(2026, 1, 1) + timedelta(days=self.day))
        note = " ".join(self.note)
        session = Session(f"s{self.number}", "massage", moment, method=self.method, note=note)
        journal.sessions.put(session)
        name = next(kind.name for kind in journal.catalogue.kinds() if kind.key == "massage")
        known.words[session.id] = (moment, {*self.note, self.method, name})


@dataclass(frozen=True)
class Delete:
    subject: str
    number: int
    for_good: bool

    def do(self, journal: Journal, known: Known) -> None:
        store = journal.entries if self.subject == "e" else journal.sessions
        if self.for_good:
            store.remove(f"{self.subject}{self.number}")
        else:
            store.trash(f"{self.subject}{self.number}", NOON)
        known.words.pop(f"{self.subject}{self.number}", None)


@dataclass(frozen=True)
class Rename:
    name: str

    def do(self, journal: Journal, known: Known) -> None:
        before = next(kind.name for kind in journal.catalogue.kinds() if kind.key == "massage")
        journal.catalogue.put_kind(Kind("massage", self.name))
        for subject, (_, words) in known.words.items():
            if subject.startswith("s") and before in words:
                words.discard(before)
                words.add(self.name)


steps = st.lists(
    st.one_of(
        st.builds(PutEntry, numbers, numbers, some_words, some_words),
        st.builds(PutSession, numbers, numbers, some_words, st.sampled_from(("", "deep", "soft"))),
        st.builds(Delete, st.sampled_from("es"), numbers, st.booleans()),
        st.builds(Rename, st.sampled_from(("pressing", "stroking"))),
    ),
    max_size=12,
)


@given(steps)
def test_the_index_knows_what_the_journal_holds_whatever_was_done(
    shared: Journal, steps: list[PutEntry | PutSession | Delete | Rename]
) -> None:
    known = Known()
    with undone(shared):
        for step in steps:
            step.do(shared, known)
        assert shared.index.agrees()
        for word in (*WORDS, "deep", "pressing", "stroking"):
            hits = shared.index.find(word)
            assert {hit.id for hit in hits} == {i for i, (_, words) in known.words.items() if word in words}
            days = [hit.moment.day for hit in hits]
            assert days == sorted(days, reverse=True)
        shared.index.rebuild()
        assert shared.index.agrees()


def test_an_index_that_lost_a_text_does_not_agree_until_it_is_made_anew(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="rain")
        shared._file.connection.execute("UPDATE entries SET note = 'sun'")
        assert not shared.index.agrees()
        shared.index.rebuild()
        assert shared.index.agrees()
        assert found(shared, "sun") == ["a"]


def test_a_day_with_more_records_than_it_has_room_for_is_refused(shared: Journal) -> None:
    with undone(shared):
        put(shared, a="rain")
        last = (DAY.toordinal() + 1) * A_DAYS_ROWS - 1
        shared._file.connection.execute("UPDATE entries SET search_id = ?", (last,))
        shared.index.rebuild()
        with pytest.raises(Refusal, match="too many"):
            shared.entries.put(Entry("b", Moment.on(DAY), note="sun"))
        shared.entries.put(Entry("b", Moment.on(DAY + timedelta(days=1)), note="sun"))
        assert found(shared, "sun") == ["b"]


@given(any_text)
def test_every_text_goes_into_the_index_and_out_again(shared: Journal, text: str) -> None:
    with undone(shared):
        put(shared, a=text)
        put(shared, a="rain")
        assert shared.index.agrees()
        assert found(shared, "rain") == ["a"]
