"""Any table is read as its columns are mapped; what a cell should not hold is told, and the rest comes in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.mapped_table import read_table
from carejournal.exchange.questions import Answers, Asked, DateOrder, Scale
from carejournal.exchange.source import Source
from carejournal.exchange.table_look import is_some_table, look_at_table, scale_for
from carejournal.exchange.table_profile import Amount, ColumnUse, Decimal, Role, TableProfile
from import_hand import zipped

if TYPE_CHECKING:
    from carejournal.exchange.records import Found, FoundEntry

GERMAN = """\
Datum;Uhrzeit;Stimmung;Schlaf;Aktivitäten;Notiz;Energie;Sport
12.03.2026;21:30;4;7,5;Lesen|Freunde;Ein guter Tag, wirklich.;3,5;ja
13.03.26;22:00;2;6:45;;Müde.;viel;nein
"14. März 2026";;geht so;8;Lesen;;4;1
"""


def mapped(text: str, *columns: str, answers: Answers | None = None) -> Found:
    profile = TableProfile("", tuple(map(ColumnUse.parse, columns)))
    return read_table(Source.of(text.encode()), profile, answers or Answers())


def german() -> Found:
    return mapped(
        GERMAN,
        "Datum=date",
        "Uhrzeit=time",
        "Stimmung=mood:1-5",
        "Schlaf=sleep_hours:hours",
        "Aktivitäten=tags:|",
        "Notiz=note",
        "Energie=Energy:0-10",
        "Sport=tag",
    )


def values(entry: FoundEntry) -> dict[str, float]:
    return {reading.name: reading.value for reading in entry.readings}


def test_rows_become_entries_with_all_that_is_mapped() -> None:
    first, second, third = german().entries
    assert (str(first.moment.local), first.mood, first.tags) == (
        "2026-03-12 21:30:00",
        "4",
        ("Lesen", "Freunde", "Sport"),
    )
    assert (first.note, values(first)) == ("Ein guter Tag, wirklich.", {"sleep_hours": 7.5, "Energy": 3.5})
    assert values(second) == {"sleep_hours": 6.75}
    assert (third.moment.day, third.moment.time_known, third.mood) == (date(2026, 3, 14), False, "geht so")
    assert '"Uhrzeit":"21:30"'.casefold() in first.record


def test_moods_in_numbers_have_their_scale_and_words_are_asked_for() -> None:
    found = german()
    assert {mood.name: mood.level for mood in found.moods} == {"4": 4.0, "2": 2.0, "geht so": None}
    assert (found.mood_low, found.mood_high) == (1.0, 5.0)


def test_a_cell_that_is_no_number_is_told_and_the_rest_of_its_row_comes_in() -> None:
    (skipped,) = german().skipped
    assert (skipped.where, "Energie" in skipped.reason) == ("line 3", True)


def test_the_order_of_dates_is_asked_with_examples_and_never_guessed() -> None:
    text = "day,note\n02/03/2026,One\n05/03/26,Two\n"
    (question,) = (open_found := mapped(text, "day=date", "note=note")).questions
    assert (question.about, question.needed) == (Asked.DATE_ORDER, True)
    assert question.examples == ("02/03/2026", "05/03/2026")
    assert open_found.entries == ()
    read = mapped(text, "day=date", "note=note", answers=Answers(DateOrder.MONTH_FIRST))
    assert [entry.moment.day for entry in read.entries] == [date(2026, 2, 3), date(2026, 5, 3)]


def test_a_mood_without_a_scale_asks_for_one_and_takes_the_answer() -> None:
    text = "day,mood\n2026-01-02,4\n"
    open_found = mapped(text, "day=date", "mood=mood")
    assert [each.about for each in open_found.questions] == [Asked.SCALE]
    read = mapped(text, "day=date", "mood=mood", answers=Answers(scale=Scale(1, 5)))
    assert (read.questions, read.moods[0].level) == ((), 4.0)


def test_the_same_row_keeps_its_key_when_the_mapping_changes() -> None:
    text = "day,note,energy\n2026-01-02,Rain,3\n"
    (before,) = mapped(text, "day=date", "note=note").entries
    (after,) = mapped(text, "day=date", "note=note", "energy=Energy").entries
    assert before.key == after.key


def test_several_notes_stand_under_their_headings_and_rows_with_a_date_only_are_passed_over() -> None:
    text = "day,good,bad\n2026-01-02,sun,rain\n2026-01-03,,\n"
    (entry,) = mapped(text, "day=date", "good=note", "bad=note").entries
    assert entry.note == "**good:** sun\n\n**bad:** rain"


@pytest.mark.parametrize(
    ("cell", "amount", "value"),
    [
        ("450", Amount.MINUTES, 7.5),
        ("7h30", Amount.HOURS, 7.5),
        ("no", Amount.YES_NO, 0.0),
        ("1", Amount.YES_NO, 1.0),
    ],
)
def test_amounts_are_read_as_they_are_written(cell: str, amount: Amount, value: float) -> None:
    (entry,) = mapped(f"day,x\n2026-01-02,{cell}\n", "day=date", f"x=Mine:{amount}").entries
    assert values(entry) == {"Mine": value}


@pytest.mark.parametrize("stamp", ["1767348000", "1767348000000"])
def test_seconds_since_1970_are_a_moment(stamp: str) -> None:
    (entry,) = mapped(f"when,note\n{stamp},Rain\n", "when=date", "note=note").entries
    assert entry.moment.utc_offset is not None
    assert entry.moment.day in {date(2026, 1, 2), date(2026, 1, 3)}


def test_what_is_no_table_or_lacks_a_column_is_refused() -> None:
    profile = TableProfile("", (ColumnUse("day", Role.DATE),))
    for source in (zipped({"a.csv": "day\n"}), Source.of(b"date,note\n2026-01-02,x\n")):
        with pytest.raises(Refusal):
            read_table(source, profile)


@given(st.text(alphabet=st.sampled_from('day,note;"\t\n0123-./: x'), max_size=80))
def test_any_table_is_read_or_refused(text: str) -> None:
    profile = TableProfile("", (ColumnUse("day", Role.DATE), ColumnUse("note", Role.MEASURE, "mood")))
    source = Source.of(f"day,note\n{text}".encode())
    assert all(entry.mood for entry in read_table(source, profile).entries)
    assert is_some_table(source) in {True, False}


def test_a_first_look_proposes_what_the_columns_hold() -> None:
    look = look_at_table(Source.of(GERMAN.encode()))
    assert (look.delimiter, look.decimal) == (";", Decimal.COMMA)
    proposed = {column.name: column.proposed for column in look.columns}
    assert [proposed[name].role for name in ("Datum", "Uhrzeit", "Aktivitäten", "Notiz", "Sport")] == [
        Role.DATE,
        Role.TIME,
        Role.TAGS,
        Role.NOTE,
        Role.IGNORED,
    ]
    assert (proposed["Stimmung"].target, proposed["Schlaf"].amount) == ("mood", Amount.HOURS)
    assert proposed["Aktivitäten"].separator == "|"


def test_the_first_column_of_dates_is_the_date_where_no_name_says_so() -> None:
    look = look_at_table(Source.of(b"x,y\n1,2026-01-02\n2,2026-01-03\n"))
    assert [column.proposed.role for column in look.columns] == [Role.MEASURE, Role.DATE]


@given(st.lists(st.floats(-1e4, 1e4), max_size=9))
def test_a_proposed_scale_holds_all_numbers(numbers: list[float]) -> None:
    scale = scale_for(numbers)
    assert all(scale.low <= number <= scale.high for number in numbers)


def test_so_many_out_of_so_many_has_its_own_scale_whatever_the_columns() -> None:
    [entry] = mapped("d,e\n2026-01-02,3/5\n", "d=date", "e=Energy:0-10").entries
    [reading] = entry.readings
    assert (reading.value, reading.low, reading.high) == (3, 0, 5)


@pytest.mark.parametrize("text", ["date\n2026-01-02\n", "{}", "", "<html>,<b>\n1,2\n"])
def test_a_first_look_at_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="not a table"):
        look_at_table(Source.of(text.encode()))


def test_a_column_named_like_a_date_that_holds_none_leaves_that_to_another() -> None:
    look = look_at_table(Source.of(b"when,written,ill\nmorning,2026-01-02,no\nnight,2026-01-03,yes\n"))
    assert [column.proposed.role for column in look.columns] == [Role.IGNORED, Role.DATE, Role.MEASURE]
    assert (look.columns[2].proposed.target, look.columns[2].proposed.amount) == ("ill", Amount.YES_NO)


def test_a_cell_too_long_for_a_date_is_told() -> None:
    found = mapped(f"d,n\n2026-01-02,x\n{'2026-01-02 ' * 30},y\n", "d=date", "n=note")
    assert ([entry.note for entry in found.entries], [each.where for each in found.skipped]) == (
        ["x"],
        ["line 3"],
    )
