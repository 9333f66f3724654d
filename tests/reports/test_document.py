"""What the template is given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carejournal.reports.contents import Language, Part
from carejournal.reports.document import TOLD_WHEN_LEFT_OUT, document_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from carejournal.reports.contents import Note
    from reports.conftest import MakeContents


@pytest.mark.parametrize("part", TOLD_WHEN_LEFT_OUT)
def test_a_part_that_is_left_out_leaves_nothing_behind_and_is_named(
    make_contents: MakeContents, note: Callable[..., Note], part: Part
) -> None:
    contents = make_contents(notes=(note("my words"),))
    full, without = (
        document_data(c)
        for c in (contents, make_contents(notes=contents.notes, parts=frozenset(Part) - {part}))
    )
    assert full[part.value]
    assert full["withheld"] == ""
    assert without[part.value] is None
    assert without["withheld"].startswith("Left out of this copy: ")


def test_what_is_kept_private_is_counted_not_shown(make_contents: MakeContents) -> None:
    data = document_data(make_contents(withheld_entries=2, withheld_sessions=1))
    assert data["withheld"] == "Kept private by the person: 2 entries and 1 session."
    german = document_data(make_contents(withheld_entries=1, language=Language.GERMAN))
    assert german["withheld"] == "Von der Person zurückbehalten: 1 Eintrag."


def test_the_facts_tell_period_recorded_days_late_entries_and_date(make_contents: MakeContents) -> None:
    facts = document_data(make_contents(late_entries=3))["facts"]
    values = [fact["value"].replace("\u00a0", " ") for fact in facts]
    assert values == ["3–30 August 2026", "24 of 28 days", "3 entries", "31 August 2026"]


def test_no_name_is_needed(make_contents: MakeContents) -> None:
    assert document_data(make_contents())["owner"] == "Record of Alex"
    assert document_data(make_contents(first_name=" "))["owner"] == ""


def test_all_sessions_are_listed_even_where_the_first_page_only_counts_them(
    make_contents: MakeContents,
) -> None:
    contents = make_contents(120)
    data = document_data(contents)
    assert data["summary"]["sessions"] is None
    assert len(data["all_sessions"]["rows"]) == len(contents.sessions)
    assert "all_sessions" not in document_data(make_contents(120, parts=frozenset({Part.DAYS})))


def test_no_sign_of_a_chart_where_there_is_none(make_contents: MakeContents) -> None:
    data = document_data(make_contents(chart_svg=None, chart_alt=""))
    assert data["chart"] == {"alt": "", "drawn": False}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), min_size=1))
def test_whatever_was_written_can_be_carried_as_utf_8(
    make_contents: MakeContents, note: Callable[..., Note], text: str
) -> None:
    contents = make_contents(
        1, title=f"t{text}", first_name=text, notes=(note(text, text),), findings=(text,)
    )
    carried = json.dumps(document_data(contents), ensure_ascii=False).encode()
    assert json.loads(carried) == document_data(contents)


def test_code_points_that_are_no_characters_are_replaced(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    data = document_data(make_contents(notes=(note("a\x00b\ud800c\uffffd\ufeffe"),)))
    assert data["notes"][0]["blocks"][0]["runs"][0]["text"] == "a\ufffdb\ufffdc\ufffdde"


def test_scripts_without_italics_are_set_bold(make_contents: MakeContents, note: Callable[..., Note]) -> None:
    data = document_data(make_contents(notes=(note("*\u05e9\u05dc* *x*"),)))
    runs = data["notes"][0]["blocks"][0]["runs"]
    assert [run["styles"] for run in runs] == [["bold"], [], ["italic"]]


def test_a_note_tells_when_it_was_and_that_it_came_later(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    (told,) = document_data(make_contents(notes=(note("x", " A\ntitle ", late=True),)))["notes"]
    assert told["moment"].replace("\u00a0", " ") == "Wed 12 August 2026, 21:05"
    assert (told["title"], told["late"]) == ("A title", "recorded later")
