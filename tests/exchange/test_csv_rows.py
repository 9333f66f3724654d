"""Tables in CSV files."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.csv_rows import Row, column_names, rows
from carejournal.exchange.records import FormatName, Found, Skipped
from carejournal.exchange.source import Source


def read(text: str) -> list[Row | Skipped]:
    return list(rows(Source.of(text.encode()), frozenset()))


def where(text: str) -> list[tuple[str, bool]]:
    """Each row's place, and whether it could be read."""
    return [(row.where, isinstance(row, Row)) for row in read(text)]


def test_columns_are_known_by_their_trimmed_case_folded_names() -> None:
    source = Source.of(b" Mood ,NOTE\ngood,x\n")
    assert column_names(source) == ("mood", "note")
    assert list(rows(source, frozenset({"mood"}))) == [Row(2, {"mood": "good", "note": "x"})]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_spreadsheet_program_saves_is_read_too(delimiter: str) -> None:
    text = 'mood,note\ngood,"a b"\n'.replace(",", delimiter)
    assert read(text) == [Row(2, {"mood": "good", "note": "a b"})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_stands_on_the_line_where_it_begins(end: str) -> None:
    text = 'mood,note\ngood,"three\nlines\nlong"\nmeh,x\n\nbad,y'.replace("\n", end)
    assert where(text) == [("line 2", True), ("line 5", True), ("line 7", True)]


def test_a_row_with_too_few_or_too_many_cells_is_told_with_its_columns() -> None:
    few, many, fitting = read("mood,note\ngood\ngood,x,y\ngood,x,,\n")
    assert isinstance(few, Skipped)
    assert "columns" in few.reason
    assert isinstance(many, Skipped)
    assert fitting == Row(4, {"mood": "good", "note": "x"})


def test_a_quote_that_never_closes_costs_its_own_row_only() -> None:
    text = 'mood,note\ngood,"never closed\nmeh,x\nbad,y\n'
    assert where(text) == [("line 2", False), ("line 3", True), ("line 4", True)]


def test_a_quote_that_never_closes_does_not_take_in_the_quotes_of_later_rows() -> None:
    text = 'mood,note\ngood,"never closed\nmeh,"x"\nbad,"y"\n'
    assert where(text) == [("line 2", False), ("line 3", True), ("line 4", True)]


def test_a_cell_longer_than_any_note_is_told_and_the_rest_is_read() -> None:
    text = f'mood,note\ngood,"{"x" * 5_000_000}"\nmeh,x\n'
    assert where(text) == [("line 2", False), ("line 3", True)]


def test_the_first_of_two_columns_of_one_name_counts() -> None:
    assert read("note,note\nx,y\n") == [Row(2, {"note": "x"})]


def test_a_table_whose_heading_lacks_a_needed_column_is_refused() -> None:
    with pytest.raises(Refusal):
        list(rows(Source.of(b"mood\ngood\n"), frozenset({"time"})))


def test_the_first_line_that_can_be_read_is_the_heading_for_both() -> None:
    source = Source.of(b'mo"od,"note\nx"y,z\nmood,note\ngood,x\n')
    assert column_names(source) == ('x"y', "z")
    assert [row.cells for row in rows(source, frozenset()) if isinstance(row, Row)] == [
        {'x"y': "mood", "z": "note"},
        {'x"y': "good", "z": "x"},
    ]


def test_an_empty_file_has_no_columns_and_no_rows() -> None:
    assert column_names(Source.of(b"\n\n")) == ()
    assert read("\n\n") == []


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.text('ab,"\n\r;| ')
        )
    )
)
def test_what_was_written_as_csv_is_read_back(written: list[tuple[str, str]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerows([("mood", "note"), *written])
    cells = [row.cells for row in read(stream.getvalue()) if isinstance(row, Row)]
    assert cells == [{"mood": mood, "note": note} for mood, note in written if mood or note]


def test_a_table_of_too_many_rows_is_refused_before_the_first_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("carejournal.exchange.csv_rows.MOST_ROWS", 3)
    with pytest.raises(Refusal, match="more than 3 rows"):
        next(iter(rows(Source.of(b"mood,note\n" + b"good,x\n" * 4), frozenset())))
    long_notes = Source.of(b"mood,note\n" + b'good,"one\ntwo\nthree"\n' * 3)
    assert len(list(rows(long_notes, frozenset()))) == 3


def test_what_is_told_of_a_file_is_one_line_that_commands_nothing() -> None:
    told = Skipped("line 3\n\x1b[31m", "a\u202eb\u2028c\x9b")
    assert (told.where, told.reason) == ("line 3 [31m", "a b c ")
    found = Found(FormatName.CSV, "x", warnings=("No column\x1b]0;title\x07, \U0001f469\u200d\U0001f467",))
    assert found.warnings == ("No column ]0;title , \U0001f469\u200d\U0001f467",)
