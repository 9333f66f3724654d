"""Copies and exports of journals that were brought in: listed, and taken back as a whole, also long after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import Session
from carejournal.services.importing import Importing
from carejournal.services.opening import create_services, open_services
from carejournal.services.photographing import Shot
from fake_clock import FakeClock
from photo_hand import PHOTO_WORK, picture_file

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.services.import_plan import ImportPlan
    from carejournal.services.journal_services import JournalServices

FORMS = ("copy.json", "tables", "notes.zip")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a folder with the exports of another journal."""
    other = create_services(tmp_path / "other.carejournal", clock=FakeClock())
    entry = Entry("theirs", Moment.parse("2026-03-01T09:00+01:00"), note="boxes", readings={"mood": 6})
    other.photographing.add(entry, [Shot("image/jpeg", 40, 30, picture_file())])
    other.sessions.write(Session("s", "therapy", Moment.parse("2026-03-02T17:00+01:00")))
    other.exporting.write_json(tmp_path / "copy.json")
    other.exporting.write_spreadsheet(tmp_path / "tables")
    other.exporting.write_markdown(tmp_path / "notes.zip")
    other.journal.close()
    return tmp_path


@pytest.fixture
def used(services: JournalServices) -> JournalServices:
    services.entries.write(Entry("mine", Moment.parse("2026-02-01"), note="stays"))
    return services


def bring_in(services: JournalServices, path: Path) -> ImportPlan:
    plan = services.importing.plan(*Importing.look_at(path))
    services.importing.carry_out(plan, PHOTO_WORK)
    return plan


def records(services: JournalServices) -> list[str]:
    journal = services.journal
    return sorted(
        [entry.id for entry in journal.entries.all()] + [each.id for each in journal.sessions.all()]
    )


@pytest.mark.parametrize("name", FORMS)
def test_it_is_listed_and_can_be_taken_back_after_the_next_start_and_brought_in_again(
    used: JournalServices, files: Path, name: str
) -> None:
    assert bring_in(used, files / name).added == 2
    path = used.journal.path
    used.journal.close()
    later = open_services(path, clock=FakeClock())
    (past,) = later.importing.past.all()
    assert (past.made.source_name, past.made.program) == (name, "Care Journal")
    assert (past.entries, past.sessions) == (1, 1)
    later.importing.past.taking_back(past.made.id).finish()
    assert records(later) == ["mine"]
    assert later.importing.past.all() == []
    later.history.undo()
    assert records(later) == ["mine", "s", "theirs"]
    later.history.redo()
    again = bring_in(later, files / name)
    assert (again.added, again.already_there) == (2, 0)
    assert records(later) == ["mine", "s", "theirs"]
    assert len(later.importing.past.all()) == 1
    assert bring_in(later, files / name).added == 0
    assert later.journal.check().faults == ()
    later.journal.close()


def test_what_is_kept_of_it_goes_into_no_copy_and_with_undo(used: JournalServices, files: Path) -> None:
    before = used.journal._file.rows("SELECT * FROM facts")
    bring_in(used, files / "copy.json")
    assert len(used.journal.catalogue.brought()) == 1
    used.exporting.write_json(files / "mine.json")
    assert "copy_brought" not in (files / "mine.json").read_text("utf-8")
    used.history.undo()
    assert used.journal._file.rows("SELECT * FROM facts") == before


def test_a_record_deleted_by_itself_stays_deleted_when_the_copy_comes_again(
    used: JournalServices, files: Path
) -> None:
    bring_in(used, files / "copy.json")
    used.entries.delete("theirs")
    again = bring_in(used, files / "copy.json")
    assert (again.added, again.already_there) == (0, 2)


def test_records_of_another_program_in_a_copy_come_again_too(
    services: JournalServices, used: JournalServices, tmp_path: Path
) -> None:
    table = tmp_path / "daylio.csv"
    table.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n2026-01-20,x,y,21:05,good,,,a\n"
    )
    other = create_services(tmp_path / "other.carejournal", clock=FakeClock())
    bring_in(other, table)
    other.exporting.write_json(tmp_path / "copy.json")
    other.journal.close()
    bring_in(used, tmp_path / "copy.json")
    whole = used.journal.copy()
    for past in used.importing.past.all():
        used.importing.past.taking_back(past.made.id).finish()
    assert records(services) == ["mine"]
    assert bring_in(used, tmp_path / "copy.json").added == 1
    assert used.journal.copy().entries == whole.entries


def test_what_cannot_be_read_of_it_is_passed_over(used: JournalServices) -> None:
    with used.journal.transaction():
        for number, text in enumerate(("", "[]", "{}", '{"imported_at": "x"}', "null")):
            used.journal.catalogue.put_brought(f"i{number}", text)
    assert used.importing.past.all() == []
