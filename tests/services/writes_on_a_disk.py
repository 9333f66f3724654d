"""Everything that writes, by name: each begins, and is then carried out on a disk that may take no more."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Session
from carejournal.reports.contents import Part
from carejournal.services.backups import back_up_now
from carejournal.services.importing import Importing
from carejournal.services.opening import back_up, open_services
from carejournal.services.recovery_sheet import write_recovery_sheet
from carejournal.services.report_choices import ReportChoices
from carejournal.services.report_files import make_pdf
from carejournal.services.restoring import Secrets, restore
from carejournal.services.safekeeping import change_passphrase, decrypt, encrypt
from carejournal.services.writing_out import write_out
from carejournal.storage.places import backup_folder
from carejournal.storage.recovery_code import new_recovery_code
from storage.killed_scenes import NAME, Held, Scene
from storage.killed_work import NEW
from storage.made_scenes import BY_HAND, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

    Action = Callable[[], object]
    """What is done on the disk; it raises Refusal where the disk does not take it."""

NOW = datetime(2026, 1, 20, 20, tzinfo=UTC)
MOMENT = Moment.of(NOW)
LONG = "words that must not be lost " * 3000
SAVED_FIRST = Entry("saved first", MOMENT, note="a word")
FAR_LATER = NOW + timedelta(days=400)


@dataclass
class Place:
    """A copy of a scene's folder on a disk, and the journal there while it is open."""

    scene: Scene
    folder: Path
    opened: list[JournalServices] = field(default_factory=list)
    held: Held | None = None

    @classmethod
    def on(cls, disk: Path, scene: Scene) -> Self:
        """Copy the scene to the disk."""
        shutil.copytree(scene.folder, disk / "place")
        (disk / "out").mkdir()
        return cls(scene, disk / "place")

    @property
    def path(self) -> Path:
        """Where the journal is."""
        return self.folder / NAME

    @property
    def out(self) -> Path:
        """A folder beside for what is written out of the journal."""
        return self.folder.parent / "out"

    def services(self) -> JournalServices:
        """Open the journal until close()."""
        made = open_services(self.path, self.scene.key, lambda: NOW)
        self.opened.append(made)
        return made

    def close(self) -> None:
        """Close the journal where it was opened; `held` is what it held then."""
        for services in self.opened:
            self.held = Held.by(services.journal)
            services.journal.close()
        self.opened.clear()

    def check(self, *, done: bool) -> None:
        """AssertionError where the journal and its backups are not as they must be after the action."""
        if not done:
            may_hold = self.scene.may_hold if self.held is None else (self.held,)
            replace(self.scene, may_hold=may_hold[:1]).check(self.folder, done=False)
        elif self.held is not None:
            replace(self.scene, may_hold=(self.held,)).check(self.folder, done=False)
        else:
            self.scene.check(self.folder, done=True)


def _save_an_entry(place: Place) -> Action:
    services = place.services()
    return lambda: services.entries.write(Entry("new", MOMENT, note=LONG, readings={"mood": 6.0}))


def _save_a_session(place: Place) -> Action:
    services = place.services()
    return lambda: services.sessions.write(Session("new", "therapy", MOMENT, note=LONG))


def _keep_a_draft(place: Place) -> Action:
    services = place.services()
    return lambda: services.drafts.keep(Entry("new", MOMENT, note=LONG), stored=False)


def _delete(place: Place) -> Action:
    services = place.services()
    return lambda: services.entries.delete("entry-2")


def _undo(place: Place) -> Action:
    services = place.services()
    services.entries.delete("entry-2")
    return services.history.undo


def _import(place: Place) -> Action:
    services = place.services()
    plan = services.importing.plan(*Importing.look_at(place.folder / SOURCE))
    return lambda: services.importing.carry_out(plan)


def _empty_the_trash(place: Place) -> Action:
    services = place.services()
    return services.trash.empty


def _let_old_trash_go(place: Place) -> Action:
    services = place.services()
    return lambda: services.trash.let_go(FAR_LATER)


def _put_back_from_the_trash(place: Place) -> Action:
    services = place.services()
    return lambda: services.trash.restore(services.trash.items())


def _back_up(place: Place) -> Action:
    services = place.services()
    return lambda: _alone(place.out / "copy", lambda: back_up(services, place.out / "copy"))


def _back_up_beside_the_window(place: Place) -> Action:
    services = place.services()
    journal = services.journal

    def action() -> None:
        shutil.move(back_up_now(journal.path, journal.key, NOW), place.out / "kept")
        for each in backup_folder(journal.path).glob("*-200000*"):
            each.unlink()

    return action


def _export(place: Place) -> Action:
    services = place.services()
    return lambda: _alone(
        place.out / "copy.json", lambda: services.exporting.write_json(place.out / "copy.json")
    )


def _report(place: Place) -> Action:
    services = place.services()
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    material = services.reporting.gather(ReportChoices(period, frozenset({Part.SUMMARY})))
    target = place.out / "report.pdf"
    return lambda: _alone(target, lambda: write_out(target, make_pdf(material), spared=place.path))


def _recovery_sheet(place: Place) -> Action:
    place.services()
    code, target = new_recovery_code(), place.out / "sheet.pdf"
    return lambda: _alone(target, lambda: write_recovery_sheet(target, code, place.path, NOW.date()))


def _alone(target: Path, write: Callable[[], object]) -> None:
    """Write a file to a folder; where that is refused, nothing of it may be left there."""
    try:
        write()
    except BaseException:
        assert list(target.parent.iterdir()) == []
        raise


def _migrate(place: Place) -> Action:
    return lambda: _opened_and_closed(place)


def _opened_and_closed(place: Place) -> None:
    open_services(place.path, place.scene.key).journal.close()


def _encrypt(place: Place) -> Action:
    return lambda: encrypt(place.path, NEW, with_code=True)


def _decrypt(place: Place) -> Action:
    return lambda: decrypt(place.path, place.scene.key or "")


def _change_passphrase(place: Place) -> Action:
    return lambda: change_passphrase(place.path, place.scene.key or "", NEW)


def _restore(place: Place) -> Action:
    backup = backup_folder(place.path) / BY_HAND
    return lambda: restore(place.path, backup, Secrets(place.scene.key))


@dataclass(frozen=True)
class Write:
    """Something that writes: the scene that it needs, and for which kinds of journals it can be done."""

    begin: Callable[[Place], Action]
    scene: str = "write"
    kinds: tuple[bool, ...] = (False, True)
    """Whether the journal is encrypted."""


WRITES = {
    "save an entry": Write(_save_an_entry),
    "save a session": Write(_save_a_session),
    "keep a draft": Write(_keep_a_draft),
    "delete an entry": Write(_delete),
    "undo": Write(_undo),
    "import": Write(_import, "import"),
    "empty the trash": Write(_empty_the_trash),
    "let old trash go": Write(_let_old_trash_go),
    "put back from the trash": Write(_put_back_from_the_trash),
    "back up": Write(_back_up),
    "back up beside the window": Write(_back_up_beside_the_window),
    "export": Write(_export),
    "report": Write(_report, kinds=(False,)),
    "recovery sheet": Write(_recovery_sheet, kinds=(False,)),
    "migrate": Write(_migrate, "migrate"),
    "encrypt": Write(_encrypt, "encrypt", (False,)),
    "decrypt": Write(_decrypt, "decrypt", (True,)),
    "change passphrase": Write(_change_passphrase, "change passphrase", (True,)),
    "restore": Write(_restore, "restore"),
}
