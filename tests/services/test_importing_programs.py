"""Bringing in what other journals and mood programs wrote: once, and only what is new."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from carejournal.domain.measure import Better, Form
from carejournal.domain.refusal import Refusal
from carejournal.exchange.questions import NO_ANSWERS, Answers, DateOrder, Scale
from carejournal.services.importing import Importing
from carejournal.services.opening import create_services
from photo_hand import PHOTO_WORK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices

SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"
MANIFEST: dict[str, Any] = json.loads((SAMPLES / "MANIFEST.json").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[JournalServices]:
    made = create_services(tmp_path / "journal.carejournal", clock=lambda: NOW)
    yield made
    made.journal.close()


def bring_in(services: JournalServices, path: Path, answers: Answers = NO_ANSWERS) -> ImportPlan:
    plan = services.importing.plan(*Importing.look_at(path, answers=answers))
    services.importing.carry_out(plan, PHOTO_WORK)
    return plan


def test_every_sample_comes_in_once_and_can_be_taken_back(services: JournalServices) -> None:
    empty = services.journal.copy()
    for name in MANIFEST:
        first = bring_in(services, SAMPLES / name)
        after = services.journal.copy()
        assert first.added > 0 or first.already_there == first.entries_found  # another sample had the same
        second = bring_in(services, SAMPLES / name)
        assert (second.added, second.already_there) == (0, first.entries_found)
        assert services.journal.copy() == after
    while services.history.next_undo:
        services.history.undo()
    assert services.journal.copy().entries == empty.entries


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


OVERLAPPING = {
    "bearable": (
        "date,time of day,category,rating/amount\n{}",
        ["8th Jan 2026,am,Mood,7\n", "8th Jan 2026,pm,Mood,6\n", "9th Jan 2026,,Energy,2\n"],
    ),
    "jrnl": (
        "[2026-01-01 08:00] start\n{}",
        ["[2026-01-14 09:00] a\n", "[2026-01-14 09:00] b\n", "[2026-01-15 09:00] a\n"],
    ),
    "perfice": ("Timestamp,Mood\n{}", ["1768419900000,4\n", "1768506300000,3\n", "1768506301000,3\n"]),
    "how we feel": (
        "Date,Mood,Tags (People)\n{}",
        [
            "2026 Sun Feb 8 4:04 PM,Calm,\n",
            "2026 Sun Feb 8 4:04 PM,Tired,\n",
            "2026 Mon Feb 9 4:04 PM,Calm,\n",
        ],
    ),
    "emoods": (
        '"ID","DATE (YYYY-MM-DD)","ANXIETY"\n{}',
        ["1,2026-01-10,2\n", "2,2026-01-11,2\n", "3,2026-01-12,1\n"],
    ),
}


@pytest.mark.parametrize("program", OVERLAPPING)
def test_a_later_export_that_overlaps_adds_only_what_is_new(
    services: JournalServices, tmp_path: Path, program: str
) -> None:
    frame, rows = OVERLAPPING[program]
    first = bring_in(services, written(tmp_path, "first.csv", frame.format("".join(rows[:2]))))
    later = bring_in(services, written(tmp_path, "later.csv", frame.format("".join(rows))))
    assert later.added == 1
    assert later.already_there == first.entries_found


def test_the_same_diary_in_another_form_adds_nothing(services: JournalServices) -> None:
    assert bring_in(services, SAMPLES / "perfice" / "mood_form_export.csv").added == 2
    assert bring_in(services, SAMPLES / "perfice" / "mood_form_export.json").added == 0
    assert bring_in(services, SAMPLES / "emoods" / "entry.csv").added == 3
    assert bring_in(services, SAMPLES / "emoods" / "export.emoods").added == 0


def test_a_folder_s_notes_come_in_from_the_vault_and_from_its_part_alike(services: JournalServices) -> None:
    assert bring_in(services, SAMPLES / "obsidian").added == 2
    assert bring_in(services, SAMPLES / "obsidian" / "Daily").added == 0
    assert bring_in(services, SAMPLES / "obsidian" / "Daily" / "2026-01-14.md").added == 0


def test_nothing_comes_in_while_the_order_of_dates_is_open(services: JournalServices, tmp_path: Path) -> None:
    path = written(tmp_path, "x.txt", "[02/03/2026 09:00] One\n")
    with pytest.raises(Refusal, match="day or the month first"):
        bring_in(services, path)
    assert not services.journal.known_ids()
    assert bring_in(services, path, Answers(DateOrder.DAY_FIRST)).added == 1
    assert [str(entry.moment) for entry in services.journal.entries.all()] == ["2026-03-02T09:00:00"]


def test_an_open_scale_leaves_the_mood_out_and_says_so(services: JournalServices) -> None:
    path = SAMPLES / "perfice" / "mood_form_export.csv"
    plan = services.importing.plan(*Importing.look_at(path))
    assert [mood.name for mood in plan.unmapped_moods] == ["4", "2"]
    assert any("from which to which" in warning for warning in plan.warnings)
    bring_in(services, path, Answers(scale=Scale(1, 5)))
    moods = [entry.readings["mood"] for entry in services.journal.entries.all()]
    assert sorted(moods) == [2.5, 7.5]


def test_new_measures_say_which_direction_is_better_where_the_program_does(services: JournalServices) -> None:
    bring_in(services, SAMPLES / "emoods" / "entry.csv")
    measures = {measure.name: measure for measure in services.journal.catalogue.measures()}
    assert (measures["Anxiety"].form, measures["Anxiety"].better) == (Form.SCALE, Better.LOWER)
    assert measures["Elevated"].better is Better.NEITHER
    first = min(services.journal.entries.all(), key=lambda entry: entry.moment.local)
    assert first.readings["anxiety"] == pytest.approx(3.33)
    assert first.readings["sleep_hours"] == 8.5
    assert first.origin is not None
    assert json.loads(first.origin.record)["anxiety"] == "2"
