"""What a person says of a table's columns is read from the command line and kept without loss."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.storable_text import one_line
from carejournal.exchange.questions import DateOrder, Scale
from carejournal.exchange.table_profile import (
    Amount,
    ColumnUse,
    Decimal,
    Role,
    TableProfile,
    profile_from_text,
)

DATE = ColumnUse("Date", Role.DATE)
scales = st.none() | st.builds(
    lambda low, more: Scale(low, low + more), st.integers(-9, 9), st.integers(1, 99)
)
measures = st.builds(
    ColumnUse,
    st.text(min_size=1, max_size=9),
    st.just(Role.MEASURE),
    st.text(min_size=1, max_size=9).filter(one_line),
    scales,
    st.sampled_from(Amount),
)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Datum=date", ColumnUse("Datum", Role.DATE)),
        ("Tags = tags:;", ColumnUse("Tags", Role.TAGS, separator=";")),
        ("Yoga=TAG", ColumnUse("Yoga", Role.TAG)),
        ("a=b=mood:1-5", ColumnUse("a=b", Role.MEASURE, "mood", Scale(1, 5))),
        ("Sleep=sleep_hours:minutes", ColumnUse("Sleep", Role.MEASURE, "sleep_hours", amount=Amount.MINUTES)),
        ("Steps=My steps", ColumnUse("Steps", Role.MEASURE, "My steps")),
    ],
)
def test_a_column_is_mapped_in_one_word(text: str, use: ColumnUse) -> None:
    assert ColumnUse.parse(text) == use


@pytest.mark.parametrize("text", ["date", "=date", "Mood=", "Mood=mood:5-1", "Mood=mood:high", "Date=date:x"])
def test_what_cannot_be_mapped_is_refused(text: str) -> None:
    with pytest.raises(BadValueRefusal):
        ColumnUse.parse(text)


@pytest.mark.parametrize(
    "columns",
    [
        (),
        (ColumnUse("Note", Role.NOTE),),
        (DATE, ColumnUse("Day", Role.DATE)),
        (DATE, ColumnUse("date ", Role.NOTE)),
        (DATE, ColumnUse("a", Role.MEASURE, "Mood"), ColumnUse("b", Role.MEASURE, "mood")),
    ],
)
def test_a_profile_has_one_date_and_maps_nothing_twice(columns: tuple[ColumnUse, ...]) -> None:
    with pytest.raises(BadValueRefusal):
        TableProfile("mine", columns)


@given(
    st.lists(
        measures, max_size=4, unique_by=(lambda u: u.column.strip().casefold(), lambda u: u.target.casefold())
    ),
    st.none() | st.sampled_from(Decimal),
    st.none() | st.sampled_from(DateOrder),
)
def test_a_profile_is_kept_without_loss(
    uses: list[ColumnUse], decimal: Decimal | None, order: DateOrder | None
) -> None:
    uses = [use for use in uses if use.column.strip().casefold() != "date"]
    profile = TableProfile("mine", (DATE, *uses), decimal, order)
    assert profile_from_text("mine", profile.to_text()) == profile


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_no_profile(text: str) -> None:
    assert profile_from_text("mine", text) is None


def test_a_measure_needs_a_name_and_tags_something_between_them() -> None:
    with pytest.raises(BadValueRefusal, match="needs a name"):
        ColumnUse("Mood", Role.MEASURE, " ")
    with pytest.raises(BadValueRefusal, match="sign that stands between"):
        ColumnUse("Tags", Role.TAGS, separator="")
