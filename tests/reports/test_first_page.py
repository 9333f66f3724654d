"""What a reader needs first, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.follow_up import PracticeStatus
from carejournal.reports.contents import Language, Part, PracticeLine, ScoreLine
from carejournal.reports.first_page import first_page

if TYPE_CHECKING:
    from reports.conftest import MakeContents

DAY, EARLIER = date(2026, 8, 20), date(2026, 7, 9)


def test_only_answered_questions_stand_there_each_on_one_line(make_contents: MakeContents) -> None:
    told = first_page(make_contents(own_lines=("I sleep\nagain.", " ", "A plan.")))["lines"]
    assert told == [
        {"question": "What changed", "answer": "I sleep again."},
        {"question": "What I want from this session", "answer": "A plan."},
    ]


@pytest.mark.parametrize(
    ("earlier", "change"),
    [
        (12, "\u22123 since 9 July"),
        (7.5, "+1.5 since 9 July"),
        (9, "same as on 9 July"),
        (None, ""),
    ],
)
def test_a_score_is_told_with_its_change(
    make_contents: MakeContents, earlier: float | None, change: str
) -> None:
    score = ScoreLine("PHQ-9", 9, DAY, "Dr. Ito", "mild", earlier, EARLIER if earlier is not None else None)
    (told,) = first_page(make_contents(scores=(score,)))["scores"]
    assert told["change"].replace("\u00a0", " ") == change
    assert (told["name"], told["value"], told["band"]) == ("PHQ-9", "9", "mild")
    assert told["remark"].replace("\u00a0", " ") == "20 August 2026, from Dr. Ito"


@pytest.mark.parametrize(
    ("earlier", "told"),
    [
        (15, "20 August 2026, change beyond scatter (6)"),
        (14, "20 August 2026"),
    ],
)
def test_a_change_is_told_beside_the_questionnaires_own_scatter(
    make_contents: MakeContents, earlier: float, told: str
) -> None:
    score = ScoreLine("PHQ-9", 9, DAY, earlier=earlier, earlier_day=EARLIER, scatter=6)
    (line,) = first_page(make_contents(scores=(score,)))["scores"]
    assert line["remark"].replace("\u00a0", " ") == told


def test_an_earlier_score_without_its_day_is_refused() -> None:
    with pytest.raises(ValueError, match="has its day"):
        ScoreLine("PHQ-9", 9, DAY, earlier=3)


def test_each_status_of_a_practice_has_a_shape_of_its_own_and_words(make_contents: MakeContents) -> None:
    lines = tuple(PracticeLine("Walk", status, "a note", DAY) for status in PracticeStatus)
    told = first_page(make_contents(practices=lines, language=Language.GERMAN))["practices"]
    assert len({line["sign"] for line in told}) == len(PracticeStatus)
    assert [line["status"] for line in told] == ["offen", "getan", "teilweise getan", "nicht getan"]
    assert told[0]["remark"].replace("\u00a0", " ") == "bis 20. August 2026 · a note"


@pytest.mark.parametrize("part", [Part.LINES, Part.AGENDA, Part.PRACTICES, Part.SCORES])
def test_a_part_that_is_not_wanted_is_empty(make_contents: MakeContents, part: Part) -> None:
    whole = first_page(make_contents())
    without = first_page(make_contents(parts=frozenset(Part) - {part}))
    assert whole[part.value]
    assert without == whole | {part.value: []}
